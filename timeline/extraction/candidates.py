"""What extraction returns: frozen values that point into the text of their document.

Every stage returns some of these, `jsonl` writes them out, ingest turns them into rows. The one invariant is made here:
a Span's quote is the text between its offsets.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from timeline.vocabulary import (
    AccuserVoice,
    ActorKind,
    Channel,
    Directness,
    MeetingFormat,
    MeetingStatus,
    Role,
    Stance,
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: code-point offsets, end exclusive, and the words between them."""

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from start to end; ValueError unless 0 <= start < end <= len(text)."""
        if not 0 <= start < end <= len(text):
            raise ValueError(f"{start}-{end} is no span of a text of {len(text)} characters")
        return cls(start, end, text[start:end])


@dataclass(frozen=True, slots=True)
class Document:
    """One article as extraction reads it. Every offset counts `text`; the rest is None where the source is silent."""

    text: str
    title: str | None = None
    published: datetime.date | None = None
    publisher: str | None = None
    url: str | None = None
    byline: str | None = None
    language: str = "en"
    source: str = ""
    media_type: str = "text/plain"
    original: bytes = b""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression; `edtf` is None where the text does not allow a value."""

    span: Span
    edtf: str | None


@dataclass(frozen=True, slots=True)
class Office:
    """A post somebody holds in this text: title ("Special Envoy for Afghanistan") and the actor it is held for."""

    title: str
    holder_for: str | None = None  # id of an ActorCandidate


@dataclass(frozen=True, slots=True)
class ActorCandidate:
    """Somebody or something of the text that can act. `id` ("A1") holds within one Extraction only."""

    id: str
    name: str
    kind: ActorKind
    description: str | None = None
    country: str | None = None  # id of the state it belongs to
    office: Office | None = None
    aliases: tuple[str, ...] = ()  # further surface forms that name it
    role_mentions: tuple[str, ...] = ()  # forms that describe it without naming it: "the envoy"
    mentions: tuple[Span, ...] = ()
    known: str | None = None  # key of the gazetteer entry it was recognised as
    confidence: float = 0.5
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Involved:
    """An actor's part in an event, and the words that the source used for it there."""

    actor: str  # id of an ActorCandidate
    role: Role
    on_behalf_of: str | None = None
    words: Span | None = None


@dataclass(frozen=True, slots=True)
class MeetingCandidate:
    """One encounter, however often the text mentions it."""

    involved: tuple[Involved, ...]
    passages: tuple[Span, ...]
    place: str | None = None
    date: str | None = None  # EDTF
    format: MeetingFormat = MeetingFormat.UNKNOWN
    status: MeetingStatus = MeetingStatus.HELD
    agenda: str = ""
    confidence: float = 0.5
    rule: str = ""


@dataclass(frozen=True, slots=True)
class StatementCandidate:
    """Something said: an interrupted quotation has several content spans, without the outer quotation marks."""

    content: tuple[Span, ...]
    passages: tuple[Span, ...]
    directness: Directness
    speaker: str | None = None  # id of an ActorCandidate
    speaker_text: str | None = None  # the source's words for the speaker, kept where no actor is known
    speaker_span: Span | None = None  # the words that name the speaker here, be it a pronoun
    cue: Span | None = None
    relayer: str | None = None
    addressees: tuple[str, ...] = ()
    channel: Channel = Channel.UNKNOWN
    date: str | None = None  # EDTF
    occasion: int | None = None  # index into Extraction.meetings
    nested_in: int | None = None  # index into Extraction.statements
    confidence: float = 0.5
    rule: str = ""


@dataclass(frozen=True, slots=True)
class AnswerCandidate:
    """What the accused, or someone for them, answers to one allegation."""

    stance: Stance
    passages: tuple[Span, ...]
    actor: str | None = None
    statement: int | None = None  # index into Extraction.statements
    confidence: float = 0.5
    rule: str = ""


@dataclass(frozen=True, slots=True)
class AllegationCandidate:
    """A claim that somebody did something wrongful. Without an accuser, `voice` says whether the article itself
    speaks or nobody it names."""

    accused: tuple[str, ...]
    claim: str
    passages: tuple[Span, ...]
    accuser: str | None = None
    accuser_text: str | None = None
    accuser_span: Span | None = None
    voice: AccuserVoice | None = None
    co_accusers: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    category: str = ""
    date: str | None = None  # EDTF of the alleged deed, where the text gives it
    statement: int | None = None  # index of the statement that makes it
    answers: tuple[AnswerCandidate, ...] = ()
    confidence: float = 0.5
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document, in the order of the text."""

    document: Document
    actors: tuple[ActorCandidate, ...] = ()
    meetings: tuple[MeetingCandidate, ...] = ()
    statements: tuple[StatementCandidate, ...] = ()
    allegations: tuple[AllegationCandidate, ...] = ()
    dates: tuple[DateMention, ...] = ()
    version: str = field(default="")
