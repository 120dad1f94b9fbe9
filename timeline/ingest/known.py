"""Which actors extraction knows before it reads: the loaded ones, and those that an editor accepted.

Drafts are not among them. So what an import finds does not depend on how far an earlier one came, or on its own order.
"""

from __future__ import annotations

from timeline.extraction.gazetteer import Gazetteer, KnownActor, default_gazetteer
from timeline.models import Actor
from timeline.vocabulary import ActorKind, NameKind, Review

PREFIX = "actor:"


def known_actors() -> Gazetteer:
    """The gazetteer of the database, and of fixtures/countries.json where that is not loaded yet."""
    actors = Actor.objects.kept().exclude(review=Review.REJECTED)
    accepted = (actors.filter(review=Review.ACCEPTED) | actors.exclude(key=None)).select_related("country")
    entries = {key_of(actor): _entry(actor) for actor in accepted.prefetch_related("names", "merged_actors__names")}
    taken = set(Actor.objects.exclude(key=None).values_list("key", flat=True))
    missing = {key: entry for key, entry in default_gazetteer().entries.items() if key not in taken}
    return Gazetteer([*entries.values(), *missing.values()])


def key_of(actor: Actor) -> str:
    return actor.key or f"{PREFIX}{actor.pk}"


def pk_of(key: str) -> int | None:
    """The primary key that the key of an entry holds; None for that of a loaded actor."""
    return int(key.removeprefix(PREFIX)) if key.startswith(PREFIX) else None


def _entry(actor: Actor) -> KnownActor:
    names = [name for row in (actor, *actor.merged_actors.all()) for name in row.names.all()]
    return KnownActor(
        key=key_of(actor),
        name=actor.name,
        kind=ActorKind(actor.kind),
        names={name.name: NameKind(name.kind) for name in names if _tells(name.name, actor)},
        country=key_of(actor.country) if actor.country else None,
    )


def _tells(name: str, actor: Actor) -> bool:
    """Whether the name says by itself who is meant: a person's surname does not, unless the person goes by it."""
    return actor.kind != ActorKind.PERSON or len(name.split()) > 1 or name == actor.name
