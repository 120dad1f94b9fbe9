"""The word classes of words/allegations.toml as rules look them up: what a lemma may state, by lemma."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from timeline.extraction.lexicon import read, table

WORDS = "allegations"


@dataclass(frozen=True, slots=True)
class Pair:
    """A verb that is a wrong only with one of these things as object: "break" with "truce"."""

    category: str
    things: frozenset[str]
    direct: bool = False  # as its direct object only
    presence: bool = False  # the thing itself is what does it: "soldiers were deployed"


@dataclass(slots=True)
class Sense:
    """What one lemma may state, as categories; empty where it has no such sense."""

    verb: str = ""
    deed: str = ""
    doer: str = ""
    guilt: str = ""
    failing: bool = False
    doing: bool = False
    taint: bool = False
    backing: bool = False  # "support", of or for what must not have it
    pairs: tuple[Pair, ...] = ()
    phrases: tuple[tuple[str, frozenset[str]], ...] = ()


@lru_cache(maxsize=1)
def senses() -> dict[str, Sense]:
    """Lemma to Sense, of all classes of the file."""
    found: dict[str, Sense] = {}

    def sense(lemma: str) -> Sense:
        return found.setdefault(lemma, Sense())

    for kind in ("verbs", "deeds", "doers", "guilt"):
        for category, lemmas in table(WORDS, kind).items():
            for lemma in lemmas.split():
                setattr(sense(lemma), kind.rstrip("s") if kind != "guilt" else kind, spaced(category))
    for category, phrases in table(WORDS, "phrases").items():
        for phrase in phrases:
            verb, *others = phrase.split()
            sense(verb).phrases += ((spaced(category), frozenset(others)),)
    for row in pairs():
        pair = Pair(
            row["category"], frozenset(row["things"].split()), row.get("direct", False), row.get("presence", False)
        )
        for verb in row["verbs"].split():
            sense(verb).pairs += (pair,)
    for verb in word_class("doing", "verbs"):
        sense(verb).doing = True
    for lemma in word_class("doing", "taints"):
        sense(lemma).taint = True
    for noun in word_class("doing", "backing"):
        sense(noun).backing = True
    for lemma in word_class("failing", "verbs"):
        sense(lemma).failing = True
    bare = word_class("failing", "nouns") | word_class("failing", "adjectives")
    for lemma in bare | word_class("doing", "links") | word_class("doing", "arrivals"):
        sense(lemma)
    return found


def pairs() -> list[dict[str, Any]]:
    return list(read(WORDS)["pair"])


def spaced(category: str) -> str:
    return category.replace("-", " ")


@cache
def word_class(key: str, name: str) -> frozenset[str]:
    return frozenset(table(WORDS, key)[name].split())


def traps(name: str) -> frozenset[str]:
    return word_class("traps", name)
