"""Event candidates to drafts: meetings, statements, allegations and answers, with the people and passages they rest on.

A Sheet collects what one article adds, so that involvements and passages are written together at the end. What an
earlier version of the article tells already is found by `versions` and gains a passage instead of a twin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from timeline import edtf
from timeline.extraction.candidates import (
    AllegationCandidate,
    AnswerCandidate,
    Extraction,
    Involved,
    MeetingCandidate,
    Span,
    StatementCandidate,
)
from timeline.extraction.documents.facts import shorten
from timeline.ingest.actors import Cast
from timeline.ingest.articles import voice_of
from timeline.ingest.titles import allegation_title, answer_title, meeting_title, statement_title
from timeline.ingest.versions import EarlierRecords, told
from timeline.models import Actor, ActorName, Allegation, Article, Event, Involvement, Meeting, Passage, Statement
from timeline.names import normalise
from timeline.vocabulary import AccuserVoice, ActorKind, Directness, EventKind, NameKind, Review, Role, Stance

LONGEST = 300  # characters of a position or of the words for somebody
LONGEST_GAP = 80  # characters between a verb of saying and what is said
D = TypeVar("D", Meeting, Statement, Allegation)
Candidate = MeetingCandidate | StatementCandidate | AllegationCandidate


@dataclass(frozen=True, slots=True)
class Part:
    """An actor's part in a draft, not yet stored."""

    actor: Actor
    role: Role
    on_behalf_of: Actor | None = None
    words: str = ""
    position: str = ""


@dataclass(frozen=True, slots=True)
class Answering:
    """The allegation that a statement answers, and how."""

    allegation: Allegation
    stance: Stance


def store_events(extraction: Extraction, article: Article, cast: Cast, earlier: Sequence[int]) -> int:
    """Store the drafts of an article whose `earlier` versions are these, and count the new ones."""
    sheet = Sheet(article, extraction, cast, EarlierRecords.of(earlier), states_of_places(extraction))
    meetings = [sheet.meeting(candidate) for candidate in extraction.meetings]
    allegations = [sheet.allegation(candidate) for candidate in extraction.allegations]
    answered, others = assign_answers(extraction, allegations)
    for index, candidate in enumerate(extraction.statements):
        occasion = meetings[candidate.occasion] if candidate.occasion is not None else None
        sheet.statement(candidate, occasion, answered.get(index))
    for candidate, answering in others:
        sheet.answer(candidate, answering)
    return sheet.write()


def assign_answers(
    extraction: Extraction, allegations: Sequence[Allegation | None]
) -> tuple[dict[int, Answering], list[tuple[StatementCandidate, Answering]]]:
    """Which statement answers which allegation, by index, and the statements that are still to be made for other
    answers.

    A statement answers one allegation: the one of which extraction is surest. What it answers besides becomes a
    statement of its own, as does an answer that no statement holds, so that no allegation looks unanswered that is
    not.
    """
    pairs = [
        (answer, candidate, Answering(row, answer.stance))
        for candidate, row in zip(extraction.allegations, allegations, strict=True)
        for answer in candidate.answers
        if row is not None
    ]
    answered: dict[int, Answering] = {}
    others = []
    for answer, candidate, answering in sorted(pairs, key=lambda pair: -pair[0].confidence):
        index = answer.statement
        if index is None or _is_the_accusers(index, candidate, extraction):
            others.append((_as_statement(answer), answering))
        elif index in answered:
            others.append((extraction.statements[index], answering))
        else:
            answered[index] = answering
    return answered, others


def _is_the_accusers(index: int, allegation: AllegationCandidate, extraction: Extraction) -> bool:
    """Whether a statement is the accusation, or the accuser's own: "accused X of Y, charges that X denies" is one."""
    speaker = extraction.statements[index].speaker
    accusers = {allegation.accuser, *allegation.co_accusers} - {None}
    return index == allegation.statement or speaker in accusers


def _as_statement(answer: AnswerCandidate) -> StatementCandidate:
    """An answer that the article reports in passing ("charges that X denies"), as a statement of whoever answers."""
    return StatementCandidate(
        content=answer.passages,
        passages=answer.passages,
        directness=Directness.INDIRECT,
        speaker=answer.actor,
        confidence=answer.confidence,
        rule=answer.rule,
    )


def states_of_places(extraction: Extraction) -> dict[str, Actor]:
    """The state in which each place lies that is a state or its capital, or names one behind a comma."""
    places = {meeting.place for meeting in extraction.meetings if meeting.place}
    forms = {normalise(part): place for place in places for part in place.split(",")}
    names = ActorName.objects.filter(
        normalised__in=forms,
        kind__in=(NameKind.NAME, NameKind.CAPITAL),
        actor__kind=ActorKind.STATE,
        actor__merged_into=None,
    ).select_related("actor")
    found: dict[str, set[Actor]] = {}
    for name in names if forms else ():
        found.setdefault(forms[name.normalised], set()).add(name.actor)
    return {place: states.pop() for place, states in found.items() if len(states) == 1}


