"""Which way the clause around a date looks: back, ahead, or neither that one can tell.

"Friday" is the coming one in "will meet on Friday" and the one before in "met on Friday". The parse gives the verb that
the date hangs on; its auxiliaries, its form and, where it has no tense of its own, what governs it decide.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Group:
    """What stands under a verb: its auxiliaries in lower case, whether it is negated, where a "for" phrase begins."""

    auxiliaries: frozenset[str]
    negated: bool
    aims: tuple[int, ...]


class Tense:
    """The outlooks of one text's clauses. A verb is looked at once, however many dates hang on it."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._groups: dict[int, Group] = {}

    def outlook(self, first: int, top: int) -> Outlook:
        """Where the clause around a date looks; `first` is its first token, `top` the one on a word outside it."""
        parse = self.parse
        introduced = self._introduction(first)
        above = parse.heads[top]
        preposition = parse.lowers[above] if parse.pos[above] in ("ADP", "SCONJ") else ""
        if preposition == "since" or introduced is PAST:
            return PAST
        if introduced is None and parse.deps[top] == "poss":
            of_event = self._of_event(above)
            if of_event is not None:
                return of_event
        return self._of_clause(top, preposition, introduced or OPEN)

    def _introduction(self, first: int) -> Outlook | None:
        """What "as early as", "as recently as", "ahead of" right before a date say."""
        before = self.parse.lowers[max(0, first - 3) : first]
        if len(before) == 3 and before[0] == before[2] == "as":
            return FUTURE if before[1] in ("early", "soon") else PAST
        return FUTURE if before[-2:] == ["ahead", "of"] or before[-1:] in (["starting"], ["beginning"]) else None

    def _of_event(self, noun: int) -> Outlook | None:
        """ "Wednesday's ruling" is past, "before Tuesday's vote" ahead; "Wednesday's talks" and the subject of a clause
        leave it to the verb."""
        if self.parse.lemmas[noun] in words("dates", "scheduled_nouns"):
            return FUTURE if self._is_awaited(noun) else None
        return None if self.parse.deps[noun] in SUBJECTS else PAST

    def _of_clause(self, top: int, preposition: str, introduced: Outlook) -> Outlook:
        """Where the nearest word above the date looks that can."""
        below = top
        for step in self.parse.ancestors(top):
            if self._has_outlook(step):
                bounded = introduced is FUTURE or self._is_deadline(step, preposition)
                if bounded and not self._is_pluperfect(step):
                    return FUTURE
                return self._of_verb(step, top, {preposition, self.parse.lowers[below]})
            if self.parse.lemmas[step] in words("dates", "ahead_nouns") or self._is_awaited(step):
                return FUTURE
            below = step
        return introduced

    def _has_outlook(self, token: int) -> bool:
        """True for a verb and for "due", but not for the capitalised "verb" of a name, "Face the Nation"."""
        parse = self.parse
        if parse.lemmas[token] in words("dates", "ahead_adjectives"):
            return True
        inside = token != parse.sentence(token)[0] and parse.words[token - 1] != '"'
        return parse.pos[token] in VERBAL and not (inside and parse.words[token][0].isupper())

    def _is_awaited(self, noun: int) -> bool:
        """True for "before the vote", "ahead of the vote": an event on a calendar that the clause comes before."""
        parse = self.parse
        if parse.lemmas[noun] not in words("dates", "scheduled_nouns"):
            return False
        above = parse.heads[noun]
        return parse.lowers[above] == "before" or (parse.lowers[above] == "of" and parse.lowers[above - 1] == "ahead")

    def _is_deadline(self, verb: int, preposition: str) -> bool:
        """True for "gave them until Friday", but not for "stayed until Friday"."""
        if preposition not in words("dates", "deadlines"):
            return False
        past = self.parse.tags[verb] == "VBD" or self._auxiliaries(verb) & PAST_AUXILIARIES
        return not (past and self.parse.lemmas[verb] in words("dates", "lasting"))

    # -- verbs

    def _of_verb(self, verb: int, date: int, prepositions: Collection[str] = (), depth: int = DEPTH) -> Outlook:
        """Where one verb (or "due", "ready") looks, for a date that hangs on it by one of the prepositions."""
        auxiliaries = self._auxiliaries(verb)
        if self._is_pluperfect(verb):
            return PAST
        if "to" in auxiliaries and depth:
            return self._of_infinitive(verb, date, depth)
        if auxiliaries & words("dates", "modals"):
            undone = auxiliaries & {"could", "can"} and self._group(verb).negated
            return PAST if auxiliaries & PERFECT or undone else FUTURE
        if auxiliaries & PERFECT:
            return PAST
        if self._plans(verb, date, prepositions) or self.parse.pos[verb] == "ADJ":
            return FUTURE
        return self._of_form(verb, date, auxiliaries, depth)

    def _of_infinitive(self, verb: int, date: int, depth: int) -> Outlook:
        """ "plans to meet" and "a plan to meet" look ahead; "managed to meet", "flew in to meet" as the verb above."""
        parse = self.parse
        governor = parse.heads[verb]
        if governor == verb:
            return FUTURE
        realised = parse.lemmas[governor] in words("dates", "realised")
        if parse.pos[governor] in VERBAL and (parse.deps[verb] == "advcl" or realised):
            return self._of_verb(governor, date, depth=depth - 1)
        undone = self._is_pluperfect(parse.governing_verb(governor))
        return PAST if realised or undone else FUTURE

    def _of_form(self, verb: int, date: int, auxiliaries: frozenset[str], depth: int) -> Outlook:
        """Where a verb looks by its form alone: "leaves on Friday" looks ahead, "says Friday" back."""
        parse = self.parse
        tag, governor = parse.tags[verb], parse.heads[verb]
        if tag == "VBD" or auxiliaries & PAST_AUXILIARIES:
            return PAST
        if tag == "VBP" and parse.lemmas[verb] in words("dates", "invariable"):
            return OPEN
        if tag in PRESENT_TAGS or auxiliaries & PRESENT_AUXILIARIES:
            return PAST if parse.lemmas[verb] in words("dates", "reports") else FUTURE
        if tag == "VBN":
            return PAST
        if tag == "VB" and parse.lemmas[governor] not in words("dates", "causing"):
            return FUTURE
        if not depth or governor == verb or parse.pos[governor] not in VERBAL:
            return OPEN
        return self._of_verb(governor, date, depth=depth - 1)

    def _plans(self, verb: int, date: int, prepositions: Collection[str]) -> bool:
        """True for "scheduled for Friday", "called for an election in May", "put off to Monday"."""
        lemma = self.parse.lemmas[verb]
        if lemma in words("dates", "shifts"):
            return not SHIFTED_TO.isdisjoint(prepositions)
        if lemma not in words("dates", "plans") or date < verb:
            return False
        aimed = "for" in prepositions or any(verb < aim < date for aim in self._group(verb).aims)
        return aimed or (lemma in words("dates", "schedules") and self.parse.is_passive(verb))

    def _is_pluperfect(self, verb: int) -> bool:
        """True for "had met", "had been due": what was ahead then lies back now."""
        above = self.parse.heads[verb] if self.parse.pos[verb] == "ADJ" else verb
        return "had" in self._auxiliaries(verb) or "had" in self._auxiliaries(above)

    def _auxiliaries(self, verb: int) -> frozenset[str]:
        """The auxiliaries of a verb, or those of the like verb it is coordinated to: "will meet and sign"."""
        parse = self.parse
        own = self._group(verb).auxiliaries
        shares = parse.deps[verb] == "conj" and parse.tags[verb] == parse.tags[parse.heads[verb]]
        if own or not shares or parse.tags[verb] in ("VBD", "VBZ", "VBP"):
            return own
        return self._group(parse.first_conjunct(verb)).auxiliaries

    def _group(self, verb: int) -> Group:
        if verb not in self._groups:
            self._groups[verb] = self._read_group(verb)
        return self._groups[verb]

    def _read_group(self, verb: int) -> Group:
        parse = self.parse
        return Group(
            auxiliaries=frozenset(parse.lowers[aux] for aux in parse.auxiliaries(verb)),
            negated=parse.is_negated(verb),
            aims=tuple(child for child in parse.children[verb] if parse.lowers[child] == "for"),
        )
