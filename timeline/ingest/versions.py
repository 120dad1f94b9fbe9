"""Which record of an article's earlier versions a candidate of the new version tells again.

So a correction of one word does not bring forty suggestions back: an untouched or accepted record gains a passage, a
rejected one stays rejected.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from timeline.models import Allegation, Event, Statement
from timeline.vocabulary import EventKind, Role

People = frozenset[tuple[int, str]]  # primary key of an actor, and its role


@dataclass(frozen=True, slots=True)
class Told:
    """What two records are compared by: kind, words, people, and the quotes of their passages, white space made one."""

    kind: EventKind
    words: str
    people: People
    quotes: frozenset[str]


def told(kind: EventKind, words: str, people: Collection[tuple[int, Role]], quotes: Collection[str]) -> Told:
    return Told(
        kind, _plain(words), frozenset((who, str(role)) for who, role in people), frozenset(map(_plain, quotes))
    )


@dataclass(slots=True)
class EarlierRecords:
    """The records that rest on earlier versions; each is told again at most once."""

    left: list[tuple[Told, Event]] = field(default_factory=list)

    @classmethod
    def of(cls, articles: Sequence[int]) -> EarlierRecords:
        """The records of these articles."""
        if not articles:
            return cls()
        events = Event.objects.filter(passages__article__in=articles).distinct().order_by("pk")
        complete = events.specific().prefetch_related("passages", "involvements__actor__merged_into")
        return cls([(_of(event), event.specific) for event in complete])

    def take(self, candidate: Told) -> Event | None:
        """The record that the candidate tells again, the likeliest first; it is not given out a second time."""
        likeliest = max(self.left, key=lambda pair: _likeness(candidate, *pair), default=None)
        if likeliest is None or _likeness(candidate, *likeliest) < 2:
            return None
        self.left.remove(likeliest)
        return likeliest[1]


def _likeness(candidate: Told, record: Told, event: Event) -> int:
    """Of quote, words and people, how many agree; two are enough.

    An editor may have corrected words and people: of a record that one has touched, the quote alone is enough.
    """
    if candidate.kind != record.kind:
        return 0
    same_quote = not candidate.quotes.isdisjoint(record.quotes)
    same_words = bool(candidate.words) and candidate.words == record.words
    agreeing = same_quote + same_words + (candidate.people == record.people)
    return max(agreeing, 2) if same_quote and event.curated_at else agreeing


def _of(event: Event) -> Told:
    child = event.specific
    words = child.text if isinstance(child, Statement) else child.claim if isinstance(child, Allegation) else ""
    people = [(involvement.actor.kept.pk, Role(involvement.role)) for involvement in event.involvements.all()]
    return told(EventKind(event.kind), words, people, [passage.quote for passage in event.passages.all()])


def _plain(words: str) -> str:
    return " ".join(words.split())
