"""Who said what."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.actors import Cast
from timeline.extraction.candidates import DateMention, StatementCandidate
from timeline.extraction.quotations import Quotation
from timeline.extraction.syntax import Parse


def find_statements(
    parse: Parse, quotations: Sequence[Quotation], cast: Cast, dates: Sequence[DateMention]
) -> list[StatementCandidate]:
    return []
