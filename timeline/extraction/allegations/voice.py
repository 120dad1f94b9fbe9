"""Blame in the article's own voice: what it charges somebody with although no one it reports says so.

Telling what happened is no blame, however bad it was. Blame is a judgement that the article itself makes: a failure of
duty, deceit, "has only itself to blame".
"""

from __future__ import annotations

from timeline.extraction.allegations.charges import Charge, trust
from timeline.extraction.allegations.harm import Wrong, doers_of_verb, end_of, is_asserted, wrong_at
from timeline.extraction.allegations.senses import word_class
from timeline.extraction.syntax import VERBAL, Parse

JUDGED = frozenset({"failure of duty", "deception"})


def blame_at(parse: Parse, i: int) -> Charge | None:
    """The blame that token i of the article's own words lays on somebody."""
    lemma = parse.lemmas[i]
    if lemma == "blame":
        return of_blame(parse, i)
    if lemma in word_class("voice", "benefiting"):
        return of_benefit(parse, i)
    if lemma == "failure":
        return of_failures(parse, i)
    wrong = wrong_at(parse, i)
    if wrong is None or wrong.category not in JUDGED or not wrong.doers or not is_judgement(parse, wrong):
        return None
    start, end = parse.sentence(i)
    if not stands_alone(parse, i) or not is_asserted(parse, i, lambda token: start <= token < end):
        return None
    return judged(parse, i, wrong.doers, wrong.category)


def is_judgement(parse: Parse, wrong: Wrong) -> bool:
    """Failing, lying and looking away are judged by whoever says so; telling a story only where it is called false."""
    if wrong.rule in ("harm-verb-and-object", "harm-done"):
        below = range(wrong.token, end_of(parse, wrong.token))
        return any(parse.lemmas[t] in word_class("answers", "false") and parse.pos[t] == "ADJ" for t in below)
    return wrong.rule not in ("harm-deed", "harm-doer")


def stands_alone(parse: Parse, i: int) -> bool:
    """False for a verb inside another's frame ("faulted them for failing"), whose subject it only borrows."""
    verb = parse.governing_verb(i)
    if parse.pos[i] not in VERBAL or parse.is_finite(verb):
        return True
    first = parse.first_conjunct(verb)  # "spent the week hiding the truth and lying"
    carrier = parse.heads[first]
    carried = parse.deps[first] in ("xcomp", "advcl", "ccomp") and parse.lemmas[carrier] in word_class(
        "voice", "carrying"
    )
    return carried and parse.is_finite(carrier)


def of_blame(parse: Parse, i: int) -> Charge | None:
    """ "has only itself to blame", "is to blame for"."""
    if not any(parse.lowers[child] == "to" for child in parse.kids(i, ("aux",))):
        return None
    verb = parse.heads[i] if parse.deps[i] == "xcomp" else parse.heads[parse.heads[i]]
    if parse.lemmas[verb] not in ("have", "be"):
        return None
    return judged(parse, i, doers_of_verb(parse, verb), "failure of duty")


def of_benefit(parse: Parse, verb: int) -> Charge | None:
    """ "profits from denial and deflection"."""
    gains = parse.prepositional(verb, ("from", "on", "by"))
    if parse.pos[verb] != "VERB" or not any(parse.lemmas[noun] in word_class("voice", "benefits") for noun in gains):
        return None
    return judged(parse, verb, doers_of_verb(parse, verb), "deception")


def of_failures(parse: Parse, noun: int) -> Charge | None:
    """ "their continued failure to prevent", "driven by the council's governance failures"."""
    wrong = wrong_at(parse, noun)
    owners = wrong.doers if wrong else tuple(parse.kids(noun, ("poss",)) or named_modifiers(parse, noun))
    return judged(parse, noun, owners, "failure of duty") if owners else None


def named_modifiers(parse: Parse, noun: int) -> list[int]:
    return [child for child in parse.kids(noun, ("compound", "nmod", "amod")) if parse.words[child][:1].isupper()]


def judged(parse: Parse, i: int, accused: tuple[int, ...], category: str) -> Charge | None:
    if not accused:
        return None
    return Charge(i, (), accused, (i, end_of(parse, i)), category, "publication-blame", trust("publication-blame"))
