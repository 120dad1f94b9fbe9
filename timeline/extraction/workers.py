"""Extraction of many documents, in this process or in several, in order, and with the same drafts either way.

A rule that fails on one text costs nobody else's drafts: what comes out for that text is a FailedExtraction.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context

from timeline.extraction.candidates import Document, Extraction
from timeline.extraction.gazetteer import Gazetteer

logger = logging.getLogger(__name__)

OURS = "timeline.extraction.extract_many"
Extractor = Callable[[Iterable[Document], Gazetteer], Iterator[Extraction]]  # one Extraction a document, in order


@dataclass(frozen=True, slots=True)
class FailedExtraction:
    """A document on which a rule failed: a defect of ours, to be reported."""

    document: Document
    problem: str


Outcome = Extraction | FailedExtraction


def extract_batches(
    batches: Iterable[Sequence[Document]], gazetteer: Gazetteer, processes: int = 1, extractor: str = OURS
) -> Iterator[list[Outcome]]:
    """What the extractor of that dotted path finds in each batch, in order; several processes read ahead a little."""
    if processes == 1:
        for batch in batches:
            yield extract_batch(batch, gazetteer, extractor)
        return
    # fresh processes: a forked one would share database connections and the locks of threads
    with ProcessPoolExecutor(processes, get_context("spawn"), _know, (gazetteer, extractor)) as pool:
        ahead: deque[Future[list[Outcome]]] = deque()
        for batch in batches:
            ahead.append(pool.submit(_extract_here, batch))
            if len(ahead) > 2 * processes:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def extract_batch(batch: Sequence[Document], gazetteer: Gazetteer, extractor: str = OURS) -> list[Outcome]:
    """What is found in each document; they are parsed together, and one by one where that fails."""
    extract_many = load_extractor(extractor)
    try:
        return list(extract_many(batch, gazetteer)) if batch else []
    except Exception as error:  # whatever it is, it stays with the document that has it
        logger.debug("a batch failed, its documents are tried alone: %s", error)
    return [_extract_alone(document, gazetteer, extract_many) for document in batch]


def load_extractor(path: str) -> Extractor:
    """The callable at a dotted path; ImportError, AttributeError or ValueError where there is none."""
    module, _, name = path.rpartition(".")
    extractor: Extractor = getattr(import_module(module), name)
    return extractor


def _extract_alone(document: Document, gazetteer: Gazetteer, extract_many: Extractor) -> Outcome:
    try:
        return next(extract_many([document], gazetteer))
    except Exception as error:
        logger.exception("%s: extraction failed", document.source)
        return FailedExtraction(document, f"extraction failed: {type(error).__name__}: {error}")


# -- in the other processes

_known: list[tuple[Gazetteer, str]] = []


def _know(gazetteer: Gazetteer, extractor: str) -> None:
    _known.append((gazetteer, extractor))


def _extract_here(batch: Sequence[Document]) -> list[Outcome]:
    return extract_batch(batch, *_known[-1])
