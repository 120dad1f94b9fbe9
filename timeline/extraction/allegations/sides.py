"""Who stands with whom: a spokesman with his ministry, a minister with her state.

An answer is given by the accused or somebody for them, and nobody accuses their own side by telling what it did.
"""

from __future__ import annotations

from timeline.extraction.actors import Cast
from timeline.vocabulary import ActorKind

SAME, SPEAKS_FOR, COMPATRIOT, STRANGER = 3, 2, 1, 0


class Sides:
    """Closeness of two actors of a Cast, from STRANGER to SAME."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.measured: dict[tuple[str, str], int] = {}
        self.kinds: dict[str, ActorKind] = {}

    def closeness(self, one: str | None, other: str | None) -> int:
        if one is None or other is None:
            return STRANGER
        if one == other:
            return SAME
        key = (one, other) if one < other else (other, one)
        if key not in self.measured:
            self.measured[key] = self.measure(*key)
        return self.measured[key]

    def adopt(self, speaker: str, side: str) -> None:
        """Take in that somebody whose side the text does not tell answers for that side."""
        self.measured[(speaker, side) if speaker < side else (side, speaker)] = SPEAKS_FOR

    def are_close(self, one: str | None, other: str | None) -> bool:
        """True for one actor, or two of which one acts for the other."""
        return self.closeness(one, other) >= SPEAKS_FOR

    def are_one(self, one: str, other: str) -> bool:
        """True for one actor, or a body or office-holder and the side they act for."""
        return one == other or self.cast.side_of(one) == other or self.cast.side_of(other) == one

    def kind(self, key: str) -> ActorKind:
        if key not in self.kinds:
            self.kinds[key] = self.cast.kind(key)
        return self.kinds[key]

    def measure(self, one: str, other: str) -> int:
        sides = (self.cast.side_of(one), self.cast.side_of(other))
        if other == sides[0] or one == sides[1] or (sides[0] is not None and sides[0] == sides[1]):
            return SPEAKS_FOR
        return self.by_country(one, other)

    def by_country(self, one: str, other: str) -> int:
        country = self.cast.country_of(one)
        if country is None or country != self.cast.country_of(other):
            return STRANGER
        return (
            SPEAKS_FOR if country in (one, other) and self.is_official(one) and self.is_official(other) else COMPATRIOT
        )

    def is_official(self, key: str) -> bool:
        """True for states, their bodies and those who hold an office."""
        return self.kind(key) in (ActorKind.STATE, ActorKind.ORGANISATION) or self.cast.actor(key).office is not None
