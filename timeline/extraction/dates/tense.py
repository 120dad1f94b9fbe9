"""Which way the clause around a date looks: back, ahead, or neither that one can tell.

"Friday" is the coming one in "will meet on Friday" and the one before in "met on Friday". The parse gives the verb that
the date hangs on; its auxiliaries, its form and, where it has no tense of its own, what governs it decide.
"""

from __future__ import annotations

from collections.abc import Collection

from timeline.extraction.dates.meanings import Outlook
from timeline.extraction.lexicon import words
from timeline.extraction.syntax import SUBJECTS, VERBAL, Parse

PAST, OPEN, FUTURE = Outlook.PAST, Outlook.OPEN, Outlook.FUTURE
PERFECT = frozenset({"have", "has", "had", "'ve", "having"})
PAST_AUXILIARIES = frozenset({"was", "were", "did"})
PRESENT_AUXILIARIES = frozenset({"is", "are", "am", "'s", "'re", "'m", "do", "does"})
PRESENT_TAGS = frozenset({"VBZ", "VBP"})
SHIFTED_TO = frozenset({"to", "until", "till", "for"})
DEPTH = 5  # verbs without a tense of their own to look through


def outlook(parse: Parse, first: int, top: int) -> Outlook:
    """Where the clause around a date looks; `first` is the date's first token, `top` the one on a word outside."""
    introduced = _introduction(parse, first)
    preposition = parse.lowers[parse.heads[top]] if parse.pos[parse.heads[top]] in ("ADP", "SCONJ") else ""
    if preposition == "since" or introduced is PAST:
        return PAST
    if introduced is None and parse.deps[top] == "poss":
        of_event = _outlook_of_event(parse, parse.heads[top])
        if of_event is not None:
            return of_event
    below = top
    for step in parse.ancestors(top):
        if _has_outlook(parse, step):
            found = _of_verb(parse, step, top, {preposition, parse.lowers[below]})
            bounded = introduced is FUTURE or _is_deadline(parse, step, preposition)
            return FUTURE if bounded and not _is_pluperfect(parse, step) else found
        if parse.lemmas[step] in words("dates", "ahead_nouns") or _is_awaited(parse, step):
            return FUTURE
        below = step
    return introduced or OPEN


def _has_outlook(parse: Parse, token: int) -> bool:
    """True for a verb and for "due", but not for the capitalised "verb" of a name, "Face the Nation"."""
    if parse.lemmas[token] in words("dates", "ahead_adjectives"):
        return True
    inside = token != parse.sentence(token)[0] and parse.words[token - 1] != '"'
    return parse.pos[token] in VERBAL and not (inside and parse.words[token][0].isupper())


def _outlook_of_event(parse: Parse, noun: int) -> Outlook | None:
    """ "Wednesday's ruling" is past, "before Tuesday's vote" ahead; "Wednesday's meeting" leaves it to the verb, and so
    does the subject of the clause."""
    if parse.lemmas[noun] in words("dates", "scheduled_nouns"):
        return FUTURE if _is_awaited(parse, noun) else None
    return None if parse.deps[noun] in SUBJECTS else PAST


def _is_awaited(parse: Parse, noun: int) -> bool:
    """True for "before the vote", "ahead of the vote": an event on a calendar that the clause comes before."""
    if parse.lemmas[noun] not in words("dates", "scheduled_nouns"):
        return False
    above = parse.heads[noun]
    return parse.lowers[above] == "before" or (parse.lowers[above] == "of" and parse.lowers[above - 1] == "ahead")


def _is_deadline(parse: Parse, verb: int, preposition: str) -> bool:
    """True for "gave them until Friday", but not for "stayed until Friday"."""
    if preposition not in words("dates", "deadlines"):
        return False
    past = parse.tags[verb] == "VBD" or not _auxiliaries(parse, verb).isdisjoint(PAST_AUXILIARIES)
    return not (past and parse.lemmas[verb] in words("dates", "lasting"))


def _introduction(parse: Parse, first: int) -> Outlook | None:
    """What "as early as", "as recently as", "ahead of" right before a date say."""
    phrase = tuple(parse.lowers[max(0, first - 3) : first])
    if phrase[-3:-2] == ("as",) and phrase[-1:] == ("as",):
        return FUTURE if phrase[-2] in ("early", "soon") else PAST
    return FUTURE if phrase[-2:] == ("ahead", "of") or phrase[-1:] in (("starting",), ("beginning",)) else None


