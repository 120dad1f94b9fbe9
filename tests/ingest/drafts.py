"""Hand-made extractions: what a test says was found in a text, with spans made from the words themselves.

    text = Text("Anna Berg met Jon Holm in Tarsk.")
    found = text.found(
        actors=[text.actor("Anna Berg"), text.actor("Jon Holm")],
        meetings=[text.meeting(["Anna Berg", "Jon Holm"], "met Jon Holm")],
    )

An actor's id is its name, which keeps tests readable.
"""

from __future__ import annotations

import re
from typing import Any

from timeline.extraction.candidates import (
    ActorCandidate,
    AllegationCandidate,
    AnswerCandidate,
    Document,
    Extraction,
    Involved,
    MeetingCandidate,
    Office,
    Span,
    StatementCandidate,
)
from timeline.vocabulary import ActorKind, Directness, Role, Stance

VERSION = "rules-test"


class Text(str):
    """A text that finds its own spans."""

    __slots__ = ()

    def span(self, quote: str) -> Span:
        start = self.index(quote)
        return Span.of(self, start, start + len(quote))

    def found(self, **candidates: Any) -> Extraction:
        return Extraction(Document(self), version=VERSION, **{key: tuple(value) for key, value in candidates.items()})

    def actor(self, name: str, kind: ActorKind = ActorKind.PERSON, office: str = "", **fields: Any) -> ActorCandidate:
        """An actor with a mention wherever its name or an alias stands; `office` is held for `fields["holder_for"]`."""
        holder_for = fields.pop("holder_for", None)
        forms = sorted({name, *fields.get("aliases", ()), *fields.get("role_mentions", ())}, key=len, reverse=True)
        places = re.finditer("|".join(map(re.escape, forms)), self)
        return ActorCandidate(
            id=name,
            name=name,
            kind=kind,
            office=Office(office, holder_for) if office else None,
            mentions=tuple(Span.of(self, *place.span()) for place in places),
            **fields,
        )

    def state(self, name: str, **fields: Any) -> ActorCandidate:
        return self.actor(name, ActorKind.STATE, **fields)

    def meeting(self, participants: list[str], *quotes: str, **fields: Any) -> MeetingCandidate:
        involved = fields.pop("involved", tuple(Involved(name, Role.PARTICIPANT) for name in participants))
        return MeetingCandidate(involved, self.spans(*quotes), **fields)

    def statement(self, speaker: str | None, *content: str, passage: str = "", **fields: Any) -> StatementCandidate:
        """A statement with this content, resting on `passage`, or else on the content."""
        fields.setdefault("directness", Directness.INDIRECT)
        passages = self.spans(passage) if passage else self.spans(*content)
        return StatementCandidate(self.spans(*content), passages, speaker=speaker, **fields)

    def allegation(self, accuser: str | None, accused: list[str], *quotes: str, **fields: Any) -> AllegationCandidate:
        """An allegation whose claim is its first quote, unless the test says another one."""
        fields.setdefault("claim", quotes[0])
        return AllegationCandidate(accused=tuple(accused), passages=self.spans(*quotes), accuser=accuser, **fields)

    def answer(self, actor: str | None, stance: Stance, *quotes: str, **fields: Any) -> AnswerCandidate:
        return AnswerCandidate(stance, self.spans(*quotes), actor=actor, **fields)

    def spans(self, *quotes: str) -> tuple[Span, ...]:
        return tuple(map(self.span, quotes))
