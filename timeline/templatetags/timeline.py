"""How records read on a page: their days, their people, what they rest on. Records go in, words come out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django import template
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from timeline import edtf
from timeline.marking import Segment
from timeline.models import Actor, Affiliation, Allegation, Article, Event, Involvement, Meeting, Passage, Statement
from timeline.models.evidence import CONTEXT
from timeline.notes import Note
from timeline.vocabulary import ROLES_OF_KIND, AccuserVoice, Directness, EventKind, Review, Role

register = template.Library()

PLAIN_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")  # what <time datetime> can say
DAY = "j F Y"
ROLE_WORDS = {
    Role.PARTICIPANT: "Participants",
    Role.HOST: "Hosted by",
    Role.MEDIATOR: "Mediated by",
    Role.SPEAKER: "Said by",
    Role.ADDRESSEE: "Said to",
    Role.RELAYER: "Relayed by",
    Role.ACCUSER: "Alleged by",
    Role.ACCUSED: "Against",
    Role.VICTIM: "Harmed",
}

VOICES = {
    AccuserVoice.PUBLICATION: "the publication, in its own voice",
    AccuserVoice.UNATTRIBUTED: "nobody whom the source names",
}


@dataclass(frozen=True, slots=True)
class Day:
    """A heading of the timeline and what stands under it; `when` is its machine-readable date, if there is one."""

    heading: str
    when: str
    events: list[Event]


@dataclass(frozen=True, slots=True)
class Part:
    """A role in a record, who has it, and what the source says where it names nobody or speaks for itself."""

    role: Role
    words: str
    involvements: list[Involvement]
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """An article and those of its passages that a record rests on."""

    article: Article
    passages: list[Passage]


@register.filter
def by_day(events: Iterable[Event]) -> list[Day]:
    """The events under their days, in the order they come; "December 2025" is another heading than its first day."""
    days: list[Day] = []
    for _, of_one_day in groupby(events, key=lambda event: event.timeline_date):
        headings: dict[tuple[str, str], list[Event]] = {}
        for event in of_one_day:
            headings.setdefault(_heading(event), []).append(event)
        days += [Day(heading, when, entries) for (heading, when), entries in headings.items()]
    return days


@register.filter
def when(event: Event) -> SafeString | str:
    """When it happened, as honestly as it is known."""
    if event.date:
        return _time(event.date_in_words, event.date)
    if event.timeline_date:
        return format_html("date not known, reported on {}", on_day(event.timeline_date))
    return "date not known"


@register.filter
def is_vague(event: Event) -> bool:
    """Whether the heading it stands under says more than is known of when it happened."""
    return not event.date and event.timeline_date is not None


@register.filter
def on_day(day: date | None) -> SafeString | str:
    """A day of the calendar as a <time>; empty where there is none."""
    return _time(in_words(day), day.isoformat()) if day else ""


@register.filter
def people(event: Event) -> list[Part]:
    """Who took part, role by role."""
    parts = [
        Part(role, ROLE_WORDS[role], event.in_role(role), _voice(event, role))
        for role in ROLES_OF_KIND[EventKind(event.kind)]
    ]
    return [part for part in parts if part.involvements or part.voice]


@register.filter
def in_full(event: Event) -> str:
    """What was said, alleged or talked about; direct speech in quotation marks."""
    it = event.specific
    if isinstance(it, Statement):
        return f"“{it.text}”" if it.directness == Directness.DIRECT else it.text
    if isinstance(it, Allegation):
        return it.claim
    return it.agenda if isinstance(it, Meeting) else ""


@register.filter
def in_short(event: Event) -> str:
    """The same in some forty words; nothing where the title says it already."""
    words = in_full(event)
    return "" if words.strip("“”") in event.title else Truncator(words).words(40)


@register.filter
def sources(event: Event) -> list[Source]:
    """The articles it rests on, each with its passages in the order of the text."""
    of_article: dict[int, Source] = {}
    for passage in event.passages.all():
        of_article.setdefault(passage.article_id, Source(passage.article, [])).passages.append(passage)
    return list(of_article.values())


@register.filter
def before(passage: Passage) -> str:
    """The words before a passage, none of them cut."""
    return f"… {passage.prefix.partition(' ')[2]}" if len(passage.prefix) == CONTEXT else passage.prefix


@register.filter
def after(passage: Passage) -> str:
    """The words behind a passage, none of them cut."""
    return f"{passage.suffix.rpartition(' ')[0]} …" if len(passage.suffix) == CONTEXT else passage.suffix


@register.filter
def reach(event: Event) -> str:
    """How many articles and publishers tell it: "3 articles, 2 publishers"."""
    articles = [source.article for source in sources(event)]
    publishers = {article.publisher_id for article in articles if article.publisher_id}
    if not articles:
        return "no article"
    told = _count(len(articles), "article")
    return f"{told}, {_count(len(publishers), 'publisher')}" if publishers else f"{told}, publisher unknown"


@register.filter
def term(office: Affiliation) -> str:
    """Since when and until when somebody held an office, as far as it is known."""
    ends = ("from", office.since), ("until", office.until)
    return " ".join(f"{word} {edtf.in_words(end)}" for word, end in ends if end)


@register.filter
def as_link(actor: Actor) -> SafeString:
    """The actor's name, leading to its page; one that was rejected has none for most people."""
    if actor.review == Review.REJECTED:
        return format_html("<bdi>{}</bdi>", actor.name)
    return format_html('<a href="{}"><bdi>{}</bdi></a>', actor.get_absolute_url(), actor.name)


@register.filter
def desk(event: Event) -> str:
    """Where editors change it."""
    return reverse(f"admin:timeline_{event.kind}_change", args=[event.pk])


@register.filter
def web_address(url: str) -> str:
    """The address, if it is one of the web; a source may give any other, and none of them becomes a link."""
    return url if url.startswith(("https://", "http://")) else ""


@register.filter
def mark_class(segment: Segment[Note]) -> str:
    """The classes of a marked segment: the kind of its innermost record, dashed if it is but a suggestion."""
    inner = segment.passages[-1]
    classes = [inner.event.kind]
    if all(note.is_suggested for note in segment.passages):
        classes.append("suggested")
    if any(note.is_chosen for note in segment.passages):
        classes.append("chosen")
    return " ".join(classes)


def in_words(day: date) -> str:
    return date_format(day, DAY)


def _voice(event: Event, role: Role) -> str:
    """Who accuses or speaks where it is no actor that the source quotes."""
    it = event.specific
    if role is Role.ACCUSER and isinstance(it, Allegation) and it.voice:
        return VOICES[AccuserVoice(it.voice)]
    if role is Role.ACCUSER and isinstance(it, Allegation) and it.accuser_text and not event.in_role(role):
        return f"“{it.accuser_text}”"
    if role is Role.SPEAKER and isinstance(it, Statement) and it.speaker_text and not event.in_role(role):
        return f"“{it.speaker_text}”"
    return ""


def _heading(event: Event) -> tuple[str, str]:
    """The words and the machine-readable date of the heading it stands under."""
    if event.date and event.timeline_date:
        return event.date_in_words[:1].upper() + event.date_in_words[1:], _machine(event.date)
    if event.timeline_date:
        return in_words(event.timeline_date), str(event.timeline_date)
    return "Date not known", ""


def _time(words: str, text: str) -> SafeString | str:
    machine = _machine(text)
    return format_html('<time datetime="{}">{}</time>', machine, words) if machine else words


def _machine(text: str) -> str:
    return text if PLAIN_DATE.fullmatch(text) else ""


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
