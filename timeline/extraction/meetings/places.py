"""Where something happens: "in Sollenau", "the Doha talks", "the Qatari capital", "there", "flew to Cairo for talks".

Meetings ask for the place of a noun or verb, and whether two places can be one. A name counts as a place by the
preposition before it; the entity model is only asked what a name is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from timeline.extraction.actors import Cast
from timeline.extraction.gazetteer import default_gazetteer, normalise
from timeline.extraction.lexicon import words
from timeline.extraction.syntax import Parse
from timeline.vocabulary import ActorKind, NameKind

REACH = 80  # tokens to either side in which a clause is read
FAR = 2  # sentences that "there" and a journey reach back


class Places:
    """The places of one text."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self.parse, self.cast = parse, cast

    def of(self, token: int, verb: int) -> str | None:
        """Where the event of a verb or noun takes place, as its own phrase and the clause around say."""
        for head in self.holders(token, verb):
            if place := self.beside(head):
                return place
        return self.before(token) or self.where(verb) or self.of_journey(verb) or self.below(verb, token)

    def where(self, verb: int) -> str | None:
        """ "flew to Hanoi, where she met …"."""
        if self.parse.deps[verb] != "relcl" or "where" not in {self.parse.lowers[c] for c in self.parse.children[verb]}:
            return None
        head = self.parse.heads[verb]
        return self.place(head) or self.last_before(verb)

    def destination(self, verb: int) -> str | None:
        """Where a verb of motion leads: "flew to Cairo", "arrived in Cairo"."""
        return self.of_journey(verb) or self.beside(verb)

    def holders(self, token: int, verb: int) -> Iterator[int]:
        """Words whose phrases can say where: the word itself, what stands between it and its verb, the verb."""
        yield token
        for above in self.parse.ancestors(token):
            if token == verb:
                return
            yield above
            if above == verb:
                return

    def beside(self, head: int) -> str | None:
        """ "met in Sollenau", "talks at the White House", "met there"."""
        for child in self.parse.children[head]:
            if self.parse.lowers[child] == "there" and self.parse.deps[child] == "advmod":
                return self.last_before(child)
            if self.parse.lowers[child] in WHERE and (place := self.inside(child)):
                return place
        return None

    def inside(self, preposition: int) -> str | None:
        """The place of a prepositional phrase; of "at the palace in Istanbul" the town."""
        for noun in self.parse.kids(preposition, ("pobj",)):
            for inner in self.parse.prepositional(noun, ("in",)):
                if self.is_named(inner):
                    return self.name(inner)
            if place := self.place(noun):
                return place
        return None

    def before(self, noun: int) -> str | None:
        """ "the Sollenau meeting", "the Doha round"; not "the Pakistan-UK meeting"."""
        for child in self.parse.kids(noun, ("compound", "nmod")):
            joined = {
                self.parse.words[token] for token in range(self.parse.left[child], self.parse.right[child] + 1)
            } & {"-", "–", "—", "/"}
            if child < noun and not joined and self.parse.words[child + 1] not in ("-", "–") and self.is_named(child):
                return self.name(child) if self.is_town(child) else None
        return None

    def of_journey(self, verb: int) -> str | None:
        """ "travelled to Brussels for a meeting", "took the message to Cairo", "visited Kyiv for talks"."""
        if self.parse.lemmas[verb] not in MOTION:
            return None
        goals = self.parse.prepositional(verb, ("to", "into", "for"))
        if self.parse.lemmas[verb] in REACHING:
            goals += self.parse.kids(verb, ("dobj",))
        return next((self.name(noun) for noun in goals if self.is_named(noun)), None)

    def below(self, verb: int, token: int) -> str | None:
        """A place in the clause, behind the word or else before: the parse often hangs it on the nearest noun."""
        first, last = self.parse.sentence(token)
        first, last = max(first, token - REACH), min(last, token + REACH)
        for stretch in (range(token + 1, last), range(token - 1, max(first, self.parse.left[verb]) - 1, -1)):
            for other in stretch:
                if other != verb and self.parse.pos[other] == "VERB" and self.parse.is_finite(other):
                    break
                if (
                    self.parse.lowers[other] in WHERE
                    and self.parse.deps[other] == "prep"
                    and (place := self.inside(other))
                ):
                    return place
        return None

    # -- names

    def place(self, noun: int) -> str | None:
        """The name of the place that a noun means; None where it is no place."""
        if self.parse.lemmas[noun] == "capital":
            return self.capital(noun)
        if self.is_named(noun):
            return self.name(noun)
        return self.described(noun) if self.parse.lemmas[noun] in PLACE_NOUNS else None

    def is_named(self, noun: int) -> bool:
        """A proper name that means no person, group or time."""
        if self.parse.pos[noun] != "PROPN" or self.labels.get(noun) in NOT_PLACES:
            return False
        actor = self.cast.at(noun)
        if actor is None:
            return True
        kind = self.cast.kind(actor)
        return kind is ActorKind.STATE or (kind is ActorKind.ORGANISATION and self.labels.get(noun) in PLACE_LABELS)

    def is_town(self, noun: int) -> bool:
        """A place that is no state: of those, one before a noun tells who, not where."""
        actor = self.cast.at(noun)
        return actor is None and self.labels.get(noun) in PLACE_LABELS

    def name(self, noun: int) -> str:
        """The whole name that ends with this word, on one line."""
        start = noun
        while start and self.parse.heads[start - 1] in (noun, start) and self.is_name_part(start - 1):
            start -= 1
        return " ".join(self.parse.string(start, noun + 1).split())

    def is_name_part(self, token: int) -> bool:
        return self.parse.deps[token] in ("compound", "nmod", "amod") and (
            self.parse.pos[token] == "PROPN" or self.parse.words[token] in ("-", ".")
        )

    def capital(self, noun: int) -> str | None:
        """Doha for "the Qatari capital"; in "the capital, Doha" and "the capital of Qatar" too."""
        named = self.parse.kids(noun, ("appos",))
        if named and self.is_named(named[0]):
            return self.name(named[0])
        owners = self.parse.kids(noun, ("amod", "poss", "compound", "nmod")) + self.parse.prepositional(noun, ("of",))
        for owner in (actor for child in owners if (actor := self.cast.at(child))):
            known = self.cast.actor(owner).known
            entry = default_gazetteer().entries.get(known) if known else None
            capitals = [form for form, kind in entry.names.items() if kind is NameKind.CAPITAL] if entry else []
            if capitals:
                return capitals[0]
        return None

    def described(self, noun: int) -> str | None:
        """ "the town of Sollenau" by its name, "the presidential palace" by its words, "the same city" by the last."""
        for inner in self.parse.prepositional(noun, ("of", "in")) + self.parse.kids(noun, ("appos",)):
            if self.is_named(inner):
                return self.name(inner)
        if self.parse.lowers[noun] in SETTLEMENTS:
            same = {self.parse.lowers[child] for child in self.parse.children[noun]} & {"same", "that"}
            return self.last_before(noun) if same else None
        start, end = self.parse.noun_phrase(noun)
        for child in self.parse.kids(noun, ("prep",)):  # "at a hotel in May"
            if any(self.labels.get(inner) in TIMES for inner in self.parse.kids(child, ("pobj",))):
                end = min(end, child)
        while start < noun and self.parse.lowers[start] in ("the", "a", "an", "his", "her", "their", "its"):
            start += 1
        return " ".join(self.parse.string(start, end).split())

    # -- what was told before

    def last_before(self, token: int) -> str | None:
        """The place named last, in this sentence or one of those before."""
        first = max(self.parse.sentences[max(self.parse.sentence_of[token] - FAR, 0)][0], token - FAR * REACH)
        for other in range(token - 1, first - 1, -1):
            if self.parse.deps[other] == "pobj" and self.is_goal(self.parse.heads[other]) and self.is_named(other):
                return self.name(other)
        return None

    def is_goal(self, preposition: int) -> bool:
        """ "in", "at", "to", and "of" in "the town of Sollenau"."""
        lower = self.parse.lowers[preposition]
        return lower in GOING or (lower == "of" and self.parse.lowers[self.parse.heads[preposition]] in SETTLEMENTS)

    @cached_property
    def labels(self) -> dict[int, str]:
        return {token: entity.label for entity in self.parse.entities for token in range(entity.start, entity.end)}


def may_be_one(one: str, other: str) -> bool:
    """False where two places certainly differ: two towns, or two lands."""
    ours, theirs = normalise(one), normalise(other)
    if ours in theirs or theirs in ours:
        return True
    if any(word in PLACE_NOUNS for place in (ours, theirs) for word in place.split()):
        return True
    here, there = default_gazetteer().find(one), default_gazetteer().find(other)
    if here and there:
        return here[0].key == there[0].key
    return any(found is not None and found[1] is NameKind.NAME for found in (here, there))


WHERE = frozenset({"in", "at"})
GOING = WHERE | {"to", "into"}
NOT_PLACES = frozenset(
    {"DATE", "TIME", "LANGUAGE", "EVENT", "NORP", "MONEY", "LAW", "WORK_OF_ART", "CARDINAL", "ORDINAL"}
)
TIMES = frozenset({"DATE", "TIME"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
MOTION = words("meetings", "motion")
REACHING = words("meetings", "reaching")
PLACE_NOUNS = words("meetings", "place_nouns")
SETTLEMENTS = words("meetings", "settlements")
