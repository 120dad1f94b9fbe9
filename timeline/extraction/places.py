"""Where something happens: "in Sollenau", "the Doha talks", "the Qatari capital", "there", "flew to Cairo for talks".

Meetings ask for the place of a noun or verb, and whether two places can be one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from timeline.extraction.actors import Cast
from timeline.extraction.gazetteer import default_gazetteer, normalise
from timeline.extraction.lexicon import words
from timeline.extraction.syntax import Parse
from timeline.vocabulary import ActorKind, NameKind

FAR = 2  # sentences that "there" and a journey reach back


class Places:
    """The places of one text."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self.parse, self.cast = parse, cast

    def of(self, token: int, verb: int) -> str | None:
        """Where the event of a verb or noun takes place, as its own phrase and the clause around say."""
        for head in self.holders(token, verb):
            place = self.beside(head)
            if place:
                return place
        return self.of_compound(token) or self.of_journey(verb)

    def holders(self, token: int, verb: int) -> Iterator[int]:
        """Words whose phrases can say where: the word itself, what stands between it and its verb, the verb."""
        yield token
        above = token
        while above != verb and self.parse.heads[above] != above:
            above = self.parse.heads[above]
            yield above

    def beside(self, head: int) -> str | None:
        """ "met in Sollenau", "talks at the White House", "met there"."""
        for child in self.parse.children[head]:
            if self.parse.lowers[child] == "there" and self.parse.deps[child] == "advmod":
                return self.last_before(child)
            if self.parse.lowers[child] in WHERE and self.parse.deps[child] in ("prep", "advmod", "prt"):
                for noun in self.inside(child):
                    place = self.name(noun)
                    if place:
                        return place
        return None

    def inside(self, preposition: int) -> Iterator[int]:
        """The nouns of a prepositional phrase and of those within it: "at the palace in Istanbul" has both."""
        for noun in self.parse.kids(preposition, ("pobj",)):
            deeper = [
                inner
                for child in self.parse.kids(noun, ("prep",))
                if self.parse.lowers[child] in ("in", "of")
                for inner in self.parse.kids(child, ("pobj",))
            ]
            yield from (inner for inner in deeper if self.parse.pos[inner] == "PROPN" and self.name(inner))
            yield noun

    def of_compound(self, noun: int) -> str | None:
        """ "the Sollenau meeting", "the Doha round"."""
        for child in self.parse.kids(noun, ("compound", "nmod", "amod")):
            if child < noun and self.is_place_name(child) and self.labels.get(child) in ("GPE", "FAC"):
                return self.name(child)
        return None

    def of_journey(self, verb: int) -> str | None:
        """ "travelled to Brussels for a meeting", "during a visit to Kyiv"."""
        if self.parse.lemmas[verb] in MOTION:
            for noun in self.parse.prepositional(verb, ("to", "into")) + self.parse.kids(verb, ("dobj",)):
                if self.is_place_name(noun):
                    return self.name(noun)
        return None

    def destination(self, verb: int) -> str | None:
        """Where a verb of motion leads, with "in" and "at" too: "arrived in Cairo"."""
        return self.of_journey(verb) or self.beside(verb)

    # -- names

    def name(self, noun: int) -> str | None:
        """The name of the place that a noun means; None where it is no place."""
        if self.is_place_name(noun):
            start, end = self.name_tokens(noun)
            return " ".join(self.parse.string(start, end).split())
        if self.parse.lemmas[noun] == "capital":
            return self.capital(noun)
        if self.parse.lowers[noun] in PLACE_NOUNS:
            return self.described(noun)
        return None

    def is_place_name(self, noun: int) -> bool:
        """A name that the entity model takes for a place, or that nobody of the cast bears but as a capital or a state."""
        if self.parse.pos[noun] != "PROPN":
            return False
        actor = self.cast.at(noun)
        if actor and self.cast.actor(actor).kind is not ActorKind.STATE:
            return self.labels.get(noun) in ("GPE", "FAC") and self.cast.actor(actor).kind is ActorKind.GROUP
        return (
            self.labels.get(noun) in ("GPE", "LOC", "FAC")
            or (actor is None and self.labels.get(noun) is None)
            or bool(actor)
        )

    def name_tokens(self, noun: int) -> tuple[int, int]:
        start = noun
        while (
            start > 0
            and self.parse.pos[start - 1] in ("PROPN", "PUNCT")
            and self.parse.heads[start - 1] in (noun, start)
            and (self.parse.pos[start - 1] == "PROPN" or self.parse.words[start - 1] in ("-", "."))
        ):
            start -= 1
        return start, noun + 1

    def capital(self, noun: int) -> str | None:
        """Doha for "the Qatari capital"."""
        owners = [
            actor
            for child in self.parse.kids(noun, ("amod", "poss", "compound", "nmod"))
            if (actor := self.cast.at(child))
        ]
        for owner in owners:
            known = self.cast.actor(owner).known
            entry = default_gazetteer().entries.get(known) if known else None
            capitals = [form for form, kind in entry.names.items() if kind is NameKind.CAPITAL] if entry else []
            if capitals:
                return capitals[0]
        return None

    def described(self, noun: int) -> str | None:
        """ "the lakeside town of Sollenau" by its name, "the presidential palace" by its words."""
        for inner in self.parse.prepositional(noun, ("of", "in")):
            if self.is_place_name(inner):
                return self.name(inner)
        if self.parse.lowers[noun] in ("city", "town", "village", "country", "region"):
            return (
                self.last_before(noun) if "same" in {self.parse.lowers[c] for c in self.parse.children[noun]} else None
            )
        start, end = self.parse.noun_phrase(noun)
        while start < noun and self.parse.lowers[start] in ("the", "a", "an", "his", "her", "their"):
            start += 1
        return " ".join(self.parse.string(start, end).split())

    # -- what was named before

    def last_before(self, token: int) -> str | None:
        """The place named last, at most a few sentences before."""
        at = bisect_left(self.named, token) - 1
        if at < 0 or self.parse.sentence_of[token] - self.parse.sentence_of[self.named[at]] > FAR:
            return None
        return self.name(self.named[at])

    @cached_property
    def labels(self) -> dict[int, str]:
        return {token: entity.label for entity in self.parse.entities for token in range(entity.start, entity.end)}

    @cached_property
    def named(self) -> list[int]:
        """Tokens of places named behind a preposition of place or motion."""
        parse = self.parse
        return [
            token
            for token, dep in enumerate(parse.deps)
            if dep == "pobj"
            and parse.pos[token] == "PROPN"
            and parse.lowers[parse.heads[token]] in WHERE | {"to", "of"}
            and self.labels.get(token) in ("GPE", "LOC", "FAC")
        ]


def may_be_one(one: str, other: str) -> bool:
    """False where two places certainly differ: other towns, or lands that are not one within the other."""
    ours, theirs = normalise(one), normalise(other)
    if ours == theirs or ours in theirs or theirs in ours:
        return True
    if any(word in PLACE_NOUNS for place in (ours, theirs) for word in place.split()):
        return True
    here, there = default_gazetteer().find(one), default_gazetteer().find(other)
    if here and there:
        return here[0].key == there[0].key
    return bool(here and here[1] is NameKind.NAME) or bool(there and there[1] is NameKind.NAME)


WHERE = frozenset({"in", "at"})
MOTION = words("meetings", "motion")
PLACE_NOUNS = words("meetings", "place_nouns")
