"""A charge as words make it, before anybody is named, and what reading its parts takes.

Made by `accusing_verbs` and `accusing_nouns`, by `harm` told in somebody's words, and by the article's own `voice`;
`allegations` finds out who the nouns are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.extraction.allegations.harm import (
    Wrong,
    deed_category,
    doers_of_verb,
    end_of,
    is_deed,
    referent,
    start_of,
    wrong_at,
)
from timeline.extraction.allegations.senses import WORDS, senses, word_class
from timeline.extraction.lexicon import table
from timeline.extraction.syntax import NOMINAL, VERBAL, Parse

ANY_OTHER = "other"
RECIPROCAL = frozenset({"other", "another"})


@dataclass(frozen=True, slots=True)
class Charge:
    """One accusation in token numbers: heads of the phrases for accusers and accused; claim is (first, last + 1)."""

    token: int
    accusers: tuple[int, ...]
    accused: tuple[int, ...]
    claim: tuple[int, int]
    category: str
    rule: str
    confidence: float
    spoken: bool = False  # the speaker of the statement around it accuses, where it stands in one
    mutual: bool = False  # the accusers accuse each other


def charge(
    parse: Parse,
    token: int,
    accused: Sequence[int],
    claim: tuple[int, int] | None,
    rule: str,
    accusers: tuple[int, ...] | None = None,
    category: str | None = None,
    spoken: bool = False,
) -> Charge:
    """A Charge; for a verb the accusers follow from it."""
    if accusers is None:
        accusers = accusers_of_verb(parse, token)
    mutual = any(parse.lemmas[noun] in RECIPROCAL for noun in accused)
    claim = claim or (token, token + 1)
    category = category or category_within(parse, claim) or ANY_OTHER
    whom = tuple(dict.fromkeys(referent(parse, noun) for noun in accused))
    return Charge(token, accusers, whom, claim, category, rule, trust(rule), spoken, mutual)


def trust(rule: str) -> float:
    """How often drafts by this rule were right on the development texts, rounded; a rule that is not listed: half."""
    return trusted().get(rule, 0.5)


@lru_cache(maxsize=1)
def trusted() -> dict[str, float]:
    return table(WORDS, "confidence")


def accusers_of_verb(parse: Parse, verb: int) -> tuple[int, ...]:
    """Its doers. Where the parse coordinates a finite verb with one inside a clause ("It says its forces hold back, and
    accuses", "said it had lost and accused", "ran on his ability to heal and accused"), the outer subject is meant."""
    doers = doers_of_verb(parse, verb)
    first = parse.first_conjunct(verb)
    if first == verb or not parse.is_finite(verb) or parse.own_subject(verb) is not None:
        return doers
    plural = bool(doers) and parse.tags[doers[0]] in ("NNS", "NNPS") and parse.tags[verb] == "VBZ"
    told = parse.deps[first] == "ccomp" and parse.tags[verb] == parse.tags[parse.heads[first]]
    if not (plural or told or parse.tags[first] == "VB"):
        return doers
    above = (token for token in parse.ancestors(first) if parse.is_finite(token) and parse.pos[token] in VERBAL)
    outer = next(above, None)
    return doers_of_verb(parse, outer) if outer is not None else doers


def phrase_of(parse: Parse, nouns: list[int]) -> tuple[int, int] | None:
    return (start_of(parse, nouns[0]), end_of(parse, nouns[-1])) if nouns else None


def category_within(parse: Parse, stretch: tuple[int, int]) -> str | None:
    """The category of the first wrong that the words of a stretch name, be its doer stated or not."""
    for i in range(*stretch):
        if parse.deps[i] == "compound":
            continue
        wrong = wrong_at(parse, i)
        if wrong is not None:
            return wrong.category
        if is_deed(parse, i):
            return deed_category(parse, i)
        sense = senses().get(parse.lemmas[i])
        if sense is not None and parse.pos[i] in ("NOUN", "ADJ") and parse.lemmas[i] != "responsible":
            named = sense.doer or sense.guilt
            if named:
                return named
    return None


def wrongs_within(parse: Parse, start: int, end: int) -> list[Wrong]:
    return [wrong for wrong in (wrong_at(parse, i) for i in range(start, end)) if wrong is not None and wrong.doers]


def is_bad_name(parse: Parse, noun: int) -> bool:
    """ "terrorist", "suspect", "leader of the gang", "sponsor of terrorism"."""
    if parse.pos[noun] not in NOMINAL and parse.pos[noun] != "ADJ":
        return False
    sense = senses().get(parse.lemmas[noun])
    if (sense is not None and sense.doer) or parse.lemmas[noun] == "suspect":
        return True
    if parse.lemmas[noun] not in word_class("linking", "part-names"):
        return False
    bad = word_class("blamed", "wrongdoers")
    return any(
        parse.lemmas[inner] in bad or is_deed(parse, inner)
        for inner in parse.prepositional(noun, ("of", "in", "behind"))
    )


def is_verb(parse: Parse, i: int) -> bool:
    return parse.pos[i] in VERBAL


@lru_cache(maxsize=1)
def frames() -> dict[str, frozenset[str]]:
    """Accusing verb to its prepositions."""
    rows = {**table(WORDS, "accusing"), **table(WORDS, "criticising")}
    return {verb: frozenset(prepositions.split()) for verb, prepositions in rows.items()}
