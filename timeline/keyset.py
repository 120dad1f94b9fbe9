"""Pages of a sorted list that cost the same however far down they lie: they seek the last row seen, and skip none.

The rows are sorted by one column and the key; a cursor is the key and the column's value of a row: `45.2025-12-16`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)


class BadCursor(ValueError):  # noqa: N818  the name is the complaint
    """A cursor that this list never gave out; the message names it."""


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """Some rows, and the cursors of the pages on either side; empty where there is none."""

    entries: list[M]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Keyset:
    """A sort order: a column that is never null in the rows, then the key in the same direction."""

    column: str
    read: Callable[[str], Any]
    descending: bool = True

    def page(self, rows: QuerySet[M], cursors: Mapping[str, str], size: int) -> Page[M]:
        """The page after the cursor `after` or before the cursor `before`, else the first one.

        BadCursor where that is no cursor.
        """
        if cursor := cursors.get("before"):
            entries, more = self._seek(rows, cursor, not self.descending, size)
            entries.reverse()
            before, after = more, bool(entries)
        else:
            cursor = cursors.get("after", "")
            entries, more = self._seek(rows, cursor, self.descending, size)
            before, after = bool(cursor and entries), more
        return Page(entries, self._cursor(entries[0]) if before else "", self._cursor(entries[-1]) if after else "")

    def _seek(self, rows: QuerySet[M], cursor: str, descending: bool, size: int) -> tuple[list[M], bool]:
        """The rows beyond the cursor in this direction, nearest first, and whether there are more than `size`."""
        if cursor:
            key, value = self._parse(cursor)
            side = "lt" if descending else "gt"
            within = Q(**{f"{self.column}__{side}e": value})  # tells the database where in the index to begin
            rows = rows.filter(within & (Q(**{f"{self.column}__{side}": value}) | Q(**{f"pk__{side}": key})))
        found = list(rows.order_by(*self._order(descending))[: size + 1])
        return found[:size], len(found) > size

    def _order(self, descending: bool) -> tuple[str, str]:
        return (f"-{self.column}", "-pk") if descending else (self.column, "pk")

    def _cursor(self, row: M) -> str:
        return f"{row.pk}.{getattr(row, self.column)}"

    def _parse(self, cursor: str) -> tuple[int, Any]:
        key, _, value = cursor.partition(".")
        try:
            return int(key), self.read(value)
        except ValueError as error:
            raise BadCursor(f"{cursor!r:.80} is no place in this list") from error
