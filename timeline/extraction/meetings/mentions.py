"""A mention of an encounter, and what both verbs and nouns ask of the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from timeline.extraction.actors import Cast
from timeline.extraction.lexicon import words
from timeline.extraction.meetings.modality import Reality
from timeline.extraction.meetings.parties import Parties, Party
from timeline.extraction.syntax import Parse
from timeline.vocabulary import ActorKind, MeetingFormat


@dataclass(slots=True)
class Mention:
    """A place in the text that speaks of an encounter."""

    token: int  # the verb or noun that does
    verb: int  # the verb of its clause
    rule: str
    reality: Reality
    parties: list[Party] = field(default_factory=list)
    nearby: list[Party] = field(default_factory=list)  # not said to take part: the speaker of "said after the talks"
    taking_up: bool = False  # "the talks", "the session": of an encounter told of before
    another: bool = False  # "a second round", "met again"
    founding: bool = True  # False where it only adds to an encounter told of
    weak: bool = False  # "the conversation" takes up only what was told just before
    format: MeetingFormat = MeetingFormat.UNKNOWN


class Surroundings:
    """The words around a verb or noun, as frames ask for them."""

    def __init__(self, parse: Parse, cast: Cast, parties: Parties) -> None:
        self.parse, self.cast, self.parties = parse, cast, parties

    def subjects(self, verb: int, besides: int | None = None) -> list[int]:
        """The subject of a verb, own or shared; nothing if it is the noun `besides`, or coordinated with it."""
        subject = self.parse.own_subject(verb)
        if subject is None:
            subject = self.stray_subject(verb)
        if subject is None:
            subject = self.parse.subject(verb)
        if subject is None and self.parse.deps[verb] == "appos" and self.parse.tags[verb] == "VBG":
            subject = self.parse.heads[verb]  # "A and B, meeting in Paris,"
        if subject is not None and self.parse.deps[verb] == "acl" and subject == self.parse.heads[verb]:
            subject = self.planner(subject, verb)
        if subject is None or (besides is not None and besides in self.parse.conjuncts(subject)):
            return []
        return [subject]

    def planner(self, noun: int, verb: int) -> int:
        """Whose "plans to meet B" or "trip to see B" it is: the owner, or the subject of the clause."""
        if self.parse.tags[verb] != "VB" or self.is_person(noun) or self.parties.is_people(noun):
            return noun
        owners = self.parse.kids(noun, ("poss",))
        above = self.parse.subject(self.parse.governing_verb(noun))
        return owners[0] if owners else noun if above is None else above

    def stray_subject(self, verb: int) -> int | None:
        """The name right before a verb that the parse hangs on it, or on its adverb, as something else."""
        token = verb - 1
        while token > 0 and self.parse.deps[token] in ("aux", "auxpass", "advmod", "neg") and self.is_adverb(token):
            token -= 1
        if token < 0 or self.parse.pos[token] != "PROPN" or self.cast.at(token) is None:
            return None
        first = self.parse.first_conjunct(token)
        return first if self.parse.deps[first] in ASTRAY and token < self.parse.heads[first] <= verb else None

    def is_adverb(self, token: int) -> bool:
        return self.parse.pos[token] in ("ADV", "AUX", "PART")

    def objects(self, verb: int) -> list[int]:
        """Direct objects, and the noun above a relative clause that lacks its object: "the man she met"."""
        found = self.parse.kids(verb, ("dobj",)) or [
            noun for noun in self.parse.kids(verb, ("npadvmod",)) if noun > verb and self.is_person(noun)
        ]
        own = self.parse.own_subject(verb)
        if not found and self.parse.deps[verb] == "relcl" and own is not None:
            adverbs = {self.parse.lowers[child] for child in self.parse.children[verb]} & {"where", "when", "which"}
            if not adverbs and self.parse.tags[own] not in ("WP", "WDT"):
                return [self.parse.heads[verb]]
        return found

    def agents(self, verb: int) -> list[int]:
        """Who is named with "by", be it that the parse hangs it elsewhere below the verb."""
        direct = self.parse.agents(verb)
        if direct:
            return direct
        below = [token for token in self.within(verb) if self.parse.lowers[token] == "by"]
        return [noun for by in below for noun in self.parse.kids(by, ("pobj",)) if self.is_person(noun)]

    def within(self, token: int) -> range:
        """The tokens below a word, as far as its phrase reaches; of an endless one the part around the word."""
        first = max(self.parse.left[token], token - REACH)
        return range(first, min(self.parse.right[token], token + REACH) + 1)

    def particles(self, verb: int) -> set[str]:
        return {self.parse.lowers[child] for child in self.parse.children[verb]}

    def loose_partners(self, verb: int, prepositions: tuple[str, ...] = ("with",)) -> list[int]:
        """Persons behind "with" further down the clause: "huddled on the margins with A"."""
        found = []
        for token in self.within(verb):
            if token > verb and self.parse.pos[token] == "VERB" and self.parse.is_finite(token):
                break
            if (
                token > verb
                and self.parse.lowers[token] in prepositions
                and not self.is_public(self.parse.heads[token])
            ):
                found += [noun for noun in self.parse.kids(token, ("pobj",)) if self.is_person(noun)]
        return found

    def is_public(self, noun: int) -> bool:
        """ "a news conference with A", "an interview with A": said to others."""
        return self.parse.lemmas[noun] in PUBLIC

    def seated(self, verb: int) -> list[int]:
        """Who is named in "next to A", "opposite A", "across the table from A"."""
        beside = [
            child for child in self.parse.kids(verb, ("advmod", "prep", "prt")) if self.parse.lowers[child] in BESIDE
        ]
        tokens = [token for word in beside for token in self.within(word)]
        return [noun for token in tokens for noun in self.parse.kids(token, ("pobj",)) if self.is_person(noun)]

    # -- who somebody is

    def is_person(self, noun: int) -> bool:
        """True where a phrase means a person of the cast, or a delegation."""
        kinds = [self.cast.kind(key) for key in self.cast.group(noun)]
        return ActorKind.PERSON in kinds or (not kinds and self.parse.lemmas[noun] in DELEGATION)

    def persons(self, parties: Sequence[Party]) -> list[Party]:
        return [party for party in parties if self.cast.kind(party.actor) is ActorKind.PERSON]

    def is_both(self, noun: int) -> bool:
        """ "the two sides", "both governments", "A and B"."""
        numbers = {self.parse.lowers[child] for child in self.parse.children[noun]}
        return bool(numbers & {"two", "both", "three"}) or len(self.parties.heads(noun)) > 1

    def company(self, verb: int) -> list[Party]:
        """Who is there besides: "in the presence of A", "in A's presence"."""
        heads = [noun for noun in self.parse.prepositional(verb, ("in",)) if self.parse.lemmas[noun] == "presence"]
        present = [
            n for head in heads for n in self.parse.prepositional(head, ("of",)) + self.parse.kids(head, ("poss",))
        ]
        return self.parties.of(present)

    # -- how they talk

    def is_again(self, verb: int) -> bool:
        return any(self.parse.lowers[child] in AGAIN for child in self.parse.children[verb])

    def format(self, token: int, verb: int) -> MeetingFormat:
        """By the words in the phrase of the noun, or beside the verb."""
        near = {self.parse.lowers[t] for t in self.near(token)}
        if token != verb:
            for child in self.parse.kids(verb, ("prep", "advmod")):
                if self.parse.lowers[child] in MEANS and not self.parse.is_ancestor(child, token):
                    near |= {self.parse.lowers[t] for t in self.within(child)}
        if near & VIDEO:
            return MeetingFormat.VIDEO
        if near & PHONE:
            return MeetingFormat.PHONE
        if self.parse.lemmas[token] == "call" and self.parse.pos[token] == "NOUN":
            return MeetingFormat.PHONE
        return MeetingFormat.IN_PERSON if self.parse.lemmas[token] in FACE_TO_FACE else MeetingFormat.UNKNOWN

    def near(self, token: int) -> Iterator[int]:
        """A word's own modifiers and the start of its phrases of means: "spoke for an hour by video link"."""
        yield token
        for child in self.parse.children[token]:
            if self.parse.deps[child] in ("compound", "amod", "advmod", "npadvmod"):
                yield from self.within(child)
            elif self.parse.deps[child] in ("prep", "agent"):
                yield from self.means(child)
            elif self.parse.deps[child] == "dobj":
                for preposition in self.parse.kids(child, ("prep",)):
                    yield from self.means(preposition)

    def means(self, preposition: int) -> list[int]:
        """The words from the first "by" or "over" of a phrase on."""
        inside = self.within(preposition)
        first = next((token for token in inside if self.parse.lowers[token] in MEANS), None)
        return [token for token in inside if first is not None and first <= token < first + PHRASE]


def merged(*groups: Sequence[Party]) -> list[Party]:
    """All parties, each actor once."""
    found: dict[str, Party] = {}
    for group in groups:
        for party in group:
            found.setdefault(party.actor, party)
    return list(found.values())


ASTRAY = frozenset({"npadvmod", "advmod", "nmod", "compound", "dep"})
BESIDE = frozenset({"next", "beside", "alongside", "opposite", "across"})
REACH = 80  # tokens to either side in which a clause is read
PHRASE = 5  # tokens of a phrase of means
MEANS = frozenset({"by", "over", "via", "through", "on", "in", "during"})
DELEGATION = words("meetings", "delegation")
AGAIN = words("meetings", "again")
PHONE = words("meetings", "phone")
VIDEO = words("meetings", "video")
PUBLIC = words("meetings", "public")
FACE_TO_FACE = words("meetings", "face_to_face")
