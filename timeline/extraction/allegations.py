"""Who accuses whom of what, and what is answered."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.actors import Cast
from timeline.extraction.candidates import AllegationCandidate, DateMention, StatementCandidate
from timeline.extraction.syntax import Parse


def find_allegations(
    parse: Parse, cast: Cast, statements: Sequence[StatementCandidate], dates: Sequence[DateMention]
) -> list[AllegationCandidate]:
    return []
