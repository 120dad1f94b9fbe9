"""Who takes part in an encounter, read off the noun phrases around the word that names it.

A delegation stands for the one who leads it, "the two sides" for those who were told to meet, and people whom nobody
names ("bombing victims") for a group of their own. Journalists and crowds are no partners.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from timeline.extraction.actors import Cast
from timeline.extraction.candidates import Span
from timeline.extraction.lexicon import words
from timeline.extraction.syntax import Parse
from timeline.vocabulary import ActorKind, Role

REACH = 12  # tokens between a delegation and "led by"
WINDOW = 200  # tokens that "the two" looks back, however long the sentences
BACK = 3  # sentences that "the two" looks back


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part: an actor, the words for it here, and whom it acts for if the text says so."""

    actor: str
    words: Span
    role: Role = Role.PARTICIPANT
    on_behalf_of: str | None = None
    stands_for_side: bool = False  # "the two sides": whoever they send, not themselves
    several: bool = False  # "the heads of the six states": enough for an encounter by themselves


def are_enough(parties: Sequence[Party]) -> bool:
    """Two parties make an encounter, and so does one that stands for several."""
    return len(parties) > 1 or any(party.several for party in parties)


class Parties:
    """Reads parties off the phrases of one text. `last` are those of the encounter told of last, for "the
    two men"; `last_sides` the states that were said to meet there, for "the two sides"."""

    def __init__(self, parse: Parse, cast: Cast) -> None:
        self.parse, self.cast = parse, cast
        self.last: Sequence[str] = ()
        self.last_sides: Sequence[str] = ()

    def of(self, nouns: Iterable[int], role: Role = Role.PARTICIPANT) -> list[Party]:
        """Those whom the phrases headed by these nouns mean, coordinated ones included, each once."""
        found: dict[str, Party] = {}
        for noun in nouns:
            for head in self.heads(noun):
                for party in self.meant(head, role):
                    found.setdefault(party.actor, party)
        return list(found.values())

    def heads(self, noun: int) -> list[int]:
        """The heads of a coordinated phrase; of "the minister, A, and her guest, B" the parse hangs the guest on A."""
        found = []
        for head in self.parse.conjuncts(noun)[:LONGEST]:
            found.append(head)
            if self.parse.tags[head] not in ("NNS", "NNPS"):
                found += [h for name in self.parse.kids(head, ("appos",)) for h in self.parse.conjuncts(name)[1:]]
            found += self.strays(head)
        return list(dict.fromkeys(found))

    def strays(self, head: int) -> list[int]:
        """Persons beside an "and" that the parse hangs within: "A of Peru and B of Chile", "A and mayor B"."""
        if self.parse.pos[head] not in ("NOUN", "PROPN"):
            return []
        first, last = max(self.parse.left[head], head - REACH), min(self.parse.right[head], head + REACH)
        found = []
        for token in range(first, last + 1):
            if token > head and self.parse.deps[token] in ("relcl", "acl", "appos", "advcl"):
                break
            if self.parse.deps[token] == "cc" and self.parse.lowers[token] == "and":
                found += self.beside_and(head, token)
        return found

    def beside_and(self, head: int, conjunction: int) -> list[int]:
        """The name that ends right before an "and", and the first that follows in one run of names and titles."""
        own, found = self.cast.at(head), []
        named = self.cast.at(conjunction - 1) if conjunction else None
        if named not in (None, own) and self.is_person(named) and self.parse.pos[conjunction - 1] == "PROPN":
            found.append(conjunction - 1)
        for token in range(conjunction + 1, min(conjunction + NAME, len(self.parse))):
            if self.parse.pos[token] not in ("PROPN", "NOUN", "ADJ", "DET"):
                break
            named = self.cast.at(token)
            if named not in (None, own) and self.is_person(named) and self.parse.pos[token] == "PROPN":
                return [*found, token] if self.parse.pos[head] == "PROPN" else found
        return found

    def meant(self, noun: int, role: Role = Role.PARTICIPANT) -> Iterator[Party]:
        """Whom one phrase means."""
        if self.parse.lemmas[noun] in MEDIA:
            return
        words = self.phrase(noun)
        leaders = self.leaders(noun)
        side = self.cast.speaks_for(noun) if leaders else None
        for actor in leaders or self.actors(noun):
            if not self.is_journalist(actor, noun):
                sent = side if side != actor else None
                yield Party(actor, words, role, sent, self.parse.lemmas[noun] in BODIES, self.are_several(noun, actor))

    def actors(self, noun: int) -> list[str]:
        """Whom the cast knows by this phrase, or else the people it describes."""
        if self.is_pair(noun) and ((meant := self.pair(noun)) or not self.sides_of(noun)):
            return meant
        if self.parse.lowers[noun] == "them":
            return self.people_before(noun)
        if self.parse.lowers[noun] == "they":
            return self.cast.group(noun) or self.teller(noun) or list(self.last)
        if self.parse.lowers[noun] == "you":
            return self.addressed(noun)
        if self.parse.lowers[noun] == "it":
            return self.cast.group(noun) or self.teller(noun)
        for owner in self.parse.prepositional(noun, ("of", "from")):
            if self.is_pair(owner) and self.parse.tags[noun] == "NNS" and (sides := self.pair(owner)):
                return sides  # "delegations from the two countries"
        beside = self.apposed(noun)
        for listed in (beside, self.holders(noun)):
            if len(listed) > 1 and self.parse.tags[noun] == "NNS":
                return listed
        rest = {key for child in self.parse.kids(noun, ("conj",)) for key in self.cast.group(child)}
        known = [key for key in self.cast.group(noun) if key not in rest]
        known = known or beside or self.named_beside(noun) or self.counterpart(noun)
        if known or not self.is_people(noun):
            return known
        return [self.cast.add_group(noun)]

    def is_journalist(self, actor: str, noun: int) -> bool:
        """Media and those who ask for them: "the Herald", "NBC's Ana Rell", "reporter Ana Rell"."""
        if self.cast.kind(actor) is ActorKind.MEDIA:
            return True
        owners = [self.cast.at(child) for child in self.parse.kids(noun, ("poss", "compound", "nmod"))]
        if any(owner and owner != actor and self.cast.kind(owner) is ActorKind.MEDIA for owner in owners):
            return True
        return bool(MEDIA.intersection(self.cast.description(actor).lower().split()))

    def phrase(self, noun: int) -> Span:
        return self.parse.span(*self.parse.noun_phrase(noun))

    # -- phrases that stand for others

    def leaders(self, noun: int) -> list[str]:
        """Those who lead a delegation: "a delegation from the Congress, headed by Rosa Lind"."""
        if self.parse.lemmas[noun] not in DELEGATION:
            return []
        end = min(self.parse.sentence(noun)[1], noun + REACH)
        for token in range(noun + 1, end):
            if self.parse.lemmas[token] in LEAD and self.parse.tags[token] == "VBN":
                return [key for agent in self.parse.agents(token) for key in self.cast.group(agent)]
        return []

    def apposed(self, noun: int) -> list[str]:
        """Those in apposition, as behind a dateline: "DOHA (AB) - Pakistan and Afghanistan agreed"."""
        return [key for child in self.parse.kids(noun, ("appos",)) for key in self.cast.group(child)]

    def holders(self, noun: int) -> list[str]:
        """The persons of "the ministers of A and B, X and Y" and "the A and B ministers, X and Y", be it that the parse
        lists them with the states."""
        listed = [*self.parse.prepositional(noun, ("of",)), *self.parse.conjuncts(noun)[1:]]
        known = list(dict.fromkeys(key for token in listed if (key := self.cast.at(token))))
        people = [key for key in known if self.is_person(key)]
        states = [key for key in self.cast.group(noun) if not self.is_person(key)]
        return people if self.parse.lemmas[noun] in PEOPLE and len(people) == len(states) else []

    def people_before(self, pronoun: int) -> list[str]:
        """Whom "them" means: the cast's reading, or else the people described last in this sentence."""
        known = self.cast.group(pronoun)
        if known:
            return known
        for token in range(pronoun - 1, max(self.parse.sentence(pronoun)[0], pronoun - WINDOW) - 1, -1):
            if self.parse.tags[token] == "NNS" and self.is_people(token):
                return self.actors(token)
        return []

    def teller(self, pronoun: int) -> list[str]:
        """Who says it: "Velco said it had held talks"."""
        verb = self.parse.heads[pronoun]
        if self.parse.deps[pronoun] != "nsubj" or self.parse.deps[verb] != "ccomp":
            return []
        above = self.parse.own_subject(self.parse.heads[verb])
        return self.actors(above) if above is not None and self.parse.pos[above] in ("NOUN", "PROPN") else []

    def addressed(self, pronoun: int) -> list[str]:
        """Whom the writer's own "you" means: the person named last before this paragraph, as in an interview."""
        start, end = self.parse.paragraphs[self.parse.paragraph_of[pronoun]]
        if any(self.parse.words[token] == '"' for token in range(start, min(end, start + WINDOW))):
            return []
        for token in range(start - 1, max(start - WINDOW, 0) - 1, -1):
            actor = self.cast.at(token) if self.parse.pos[token] == "PROPN" else None
            if actor and self.is_person(actor):
                return [actor]
        return []

    def counterpart(self, noun: int) -> list[str]:
        """The state of "her Lithuanian colleague", whom nobody names."""
        alone = self.parse.tags[noun] == "NN" and self.parse.lemmas[noun] in ENVOYS
        if not alone:
            return []
        owners = [self.cast.at(child) for child in self.parse.kids(noun, ("amod", "compound"))]
        side = self.cast.speaks_for(noun) or next((owner for owner in owners if owner), None)
        return [side] if side else []

    def named_beside(self, noun: int) -> list[str]:
        """The person named behind a comma where the parse does not tie them: "the emir, Sheikh Tamim"."""
        if self.parse.pos[noun] not in ("NOUN", "PROPN") or self.parse.lemmas[noun] not in PEOPLE:
            return []
        comma, end = self.parse.noun_phrase(noun)[1], self.parse.sentence(noun)[1]
        if comma + 1 >= end or self.parse.words[comma] != "," or self.parse.pos[comma + 1] != "PROPN":
            return []
        actor = self.cast.at(comma + 1)
        return [actor] if actor and self.cast.kind(actor) is ActorKind.PERSON else []

    def lemma(self, noun: int) -> str:
        """Of capitalised plurals too, which the pipeline leaves as they are: "the two Ministers"."""
        lemma = self.parse.lemmas[noun]
        return lemma[:-1] if self.parse.tags[noun] == "NNPS" and lemma.endswith("s") else lemma

    def is_people(self, noun: int) -> bool:
        """People in the plural, a body or the holder of an office ("the mayor", "management"), or somebody of note
        described by more than an article."""
        lemma = self.lemma(noun)
        if lemma not in PEOPLE or self.parse.pos[noun] not in ("NOUN", "PROPN"):
            return False
        if self.parse.tags[noun] in ("NNS", "NNPS"):
            return True
        members = self.parse.prepositional(noun, ("of",))
        if any(self.parse.tags[one] == "NNS" and self.parse.lemmas[one] in PEOPLE for one in members):
            return lemma in COLLECTIVES  # "a group of parents"
        articles = {self.parse.lowers[child] for child in self.parse.kids(noun, ("det", "poss"))}
        if lemma in COLLECTIVES and (articles - INDEFINITE or not articles):
            return True
        described = [child for child in self.parse.children[noun] if self.parse.deps[child] not in ("det", "punct")]
        return lemma in ENVOYS | OFFICES and (bool(described) or "the" in articles)

    def is_of_region(self, noun: int) -> bool:
        """ "Nordic leaders", "Gulf ministers"."""
        return any(self.parse.words[child][:1].isupper() for child in self.parse.kids(noun, ("amod",)))

    def sides_of(self, noun: int) -> list[int]:
        """Whom they come from: "envoys of the five powers", "lawyers for A and B"."""
        return self.parse.prepositional(noun, ("of", "from", "for"))

    def are_several(self, noun: int, actor: str) -> bool:
        """People of several sides whom nobody names: "the heads of the six states", "ministers from both countries"."""
        if self.parse.tags[noun] not in ("NNS", "NNPS"):
            return False
        kind, lemma = self.cast.kind(actor), self.parse.lemmas[noun]
        if kind is ActorKind.ORGANISATION:  # "G7 ministers", "the alliance's leaders"
            return lemma in HIGH
        if kind is not ActorKind.GROUP:
            return False
        if lemma in HIGH and (self.parse.kids(noun, ("nummod",)) or self.is_of_region(noun)):
            return True
        sides = self.sides_of(noun)
        return len(sides) > 1 or any(
            self.parse.lemmas[side] in BODIES and self.parse.kids(side, ("nummod", "det", "predet"))
            for side in sides
            if self.parse.tags[side] in ("NNS", "NNPS")
        )

    # -- "the two presidents", "both sides", "the delegations"

    def is_pair(self, noun: int) -> bool:
        """A plural that means several who were named before; not one with names or owners of its own."""
        around = {self.parse.lowers[child] for child in self.parse.children[noun] if child < noun}
        if self.parse.lowers[noun] in ("both", "two") and self.parse.pos[noun] in ("NUM", "DET", "PRON"):
            return True
        if self.parse.lowers[noun] == "last" and "two" in around:  # "the two last met in May"
            return True
        if self.parse.tags[noun] not in ("NNS", "NNPS") or self.parse.kids(noun, ("appos",)) or self.owns(noun):
            return False
        counted = bool(around & NUMBERS) and self.lemma(noun) in PEOPLE | BODIES
        return counted or (bool(around & ARTICLES) and self.lemma(noun) in BODIES)

    def owns(self, noun: int) -> bool:
        """ "the presidents of Rwanda and Congo", "Turkish officials": the phrase itself says whose."""
        modifiers = self.parse.kids(noun, ("amod", "compound", "nmod"))
        heads = [child for child in modifiers if child < noun] + self.parse.prepositional(noun, ("of", "from"))
        return any(self.cast.at(head) for head in heads)

    def pair(self, noun: int) -> list[str]:
        """Those named together in this sentence, who met last, were named together before, or whom the cast knows."""
        sentence = self.parse.sentence_of[noun]
        couples = (
            self.couple(noun, sentence, sentence),
            self.named_so_far(noun),
            self.last_sides if self.lemma(noun) in BODIES else (),
            self.last,
            self.couple(noun, sentence - BACK, sentence - 1),
            self.cast.group(noun),
        )
        fitting = [found for couple in couples if len(found := self.fitting(noun, couple)) > 1]
        bodies = (found for found in fitting if not any(self.is_person(actor) for actor in found))
        if self.lemma(noun) in BODIES:
            return next(bodies, None) or next(iter(fitting), [])
        return next(iter(fitting), [])

    def couple(self, noun: int, first: int, last: int) -> list[str]:
        """The actors last coordinated ("A and B") before a noun, in sentences `first` to `last`."""
        parse = self.parse
        if last < 0:
            return []
        start = max(parse.sentences[max(first, 0)][0], noun - WINDOW)
        for token in range(min(noun, parse.sentences[last][1]) - 1, start - 1, -1):
            if parse.deps[token] == "conj" and parse.pos[token] in ("PROPN", "NOUN"):
                named = self.cast.group(parse.first_conjunct(token))
                if len(self.fitting(noun, named)) > 1:
                    return named
        return []

    def named_so_far(self, noun: int) -> list[str]:
        """The two that this sentence has named before the noun; nothing if it named more."""
        actors = (self.cast.at(token) for token in range(max(self.parse.sentence(noun)[0], noun - WINDOW), noun))
        named = self.fitting(noun, list(dict.fromkeys(actor for actor in actors if actor)))
        return named if len(named) == 2 else []

    def fitting(self, noun: int, actors: Sequence[str]) -> list[str]:
        """Of some actors those that a plural noun can mean: "sides" their states or bodies, "presidents" persons."""
        lemma = self.lemma(noun)
        if lemma in BODIES:
            sides = list(dict.fromkeys(self.side(actor) for actor in actors))
            states = [side for side in sides if self.cast.kind(side) is ActorKind.STATE]
            return states if lemma in COUNTRIES else sides
        people = [actor for actor in actors if self.is_person(actor)]
        if lemma in ANY_PERSON or self.parse.pos[noun] not in ("NOUN", "PROPN"):
            return people
        described = [self.cast.description(actor).lower().split() for actor in people]
        return people if not all(described) or any(lemma in words for words in described) else []

    def is_person(self, actor: str) -> bool:
        return self.cast.kind(actor) is ActorKind.PERSON

    def side(self, actor: str) -> str:
        """The state or body behind an actor: of a president's envoy the country; the actor itself where none is."""
        side = self.cast.side_of(actor)
        if side is not None and self.cast.kind(side) is ActorKind.PERSON:
            side = self.cast.country_of(actor) or self.cast.country_of(side)
        return side or actor


HIGH = frozenset({"minister", "leader", "ambassador", "envoy", "president", "premier", "negotiator"})
LONGEST = 60  # parties of one coordinated phrase
NAME = 7  # tokens from an "and" to the name behind titles
INDEFINITE = frozenset({"a", "an", "no", "any", "every"})
NUMBERS = frozenset({"two", "both", "three", "four"})
ARTICLES = frozenset({"the", "both", "their", "these"})
MEDIA = words("meetings", "media")
DELEGATION = words("meetings", "delegation")
LEAD = words("meetings", "lead")
PEOPLE = words("meetings", "people") | words("meetings", "collectives") | words("meetings", "offices")
ENVOYS = words("meetings", "envoys") | DELEGATION
COLLECTIVES = words("meetings", "collectives")
OFFICES = words("meetings", "offices")
BODIES = words("meetings", "bodies")
COUNTRIES = words("meetings", "countries")
ANY_PERSON = words("meetings", "any_person")
