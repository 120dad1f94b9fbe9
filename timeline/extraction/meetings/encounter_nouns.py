"""Encounters in nouns: "talks between A and B", "held a meeting with B", "said after the call", "a second round"."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.lexicon import words
from timeline.extraction.meetings.mentions import Mention, Surroundings, merged
from timeline.extraction.meetings.modality import Reality, is_question, measured, reality_of_noun, unless_called_off
from timeline.extraction.meetings.parties import Party
from timeline.vocabulary import ActorKind, Role


class NounReader(Surroundings):
    """Reads nouns: is it an encounter here, who is named in its own phrase, who in the clause around."""

    def read(self, noun: int, lemma: str) -> Mention | None:
        if not self.is_encounter(noun, lemma):
            return None
        top = measured(self.parse, noun)
        verb = self.parse.governing_verb(top)
        both, partners = self.both_sides(noun, top), self.partners(noun, top)
        around = self.around(noun, top, verb, both, partners)
        parties = merged(both, partners, around)
        said = unless_called_off(self.parse, noun, reality_of_noun(self.parse, noun))
        mention = Mention(
            noun,
            verb,
            self.rule(lemma, both, partners, around),
            Reality.OPEN if is_question(self.parse, noun) else said,
            parties,
            nearby=[] if parties else self.parties.of(self.subjects(verb)),
            taking_up=self.is_definite(top) or self.is_definite(noun) or self.is_bare_subject(noun, top),
            another=self.is_another(top) or self.is_another(noun) or self.is_again(verb),
            format=self.format(noun, verb),
            weak=lemma in WEAK,
        )
        if self.is_told_of(top, verb):
            mention.another, mention.taking_up = False, True
        if lemma in OCCASIONAL and len(parties) < 2 and not (both or partners or mention.taking_up or mention.another):
            return None
        if lemma == "conference" and not (both or partners):
            mention.founding = False  # one that they organise
        whose = self.owners(noun, top)  # "A's secret meetings with B came to light"
        if mention.reality is Reality.UNSAID and not both and not mention.taking_up and not (partners and whose):
            mention.founding = False  # "comments on conversations with the president"
        return mention if parties or mention.taking_up or mention.another else None

    # -- is it one

    def is_encounter(self, noun: int, lemma: str) -> bool:
        """Not "news conference", "a call for calm", "held a meeting hostage"; not the round in "a round of talks"."""
        parse = self.parse
        if lemma in CONTACT:
            beside = "on" if "phone" in lemma else "in"
            return self.preposition(noun) == beside and parse.lemmas[parse.governing_verb(noun)] in BEING
        if parse.deps[noun] == "compound" or (lemma in MEALS and parse.pos[noun] == "PROPN"):
            return False
        if lemma in JOURNEY and not (self.leads_to_person(noun) or self.told_there(noun)):
            return False
        if any(parse.lemmas[inner] in ENCOUNTER for inner in parse.prepositional(noun, ("of",))):
            return False
        if any(parse.lemmas[child] in NOT_ENCOUNTER for child in parse.children[noun] if child < noun):
            return False
        if parse.lowers[min(noun + 1, len(parse) - 1)] == "hostage":
            return False
        if parse.tags[noun] == "NN" and parse.lowers[noun - 1] == "in" and noun:  # "drafted in consultation with"
            return False
        if lemma in OCCASIONAL and self.particles(noun) & {"for", "to"} and lemma not in JOURNEY:
            return bool(self.reached(noun, lemma))
        return True

    def reached(self, noun: int, lemma: str) -> list[int]:
        """Whom a call leads to or comes from, and for whom a meal is given: "took a call from A", "a dinner for A"."""
        verb = self.parse.governing_verb(noun)
        if lemma == "call" and (self.parse.lemmas[verb] in CALLING or self.parse.deps[noun] == "nsubj"):
            ends = self.parse.prepositional(noun, ("to", "from"))
        elif lemma in MEALS:
            ends = self.parse.prepositional(noun, ("for",))
        else:
            return []
        return [end for end in ends if self.is_person(end) or self.parse.lemmas[end] in ENVOYS]

    def leads_to_person(self, noun: int) -> bool:
        """ "a visit to Ana Rell", "the visit she was to have paid"; a journey to a place alone is no encounter."""
        if any(self.pays(clause) is not None for clause in self.parse.kids(noun, ("acl", "relcl"))):
            return True
        goals = self.parse.prepositional(noun, ("to", "with", "by"))
        return any(self.is_person(head) or self.parse.lemmas[head] in ENVOYS for head in goals)

    def told_there(self, noun: int) -> list[Party]:
        """Those of the country visited whom the visitor spoke to: "on a visit to Norway she asked its ministers"."""
        verb = self.parse.governing_verb(noun)
        if self.parse.lemmas[verb] not in TELLING or self.preposition(noun) not in ("on", "during", "in"):
            return []
        visited = {self.cast.at(place) for place in self.parse.prepositional(noun, ("to", "in"))} - {None}
        told = self.parties.of(self.parse.kids(verb, ("dobj", "dative")))
        return [p for p in told if p.actor in visited or self.cast.country_of(p.actor) in visited]

    def pays(self, clause: int) -> int | None:
        """The verb "pay" of a clause, be it "was to have paid"."""
        verbs = (clause, *self.parse.kids(clause, ("xcomp",)))
        return next((verb for verb in verbs if self.parse.lemmas[verb] == "pay"), None)

    # -- who is named in its own phrase

    def both_sides(self, noun: int, top: int) -> list[Party]:
        """All sides at once: "talks between A and B", "a summit of A, B and C", "the A-B meeting"."""
        prepositions = ("between", "among", "involving")
        heads = self.parse.prepositional(noun, prepositions)
        heads += self.parse.prepositional(top, prepositions) if top != noun else []
        if self.parse.lemmas[noun] in OF_PARTIES:
            heads += self.parse.prepositional(noun, ("of",))
        found = merged(self.paired(noun), self.parties.of(heads), self.invited(noun, top))
        return found if len(found) > 1 else []

    def partners(self, noun: int, top: int) -> list[Party]:
        """One side: "talks with B", "A's meeting with B", "a visit to B"."""
        if self.parse.lemmas[noun] in CONTACT:  # "was on the phone with A"
            verb = self.parse.governing_verb(noun)
            return self.parties.of([*self.parse.prepositional(noun, ("with",)), *self.loose_partners(verb)])
        heads = self.parse.prepositional(noun, ("with", "alongside"))
        heads += self.parse.prepositional(top, ("with",)) if top != noun else []
        if self.parse.lemmas[noun] in JOURNEY:
            goals = self.parse.prepositional(noun, ("to", "by"))
            heads += [head for head in goals if self.is_person(head) or self.parse.lemmas[head] in ENVOYS]
        heads += self.reached(noun, self.parse.lemmas[noun])
        if self.parse.lemmas[noun] in OF_PARTIES:  # "chaired a meeting of security chiefs"
            heads += [one for one in self.parse.prepositional(noun, ("of",)) if self.parties.is_people(one)]
        owners = self.owners(noun, top)
        if not heads:  # "the African Union's summit" is not a meeting with it
            owners = [p for p in owners if self.cast.kind(p.actor) is not ActorKind.ORGANISATION]
        return merged(owners, self.parties.of(heads))

    def owners(self, noun: int, top: int) -> list[Party]:
        """Whose encounter it is: "A's meeting", "their talks"."""
        if self.invited(noun, top):
            return []
        return self.parties.of([owner for word in (noun, top) for owner in self.parse.kids(word, ("poss",))])

    def invited(self, noun: int, top: int) -> list[Party]:
        """Whose "their" is: "invited A and B to their first talks"."""
        if not any(
            self.parse.lowers[owner] == "their" for word in (noun, top) for owner in self.parse.kids(word, ("poss",))
        ):
            return []
        found = self.parties.of(self.objects(self.parse.governing_verb(top)))
        return found if len(found) > 1 else []

    def paired(self, noun: int) -> list[Party]:
        """The names joined in "the Pakistan-UK meeting", "US-China talks"."""
        names = [child for child in self.parse.kids(noun, ("compound", "amod", "nmod")) if child < noun]
        inside = [token for name in names for token in self.within(name)]
        if not any(self.parse.words[token] in ("-", "–", "—", "/") for token in inside):
            return []
        actors = {actor: token for token in reversed(inside) if (actor := self.cast.at(token))}
        return [
            Party(actor, self.parse.span(token, token + 1))
            for actor, token in sorted(actors.items(), key=lambda item: item[1])
            if self.cast.kind(actor) is not ActorKind.MEDIA
        ]

    # -- who is named around

    def around(self, noun: int, top: int, verb: int, both: Sequence[Party], partners: Sequence[Party]) -> list[Party]:
        """Those named in the clause: who held the talks, told somebody at them, spoke after them, comes for them."""
        if self.parse.pos[verb] not in ("VERB", "AUX") and self.parse.own_subject(verb) is None:
            return []
        found = [self.parties.of([head for head in self.parse.prepositional(verb, ("with",)) if head != top])]
        found += [self.clause_parties(clause) for clause in self.parse.kids(noun, ("acl", "relcl"))]
        if self.parse.deps[top] == "nsubjpass" and self.parse.heads[top] == verb:
            found.append(self.parties.of(self.agents(verb), self.role(verb)))
        if not both and not partners and self.parse.lemmas[verb] in TELLING and self.is_then(top):
            found.append(self.persons(self.parties.of(self.parse.kids(verb, ("dobj", "dative")))))
        if not both and not partners:
            found.append(self.parties.of(self.seated(verb)))
            if self.is_done_to(top, verb):  # "had lunch at a restaurant with A"
                found.append(self.parties.of(self.loose_partners(verb)))
        if (
            not partners and self.is_then(top) and self.parse.lemmas[noun] in CALLS
        ):  # "thanked, in a call, …", "said to A"
            found.append(self.persons(self.parties.of(self.parse.prepositional(verb, ("to",)))))
        found.append(self.present(verb))
        if self.parse.lemmas[noun] in JOURNEY:
            found.append(self.told_there(noun))
        if self.parse.lemmas[verb] in GRANTING and self.parse.deps[top] == "dobj":
            given = self.parse.prepositional(top, ("to",)) + self.parse.prepositional(verb, ("to",))
            found.append(self.parties.of([*given, *self.parse.kids(verb, ("dative",))]))
        others = merged(*found, self.company(verb))
        return merged(self.actor_of_clause(top, verb, both, [*partners, *others]), others)

    def present(self, verb: int) -> list[Party]:
        """ "Also present at the talks were A and B"."""
        own = self.parse.own_subject(verb)
        if own is not None and self.parse.lemmas[own] in ATTENDING:  # "The participants in the talks were A and B"
            return self.parties.of(self.parse.kids(verb, ("attr", "dobj"))[:1])
        there = any(self.parse.lemmas[word] == "present" for word in self.parse.kids(verb, ("acomp",)))
        if there or (self.parse.lemmas[verb] == "be" and "among" in self.particles(verb)):
            return self.parties.of(self.parse.kids(verb, ("attr", "nsubj"))[:1])
        return []

    def actor_of_clause(self, top: int, verb: int, both: Sequence[Party], partners: Sequence[Party]) -> list[Party]:
        """The subject, where it takes part: beside one partner, or where it holds the talks itself; a host who is named
        apart from both sides only as a person."""
        role = self.role(verb)
        apart = both and not partners  # in "the A-B dialogue with C" A and B only say which dialogue
        if apart and (role is Role.PARTICIPANT or not self.is_done_to(top, verb)):
            return []
        subjects = self.subjects(verb, top) or self.subjects_above(top, verb) or self.topic(top, verb)
        parties = self.parties.of(subjects, role if apart else Role.PARTICIPANT)
        if apart and role is Role.HOST:
            return self.persons(parties)
        if partners or self.is_done_to(top, verb) or (len(parties) > 1 and self.is_then(top)):
            return parties
        return self.authors(top, verb)

    def authors(self, top: int, verb: int) -> list[Party]:
        """ "In a statement issued after the talks, A and B called for …": both took part."""
        if self.parse.deps[verb] != "acl" or not self.is_then(top):
            return []
        above = self.subjects(self.parse.governing_verb(self.parse.heads[verb]))
        return self.parties.of(above) if above and self.is_both(above[0]) else []

    def subjects_above(self, top: int, verb: int) -> list[int]:
        """The subject above where the noun is its own clause's: "is to go to Oslo, where talks with B are due"."""
        if self.parse.deps[verb] != "relcl" or self.parse.own_subject(verb) != top:
            return []
        return self.subjects(self.parse.governing_verb(self.parse.heads[verb]))

    def topic(self, top: int, verb: int) -> list[int]:
        """Whose encounter is meant where the noun is the subject: that of the sentence before, in its paragraph."""
        sentence = self.parse.sentence_of[verb]
        if self.parse.subject(verb) != top or not sentence:
            return []
        start, end = self.parse.sentences[sentence - 1]
        if self.parse.paragraph_of[start] != self.parse.paragraph_of[verb]:
            return []
        root = next((token for token in range(start, end) if self.parse.heads[token] == token), start)
        return [subject for subject in self.subjects(root) if self.is_person(subject)]

    def clause_parties(self, clause: int) -> list[Party]:
        """ "talks hosted by A", "a meeting attended by A and B", "the visit that A was to have paid to B"."""
        paying = self.pays(clause)
        if paying is not None:
            return self.parties.of(self.subjects(clause) + self.parse.prepositional(paying, ("to",)))
        for verb in (clause, *self.parse.kids(clause, ("xcomp",))):
            if self.parse.lemmas[verb] in HAPPENING and self.parse.is_passive(verb):
                agents = self.parties.of(self.agents(verb), self.role(verb))
                return self.persons(agents) if self.role(verb) is Role.HOST else agents
        if self.parse.lemmas[clause] in INVOLVING:
            return self.parties.of(self.parse.kids(clause, ("dobj",)))
        if self.parse.lemmas[clause] not in HAPPENING:
            return []
        own = self.parse.own_subject(clause)
        return self.parties.of(([own] if own is not None else []) + self.parse.prepositional(clause, ("with",)))

    def is_done_to(self, top: int, verb: int) -> bool:
        """ "held talks", "attended the summit", "took part in talks", "sat down for talks"."""
        if self.parse.deps[top] == "dobj":
            return self.parse.lemmas[verb] in HAPPENING
        return self.parse.lemmas[verb] in TAKING_PART and self.preposition(top) in ("in", "at", "for", "to")

    def is_then(self, top: int) -> bool:
        """ "after talks", "during a call"."""
        preposition = self.preposition(top)
        return preposition in THEN or (preposition == "on" and self.parse.lemmas[top] in CALLS)

    def preposition(self, noun: int) -> str:
        """The preposition a noun stands behind: "at" in "at the start of their talks"."""
        while self.parse.deps[noun] == "pobj" and self.parse.lowers[self.parse.heads[noun]] == "of":
            noun = self.parse.heads[self.parse.heads[noun]]
        return self.parse.lowers[self.parse.heads[noun]] if self.parse.deps[noun] == "pobj" else ""

    def role(self, verb: int) -> Role:
        return HOSTS.get(self.parse.lemmas[verb], Role.PARTICIPANT)

    # -- how it refers

    def is_definite(self, noun: int) -> bool:
        return any(self.parse.lowers[child] in DEFINITE for child in self.parse.children[noun] if child < noun)

    def is_told_of(self, top: int, verb: int) -> bool:
        """ "It was their third meeting this year": the one just told of, whatever its number."""
        own = self.parse.own_subject(verb)
        return self.parse.deps[top] == "attr" and own is not None and self.parse.lowers[own] in ("it", "this", "that")

    def is_bare_subject(self, noun: int, top: int) -> bool:
        """ "Talks focused on …", "discussions centred on …"."""
        if self.parse.deps[top] not in ("nsubj", "nsubjpass") or self.parse.tags[noun] != "NNS" or top != noun:
            return False
        return not self.parse.kids(noun, ("det", "amod", "nummod", "poss"))

    def is_another(self, noun: int) -> bool:
        return any(self.parse.lowers[child] in ANOTHER for child in self.parse.children[noun] if child < noun)

    def rule(self, lemma: str, both: Sequence[Party], partners: Sequence[Party], around: Sequence[Party]) -> str:
        kind = "visit" if lemma in JOURNEY else "call" if lemma == "call" or lemma in CONTACT else "talks"
        if both:
            return f"{kind}-between"
        if partners:
            return f"{kind}-with"
        return f"hold-{kind}" if around else f"the-{kind}"


