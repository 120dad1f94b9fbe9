"""From a document to drafts with evidence. Pure: text in, frozen values out, no Django.

`extract` and `extract_many` are the door; the stages behind it run in the order of `_run`, each on what earlier ones
found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee

from timeline.extraction.actors import find_actors
from timeline.extraction.allegations import find_allegations
from timeline.extraction.candidates import Document, Extraction
from timeline.extraction.dates import find_dates
from timeline.extraction.gazetteer import Gazetteer, default_gazetteer
from timeline.extraction.language import model_name, parse_many
from timeline.extraction.meetings import find_meetings
from timeline.extraction.occasions import link_occasions
from timeline.extraction.quotations import find_quotations
from timeline.extraction.statements import find_statements
from timeline.extraction.syntax import Parse

__all__ = ["Document", "Extraction", "Gazetteer", "extract", "extract_many"]

RULES_VERSION = "1"


def extract(document: Document, gazetteer: Gazetteer | None = None) -> Extraction:
    """All drafts of one document."""
    return next(extract_many([document], gazetteer))


def extract_many(documents: Iterable[Document], gazetteer: Gazetteer | None = None) -> Iterator[Extraction]:
    """One Extraction a document, in order, parsed in batches."""
    known = gazetteer or default_gazetteer()
    ours, theirs = tee(documents)
    for document, parse in zip(ours, parse_many(d.text for d in theirs), strict=True):
        yield _run(document, parse, known)


def version() -> str:
    """Names the rules and the model that made a draft."""
    return f"rules-{RULES_VERSION}/{model_name()}"


def _run(document: Document, parse: Parse, known: Gazetteer) -> Extraction:
    quotations = find_quotations(parse)
    dates = find_dates(parse, document.published)
    cast = find_actors(parse, known, document)
    statements = find_statements(parse, quotations, cast, dates)
    meetings = find_meetings(parse, cast, dates, statements, document.published)
    allegations = find_allegations(parse, cast, statements, dates)
    return Extraction(
        document=document,
        actors=tuple(cast.candidates()),
        meetings=tuple(meetings),
        statements=tuple(link_occasions(statements, meetings, cast)),
        allegations=tuple(allegations),
        dates=tuple(dates),
        version=version(),
    )