def said(spans: Iterable[Span]) -> str:
    """The words of these stretches on one line, with an ellipsis where the source interrupts them."""
    words = " … ".join(" ".join(span.quote.split()) for span in spans)
    return words.replace("… … ", "… ")


def clause_of(candidate: StatementCandidate, text: str) -> str:
    """The words from the verb of saying to the end of what was said; empty where that verb stands elsewhere."""
    if candidate.cue is None or not candidate.content or candidate.cue.end > candidate.content[0].start:
        return ""
    if candidate.content[0].start - candidate.cue.end > LONGEST_GAP:
        return ""
    return " ".join(text[candidate.cue.start : candidate.content[-1].end].split())


class Sheet:
    """What one article adds. Each method stores a draft, or finds the record of an earlier version that tells the same.

    It returns what others may refer to: None where the candidate rests on nothing, or where an editor rejected it
    before.
    """

    def __init__(
        self, article: Article, extraction: Extraction, cast: Cast, earlier: EarlierRecords, states: Mapping[str, Actor]
    ) -> None:
        self.article = article
        self.version = extraction.version
        self.offices = {actor.id: actor.office.title for actor in extraction.actors if actor.office}
        self.cast = cast
        self.earlier = earlier
        self.states = states
        self.involvements: list[Involvement] = []
        self.passages: list[Passage] = []
        self.told_again: list[Event] = []
        self.drafted = 0

    # -- the kinds

    def meeting(self, candidate: MeetingCandidate) -> Meeting | None:
        parts = distinct(self._part(involved) for involved in candidate.involved)
        in_the_room = [part for part in parts if part.role is not Role.MEDIATOR] or parts
        place = shorten(candidate.place, 200) or ""
        draft = Meeting(
            title=meeting_title(
                [name_in_title(part.actor) for part in in_the_room], candidate.status, candidate.format, place
            ),
            place=place,
            country=self.states.get(candidate.place or ""),
            format=candidate.format,
            status=candidate.status,
            agenda=candidate.agenda,
            **self._origin(candidate, candidate.date),
        )
        return self._store(draft, "", parts, candidate.passages)

    def statement(
        self, candidate: StatementCandidate, occasion: Meeting | None, answering: Answering | None
    ) -> Statement | None:
        draft, parts = self._said_by(candidate)
        draft.occasion = occasion
        if answering:
            draft.answers, draft.stance = answering.allegation, answering.stance
        return self._store(draft, draft.text, parts, candidate.passages)

    def answer(self, candidate: StatementCandidate, answering: Answering) -> Statement | None:
        """A statement that is made for the sake of what it answers, and says so in its title."""
        draft, parts = self._said_by(candidate)
        allegation = draft.answers = answering.allegation
        draft.stance = answering.stance
        accusers = [name_in_title(part.actor) for part in self._parts_of(allegation, Role.ACCUSER)]
        speaker = next((name_in_title(part.actor) for part in parts if part.role is Role.SPEAKER), draft.speaker_text)
        draft.title = answer_title(speaker, answering.stance, accusers, allegation.claim)
        return self._store(draft, draft.text, parts, candidate.passages)

    def allegation(self, candidate: AllegationCandidate) -> Allegation | None:
        accusers = distinct(self._accusers(candidate))
        accused = [self._named(key, Role.ACCUSED) for key in candidate.accused]
        victims = [self._named(key, Role.VICTIM) for key in candidate.victims]
        parts = distinct([*accusers, *accused, *victims])
        accuser_text = "" if candidate.voice or accusers else shorten(candidate.accuser_text, LONGEST) or ""
        voice = candidate.voice or (None if accusers or accuser_text else AccuserVoice.UNATTRIBUTED)
        claim = " ".join(candidate.claim.split())
        draft = Allegation(
            title=allegation_title(
                [name_in_title(part.actor) for part in accusers] or [accuser_text] * bool(accuser_text),
                [name_in_title(part.actor) for part in parts if part.role is Role.ACCUSED],
                claim,
                voice,
            ),
            claim=claim or said(candidate.passages),
            category=candidate.category[:60],
            voice=voice or "",
            accuser_text=accuser_text,
            **self._origin(candidate, candidate.date),
        )
        return self._store(draft, draft.claim, parts, candidate.passages)

    # -- who is involved

    def _accusers(self, candidate: AllegationCandidate) -> Iterator[Part | None]:
        """Those who accuse, the publisher where the article itself does; nobody where nobody is named."""
        if candidate.voice is AccuserVoice.PUBLICATION:
            if self.article.publisher:
                publisher, is_new = voice_of(self.article.publisher)
                self.drafted += is_new
                yield Part(publisher, Role.ACCUSER)
        elif candidate.voice is None:
            words = candidate.accuser_span.quote if candidate.accuser_span else candidate.accuser_text or ""
            yield self._named(candidate.accuser, Role.ACCUSER, words)
            yield from (self._named(key, Role.ACCUSER) for key in candidate.co_accusers)

    def _said_by(self, candidate: StatementCandidate) -> tuple[Statement, list[Part]]:
        """The draft of a statement, and the parts in it."""
        words = candidate.speaker_span.quote if candidate.speaker_span else candidate.speaker_text or ""
        parts = distinct(
            [
                self._named(candidate.speaker, Role.SPEAKER, words),
                *(self._named(key, Role.ADDRESSEE) for key in candidate.addressees),
                self._named(candidate.relayer, Role.RELAYER),
            ]
        )
        speaker = self.cast.get(candidate.speaker)
        text = said(candidate.content or candidate.passages)
        draft = Statement(
            title=statement_title(
                name_in_title(speaker) if speaker else candidate.speaker_text or "",
                text,
                candidate.directness,
                clause_of(candidate, self.article.text),
            ),
            text=text,
            directness=candidate.directness,
            channel=candidate.channel,
            speaker_text=shorten(candidate.speaker_text, LONGEST) or "",
            **self._origin(candidate, candidate.date),
        )
        return draft, parts

    def _part(self, involved: Involved) -> Part | None:
        return self._named(
            involved.actor,
            involved.role,
            involved.words.quote if involved.words else "",
            self.cast.get(involved.on_behalf_of),
        )

    def _named(self, key: str | None, role: Role, words: str = "", on_behalf_of: Actor | None = None) -> Part | None:
        actor = self.cast.get(key)
        if actor is None or key is None:
            return None
        position = shorten(self.offices.get(key), LONGEST) or ""
        return Part(actor, role, on_behalf_of, shorten(" ".join(words.split()), LONGEST) or "", position)

    def _parts_of(self, event: Event, role: Role) -> list[Involvement]:
        """The involvements of a draft of this article, or of a record of an earlier version."""
        waiting = [part for part in self.involvements if part.event is event and part.role == role]
        return waiting or event.in_role(role)

    # -- storing

    def _origin(self, candidate: Candidate, date: str | None) -> dict[str, Any]:
        """The columns that say when it happened and where the draft comes from."""
        return {
            "date": date if date and is_edtf(date) else "",
            "timeline_date": self.article.published,
            "confidence": min(max(candidate.confidence, 0.0), 1.0),
            "rule": candidate.rule[:60],
            "extractor": self.version,
        }

    def _store(self, draft: D, words: str, parts: Sequence[Part], spans: Iterable[Span]) -> D | None:
        spans = list(dict.fromkeys(spans))
        if not spans:
            return None
        people = [(part.actor.pk, part.role) for part in parts]
        known = self.earlier.take(
            told(EventKind(type(draft).KIND or ""), words, people, [span.quote for span in spans])
        )
        if known is None:
            draft.save()
            self.involvements += [involvement(draft, part) for part in parts]
            self.drafted += 1
        elif known.review == Review.REJECTED:
            return None
        else:
            self.told_again.append(known)
        event = known or draft
        self.passages += [Passage.of(self.article, span.start, span.end, event=event) for span in spans]
        return event  # type: ignore[return-value]  # a record of the same kind

    def write(self) -> int:
        """Store the involvements and passages; returns how many drafts are new."""
        Involvement.objects.bulk_create(self.involvements)
        Passage.objects.bulk_create(self.passages)
        for event in self.told_again:
            if event.timeline_date is None and self.article.published:
                event.save(update_fields=["timeline_date"])
        return self.drafted


def name_in_title(actor: Actor) -> str:
    """The name as it stands amid a sentence: a crowd that began one in the article ("Residents") is no proper name."""
    words = actor.name[:1].lower() + actor.name[1:]
    return words if actor.kind == ActorKind.GROUP and words.islower() else actor.name


def distinct(parts: Iterable[Part | None]) -> list[Part]:
    """The parts without repetition: an actor has a role once, and a statement one speaker."""
    found: dict[tuple[object, Role], Part] = {}
    for part in parts:
        if part:
            found.setdefault(("one" if part.role is Role.SPEAKER else part.actor.pk, part.role), part)
    return list(found.values())


def involvement(event: Event, part: Part) -> Involvement:
    return Involvement(
        event=event,
        actor=part.actor,
        role=part.role,
        on_behalf_of=part.on_behalf_of,
        words=part.words,
        position=part.position,
    )


def is_edtf(date: str) -> bool:
    try:
        edtf.parse(date)
    except edtf.NotEDTF:
        return False
    return len(date) <= 64