ENCOUNTER = words("meetings", "encounter")
OCCASIONAL = words("meetings", "occasional")
JOURNEY = words("meetings", "journey")
CONTACT = words("meetings", "contact")
BEING = frozenset({"be", "get", "stay", "keep", "remain"})
NOUNS = ENCOUNTER | OCCASIONAL | CONTACT
OF_PARTIES = words("meetings", "of_parties")
NOT_ENCOUNTER = words("meetings", "not_encounter")
ENVOYS = words("meetings", "envoys")
WEAK = words("meetings", "weak")
HAPPENING = words("meetings", "hold")
TAKING_PART = words("meetings", "taking_part")
GRANTING = words("meetings", "granting")
TELLING = words("meetings", "telling")
ANOTHER = words("meetings", "another")
THEN = frozenset({"after", "during", "following", "in", "at", "over"})
CALLS = frozenset({"call", "teleconference", "videoconference", "conference"})
ATTENDING = frozenset({"participant", "guest", "attendee"})
INVOLVING = frozenset({"involve", "include", "unite"})
CALLING = frozenset({"make", "place", "get", "take", "receive", "return", "have"})
MEALS = words("meetings", "meals") | {"reception"}
HOSTS = {
    "host": Role.HOST,
    "organise": Role.HOST,
    "organize": Role.HOST,
    "mediate": Role.MEDIATOR,
    "broker": Role.MEDIATOR,
}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "his", "her", "its", "our", "both"})
