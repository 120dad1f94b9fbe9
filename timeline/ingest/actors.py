"""Actor candidates to actors: those that the database knows, and drafts of the others, with names, offices and
mentions.

To take two people for one is worse than to have one twice, which an editor mends by merging. So only a full name tells
across articles, and not where the countries differ; a single name of a person tells only where an editor has
confirmed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from django.db.models import Q

from timeline.extraction.candidates import ActorCandidate, Extraction, Office
from timeline.extraction.documents.facts import shorten
from timeline.ingest.known import PREFIX, pk_of
from timeline.models import Actor, ActorName, Affiliation, Article, Mention
from timeline.names import normalise
from timeline.vocabulary import ActorKind, NameKind, Review

BODIES = frozenset({ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.MEDIA})
STANDING_IN = (
    NameKind.DEMONYM,
    NameKind.CAPITAL,
    NameKind.SEAT,
)  # names that are somebody else's, or nobody's, elsewhere
POSSESSOR = re.compile(r"^(?:the )?(?:[A-Z][\w.-]* ){0,5}[A-Z][\w.-]*[’']s? (?=\w)")
NEW = 0  # stands for the primary key of a state that is not stored yet, and so nobody else's
LONGEST = {"name": 200, "description": 300, "title": 300}


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors of one article, by the ids of its candidates, and how many of them are new drafts."""

    actors: Mapping[str, Actor]
    drafted: int

    def get(self, key: str | None) -> Actor | None:
        return self.actors.get(key) if key else None


def store_actors(extraction: Extraction, article: Article, earlier: Sequence[int]) -> Cast:
    """The actors of an article whose `earlier` versions are these. A draft that nobody touched gains what it lacks."""
    candidates = [candidate for candidate in extraction.actors if normalise(candidate.name)]
    found = recognise(candidates, earlier)
    known = list(found.values())
    newcomers = [candidate for candidate in candidates if candidate.id not in found]
    found |= create_drafts(newcomers, found)
    complete(candidates, found, known)
    add_names(candidates, found)
    add_offices(candidates, found, article)
    add_mentions(candidates, found, article)
    return Cast(found, drafted=len(newcomers))


# -- who is known


def recognise(candidates: Sequence[ActorCandidate], earlier: Sequence[int]) -> dict[str, Actor]:
    """The actors that are there already, merged ones replaced by the one that was kept, by candidate id."""
    found = _by_key(candidates)
    named_before = _mentioned(candidates, earlier)
    namesakes = _namesakes(candidates)
    states_first = sorted(candidates, key=lambda candidate: candidate.kind != ActorKind.STATE)
    for candidate in states_first:
        if candidate.id in found:
            continue
        form = normalise(candidate.name)
        country = _pk_of_country(candidate, found)
        actor = choose(candidate, named_before.get(form, ()), country) or (
            choose(candidate, [actor for actor in namesakes.get(form, ()) if tells(candidate, actor)], country)
        )
        if actor:
            found[candidate.id] = actor
    return found


def _pk_of_country(candidate: ActorCandidate, found: Mapping[str, Actor]) -> int | None:
    """The stored state that the candidate belongs to; NEW for one not stored yet, None where none is named."""
    if candidate.country is None:
        return None
    return found[candidate.country].pk if candidate.country in found else NEW


def _by_key(candidates: Iterable[ActorCandidate]) -> dict[str, Actor]:
    keys = {candidate.id: candidate.known for candidate in candidates if candidate.known}
    rows = Actor.objects.filter(
        Q(key__in=[key for key in keys.values() if pk_of(key) is None])
        | Q(pk__in=[pk for key in keys.values() if (pk := pk_of(key)) is not None])
    ).select_related("merged_into")
    by_key = {key: actor.kept for actor in rows for key in (actor.key, f"{PREFIX}{actor.pk}") if key}
    return {id_: by_key[key] for id_, key in keys.items() if key in by_key}


def _mentioned(candidates: Iterable[ActorCandidate], earlier: Sequence[int]) -> dict[str, list[Actor]]:
    """Whom the earlier versions of the article mean by these names, whatever an editor renamed or merged since."""
    if not earlier:
        return {}
    forms = {normalise(candidate.name) for candidate in candidates}
    found: dict[str, list[Actor]] = {}
    for mention in Mention.objects.filter(article__in=earlier).select_related("actor__merged_into").order_by("pk"):
        form, actor = normalise(mention.quote), mention.actor.kept
        if form in forms and actor not in found.setdefault(form, []):
            found[form].append(actor)
    return found


