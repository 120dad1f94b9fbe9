"""Rows for tests: each factory fills in what a test does not care about, so that a test names only what it is about.

    anna = actor("Anna Berg")
    report = article("Anna Berg met Jon Holm in Tarsk.")
    event = meeting(anna, actor("Jon Holm"), told_in=report, quote="met Jon Holm")

Everything is a draft (suggested) unless the test says `review=Review.ACCEPTED`. Nothing is random.
"""

from __future__ import annotations

import hashlib
from itertools import count
from typing import Any, TypeVar

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, User
from model_bakery import baker

from timeline.models import (
    Actor,
    Affiliation,
    Allegation,
    Article,
    Event,
    ImportItem,
    ImportRun,
    Involvement,
    Meeting,
    Mention,
    Passage,
    Publisher,
    Statement,
)
from timeline.vocabulary import ActorKind, EventKind, ImportOutcome, Role, Stance

PASSWORD = "correct horse battery staple"

E = TypeVar("E", bound=Event)
numbers = count(1)


# -- people


def editor(name: str = "edith") -> User:
    """A member of the staff in the group Editors."""
    return staff(name, "Editors")


def reader(name: str = "rita") -> User:
    """A member of the staff in the group Readers."""
    return staff(name, "Readers")


def staff(name: str, *groups: str) -> User:
    user = get_user_model().objects.create_user(name, password=PASSWORD, is_staff=True)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def superuser(name: str = "susan") -> User:
    return get_user_model().objects.create_superuser(name, password=PASSWORD)


# -- articles


def publisher(name: str = "", **fields: Any) -> Publisher:
    return baker.make(Publisher, name=name or f"Tarsk Courier {next(numbers)}", **fields)


def article(text: str = "Anna Berg met Jon Holm in Tarsk.", title: str = "Talks in Tarsk", **fields: Any) -> Article:
    """An article without publisher or date; two with the same text are two different files."""
    original = fields.pop("original", f"{title} {next(numbers)}\n\n{text}".encode())
    fields.setdefault("sha256", hashlib.sha256(original).hexdigest())
    return baker.make(Article, text=text, title=title, original=original, **fields)


def import_run(**fields: Any) -> ImportRun:
    return baker.make(ImportRun, **fields)


def import_item(source: str = "seeds/talks.md", **fields: Any) -> ImportItem:
    if "run" not in fields:
        fields["run"] = import_run()
    fields.setdefault("outcome", ImportOutcome.CREATED)
    return baker.make(ImportItem, source=source, **fields)


# -- actors


def actor(name: str = "", kind: ActorKind = ActorKind.PERSON, aliases: tuple[str, ...] = (), **fields: Any) -> Actor:
    made = baker.make(Actor, name=name or f"Anna Berg {next(numbers)}", kind=kind, **fields)
    for alias in aliases:
        made.add_name(alias)
    return made


def state(name: str = "Vastria", **fields: Any) -> Actor:
    return actor(name, ActorKind.STATE, **fields)


def affiliation(person: Actor | None = None, title: str = "foreign minister", **fields: Any) -> Affiliation:
    return baker.make(Affiliation, person=person or actor(), title=title, **fields)


# -- events


def meeting(*participants: Actor, told_in: Article | None = None, quote: str = "", **fields: Any) -> Meeting:
    """A meeting of these participants; `told_in` and `quote` give it a passage."""
    fields.setdefault("title", " meets ".join(who.name for who in participants[:2]) or "Envoys meet in Tarsk")
    event = baker.make(Meeting, **kind_and(fields, EventKind.MEETING))
    for participant in participants:
        event.involve(participant, Role.PARTICIPANT)
    return rest_on(event, told_in, quote)


def statement(speaker: Actor | None = None, text: str = "the talks were useful", **fields: Any) -> Statement:
    """A statement; an answer where `answers` names an allegation (it denies unless `stance` says otherwise)."""
    told_in, quote = fields.pop("told_in", None), fields.pop("quote", "")
    fields.setdefault("title", f"{speaker.name if speaker else 'An official'}: {text}")
    if fields.get("answers"):
        fields.setdefault("stance", Stance.DENIES)
    event = baker.make(Statement, text=text, **kind_and(fields, EventKind.STATEMENT))
    if speaker:
        event.involve(speaker, Role.SPEAKER)
    return rest_on(event, told_in, quote)


def allegation(
    accuser: Actor | None = None,
    *accused: Actor,
    claim: str = "shelled the border post",
    **fields: Any,
) -> Allegation:
    """An allegation of `accuser` against each of `accused`; no accuser, no accused where the test names none."""
    told_in, quote = fields.pop("told_in", None), fields.pop("quote", "")
    fields.setdefault("title", f"{accuser.name if accuser else 'Somebody'} accuses: {claim}")
    event = baker.make(Allegation, claim=claim, **kind_and(fields, EventKind.ALLEGATION))
    if accuser:
        event.involve(accuser, Role.ACCUSER)
    for actor_ in accused:
        event.involve(actor_, Role.ACCUSED)
    return rest_on(event, told_in, quote)


def kind_and(fields: dict[str, Any], kind: EventKind) -> dict[str, Any]:
    """The fields with the event's kind, which baker would otherwise draw at random before save() sets it."""
    return {"kind": kind, **fields}


def rest_on(event: E, told_in: Article | None, quote: str) -> E:
    """The event with that passage, if one is given, and so with the day it was first reported."""
    if told_in is not None:
        passage(event, told_in, quote)
    return event


def involvement(event: Event | None = None, who: Actor | None = None, **fields: Any) -> Involvement:
    fields.setdefault("role", Role.PARTICIPANT)
    return baker.make(Involvement, event=event or meeting(), actor=who or actor(), **fields)


# -- evidence


def passage(event: Event | None = None, told_in: Article | None = None, quote: str = "") -> Passage:
    """The words that an event rests on: the first place of `quote`, else the whole text."""
    event, told_in = event or meeting(), told_in or article()
    made = Passage.of(told_in, *place_of(quote, told_in.text), event=event)
    made.save()
    event.save()
    return made


def mention(who: Actor | None = None, named_in: Article | None = None, quote: str = "") -> Mention:
    """The first place where an article names an actor: that of `quote`, else of the actor's name."""
    who, named_in = who or actor("Anna Berg"), named_in or article()
    made = Mention.of(named_in, *place_of(quote or who.name, named_in.text), actor=who)
    made.save()
    return made


def place_of(quote: str, text: str) -> tuple[int, int]:
    start = text.index(quote)
    return start, start + len(quote or text)
