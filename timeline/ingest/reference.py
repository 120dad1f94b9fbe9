"""Reference files into rows: known actors with all their names, and publishers. `load_countries` uses it.

Twice is once. An actor that an article brought in before is recognised by its key, its codes or its name, and gains
what it lacks; one that an editor touched stays as it is, and only its key, which no editor sees, is noted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from django.db import transaction
from django.db.models import Q

from timeline.models import Actor, ActorName, Publisher
from timeline.names import normalise
from timeline.reference import ActorEntry, PublisherEntry
from timeline.vocabulary import ActorKind, NameKind, Review

FACTS = ["key", "review", "country", "note", "iso_code", "wikidata"]
DESCRIPTION = ["kind", "country", "owner", "state_affiliated", "reliability", "note"]


class UnknownStateError(LookupError):
    """A publisher's country that is no state of the database."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many entries became new rows, and how many were there already."""

    new: int
    known: int


# -- actors


@transaction.atomic
def load_actors(entries: Sequence[ActorEntry]) -> Loaded:
    """Make or complete the actor of each entry: accepted, with its codes, its names and the state it belongs to."""
    pool = similar(entries)
    actors = recognise(entries, pool)
    missing = [entry for entry in entries if entry.key not in actors]
    actors |= newcomers(missing)
    holders = {code: actor for actor in pool for code in (actor.iso_code, actor.wikidata) if code}
    states_first = [e for e in entries if not e.country], [e for e in entries if e.country]
    for some in states_first:
        save([(actors[entry.key], lacking(actors[entry.key], entry, actors, holders)) for entry in some])
    add_names([(actors[entry.key], entry) for entry in entries if actors[entry.key].curated_at is None])
    return Loaded(new=len(missing), known=len(entries) - len(missing))


def similar(entries: Iterable[ActorEntry]) -> list[Actor]:
    """The actors of the database that one of the entries may be."""
    names = ActorName.objects.filter(normalised__in=[normalise(entry.name) for entry in entries])
    return list(
        Actor.objects.filter(
            Q(key__in=[entry.key for entry in entries])
            | Q(iso_code__in=[entry.iso for entry in entries if entry.iso])
            | Q(wikidata__in=[entry.qid for entry in entries if entry.qid])
            | Q(name__in=[entry.name for entry in entries])  # one merged into another actor may have no names left
            | Q(pk__in=names.values("actor"))
        )
    )


def recognise(entries: Iterable[ActorEntry], pool: Iterable[Actor]) -> dict[str, Actor]:
    """The actors that are there already, by the key of their entry: the one with that key, else one without any, or
    the actor that an editor merged that one into."""
    known: dict[tuple[str, str], Actor] = {}
    for actor in (actor for actor in pool if actor.kind != ActorKind.PERSON):
        if actor.key:
            known["key", actor.key] = actor
            continue
        for trait in identity(actor.iso_code, actor.wikidata, actor.name):
            known.setdefault(trait, actor.kept)
    found: dict[str, Actor] = {}
    for entry in entries:
        for trait in [("key", entry.key), *identity(entry.iso, entry.qid, entry.name)]:
            if trait in known:
                found.setdefault(entry.key, known[trait])
    return found


def identity(iso: str, qid: str, name: str) -> list[tuple[str, str]]:
    """By what an actor without a key is told, the surest first."""
    return [trait for trait in (("iso", iso), ("qid", qid), ("name", normalise(name))) if trait[1]]


def newcomers(entries: Sequence[ActorEntry]) -> dict[str, Actor]:
    """An unsaved actor for each entry. Their slugs are found with one query, where saving one by one asks for each."""
    taken = set(Actor.objects.values_list("slug", flat=True)) if entries else set()
    actors = {entry.key: Actor(name=entry.name, kind=entry.kind) for entry in entries}
    for actor in actors.values():
        actor.slug = free_slug(actor, taken)
        taken.add(actor.slug)
    return actors


def free_slug(actor: Actor, taken: Collection[str]) -> str:
    """The first of name, name-2, name-3 … that nobody has: as the model's field would choose."""
    slug = actor.slugify_function(actor.name)[:100]
    return next(free for free in chain([slug], (f"{slug}-{n}" for n in count(2))) if free not in taken)


def lacking(
    actor: Actor, entry: ActorEntry, actors: Mapping[str, Actor], holders: Mapping[str, Actor]
) -> dict[str, Any]:
    """The entry's facts that the actor lacks, of a curated one only the key. A code stays with whoever holds it."""
    if actor.curated_at:
        return {} if actor.key else {"key": entry.key}
    facts = {
        "key": entry.key,
        "iso_code": entry.iso if holders.get(entry.iso, actor) is actor else "",
        "wikidata": entry.qid if holders.get(entry.qid, actor) is actor else "",
        "country_id": actors[entry.country].pk if entry.country else None,
        "note": entry.note,
    }
    facts = {field: fact for field, fact in facts.items() if fact and not getattr(actor, field)}
    return facts | ({"review": Review.ACCEPTED} if actor.review == Review.SUGGESTED else {})


def save(changes: Sequence[tuple[Actor, Mapping[str, Any]]]) -> None:
    """Store new actors, and known ones that have something to gain."""
    for actor, facts in changes:
        for field, fact in facts.items():
            setattr(actor, field, fact)
    Actor.objects.bulk_update([actor for actor, facts in changes if facts and actor.pk], FACTS)
    Actor.objects.bulk_create([actor for actor, _ in changes if actor.pk is None])


def add_names(pairs: Sequence[tuple[Actor, ActorEntry]]) -> None:
    """Give each actor the names of its entry that it does not have in any spelling."""
    there = set(ActorName.objects.filter(actor__in=[a for a, _ in pairs]).values_list("actor_id", "normalised"))
    ActorName.objects.bulk_create(
        (
            ActorName(actor=actor, name=name, normalised=normalise(name), kind=kind)
            for actor, entry in pairs
            for name, kind in {entry.name: NameKind.NAME, **entry.forms}.items()
            if (actor.pk, normalise(name)) not in there
        ),
        ignore_conflicts=True,  # two entries may turn out to be one actor
    )


# -- publishers


@transaction.atomic
def load_publishers(entries: Sequence[PublisherEntry]) -> Loaded:
    """Make the publisher of each entry, and describe those of which an import knew no more than the name."""
    known = {publisher.name: publisher for publisher in Publisher.objects.filter(name__in=[e.name for e in entries])}
    states = {
        state.key: state
        for state in Actor.objects.of_kind(ActorKind.STATE).filter(key__in=[e.country for e in entries if e.country])
    }
    Publisher.objects.bulk_create(describe(Publisher(name=e.name), e, states) for e in entries if e.name not in known)
    Publisher.objects.bulk_update(
        [describe(known[e.name], e, states) for e in entries if e.name in known and is_bare(known[e.name])],
        DESCRIPTION,
    )
    return Loaded(new=len(entries) - len(known), known=len(known))


def is_bare(publisher: Publisher) -> bool:
    """Nothing is known of it but the name, so that no editor's word is lost."""
    blank = Publisher()
    return all(getattr(publisher, field) == getattr(blank, field) for field in DESCRIPTION)


def describe(publisher: Publisher, entry: PublisherEntry, states: Mapping[str | None, Actor]) -> Publisher:
    if entry.country and entry.country not in states:
        raise UnknownStateError(f"entry {entry.name}: country {entry.country!r} is the key of no state in the database")
    publisher.country = states.get(entry.country)
    for field in ("kind", "owner", "state_affiliated", "reliability", "note"):
        setattr(publisher, field, getattr(entry, field))
    return publisher
