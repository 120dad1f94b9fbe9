"""Accusations by wording: which word is read by which rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from timeline.extraction.allegations.accusing_indirectly import of_alleging_inside, of_hearsay, of_putting, of_raising
from timeline.extraction.allegations.accusing_nouns import of_alleged, of_charge_noun, of_hedge, of_suspect
from timeline.extraction.allegations.accusing_verbs import (
    of_accusing,
    of_alleging,
    of_blaming,
    of_criticising,
    of_denying,
    of_finding,
    of_holding,
    of_linking,
    of_naming,
)
from timeline.extraction.allegations.charges import Charge
from timeline.extraction.allegations.senses import WORDS, word_class
from timeline.extraction.lexicon import table
from timeline.extraction.syntax import Parse

PARTICIPLES = frozenset({"accuse", "allege", "suspect"})  # "the accused man", "suspected spies"
Reader = Callable[[Parse, int], Iterator[Charge]]


def charges_at(parse: Parse, i: int) -> Iterator[Charge]:
    """The accusations that the word at token i makes."""
    lemma = parse.lemmas[i]
    if parse.deps[i] == "amod" and lemma in PARTICIPLES:
        yield from of_alleged(parse, i)
    elif lemma in readers():
        yield from readers()[lemma](parse, i)


@lru_cache(maxsize=1)
def readers() -> dict[str, Reader]:
    """Which function reads which lemma."""
    found: dict[str, Reader] = {}
    classes = (
        (table(WORDS, "criticising"), of_criticising),
        (word_class("linking", "naming"), of_naming),
        (word_class("linking", "to-deed") | word_class("linking", "to-doer"), of_linking),
        (word_class("linking", "blame-verbs"), of_blaming),
        (word_class("charges", "nouns"), of_charge_noun),
        (word_class("charges", "hedges"), of_hedge),
        (word_class("charges", "alleged"), of_alleged),
        (("hold",), of_holding),
        (table(WORDS, "accusing"), of_accusing),
        (("suspect",), of_suspect),
        (word_class("charges", "that"), of_alleging),
        (word_class("answers", "deny"), of_denying),
        (word_class("charges", "finding"), of_finding),
        (word_class("charges", "that") - {"complain", "protest"}, of_alleging_inside),
        (word_class("indirect", "hearsay"), of_hearsay),
        (word_class("indirect", "raising"), of_raising),
        (("put",), of_putting),
    )
    for lemmas, reader in classes:
        for lemma in lemmas:
            found[lemma] = both(found[lemma], reader) if lemma in found else reader
    return found


def both(first: Reader, second: Reader) -> Reader:
    """A lemma of two classes ("charge", "denounce") is read as both."""

    def read(parse: Parse, i: int) -> Iterator[Charge]:
        yield from first(parse, i)
        yield from second(parse, i)

    return read