def _namesakes(candidates: Iterable[ActorCandidate]) -> dict[str, list[Actor]]:
    """The actors that have one of the candidates' names as a name of their own, by the name."""
    forms = {normalise(candidate.name) for candidate in candidates}
    names = ActorName.objects.filter(normalised__in=forms).exclude(kind__in=STANDING_IN)
    found: dict[str, list[Actor]] = {}
    for name in names.select_related("actor__merged_into").order_by("actor"):
        actor = name.actor.kept
        if actor not in found.setdefault(name.normalised, []):
            found[name.normalised].append(actor)
    return found


def choose(candidate: ActorCandidate, namesakes: Iterable[Actor], country: int | None) -> Actor | None:
    """The one namesake that the candidate can be; of several, the one that an editor accepted."""
    possible = [actor for actor in namesakes if same_kind(candidate, actor) and same_country(candidate, country, actor)]
    if len(possible) > 1:
        possible = [actor for actor in possible if actor.review == Review.ACCEPTED]
    return possible[0] if len(possible) == 1 else None


def tells(candidate: ActorCandidate, actor: Actor) -> bool:
    """Whether the name says by itself that the actor is meant: a full name does, a person's single one if confirmed.

    A rejected draft is meant by the very name it has, so that no article brings it back.
    """
    form = normalise(candidate.name)
    if candidate.kind != ActorKind.PERSON or len(form.split()) > 1 or actor.review == Review.ACCEPTED:
        return True
    return actor.review == Review.REJECTED and normalise(actor.name) == form


def same_kind(candidate: ActorCandidate, actor: Actor) -> bool:
    """A body may be an organisation to one article and an armed group to the next; no other kind turns into another."""
    return candidate.kind == actor.kind or (candidate.kind in BODIES and actor.kind in BODIES)


def same_country(candidate: ActorCandidate, country: int | None, actor: Actor) -> bool:
    """The very same for a ministry or "residents", which any state has; no contradiction for all others.

    "Militants" of no country are those of their article only.
    """
    if candidate.kind == ActorKind.GROUP:
        return country is not None and actor.country_id == country
    if candidate.kind == ActorKind.ORGANISATION:
        return actor.country_id == country
    return None in (country, actor.country_id) or actor.country_id == country


# -- new drafts


def create_drafts(candidates: Sequence[ActorCandidate], known: Mapping[str, Actor]) -> dict[str, Actor]:
    """New actors for these candidates: first those without a country, then those that may belong to one of them."""
    keys: set[str | None] = set()
    drafts = {candidate.id: _draft(candidate, keys) for candidate in candidates}
    _give_slugs(list(drafts.values()))
    first = [draft for candidate, draft in zip(candidates, drafts.values(), strict=True) if not candidate.country]
    Actor.objects.bulk_create(first)
    second = []
    for candidate in candidates:
        if candidate.country:
            draft = drafts[candidate.id]
            draft.country = _state(candidate, {**known, **drafts})
            second.append(draft)
    Actor.objects.bulk_create(second)
    return drafts


def _draft(candidate: ActorCandidate, keys: set[str | None]) -> Actor:
    """An unsaved actor; with the key of a reference file that is not loaded yet, if no other draft has it."""
    key = (
        candidate.known if candidate.known and pk_of(candidate.known) is None and candidate.known not in keys else None
    )
    keys.add(key)
    return Actor(
        name=shorten(candidate.name, LONGEST["name"]) or "",
        kind=candidate.kind,
        description=shorten(candidate.description, LONGEST["description"]) or "",
        key=key,
    )


def _state(candidate: ActorCandidate, actors: Mapping[str, Actor]) -> Actor | None:
    """The stored state that the candidate belongs to."""
    state = actors.get(candidate.country or "")
    return state if state and state.pk and state.kind == ActorKind.STATE and candidate.country != candidate.id else None


def _give_slugs(drafts: Sequence[Actor]) -> None:
    """Free slugs for all of them with one query, where saving one by one asks for each."""
    wanted = [draft.slugify_function(draft.name)[:100] for draft in drafts]
    alike = Q()
    for slug in wanted:
        alike |= Q(slug=slug) | Q(slug__startswith=f"{slug}-")
    taken = set(Actor.objects.filter(alike).values_list("slug", flat=True)) if drafts else set()
    for draft, slug in zip(drafts, wanted, strict=True):
        draft.slug = next(free for free in chain([slug], (f"{slug}-{n}" for n in count(2))) if free not in taken)
        taken.add(draft.slug)


