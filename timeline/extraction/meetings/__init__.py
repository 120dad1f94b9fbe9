"""Who met whom: mentions of encounters joined into meetings, one for each encounter, with all passages that report it.

Place, date and format of a mention are settled first: two mentions that differ in one of them are never one meeting. Of
those that may be one, those are that share their parties, be it a person here and their state there, or that take up
what was told ("the talks").
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from timeline import edtf
from timeline.extraction.actors import Cast
from timeline.extraction.candidates import DateMention, Involved, MeetingCandidate, Span, StatementCandidate
from timeline.extraction.lexicon import table
from timeline.extraction.meetings.agendas import agenda_of
from timeline.extraction.meetings.encounters import find_mentions
from timeline.extraction.meetings.mentions import Mention
from timeline.extraction.meetings.modality import Reality
from timeline.extraction.meetings.parties import Parties, Party, are_enough
from timeline.extraction.meetings.places import may_be_one
from timeline.extraction.meetings.settings import Settings
from timeline.extraction.syntax import Parse
from timeline.vocabulary import ActorKind, MeetingFormat, MeetingStatus, Role

STATUS = {
    Reality.HAPPENED: MeetingStatus.HELD,
    Reality.UNSAID: MeetingStatus.HELD,
    Reality.PLANNED: MeetingStatus.PLANNED,
    Reality.CANCELLED: MeetingStatus.CANCELLED,
}


def find_meetings(
    parse: Parse,
    cast: Cast,
    dates: Sequence[DateMention],
    statements: Sequence[StatementCandidate],
    published: datetime.date | None = None,
) -> list[MeetingCandidate]:
    """The meetings of a text in the order in which it tells of them."""
    record = Record(parse, cast, Settings(parse, cast, dates, published))
    for mention in find_mentions(parse, cast, record.parties):
        record.enter(mention)
    return [meeting for encounter in record.encounters if (meeting := record.meeting(encounter))]


@dataclass(slots=True)
class Encounter:
    """What is known of one encounter while the text is read."""

    mentions: list[Mention]
    parties: list[Party]
    reality: Reality
    place: str | None
    date: str | None
    format: MeetingFormat
    another: bool
    sides: list[str] = field(default_factory=list)  # states said to meet, be it that persons took their place

    @property
    def founder(self) -> Mention:
        return self.mentions[0]


class Record:
    """The encounters of one text as far as it has been read."""

    def __init__(self, parse: Parse, cast: Cast, settings: Settings) -> None:
        self.parse, self.cast, self.settings = parse, cast, settings
        self.parties = Parties(parse, cast)
        self.encounters: list[Encounter] = []

    def enter(self, mention: Mention) -> None:
        """Join a mention to the encounter it speaks of, or let it found one."""
        new = self.encounter(mention)
        known = self.known(new)
        if known:
            self.join(known, new)
        elif mention.founding and (are_enough(new.parties) or self.is_sequel(new)):
            new.date = new.date or self.date_of_clause(new)
            self.encounters.append(new)
        else:
            return
        told = known or new
        told.sides += [p.actor for p in new.parties if self.is_state(p) and p.actor not in told.sides]
        self.parties.last = [p.actor for p in told.parties if p.role is Role.PARTICIPANT]
        self.parties.last_sides = told.sides

    def date_of_clause(self, new: Encounter) -> str | None:
        """ "After the talks A received B": the day of the encounter that the same clause takes up."""
        for old in reversed(self.encounters[-RECENT:]):
            if old.reality is new.reality and any(mention.verb == new.founder.verb for mention in old.mentions):
                return old.date
        return None

    def encounter(self, mention: Mention) -> Encounter:
        """A mention by itself, its place and date settled."""
        place, date = self.settings.of(mention) if mention.rule != "outcome" else (None, None)
        reality = self.settings.reality(mention, date)
        return Encounter([mention], list(mention.parties), reality, place, date, mention.format, mention.another)

    def is_sequel(self, new: Encounter) -> bool:
        """True for "a second round" after a first; the sides of that are then its parties."""
        before = self.predecessor(new)
        if not new.another or before is None:
            return False
        known = {party.actor for party in new.parties}
        if known and not known & {party.actor for party in before.parties}:
            return False
        words = self.parse.sentence_span(new.founder.token)
        taking_part = [party.actor for party in before.parties if party.role is Role.PARTICIPANT]
        taking_part = before.sides if len(before.sides) > 1 else taking_part
        sides = dict.fromkeys(self.parties.side(actor) for actor in taking_part)
        new.parties += [Party(side, words) for side in sides if side not in known]
        return len(new.parties) > 1

    def predecessor(self, new: Encounter) -> Encounter | None:
        """The encounter that a next one follows: the last of its format, talks before a mere conversation."""
        alike = [e for e in reversed(self.encounters[-RECENT:]) if e.format not in CALLS or new.format in CALLS]
        return next((e for e in alike if e.founder.rule not in CASUAL), None) or next(iter(alike), None)

    # -- which encounter a mention speaks of

    def known(self, new: Encounter) -> Encounter | None:
        fitting = [encounter for encounter in reversed(self.encounters[-RECENT:]) if self.may_be_one(encounter, new)]
        if new.parties:
            return next((encounter for encounter in fitting if self.same_parties(encounter, new)), None)
        if not new.founder.taking_up and not new.another:
            return None
        if new.founder.weak:
            fitting = [encounter for encounter in fitting if self.distance(encounter, new) <= JUST_BEFORE]
        near = {party.actor for party in new.founder.nearby}
        if not new.founder.founding:  # "the two sides agreed": nobody else's encounter
            return next((encounter for encounter in fitting if all(self.takes_part(a, encounter) for a in near)), None)
        named = (encounter for encounter in fitting if any(self.takes_part(actor, encounter) for actor in near))
        return next(named, None) or next(iter(fitting), None)

    def takes_part(self, actor: str, encounter: Encounter) -> bool:
        return any(self.is_same(actor, party.actor) for party in encounter.parties)

    def distance(self, old: Encounter, new: Encounter) -> int:
        """Sentences from the last mention of one to the other."""
        return self.parse.sentence_of[new.founder.token] - self.parse.sentence_of[old.mentions[-1].token]

    def may_be_one(self, old: Encounter, new: Encounter) -> bool:
        """False where date, place, format, status or "another" tell them apart."""
        if self.in_one_clause(old, new) and Reality.DENIED not in (old.reality, new.reality):
            return True
        if old.date and new.date and not overlap(old.date, new.date):
            return False
        if old.place and new.place and not may_be_one(old.place, new.place):
            return False
        if not self.same_format(old, new):
            return False
        if new.another and not old.another:
            return False
        return self.same_status(old, new)

    def same_format(self, old: Encounter, new: Encounter) -> bool:
        """False for a call and a meeting; "the call" is no encounter of unknown form either."""
        ours, theirs = self.format(old), self.format(new)
        if (ours in CALLS) == (theirs in CALLS):
            return True
        return MeetingFormat.UNKNOWN in (ours, theirs) and (theirs not in CALLS or bool(new.parties))

    def in_one_clause(self, old: Encounter, new: Encounter) -> bool:
        """ "sat down for a second round of talks": two words, one encounter."""
        return any(mention.verb == new.founder.verb for mention in old.mentions) and not (
            old.date and new.date and not overlap(old.date, new.date)
        )

    def same_status(self, old: Encounter, new: Encounter) -> bool:
        if Reality.DENIED in (old.reality, new.reality):  # "will not meet … it was put off"
            return old.reality is Reality.DENIED and new.reality is Reality.CANCELLED
        if new.reality is Reality.CANCELLED:
            return old.reality is not Reality.HAPPENED
        if new.reality in VAGUE or not new.parties or old.reality in VAGUE:
            return True
        return old.reality is new.reality or (old.reality is Reality.CANCELLED and new.reality is Reality.PLANNED)

    def same_parties(self, old: Encounter, new: Encounter) -> bool:
        """True where the parties of one are all among those of the other; for one party alone it takes "the talks"."""
        ours, theirs = [p.actor for p in old.parties], [p.actor for p in new.parties]
        matched = [actor for actor in theirs if self.takes_part(actor, old)]
        if new.founder.rule in ("mediate", "lead-delegation"):
            if old.reality is not new.reality and Reality.UNSAID not in (old.reality, new.reality):
                return False
            return bool(matched) or self.distance(old, new) <= NEAR
        covered = all(self.takes_part(actor, new) for actor in ours)
        if old.reality is Reality.OPEN and not new.founder.taking_up:
            return covered and len(matched) == len(theirs)  # what was only talked of is another thing
        if new.founder.rule == "join" and matched:  # "A had lunch with B. They were joined by C"
            return self.distance(old, new) <= JUST_BEFORE
        if len(matched) == len(theirs):
            return len(theirs) > 1 or new.founder.taking_up
        if len(theirs) > 1 and covered:
            return True
        return self.are_named_later(old, new)

    def is_same(self, one: str, other: str) -> bool:
        """True for one actor, and for a person beside their own state or body."""
        if one == other:
            return True
        if self.cast.kind(one) is self.cast.kind(other):
            return False
        return other in (self.cast.side_of(one), self.cast.country_of(one)) or one in (
            self.cast.side_of(other),
            self.cast.country_of(other),
        )

    def are_named_later(self, old: Encounter, new: Encounter) -> bool:
        """ "The presidents of A and B came face to face … X and Y were brought together": right after two states, as
        many persons who are theirs or of whose states nothing is said."""
        in_lead = self.parse.sentence_of[old.founder.token] < LEAD
        if old is not self.encounters[-1] or (self.distance(old, new) > NEAR and not in_lead):
            return False
        people = [p.actor for p in new.parties if not self.is_state(p) and p.role is Role.PARTICIPANT]
        unplaced = [actor for actor in people if self.cast.country_of(self.parties.side(actor)) is None]
        placed = [actor for actor in people if self.takes_part(actor, old)]
        return (
            len(old.parties) == len(people) == len(unplaced) + len(placed)
            and all(self.is_state(party) for party in old.parties)
            and all(self.cast.kind(actor) is ActorKind.PERSON for actor in people)
        )

    # -- what a mention adds

    def join(self, old: Encounter, new: Encounter) -> None:
        if self.are_named_later(old, new):
            old.parties = []
        if len(new.parties) > 1 and new.founder.rule == "lead-delegation":
            old.parties = [party for party in old.parties if not (party.stands_for_side or self.is_state(party))]
        known = {party.actor for party in old.parties}
        old.mentions.append(new.founder)
        old.parties += [party for party in new.parties if party.actor not in known]
        if STATUS.get(old.reality) is STATUS.get(new.reality) or new.reality in VAGUE or old.reality in VAGUE:
            old.place, old.date = old.place or new.place, old.date or new.date
        if old.format is MeetingFormat.UNKNOWN:
            old.format = new.format
        if new.reality is Reality.CANCELLED or (old.reality in VAGUE and new.reality is not Reality.UNSAID):
            old.reality = new.reality

    def is_state(self, party: Party) -> bool:
        return self.cast.kind(party.actor) is ActorKind.STATE and party.role is Role.PARTICIPANT

    # -- drafts

    def meeting(self, encounter: Encounter) -> MeetingCandidate | None:
        """The draft; None for one that is only talked of, or that one party alone is left of."""
        status = STATUS.get(encounter.reality)
        involved = tuple(self.involved(encounter.parties))
        if status is None or not (len(involved) > 1 or are_enough(encounter.parties)):
            return None
        return MeetingCandidate(
            involved=involved,
            passages=tuple(self.passages(encounter)),
            place=encounter.place,
            date=encounter.date,
            format=self.format(encounter),
            status=status,
            agenda=agenda_of(self.parse, encounter.mentions),
            confidence=self.confidence(encounter),
            rule=encounter.founder.rule,
        )

    def involved(self, parties: Sequence[Party]) -> Iterator[Involved]:
        """Those who take part, without the states and bodies that others act for."""
        people = [p for p in parties if self.cast.kind(p.actor) is ActorKind.PERSON]
        for party in parties:
            person = self.cast.kind(party.actor) is ActorKind.PERSON
            sent = (party.actor == other.on_behalf_of or self.is_same(party.actor, other.actor) for other in people)
            if not person and any(sent):
                continue
            side = party.on_behalf_of or self.cast.side_of(party.actor)
            yield Involved(party.actor, party.role, side if side != party.actor else None, party.words)

    def confidence(self, encounter: Encounter) -> float:
        """By the rule that found it, and by how much else the text says of it."""
        described = any(self.cast.kind(party.actor) is ActorKind.GROUP for party in encounter.parties)
        sure = CONFIDENCE.get(encounter.founder.rule, UNSURE)
        sure += 0.05 * (len(encounter.mentions) > 1) - 0.05 * (encounter.place is None and encounter.date is None)
        sure -= 0.15 * (encounter.reality is Reality.UNSAID) + 0.1 * described
        return round(min(max(sure, LEAST), MOST), 2)

    def format(self, encounter: Encounter) -> MeetingFormat:
        """As the text says; talks at a place are held in person."""
        if encounter.format is MeetingFormat.UNKNOWN and encounter.place:
            return MeetingFormat.IN_PERSON
        return encounter.format

    def passages(self, encounter: Encounter) -> list[Span]:
        """The sentences that report it; of a sentence that tells of others too, its own clause."""
        return sorted({self.passage(mention, encounter) for mention in encounter.mentions})

    @cached_property
    def told(self) -> dict[int, list[tuple[Encounter, int]]]:
        """By sentence, the encounters it tells of, each with the verb that does. Read once all are entered."""
        found: dict[int, list[tuple[Encounter, int]]] = {}
        for encounter in self.encounters:
            for mention in encounter.mentions:
                found.setdefault(self.parse.sentence_of[mention.token], []).append((encounter, mention.verb))
        return found

    def passage(self, mention: Mention, encounter: Encounter) -> Span:
        told = self.told[self.parse.sentence_of[mention.token]]
        if any(other is not encounter and verb != mention.verb for other, verb in told[:RECENT]):
            return clause_span(self.parse, mention.verb)
        return self.parse.sentence_span(mention.token)


def clause_span(parse: Parse, verb: int) -> Span:
    """The words of the clause around a verb, from the conjunction before it to the one behind."""
    start, end = parse.sentence(verb)
    top = verb
    while parse.heads[top] != top and parse.deps[top] not in ("conj", "relcl", "advcl"):
        top = parse.heads[top]
    if parse.heads[top] != top:
        start, end = parse.left[top], min(end, parse.right[top] + 1)
    for child in parse.kids(top, ("cc", "conj")):
        if child > verb:
            end = min(end, parse.left[child])
    while end - 1 > verb and parse.pos[end - 1] in ("PUNCT", "SPACE", "CCONJ") and parse.words[end - 1] != ")":
        end -= 1
    return parse.span(start, end)


def overlap(one: str, other: str) -> bool:
    """True where two EDTF dates have a day in common."""
    ours, theirs = edtf.parse(one), edtf.parse(other)
    return ours.earliest <= theirs.latest and theirs.earliest <= ours.latest


RECENT = 40  # encounters that a mention is compared with
JUST_BEFORE = 2  # sentences in which "the conversation" means the one told of
LEAD = 2  # sentences of an article that sum up what it tells later
NEAR = 4  # sentences in which states get the names of those who met
CALLS = frozenset({MeetingFormat.PHONE, MeetingFormat.VIDEO})
VAGUE = frozenset({Reality.OPEN, Reality.UNSAID})
CASUAL = frozenset({"converse", "discuss", "telephone", "brief", "see"})
LEAST, UNSURE, MOST = 0.3, 0.65, 0.95
CONFIDENCE: dict[str, float] = table("meetings", "confidence")
