"""The fixed words of the domain, as plain enumerations.

Extraction, models and pages share them; nothing here knows Django. A member's value is what the database and the JSON
lines hold, `label` is how a person reads it.
"""

from enum import StrEnum


class Word(StrEnum):
    """A term of the vocabulary: its value is stored, its label is shown."""

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs of value and label, as Django's `choices` wants them."""
        return [(word.value, word.label) for word in cls]


class ActorKind(Word):
    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armed_group"
    MEDIA = "media"
    GROUP = "group"


class NameKind(Word):
    """How a name stands for its actor; a capital or a demonym does so only where it acts."""

    NAME = "name"
    ACRONYM = "acronym"
    DEMONYM = "demonym"
    CAPITAL = "capital"
    SEAT = "seat"


class EventKind(Word):
    MEETING = "meeting"
    STATEMENT = "statement"
    ALLEGATION = "allegation"


class Role(Word):
    PARTICIPANT = "participant"
    HOST = "host"
    MEDIATOR = "mediator"
    SPEAKER = "speaker"
    ADDRESSEE = "addressee"
    RELAYER = "relayer"
    ACCUSER = "accuser"
    ACCUSED = "accused"
    VICTIM = "victim"


ROLES_OF_KIND: dict[EventKind, tuple[Role, ...]] = {
    EventKind.MEETING: (Role.PARTICIPANT, Role.HOST, Role.MEDIATOR),
    EventKind.STATEMENT: (Role.SPEAKER, Role.ADDRESSEE, Role.RELAYER),
    EventKind.ALLEGATION: (Role.ACCUSER, Role.ACCUSED, Role.VICTIM, Role.RELAYER),
}


class MeetingFormat(Word):
    IN_PERSON = "in_person"
    PHONE = "phone"
    VIDEO = "video"
    UNKNOWN = "unknown"


class MeetingStatus(Word):
    """Put off to a date is planned; put off without one, or called off, is cancelled."""

    HELD = "held"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Directness(Word):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Channel(Word):
    """Where something was said or written."""

    UNKNOWN = "unknown"
    SPEECH = "speech"
    PRESS_CONFERENCE = "press_conference"
    INTERVIEW = "interview"
    WRITTEN = "written"
    POST = "post"
    DOCUMENT = "document"
    PHONE = "phone"


class Stance(Word):
    """What an answer does to the allegation it answers."""

    DENIES = "denies"
    REJECTS = "rejects"
    ADMITS = "admits"
    NO_COMMENT = "no_comment"
    COUNTERS = "counters"


class Review(Word):
    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class AccuserVoice(Word):
    """Who stands behind an allegation that names no accuser: the article itself, or nobody it names."""

    PUBLICATION = "publication"
    UNATTRIBUTED = "unattributed"


class PublisherKind(Word):
    NEWSPAPER = "newspaper"
    AGENCY = "agency"
    BROADCASTER = "broadcaster"
    ONLINE = "online"
    MINISTRY = "ministry"
    THINK_TANK = "think_tank"
    MONITOR = "monitor"
    OTHER = "other"


class ImportOutcome(Word):
    CREATED = "created"
    KNOWN = "known"
    NEW_VERSION = "new_version"
    FAILED = "failed"
