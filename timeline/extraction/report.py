"""An Extraction as text for a person: who acts, what happened, and the words that each draft rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.extraction.candidates import (
    ActorCandidate,
    AllegationCandidate,
    AnswerCandidate,
    Extraction,
    MeetingCandidate,
    Span,
    StatementCandidate,
)

WIDTH = 160  # characters of a quote


def in_words(extraction: Extraction) -> str:
    """One article: a heading, then actors, meetings, statements, allegations and dates, each with its quotes."""
    names = {actor.id: actor.name for actor in extraction.actors}
    parts = [
        ("Actors", (actor(candidate) for candidate in extraction.actors)),
        ("Meetings", (meeting(candidate, names) for candidate in extraction.meetings)),
        ("Statements", (statement(candidate, names) for candidate in extraction.statements)),
        ("Allegations", (allegation(candidate, names) for candidate in extraction.allegations)),
        ("Dates", ([f"“{mention.span.quote}”: {mention.edtf or 'no date'}"] for mention in extraction.dates)),
    ]
    lines = [heading(extraction)]
    for title, records in parts:
        lines += ["", title]
        lines += [line for record in records for line in indented(record)] or ["  none"]
    return "\n".join(lines)


def heading(extraction: Extraction) -> str:
    document = extraction.document
    published = f" ({document.published})" if document.published else ""
    return f"{document.source}: {document.title or 'untitled'}{published}"


def indented(record: Iterable[str]) -> Iterator[str]:
    """The first line of a record by two spaces, the others by six."""
    for number, line in enumerate(record):
        yield f"{'      ' if number else '  '}{line}"


def actor(candidate: ActorCandidate) -> Iterator[str]:
    also = f"; also {', '.join(candidate.aliases)}" if candidate.aliases else ""
    description = f": {candidate.description}" if candidate.description else ""
    yield f"{candidate.name}, {candidate.kind.label.lower()}{description}{also}"


def meeting(candidate: MeetingCandidate, names: dict[str, str]) -> Iterator[str]:
    who = ", ".join(names.get(involved.actor, "?") for involved in candidate.involved)
    facts = [candidate.status.label.lower(), candidate.format.label.lower(), candidate.place, candidate.date]
    yield f"{who} ({', '.join(fact for fact in facts if fact)})"
    yield from quotes(candidate.passages)


def statement(candidate: StatementCandidate, names: dict[str, str]) -> Iterator[str]:
    who = names.get(candidate.speaker or "") or candidate.speaker_text or "unnamed source"
    facts = [candidate.directness.label.lower(), candidate.date]
    yield f"{who} ({', '.join(fact for fact in facts if fact)})"
    yield from quotes(candidate.content)


def allegation(candidate: AllegationCandidate, names: dict[str, str]) -> Iterator[str]:
    accusers = [names.get(key, "?") for key in (candidate.accuser, *candidate.co_accusers) if key]
    by = (
        ", ".join(accusers)
        or candidate.accuser_text
        or (candidate.voice and candidate.voice.label.lower())
        or "somebody"
    )
    accused = ", ".join(names.get(key, "?") for key in candidate.accused) or "somebody"
    yield f"{by} against {accused}: {candidate.claim}"
    yield from quotes(candidate.passages)
    for reply in candidate.answers:
        yield from answer(reply, names)


def answer(candidate: AnswerCandidate, names: dict[str, str]) -> Iterator[str]:
    yield f"{names.get(candidate.actor or '', 'somebody')} {candidate.stance.label.lower()}"
    yield from (f"  {line}" for line in quotes(candidate.passages))


def quotes(spans: Iterable[Span]) -> Iterator[str]:
    for span in spans:
        words = " ".join(span.quote.split())
        yield f"{span.start}-{span.end} “{words if len(words) <= WIDTH else words[: WIDTH - 1] + '…'}”"
