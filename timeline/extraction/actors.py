"""Who acts in a text, and which words mean whom."""

from __future__ import annotations

from timeline.extraction.candidates import ActorCandidate, Document
from timeline.extraction.gazetteer import Gazetteer
from timeline.extraction.syntax import Parse


class Cast:
    """The actors of one text. Events ask it whom a token means."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse

    def at(self, token: int) -> str | None:
        """Id of the actor that the phrase headed by (or containing) this token means: a name, a role, a pronoun, or an
        adjective that stands for a state ("Afghan"). None where nobody is known."""
        return None

    def acting(self, noun: int) -> str | None:
        """Id of the actor that a noun phrase in an acting position means: as `at`, and "Afghan officials", "the government in
        Kabul", "his spokesman" as the body they speak for where they are no actor of their own."""
        return self.at(noun)

    def actor(self, key: str) -> ActorCandidate:
        raise KeyError(key)

    def country_of(self, key: str) -> str | None:
        """Id of the state an actor belongs to, itself where it is one."""
        return None

    def add_group(self, noun: int) -> str:
        """Id of a new actor (kind group) for a described group that acts: "militants based in Afghanistan"."""
        raise NotImplementedError

    def candidates(self) -> list[ActorCandidate]:
        return []


def find_actors(parse: Parse, known: Gazetteer, document: Document) -> Cast:
    return Cast(parse)
