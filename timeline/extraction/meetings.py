"""Who met whom."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.actors import Cast
from timeline.extraction.candidates import DateMention, MeetingCandidate, StatementCandidate
from timeline.extraction.syntax import Parse


def find_meetings(
    parse: Parse, cast: Cast, dates: Sequence[DateMention], statements: Sequence[StatementCandidate]
) -> list[MeetingCandidate]:
    return []
