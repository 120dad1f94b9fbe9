"""Where the text quotes: regions between quotation marks."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.extraction.syntax import Parse


@dataclass(frozen=True, slots=True)
class Quotation:
    """Tokens (start, end exclusive) of one quotation, its marks included; `full` is False for a scare quote of a few words."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    full: bool = True
    continues: bool = False  # the next paragraph opens with a mark: the same speaker goes on


def find_quotations(parse: Parse) -> list[Quotation]:
    return []
