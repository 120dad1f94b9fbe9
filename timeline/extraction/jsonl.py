"""An Extraction as the JSON of the exchange format: the only place that knows its keys.

`to_json` gives one article; written out with `json.dumps` it is one line of a .jsonl file. Keys and records come in a
fixed order, so that two runs of the same rules give the same bytes.
"""

from __future__ import annotations

from typing import Any

from timeline.extraction.candidates import (
    ActorCandidate,
    AllegationCandidate,
    AnswerCandidate,
    DateMention,
    Extraction,
    Involved,
    MeetingCandidate,
    Span,
    StatementCandidate,
)

Json = dict[str, Any]


def to_json(extraction: Extraction) -> Json:
    """One article with all its drafts; every offset counts code points of "text", end exclusive."""
    document = extraction.document
    return {
        "source": document.source,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "text": document.text,
        "actors": [actor(candidate) for candidate in extraction.actors],
        "meetings": [meeting(candidate) for candidate in extraction.meetings],
        "statements": [statement(candidate) for candidate in extraction.statements],
        "allegations": [allegation(candidate) for candidate in extraction.allegations],
        "dates": [date(mention) for mention in extraction.dates],
        "version": extraction.version,
    }


def actor(candidate: ActorCandidate) -> Json:
    return {
        "id": candidate.id,
        "name": candidate.name,
        "kind": candidate.kind.value,
        "description": candidate.description,
        # as in gold files, every distinct form of the text, those that only describe included
        "aliases": [*candidate.aliases, *candidate.role_mentions],
        "role_mentions": list(candidate.role_mentions),
        "mentions": [[span.start, span.end] for span in candidate.mentions],
        "country": candidate.country,
        "office": candidate.office and {"title": candidate.office.title, "holder_for": candidate.office.holder_for},
        "known": candidate.known,
        **trust(candidate),
    }


def meeting(candidate: MeetingCandidate) -> Json:
    return {
        "participants": [involved.actor for involved in candidate.involved],
        "place": candidate.place,
        "date": candidate.date,
        "format": candidate.format.value,
        "status": candidate.status.value,
        "passages": quotes(candidate.passages),
        "agenda": candidate.agenda,
        "involved": [part(involved) for involved in candidate.involved],
        **trust(candidate),
    }


def part(involved: Involved) -> Json:
    return {
        "actor": involved.actor,
        "role": involved.role.value,
        "on_behalf_of": involved.on_behalf_of,
        "words": involved.words and quote(involved.words),
    }


def statement(candidate: StatementCandidate) -> Json:
    return {
        "speaker": candidate.speaker,
        "speaker_text": candidate.speaker_text,
        "speaker_span": candidate.speaker_span and offsets(candidate.speaker_span),
        "directness": candidate.directness.value,
        "cue": candidate.cue and quote(candidate.cue),
        "content": quotes(candidate.content),
        "date": candidate.date,
        "passages": quotes(candidate.passages),
        "relayer": candidate.relayer,
        "addressees": list(candidate.addressees),
        "channel": candidate.channel.value,
        "occasion": candidate.occasion,
        "nested_in": candidate.nested_in,
        **trust(candidate),
    }


def allegation(candidate: AllegationCandidate) -> Json:
    return {
        "accuser": candidate.accuser,
        "accuser_text": candidate.voice.value if candidate.voice else candidate.accuser_text,
        "accused": list(candidate.accused),
        "claim": candidate.claim,
        "passages": quotes(candidate.passages),
        "responses": [answer(response) for response in candidate.answers],
        "accuser_span": candidate.accuser_span and offsets(candidate.accuser_span),
        "co_accusers": list(candidate.co_accusers),
        "victims": list(candidate.victims),
        "category": candidate.category,
        "date": candidate.date,
        "statement": candidate.statement,
        **trust(candidate),
    }


def answer(candidate: AnswerCandidate) -> Json:
    return {
        "actor": candidate.actor,
        "stance": candidate.stance.value,
        "passages": quotes(candidate.passages),
        "statement": candidate.statement,
        **trust(candidate),
    }


def date(mention: DateMention) -> Json:
    return {**offsets(mention.span), "text": mention.span.quote, "edtf": mention.edtf}


def trust(
    candidate: ActorCandidate | MeetingCandidate | StatementCandidate | AllegationCandidate | AnswerCandidate,
) -> Json:
    """How sure the rule is that made a draft, and its name."""
    return {"confidence": round(candidate.confidence, 2), "rule": candidate.rule}


def quotes(spans: tuple[Span, ...]) -> list[Json]:
    return [quote(span) for span in spans]


def quote(span: Span) -> Json:
    return {**offsets(span), "quote": span.quote}


def offsets(span: Span) -> Json:
    return {"start": span.start, "end": span.end}
