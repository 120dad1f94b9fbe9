"""Which two (or three) are meant together: the last pair named as one, else those last spoken of. Used by `nouns`."""

from __future__ import annotations

from timeline.extraction.actors.discourse import Discourse
from timeline.extraction.actors.figures import Figure
from timeline.vocabulary import ActorKind


def last_people(discourse: Discourse, role: str, count: int) -> list[Figure]:
    """Those last spoken of: who have that role where they are as many, a pair named together before any two."""
    people = discourse.latest(discourse.people, lambda figure: True, count=8)[::-1]
    holders = [figure for figure in people if any(role in title for title in figure.titles)]
    together = last_list(discourse, count, (ActorKind.PERSON,))
    if len(holders) >= count and not (together and set(together) <= set(holders)):
        return holders[-count:]
    return together or (people[-count:] if len(people) >= count else [])


def last_sides(discourse: Discourse, count: int, kinds: tuple[ActorKind, ...]) -> list[Figure]:
    """The parties last spoken of, not those that a minister or a city belongs to."""
    acting = [mention for mention in discourse.bodies if not mention.modifies]
    last = discourse.latest(acting, lambda figure: figure.kind in kinds, count)
    return last_list(discourse, count, kinds) or last[::-1]


def last_list(discourse: Discourse, count: int, kinds: tuple[ActorKind, ...]) -> list[Figure]:
    """Those last named together: "Lind and Moe"."""
    lists = [mention.figures for mention in reversed(discourse.crowds) if len(mention.figures) == count]
    return next((list(figures) for figures in lists if all(figure.kind in kinds for figure in figures)), [])
