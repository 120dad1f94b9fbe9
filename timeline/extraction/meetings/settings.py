"""When and where an encounter takes place, and what its date makes of it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from timeline import edtf
from timeline.extraction.actors import Cast
from timeline.extraction.candidates import DateMention
from timeline.extraction.dates.attachment import date_of, dates_near
from timeline.extraction.lexicon import words
from timeline.extraction.meetings.mentions import Mention
from timeline.extraction.meetings.modality import POSTPONE, Reality
from timeline.extraction.meetings.places import Places
from timeline.extraction.syntax import VERBAL, Parse
from timeline.vocabulary import MeetingFormat

REACH = 80  # tokens a sentence may take in that
BACK = 2  # sentences that a journey to the place is remembered


class Settings:
    """Settles place, date and reality of mentions; remembers who went where."""

    def __init__(self, parse: Parse, cast: Cast, dates: Sequence[DateMention], published: datetime.date | None) -> None:
        self.parse, self.cast, self.dates, self.published = parse, cast, dates, published
        self.places = Places(parse, cast)

    def of(self, mention: Mention) -> tuple[str | None, str | None]:
        """Place and date: those of the mention, else those of a journey that led to it."""
        date = self.date(mention)
        if mention.format in (MeetingFormat.PHONE, MeetingFormat.VIDEO):
            return None, date
        place = self.places.of(mention.token, mention.verb)
        if place and date:
            return place, date
        journey = self.journey(mention)
        if journey is None:
            return place, date
        goal = self.places.destination(journey)
        when = date_of(self.parse, self.dates, journey)
        return place or goal, date or (when.edtf if when else None)

    def date(self, mention: Mention) -> str | None:
        """The date of the mention; of a clause with "when" also that of the one above."""
        if self.parse.lemmas[mention.verb] in POSTPONE and mention.reality is Reality.PLANNED:
            return self.new_date(mention.verb)
        own = self.own_date(mention.token)
        if own or self.dates_something_else(mention):
            return own.edtf if own else None
        for token in (mention.token, mention.verb, *self.clauses(mention.token)):
            if found := date_of(self.parse, self.dates, token):
                return found.edtf
        return self.date_above(mention.verb)

    def clauses(self, noun: int) -> list[int]:
        """Verbs that hang on a noun: "a summit, to be hosted in Oslo on 5 May", "the visit she was to pay in March"."""
        direct = self.parse.kids(noun, ("acl", "relcl"))
        due = [adjective for clause in direct for adjective in self.parse.kids(clause, ("acomp",))]
        return direct + [verb for word in direct + due for verb in self.parse.kids(word, ("xcomp",))]

    def own_date(self, token: int) -> DateMention | None:
        """A date in the word's own phrase: "talks on Friday"."""
        found = date_of(self.parse, self.dates, token)
        start, end = self.parse.starts[self.parse.left[token]], self.parse.ends[self.parse.right[token]]
        return found if found and start <= found.span.start < end else None

    def dates_something_else(self, mention: Mention) -> bool:
        """ "called off the talks on Monday", "praised the talks on Monday": the verb's date is not theirs."""
        direct = self.parse.deps[mention.token] in ("dobj", "nsubjpass", "attr")
        return mention.token != mention.verb and direct and self.parse.lemmas[mention.verb] not in DATING

    def date_above(self, verb: int) -> str | None:
        """ "On Tuesday, when A met B", "came on Tuesday, when …"."""
        above = self.parse.heads[verb]
        occasion = self.is_occasion(verb)
        if occasion and (found := date_of(self.parse, self.dates, above)):
            return found.edtf
        if not occasion and not any(self.parse.lowers[child] == "when" for child in self.parse.children[verb]):
            return None
        for date in dates_near(self.parse, self.dates, above):
            if date.span.start <= self.parse.starts[above] < date.span.end:
                return date.edtf
        for token in (above, *self.parse.ancestors(above)) if above != verb else ():
            if self.parse.pos[token] in VERBAL and (found := date_of(self.parse, self.dates, token)):
                return found.edtf
        return None

    def is_occasion(self, verb: int) -> bool:
        """ "a dinner on Friday at which A spoke to B", "the conference on Monday where …": of a relative clause."""
        if self.parse.deps[verb] != "relcl":
            return False
        return any(
            self.parse.lowers[child] == "where"
            or any(self.parse.lowers[w] == "which" for w in self.parse.children[child])
            for child in self.parse.kids(verb, ("advmod", "prep"))
        )

    def new_date(self, verb: int) -> str | None:
        """The date that something is put off to."""
        for noun in self.parse.prepositional(verb, ("until", "till", "to", "for")):
            start = self.parse.starts[self.parse.left[noun]]
            end = self.parse.ends[self.parse.right[noun]]
            for date in dates_near(self.parse, self.dates, noun):
                if start <= date.span.start < end:
                    return date.edtf
        return None

    def reality(self, mention: Mention, date: str | None) -> Reality:
        """What the clause says, corrected by the date: what "meets on Monday" is to come if Monday is."""
        if mention.reality not in (Reality.HAPPENED, Reality.UNSAID) or not date or not self.published:
            return mention.reality
        past = any(
            self.parse.tags[token] in ("VBD", "VBN") for token in (mention.verb, *self.parse.auxiliaries(mention.verb))
        )
        if edtf.parse(date).earliest > self.published and (mention.reality is Reality.UNSAID or not past):
            return Reality.PLANNED
        return mention.reality

    # -- journeys

    def journey(self, mention: Mention) -> int | None:
        """The verb of motion, here or just before, whose traveller takes part: "flew to Cairo. He was received …"."""
        actors = {party.actor for party in mention.parties}
        start = self.parse.sentences[max(self.parse.sentence_of[mention.token] - BACK, 0)][0]
        start = max(
            start, mention.token - BACK * REACH, self.parse.paragraphs[self.parse.paragraph_of[mention.token]][0]
        )
        for verb in range(mention.token - 1, start - 1, -1):
            if self.is_there(verb) and self.places.destination(verb):
                traveller = self.parse.subject(verb)
                if traveller is not None and actors & set(self.cast.group(traveller)):
                    return verb
        return None

    def is_there(self, verb: int) -> bool:
        """ "flew to Cairo", "was in Cairo"."""
        return self.parse.pos[verb] in VERBAL and (
            self.parse.lemmas[verb] in MOTION
            or (self.parse.lemmas[verb] == "be" and self.parse.deps[verb] != "auxpass")
        )


MOTION = words("meetings", "motion")
DATING = words("meetings", "hold") | words("meetings", "dating")
