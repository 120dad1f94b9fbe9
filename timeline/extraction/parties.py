"""Who takes part in an encounter, read off the noun phrases around the word that names it.

A delegation stands for the one who leads it, a plural with several owners ("the presidents of A and B") for each of them, and
people whom nobody names ("bombing victims") for a group of their own. Journalists and crowds are no partners.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline.extraction.actors import Cast
from timeline.extraction.candidates import Span
from timeline.extraction.lexicon import words
from timeline.extraction.syntax import Parse
from timeline.vocabulary import ActorKind, Role

OWNING = ("of", "from", "for")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part: an actor, the words for it here, and whom it acts for if the text says so."""

    actor: str
    words: Span
    role: Role = Role.PARTICIPANT
    on_behalf_of: str | None = None


class Parties:
    """Reads parties off the phrases of one text."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self.parse, self.cast = parse, cast

    def of(self, nouns: Iterable[int], role: Role = Role.PARTICIPANT) -> list[Party]:
        """Those whom the phrases headed by these nouns mean, coordinated ones included, each once."""
        found: dict[str, Party] = {}
        for noun in nouns:
            for head in self.parse.conjuncts(noun):
                for party in self.meant(head, role):
                    found.setdefault(party.actor, party)
        return list(found.values())

    def meant(self, noun: int, role: Role = Role.PARTICIPANT) -> Iterator[Party]:
        """Whom one phrase means."""
        if self.parse.lemmas[noun] in MEDIA:
            return
        span = self.phrase(noun)
        leaders = self.leaders(noun)
        if leaders:
            side = self.cast.speaks_for(noun)
            yield from (Party(leader, span, role, side if side != leader else None) for leader in leaders)
            return
        for actor in self.several(noun) or self.alone(noun):
            if self.cast.actor(actor).kind is not ActorKind.MEDIA:
                yield Party(actor, span, role)

    # -- plural phrases

    def leaders(self, noun: int) -> list[str]:
        """Those who lead a delegation: "a delegation headed by Rosa Lind"."""
        if self.parse.lemmas[noun] not in DELEGATION:
            return []
        clauses = [child for child in self.parse.kids(noun, ("acl", "relcl")) if self.parse.lemmas[child] in LEAD]
        return [actor for clause in clauses for head in self.parse.agents(clause) for actor in self.alone(head)]

    def several(self, noun: int) -> list[str]:
        """The members of a plural phrase: named beside it, or one for each of its owners; nothing if it is one party."""
        if self.parse.tags[noun] not in ("NNS", "NNPS"):
            return []
        beside = [child for child in self.parse.kids(noun, ("appos",)) if self.parse.pos[child] in ("PROPN", "NOUN")]
        named = [actor for child in beside for head in self.parse.conjuncts(child) if (actor := self.cast.at(head))]
        if len(named) > 1:
            return named
        owners = self.owners(noun)
        if len(owners) < 2:
            return []
        lemma = self.parse.lemmas[noun]
        return list(dict.fromkeys(self.office_holder(lemma, owner) or owner for owner in owners))

    def owners(self, noun: int) -> list[str]:
        """The states or bodies that a noun belongs to: "Turkish and UN officials", "the ministers of A and B"."""
        parse = self.parse
        modifiers = [child for child in parse.kids(noun, ("amod", "compound", "poss", "nmod")) if child < noun]
        heads = [head for child in modifiers for head in parse.conjuncts(child) if head < noun]
        heads += parse.prepositional(noun, OWNING)
        found = [actor for head in heads for actor in self.cast.group(head)]
        return [key for key in dict.fromkeys(found) if self.cast.actor(key).kind is not ActorKind.PERSON]

    def office_holder(self, lemma: str, owner: str) -> str | None:
        """The one person of the text who holds that office for the owner: "the presidents of Rwanda and Congo"."""
        holders = [
            actor.id
            for actor in self.cast.candidates()
            if actor.kind is ActorKind.PERSON
            and self.cast.side_of(actor.id) == owner
            and lemma in (actor.description or "").lower().split()
        ]
        return holders[0] if len(holders) == 1 else None

    # -- single phrases

    def alone(self, noun: int) -> list[str]:
        """Whom the cast knows, or else a group of people described by this noun."""
        known = [self.cast.at(noun) or self.cast.acting(noun)]
        found = [key for key in known if key] or [key for key in self.cast.group(noun) if not self.is_list(noun)]
        if found or self.parse.pos[noun] not in ("NOUN", "PROPN") or not self.is_people(noun):
            return found
        return [self.cast.add_group(noun)]

    def is_list(self, noun: int) -> bool:
        return len(self.parse.conjuncts(noun)) > 1

    def is_people(self, noun: int) -> bool:
        """People in the plural, or somebody of note in the singular, described by more than an article."""
        if self.parse.lemmas[noun] not in PEOPLE:
            return False
        described = [child for child in self.parse.children[noun] if self.parse.deps[child] not in ("det", "punct")]
        return bool(described) or self.parse.tags[noun] == "NNS"

    def phrase(self, noun: int) -> Span:
        start, end = self.parse.noun_phrase(noun)
        return self.parse.span(start, end)


MEDIA = words("meetings", "media")
DELEGATION = words("meetings", "delegation")
LEAD = words("meetings", "lead")
PEOPLE = words("meetings", "people")
