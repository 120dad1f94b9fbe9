"""Which statements were made at a meeting or straight after it: read from the words around what was said.

Runs when both are known. A statement gets an occasion only where its own sentences say so ("after the talks", "told his
host") and its speaker, or the state behind the speaker, took part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from timeline.extraction.actors import Cast
from timeline.extraction.candidates import MeetingCandidate, Span, StatementCandidate
from timeline.extraction.lexicon import words
from timeline.vocabulary import MeetingStatus

WITHIN = 50  # characters between the preposition and the noun of the meeting


def link_occasions(
    statements: Sequence[StatementCandidate], meetings: Sequence[MeetingCandidate], cast: Cast
) -> list[StatementCandidate]:
    """The statements, each with the index of the held meeting that it belongs to, if any."""
    attended = {
        number: sides(meeting, cast) for number, meeting in enumerate(meetings) if meeting.status is MeetingStatus.HELD
    }
    return [replace(one, occasion=occasion(one, meetings, attended, cast)) for one in statements]


def sides(meeting: MeetingCandidate, cast: Cast) -> set[str]:
    """Ids of those who took part, and of the states and bodies they stood for."""
    people = {part.actor for part in meeting.involved}
    behind = {part.on_behalf_of for part in meeting.involved} | {cast.country_of(actor) for actor in people}
    return people | {actor for actor in behind if actor}


def occasion(
    statement: StatementCandidate, meetings: Sequence[MeetingCandidate], attended: dict[int, set[str]], cast: Cast
) -> int | None:
    """The meeting that the statement's sentence tells of, else the last one told before it."""
    speaker = statement.speaker
    if speaker is None or not (is_told_of(statement) or statement.addressees):
        return None
    own = [number for number, there in attended.items() if {speaker, cast.country_of(speaker)} & there]
    here = [number for number in own if share_words(meetings[number].passages, statement.passages)]
    if not is_told_of(statement):
        here = [number for number in here if attended[number] & set(statement.addressees)]
        return here[-1] if here else None
    first = statement.passages[0].start
    before = [number for number in own if meetings[number].passages[0].start <= first]
    return next(iter(here[-1:] or before[-1:]), None)


def is_told_of(statement: StatementCandidate) -> bool:
    """True if the words around what was said place it at or after a meeting."""
    return any(place_words().search(rest) for rest in around(statement))


def around(statement: StatementCandidate) -> list[str]:
    """The statement's passages without what was said, in lower case."""
    return [
        "".join(
            letter if not any(said.start <= at < said.end for said in statement.content) else " "
            for at, letter in enumerate(passage.quote.lower(), passage.start)
        )
        for passage in statement.passages
    ]


@cache
def place_words() -> re.Pattern[str]:
    nouns = "|".join(sorted(words("meetings", "encounter")))
    return re.compile(
        rf"\b(?:at|during|after|following|in|from|leaving|on the sidelines of)\b[^.;]{{0,{WITHIN}}}\b(?:{nouns})s?\b"
        r"|\bafterwards?\b|\bafter (?:they met|meeting)\b"
    )


def share_words(ones: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(one.start < other.end and other.start < one.end for one in ones for other in others)
