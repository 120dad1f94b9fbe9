"""What answers a charge, as a value, and the word classes that its readers share.

Made by `replies` from words of answering and by `rejoinders` from what the accused say of the deed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from timeline.extraction.allegations.charges import frames
from timeline.extraction.allegations.harm import deed_category, wrong_at
from timeline.extraction.allegations.senses import senses, word_class
from timeline.extraction.lexicon import read
from timeline.extraction.syntax import Parse
from timeline.vocabulary import Stance

PERSONAL = frozenset({"i", "we", "me", "us"})
NEGATIVE = frozenset({"not", "n't", "never", "no", "nothing", "nobody", "none", "nowhere", "neither", "nor"})
PERCEPTS = ("NOUN", "VERB", "PROPN", "ADJ")


@dataclass(frozen=True, slots=True)
class Reply:
    """Words that answer something. `about` and `categories` are the lemmas and the kinds of wrong that they name,
    `refers` says that they name a charge or point back to one, `to` whose charge that is. A reply that is not
    `worded` answers by its content only."""

    token: int
    stance: Stance
    actor: str | None
    about: frozenset[str]
    categories: frozenset[str]
    refers: bool
    rule: str
    confidence: float
    to: tuple[str, ...] = ()
    statement: int | None = None
    worded: bool = True
    source: int | None = None  # head of the words that name who answers
    firm: bool = True  # answers by itself; else only near the charge and by its accused


def is_denied(parse: Parse, verb: int) -> bool:
    """True for a clause with a negative word of its own: "never sought", "had no part", "nowhere near"."""
    own = [
        child
        for child in parse.children[verb]
        if parse.deps[child] not in ("ccomp", "advcl", "conj", "relcl", "parataxis")
    ]
    return any(parse.lowers[t] in NEGATIVE for child in own for t in (child, *parse.children[child]))


def named(parse: Parse, tokens: Iterable[int]) -> tuple[frozenset[str], frozenset[str]]:
    """Lemmas and kinds of wrong that words name."""
    said = [t for t in tokens if parse.pos[t] in PERCEPTS]
    categories = {kind for t in said if (kind := kind_of_wrong(parse, t))}
    return frozenset(parse.lemmas[t] for t in said), frozenset(categories)


# -- the word classes


def is_wrong_word(parse: Parse, token: int) -> bool:
    sense = senses().get(parse.lemmas[token])
    return sense is not None and bool(sense.deed or sense.verb)


def kind_of_wrong(parse: Parse, token: int) -> str:
    """The category of the wrong that a word names, empty if none."""
    if parse.lemmas[token] not in senses():
        return ""
    wrong = wrong_at(parse, token)
    return wrong.category if wrong is not None else deed_category(parse, token)


def words(name: str) -> frozenset[str]:
    return word_class("answers", name)


@lru_cache(maxsize=1)
def worded_cues() -> frozenset[str]:
    """Cues whose statement answers by its verb already, or accuses by it."""
    return words("deny") | words("reject") | words("admit") | frozenset(frames())


@lru_cache(maxsize=4)
def phrases(name: str) -> tuple[frozenset[str], ...]:
    """Lemmas that must all stand around a verb, of each phrase."""
    return tuple(frozenset(phrase.split()) for phrase in read("allegations")["answers"][name])