def _of_verb(parse: Parse, verb: int, date: int, prepositions: Collection[str] = (), depth: int = DEPTH) -> Outlook:
    """Where one verb (or "due", "ready") looks, for a date that hangs on it by one of the prepositions."""
    auxiliaries = _auxiliaries(parse, verb)
    if _is_pluperfect(parse, verb):
        return PAST
    if "to" in auxiliaries and depth:
        return _of_infinitive(parse, verb, date, depth)
    if auxiliaries & words("dates", "modals"):
        undone = auxiliaries & {"could", "can"} and parse.is_negated(verb)
        return PAST if auxiliaries & PERFECT or undone else FUTURE
    if auxiliaries & PERFECT:
        return PAST
    if _plans(parse, verb, date, prepositions):
        return FUTURE
    if parse.pos[verb] == "ADJ":
        return FUTURE
    return _of_form(parse, verb, date, auxiliaries, depth)


def _of_form(parse: Parse, verb: int, date: int, auxiliaries: frozenset[str], depth: int) -> Outlook:
    """Where a verb looks by its form alone."""
    tag = parse.tags[verb]
    if tag == "VBD" or auxiliaries & PAST_AUXILIARIES:
        return PAST
    if tag in PRESENT_TAGS or auxiliaries & PRESENT_AUXILIARIES:
        return _of_present(parse, verb)
    if tag == "VBN":
        return PAST
    governor = parse.heads[verb]
    if tag == "VB" and parse.lemmas[governor] not in words("dates", "causing"):
        return FUTURE
    if not depth or governor == verb or parse.pos[governor] not in VERBAL:
        return OPEN
    return _of_verb(parse, governor, date, depth=depth - 1)


def _of_present(parse: Parse, verb: int) -> Outlook:
    """ "leaves on Friday" looks ahead, "says Friday" back."""
    return PAST if parse.lemmas[verb] in words("dates", "reports") else FUTURE


def _of_infinitive(parse: Parse, verb: int, date: int, depth: int) -> Outlook:
    """ "plans to meet" and "the plan to meet" look ahead; "managed to meet", "flew in to meet" as the verb above."""
    governor, dep = parse.heads[verb], parse.deps[verb]
    if governor == verb:
        return FUTURE
    realised = parse.lemmas[governor] in words("dates", "realised")
    if parse.pos[governor] in VERBAL and (dep == "advcl" or realised):
        return _of_verb(parse, governor, date, depth=depth - 1)
    undone = _is_pluperfect(parse, parse.governing_verb(governor))
    return PAST if realised or undone else FUTURE


def _plans(parse: Parse, verb: int, date: int, prepositions: Collection[str]) -> bool:
    """True for "scheduled for Friday", "called for an election in May", "put off to Monday"."""
    if parse.lemmas[verb] in words("dates", "shifts"):
        return not SHIFTED_TO.isdisjoint(prepositions)
    if parse.lemmas[verb] not in words("dates", "plans") or date < verb:
        return False
    announced = any(parse.lowers[child] == "for" and verb < child < date for child in parse.children[verb])
    return (
        announced
        or "for" in prepositions
        or (parse.is_passive(verb) and parse.lemmas[verb] in words("dates", "schedules"))
    )


def _is_pluperfect(parse: Parse, verb: int) -> bool:
    """True for "had met", "had been due": what was ahead then lies back now."""
    return "had" in _auxiliaries(parse, verb) or (
        parse.pos[verb] == "ADJ" and "had" in _auxiliaries(parse, parse.heads[verb])
    )


def _auxiliaries(parse: Parse, verb: int) -> frozenset[str]:
    """The auxiliaries of a verb, those it shares with the verb it is coordinated to included."""
    own = frozenset(parse.lowers[aux] for aux in parse.auxiliaries(verb))
    if own or parse.deps[verb] != "conj" or parse.tags[verb] in ("VBD", "VBZ", "VBP"):
        return own
    if parse.tags[verb] != parse.tags[parse.heads[verb]]:
        return own
    return frozenset(parse.lowers[aux] for aux in parse.auxiliaries(parse.first_conjunct(verb)))
