"""The passages of one article as numbered notes: what its page marks, and lists beside the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from timeline.models import Article, Event
from timeline.vocabulary import Review


@dataclass(frozen=True, slots=True)
class Note:
    """A passage and the record that rests on it. All passages of a record in an article have the same number."""

    pk: int
    start: int
    end: int
    event: Event
    number: int
    is_chosen: bool

    @property
    def is_suggested(self) -> bool:
        return self.event.review != Review.ACCEPTED


def notes_on(article: Article, states: Iterable[str], chosen: str = "") -> list[Note]:
    """The article's passages whose records are in these review states, in the order of the text.

    `chosen` is the key of the passage that a reader was sent to; any other text chooses none.
    """
    passages = article.passages.filter(event__review__in=list(states)).select_related("event").order_by("start", "end")
    numbers: dict[int, int] = {}
    return [
        Note(
            passage.pk,
            passage.start,
            passage.end,
            passage.event,
            numbers.setdefault(passage.event_id, len(numbers) + 1),
            str(passage.pk) == chosen,
        )
        for passage in passages
    ]


def records_among(notes: Iterable[Note]) -> list[Note]:
    """The first note of each record, in the order of their numbers; `notes` are in the order of the text."""
    first: dict[int, Note] = {}
    for note in notes:
        first.setdefault(note.number, note)
    return list(first.values())
