"""Who may speak for an accused although the text does not say whose they are: "the ministry", "a military spokeswoman",
"the chief executive", "her lawyer".

What they say soon after the charge is taken for an answer to it, at less trust than the words of the accused.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from timeline.extraction.actors import Cast
from timeline.extraction.allegations.harm import end_of, start_of
from timeline.extraction.allegations.senses import word_class
from timeline.extraction.syntax import Parse
from timeline.vocabulary import ActorKind

CLASSES = {
    ActorKind.STATE: ("anybody", "states"),
    ActorKind.ORGANISATION: ("anybody", "bodies", "states"),
    ActorKind.MEDIA: ("anybody", "bodies"),
    ActorKind.ARMED_GROUP: ("anybody", "groups"),
    ActorKind.GROUP: ("anybody", "bodies", "groups", "states"),
    ActorKind.PERSON: ("anybody", "persons"),
}


class Advocates:
    """Asks of a speaker whether they may stand for an accused. Whose side is known, stands for that side only."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self.parse = parse
        self.cast = cast
        self.read: dict[tuple[int | None, str | None], frozenset[str]] = {}

    def may_speak_for(self, source: int | None, actor: str | None, accused: str, accusers: Collection[str]) -> bool:
        """`source` is the head of the words that name the speaker, `actor` who that is, each None where unknown."""
        roles = self.read.get((source, actor))
        if roles is None:
            roles = self.read[source, actor] = frozenset(self.roles(source, actor))
        classes = CLASSES[self.cast.kind(accused)]
        if actor in (accused, *accusers) or not any(roles & word_class("advocates", name) for name in classes):
            return False
        against = {word for accuser in accusers for word in self.cast.actor(accuser).name.lower().split()}
        return not roles & against and self.is_free(source, actor, accused)

    def is_free(self, source: int | None, actor: str | None, accused: str) -> bool:
        """False for somebody whose side the text tells: "Kelmar's ministry", "a spokesman for the mediators"; the
        senator whom a spokesman speaks for may be an accused person."""
        if actor is not None and self.cast.side_of(actor) not in (None, actor):
            return False
        if source is None:
            return True
        if actor is None and self.cast.speaks_for(source) is not None:
            return False
        served = self.parse.prepositional(source, ("for", "of", "from", "to"))
        if self.cast.kind(accused) is ActorKind.PERSON and all(
            self.parse.tags[noun] == "NN" and self.cast.at(noun) in (None, actor, accused) for noun in served
        ):
            return True
        return all(self.parse.lemmas[noun] in word_class("advocates", "served") for noun in served)

    def roles(self, source: int | None, actor: str | None) -> Iterator[str]:
        """Words that say what somebody is: those around the noun, and what the text tells of the actor elsewhere."""
        parse = self.parse
        if source is not None:
            around = range(start_of(parse, source), end_of(parse, source))
            yield from (parse.lemmas[t] for t in around if parse.pos[t] in ("NOUN", "PROPN", "ADJ"))
            yield from (parse.lemmas[t] for t in parse.prepositional(parse.heads[source], ("for",)))
        if actor is not None:
            known = self.cast.actor(actor)
            told: Iterable[str | None] = (known.description, known.office.title if known.office else None)
            told = (*told, known.name if known.kind is not ActorKind.PERSON else None, *known.role_mentions)
            for words in told:
                yield from (words or "").lower().replace("-", " ").split()
