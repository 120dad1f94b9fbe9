"""Who met whom: mentions of encounters joined into meetings, one for each encounter, every passage that reports it with it.

Place, date and format of a mention are settled first: two mentions that differ in them are never one meeting. Of the mentions that
may be one, those are that share their parties, be it a person here and their state there, or that take up what was told
("the talks").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from timeline import edtf
from timeline.extraction.actors import Cast
from timeline.extraction.candidates import DateMention, Involved, MeetingCandidate, Span, StatementCandidate
from timeline.extraction.dates import date_of
from timeline.extraction.encounters import find_mentions
from timeline.extraction.mentions import Mention
from timeline.extraction.modality import Reality
from timeline.extraction.parties import Parties, Party
from timeline.extraction.places import Places, may_be_one
from timeline.extraction.syntax import Parse
from timeline.vocabulary import ActorKind, MeetingFormat, MeetingStatus, Role

STATUS = {
    Reality.HAPPENED: MeetingStatus.HELD,
    Reality.UNSAID: MeetingStatus.HELD,
    Reality.PLANNED: MeetingStatus.PLANNED,
    Reality.CANCELLED: MeetingStatus.CANCELLED,
}


def find_meetings(
    parse: Parse, cast: Cast, dates: Sequence[DateMention], statements: Sequence[StatementCandidate]
) -> list[MeetingCandidate]:
    """The meetings of a text in the order of their first passages."""
    record = Record(parse, cast, dates)
    for mention in find_mentions(parse, cast, record.parties):
        record.enter(mention)
    return [meeting for encounter in record.encounters if (meeting := record.meeting(encounter))]


@dataclass(slots=True)
class Encounter:
    """What is known of one encounter while the text is read."""

    founder: Mention
    parties: list[Party]
    reality: Reality
    place: str | None
    date: str | None
    format: MeetingFormat
    another: bool
    mentions: list[Mention] = field(default_factory=list)


class Record:
    """The encounters of one text as far as it has been read."""

    def __init__(self, parse: Parse, cast: Cast, dates: Sequence[DateMention]) -> None:
        self.parse, self.cast, self.dates = parse, cast, dates
        self.places = Places(parse, cast)
        self.parties = Parties(parse, cast)
        self.encounters: list[Encounter] = []

    def enter(self, mention: Mention) -> None:
        """Join a mention to the encounter it speaks of, or let it found one."""
        if mention.reality is Reality.DENIED:
            return
        new = Encounter(
            mention,
            list(mention.parties),
            mention.reality,
            self.places.of(mention.token, mention.verb),
            self.date(mention),
            mention.format,
            mention.another,
            [mention],
        )
        known = self.known(new)
        if known:
            self.join(known, new)
        elif len(new.parties) > 1 and mention.founding:
            self.encounters.append(new)
        elif mention.another and self.encounters and new.reality in (Reality.PLANNED, Reality.HAPPENED):
            self.encounters.append(self.sequel(new))
        else:
            return
        self.parties.last = [p.actor for p in (known or new).parties if p.role is Role.PARTICIPANT]

    def date(self, mention: Mention) -> str | None:
        for token in dict.fromkeys((mention.token, mention.verb)):
            found = date_of(self.parse, self.dates, token)
            if found:
                return found.edtf
        return None

    def sequel(self, new: Encounter) -> Encounter:
        """ "a second round": of the sides that met before."""
        before = self.encounters[-1]
        sides = dict.fromkeys(
            self.cast.side_of(p.actor) or p.actor for p in before.parties if p.role is Role.PARTICIPANT
        )
        words = self.parse.sentence_span(new.founder.token)
        known = {party.actor for party in new.parties}
        new.parties += [Party(side, words) for side in sides if side not in known]
        return new

    # -- which encounter a mention speaks of

    def known(self, new: Encounter) -> Encounter | None:
        fitting = [encounter for encounter in reversed(self.encounters) if self.may_be_one(encounter, new)]
        if new.parties:
            return next((encounter for encounter in fitting if self.same_parties(encounter, new)), None)
        if not new.founder.taking_up and not new.another:
            return None
        near = {party.actor for party in new.founder.nearby}
        return next((e for e in fitting if near & {p.actor for p in e.parties}), None) or next(iter(fitting), None)

    def may_be_one(self, old: Encounter, new: Encounter) -> bool:
        """False where date, place, format or status tell them apart."""
        if old.date and new.date and not overlap(old.date, new.date):
            return False
        if old.place and new.place and not may_be_one(old.place, new.place):
            return False
        if {old.format, new.format} in DIFFERENT:
            return False
        if new.another and not old.another and old.mentions[-1].verb != new.founder.verb:
            return False
        return self.same_status(old, new)

    def same_status(self, old: Encounter, new: Encounter) -> bool:
        if new.reality is Reality.CANCELLED:
            return old.reality is not Reality.HAPPENED
        if new.reality is Reality.UNSAID or not new.parties or old.reality in (Reality.OPEN, Reality.UNSAID):
            return True
        return old.reality is new.reality or (old.reality is Reality.CANCELLED and new.reality is Reality.PLANNED)

    def same_parties(self, old: Encounter, new: Encounter) -> bool:
        """True where all parties of one are among those of the other; of one party alone it takes a word that takes up."""
        ours, theirs = [p.actor for p in old.parties], [p.actor for p in new.parties]
        matched = [actor for actor in theirs if any(self.is_same(actor, other) for other in ours)]
        if len(matched) == len(theirs):
            return len(theirs) > 1 or new.founder.taking_up or not new.founder.founding or len(ours) == 1
        if not new.founder.founding:
            return bool(matched) or new.founder.rule == "mediate"
        return len(matched) > 1 or (bool(matched) and all(any(self.is_same(a, b) for b in theirs) for a in ours))

    def is_same(self, one: str, other: str) -> bool:
        """True for one actor, and for a person beside their own state or body."""
        if one == other:
            return True
        kinds = {self.cast.actor(one).kind, self.cast.actor(other).kind}
        return len(kinds) > 1 and (
            self.cast.side_of(one) == other
            or self.cast.side_of(other) == one
            or self.cast.country_of(one) == other
            or self.cast.country_of(other) == one
        )

    # -- what it adds

    def join(self, old: Encounter, new: Encounter) -> None:
        old.mentions.append(new.founder)
        known = {party.actor for party in old.parties}
        old.parties += [party for party in new.parties if party.actor not in known]
        old.place = old.place or new.place
        old.date = old.date or new.date
        if old.format is MeetingFormat.UNKNOWN:
            old.format = new.format
        if new.reality is Reality.CANCELLED or old.reality in (Reality.OPEN, Reality.UNSAID):
            old.reality = new.reality

    # -- drafts

    def meeting(self, encounter: Encounter) -> MeetingCandidate | None:
        """The draft; None for one that is only talked of, or that one party alone is left of."""
        status = STATUS.get(encounter.reality)
        parties = list(self.specific(encounter.parties))
        if status is None or len(parties) < 2:
            return None
        return MeetingCandidate(
            involved=tuple(parties),
            passages=tuple(self.passages(encounter.mentions)),
            place=encounter.place,
            date=encounter.date,
            format=encounter.format,
            status=status,
            confidence=0.5,
            rule=encounter.founder.rule,
        )

    def specific(self, parties: Iterable[Party]) -> Iterator[Involved]:
        """Those who take part, without the states and bodies that others act for."""
        parties = list(parties)
        people = [p for p in parties if self.cast.actor(p.actor).kind is ActorKind.PERSON]
        for party in parties:
            acted_for = any(self.is_same(party.actor, person.actor) for person in people if person is not party)
            if self.cast.actor(party.actor).kind is not ActorKind.PERSON and acted_for:
                continue
            behalf = party.on_behalf_of or self.cast.side_of(party.actor)
            yield Involved(party.actor, party.role, behalf if behalf != party.actor else None, party.words)

    def passages(self, mentions: Iterable[Mention]) -> list[Span]:
        return sorted({self.parse.sentence_span(mention.token) for mention in mentions})


def overlap(one: str, other: str) -> bool:
    """True where two EDTF dates have a day in common."""
    ours, theirs = edtf.parse(one), edtf.parse(other)
    return ours.earliest <= theirs.latest and theirs.earliest <= ours.latest


DIFFERENT = (
    {MeetingFormat.PHONE, MeetingFormat.VIDEO},
    {MeetingFormat.PHONE, MeetingFormat.IN_PERSON},
    {MeetingFormat.VIDEO, MeetingFormat.IN_PERSON},
)