# -- what an article adds to an actor


def complete(candidates: Iterable[ActorCandidate], actors: Mapping[str, Actor], known: Iterable[Actor]) -> None:
    """Fill in description and country where a draft from an earlier article lacks them."""
    drafts = {actor.pk for actor in known if is_open(actor)}
    changed: dict[int, Actor] = {}
    for candidate in candidates:
        actor = actors[candidate.id]
        facts: dict[str, Any] = {
            "description": shorten(candidate.description, LONGEST["description"]),
            "country": _state(candidate, actors),
        }
        for field, fact in facts.items():
            if actor.pk in drafts and fact and fact != actor and not getattr(actor, field):
                setattr(actor, field, fact)
                changed[actor.pk] = actor
    for actor in changed.values():
        actor.revision += 1  # whoever has it open in a form is told
    Actor.objects.bulk_update(changed.values(), ["description", "country", "revision"])


def is_open(actor: Actor) -> bool:
    """A draft that no editor has touched: only such a one gains facts, names and offices from an import."""
    return actor.review == Review.SUGGESTED and actor.curated_at is None


def add_names(candidates: Iterable[ActorCandidate], actors: Mapping[str, Actor]) -> None:
    """Each form that names a draft, once a spelling; a role ("the envoy") is no name."""
    drafts = {actor.pk: actor for actor in actors.values() if is_open(actor)}
    names = ActorName.objects.filter(actor__in=drafts).values_list("actor", "normalised")
    there = set(names) if drafts else set()
    new: list[ActorName] = []
    for candidate in candidates:
        actor = actors[candidate.id]
        for name in (candidate.name, *candidate.aliases) if actor.pk in drafts else ():
            form = normalise(name)
            if form and len(name) <= LONGEST["name"] and (actor.pk, form) not in there:
                there.add((actor.pk, form))
                new.append(ActorName(actor=actor, name=name, normalised=form, kind=name_kind(name, actor)))
    ActorName.objects.bulk_create(new)


def name_kind(name: str, actor: Actor) -> NameKind:
    is_acronym = actor.kind != ActorKind.PERSON and len(name) > 1 and name.isupper() and " " not in name
    return NameKind.ACRONYM if is_acronym else NameKind.NAME


def add_offices(candidates: Iterable[ActorCandidate], actors: Mapping[str, Actor], article: Article) -> None:
    """The offices in which the article names its people, where a draft of a person does not have them yet."""
    wanted = {
        (
            actors[c.id].pk,
            getattr(actors.get(c.office.holder_for or ""), "pk", None),
            plain_title(c.office),
        )
        for c in candidates
        if c.office and c.office.title and c.kind == ActorKind.PERSON and is_open(actors[c.id])
    }
    people = {person for person, _, _ in wanted}
    held = (
        Affiliation.objects.filter(person__in=people).values_list("person", "organisation", "title") if people else ()
    )
    there = {(person, organisation, title.casefold()) for person, organisation, title in held}
    Affiliation.objects.bulk_create(
        Affiliation(person_id=person, organisation_id=organisation, title=title, article=article)
        for person, organisation, title in sorted(wanted, key=str)
        if person != organisation and (person, organisation, title.casefold()) not in there
    )


def plain_title(office: Office) -> str:
    """The title without the name of whom it is held for: "Special Envoy" of "Pakistan’s Special Envoy"."""
    title = POSSESSOR.sub("", office.title) if office.holder_for else office.title
    return (title or office.title)[: LONGEST["title"]]


def add_mentions(candidates: Iterable[ActorCandidate], actors: Mapping[str, Actor], article: Article) -> None:
    """The first place of each form by which the article names an actor; the first place of all where none does."""
    there: set[tuple[int, int, int]] = set()
    mentions: list[Mention] = []
    for candidate in candidates:
        actor = actors[candidate.id]
        names = {normalise(name) for name in (candidate.name, *candidate.aliases)}
        first: dict[str, Any] = {}
        for span in sorted(candidate.mentions):
            if normalise(span.quote) in names:
                first.setdefault(normalise(span.quote), span)
        for span in first.values() or sorted(candidate.mentions)[:1]:
            if (actor.pk, span.start, span.end) not in there:
                there.add((actor.pk, span.start, span.end))
                mentions.append(Mention.of(article, span.start, span.end, actor=actor))
    Mention.objects.bulk_create(mentions)
