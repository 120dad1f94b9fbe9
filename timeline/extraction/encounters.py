"""Where a text speaks of an encounter: "A met B", "talks between A and B", "after the call", and who took part by these words.

One walk over the tokens; each verb and noun of the word classes is read by the frame it belongs to. `meetings` joins the mentions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from timeline.extraction.actors import Cast
from timeline.extraction.lexicon import table, words
from timeline.extraction.modality import Reality, is_question, measured, reality_of_noun, reality_of_verb
from timeline.extraction.parties import Parties, Party
from timeline.extraction.syntax import Parse
from timeline.vocabulary import ActorKind, MeetingFormat, Role


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
    format: MeetingFormat = MeetingFormat.UNKNOWN

    @property
    def actors(self) -> set[str]:
        return {party.actor for party in self.parties}


def find_mentions(parse: Parse, cast: Cast, parties: Parties) -> Iterator[Mention]:
    """All mentions in the order of the text, one at a time: what is made of one may tell `parties` whom the next means."""
    reader = MentionReader(parse, cast, parties)
    for token, lemma in enumerate(parse.lemmas):
        if lemma in TRIGGERS:
            mention = reader.read(token, lemma)
            if mention:
                yield mention


class MentionReader:
    """Reads one text's mentions, a frame for each class of verbs and one for nouns."""

    def __init__(self, parse: Parse, cast: Cast, parties: Parties) -> None:
        self.parse, self.cast, self.parties = parse, cast, parties

    def read(self, token: int, lemma: str) -> Mention | None:
        if self.parse.pos[token] == "VERB":
            frame = FRAMES.get(lemma)
            return frame(self, token) if frame else None
        if self.parse.pos[token] in ("NOUN", "PROPN") and lemma in NOUNS:
            return self.noun(token, lemma)
        return None

    # -- verbs

    def meet(self, verb: int) -> Mention | None:
        """ "A met B", "A met with B", "A and B met"; not "met its targets", "was met with criticism"."""
        if self.parse.is_passive(verb):
            return None
        partners = self.objects(verb) + self.parse.prepositional(verb, ("with",))
        return self.encounter(verb, "meet", self.subjects(verb), partners)

    def converse(self, verb: int) -> Mention | None:
        """ "A spoke with B", "A talked to B by phone"; without a partner only "the two spoke by phone"."""
        to = ("with", "to") if self.parse.lemmas[verb] in CONVERSE_TO else ("with",)
        partners = self.parse.prepositional(verb, to)
        for child in self.parse.kids(verb, ("prt", "advmod", "prep")):
            partners += [noun for noun in self.parse.prepositional(child, to) if noun not in partners]
        mention = self.encounter(verb, "converse", self.subjects(verb), partners)
        if mention and not partners and not self.together(verb):
            return None
        return mention

    def receive(self, verb: int) -> Mention | None:
        """ "A received B", "B was hosted by A": B is a person, or people who travel for somebody."""
        hosts, guests = self.subjects(verb), self.objects(verb)
        if self.parse.is_passive(verb):
            hosts, guests = self.parse.agents(verb), hosts
        if not any(self.can_be_received(guest) for guest in guests):
            return None
        role = Role.HOST if self.parse.lemmas[verb] == "host" else Role.PARTICIPANT
        return self.encounter(verb, "receive", hosts, guests, role)

    def telephone(self, verb: int) -> Mention | None:
        mention = self.encounter(verb, "telephone", self.subjects(verb), self.objects(verb))
        if mention:
            mention.format = MeetingFormat.PHONE
        return mention if mention and len(mention.parties) > 1 else None

    def call(self, verb: int) -> Mention | None:
        """ "A called B", "A called on B" as a visit; not "called on B to resign", "called B a liar"."""
        if self.parse.kids(verb, ("xcomp", "ccomp", "oprd", "attr", "advcl")):
            return None
        on = self.parse.prepositional(verb, ("on", "upon"))
        guests = on or self.objects(verb)
        if not any(self.is_person(guest) for guest in guests) or self.particles(verb) & NOT_A_CALL:
            return None
        mention = self.encounter(verb, "call-on" if on else "telephone", self.subjects(verb), guests)
        if mention and not on:
            mention.format = MeetingFormat.PHONE
        return mention

    def see(self, verb: int) -> Mention | None:
        """ "A visited B", "A is to see B", of persons; not "saw B as a threat"."""
        guests = self.objects(verb)
        if not guests or not all(self.is_person(guest) for guest in guests):
            return None
        if self.parse.kids(verb, ("ccomp", "xcomp", "oprd")) or "as" in self.particles(verb):
            return None
        return self.encounter(verb, "see", self.subjects(verb), guests)

    def brief(self, verb: int) -> Mention | None:
        return self.encounter(verb, "brief", self.subjects(verb), self.objects(verb))

    def discuss(self, verb: int) -> Mention | None:
        """ "A discussed the border with B"; of two sides that were told to meet, another sentence about it."""
        partners = self.parse.prepositional(verb, ("with",))
        mention = self.encounter(verb, "discuss", self.subjects(verb), partners)
        if mention and not partners:
            return self.outcome(verb)
        return mention

    def outcome(self, verb: int) -> Mention | None:
        """ "The two sides agreed to …": takes up an encounter of these parties, founds none."""
        subject = self.parse.own_subject(verb)
        if subject is None or not self.is_both(subject):
            return None
        parties = self.parties.of([subject])
        return (
            Mention(verb, verb, "outcome", Reality.UNSAID, nearby=parties, taking_up=True) if len(parties) > 1 else None
        )

    def lead(self, verb: int) -> Mention | None:
        """ "A and B led the two delegations": who takes part in an encounter told of."""
        passive = self.parse.is_passive(verb)
        led = self.subjects(verb) if passive else self.objects(verb)
        if not any(self.parse.lemmas[noun] in DELEGATION for noun in led):
            return None
        parties = self.parties.of(self.parse.agents(verb) if passive else self.subjects(verb))
        if not parties or self.parse.deps[verb] in ("acl", "relcl"):
            return None
        return Mention(verb, verb, "lead-delegation", Reality.UNSAID, parties, taking_up=True)

    def mediate(self, verb: int) -> Mention | None:
        """ "with Qatar mediating": the one between the sides of an encounter told of."""
        passive = self.parse.is_passive(verb)
        mediators = self.parse.agents(verb) if passive else self.subjects(verb)
        parties = self.parties.of(mediators, Role.MEDIATOR)
        if not parties or self.parse.objects(verb):
            return None
        return Mention(verb, verb, "mediate", Reality.UNSAID, parties, taking_up=True)

    def phrase(self, verb: int) -> Mention | None:
        """ "sat down with", "shook hands with", "came face to face", "were brought together by"."""
        lemma = self.parse.lemmas[verb]
        parts = {self.parse.lemmas[child] for child in self.parse.children[verb]}
        if not parts & PHRASES[lemma]:
            return None
        partners = self.parse.prepositional(verb, ("with",))
        for child in self.parse.kids(verb, ("prt", "advmod", "npadvmod", "dobj")):
            partners += [noun for noun in self.parse.prepositional(child, ("with",)) if noun not in partners]
        subjects = self.subjects(verb)
        if lemma == "bring":
            hosts = self.agents(verb) if self.parse.is_passive(verb) else subjects
            subjects = subjects if self.parse.is_passive(verb) else self.objects(verb)
            return self.encounter(verb, "bring-together", hosts, subjects, Role.HOST)
        return self.encounter(verb, f"{lemma}-{min(parts & PHRASES[lemma])}", subjects, partners)

    def encounter(
        self, verb: int, rule: str, subjects: Sequence[int], partners: Sequence[int], role: Role = Role.PARTICIPANT
    ) -> Mention | None:
        """The mention that a verb makes; None where its partners are no people, or where nobody is known."""
        ours, theirs = self.parties.of(subjects, role), self.parties.of(partners)
        theirs = [party for party in theirs if party.actor not in {known.actor for known in ours}]
        if (partners and not theirs) or not (ours or theirs) or (not partners and len(ours) < 2):
            return None
        reality = Reality.OPEN if is_question(self.parse, verb) else reality_of_verb(self.parse, verb)
        format = self.format(verb, verb)
        if format is MeetingFormat.UNKNOWN and rule in PERSONAL:
            format = MeetingFormat.IN_PERSON
        return Mention(verb, verb, rule, reality, ours + theirs, another=self.is_again(verb), format=format)

    # -- nouns

    def noun(self, noun: int, lemma: str) -> Mention | None:
        """ "talks between A and B", "held talks with B", "after the talks"."""
        if not self.is_encounter_noun(noun, lemma):
            return None
        top = measured(self.parse, noun)
        verb = self.parse.governing_verb(top)
        inner = self.inner_parties(noun, top)
        outer = self.outer_parties(noun, top, verb, inner)
        parties = merged(inner, outer)
        mention = Mention(
            noun,
            verb,
            self.rule(lemma, inner, outer),
            Reality.OPEN if is_question(self.parse, noun) else reality_of_noun(self.parse, noun),
            parties,
            nearby=[] if outer else self.parties.of(self.subjects(verb)),
            taking_up=self.is_definite(top) or self.is_definite(noun) or self.is_bare_subject(noun, top),
            another=self.is_another(top) or self.is_another(noun) or self.is_again(verb),
            format=self.format(noun, verb),
        )
        if lemma in OCCASIONAL and not inner and not (mention.taking_up or mention.another):
            return None
        return mention if parties or mention.taking_up or mention.another else None

    def is_encounter_noun(self, noun: int, lemma: str) -> bool:
        parse = self.parse
        if parse.deps[noun] == "compound" or (lemma in JOURNEY and not self.leads_to_person(noun)):
            return False
        if any(parse.lemmas[inner] in ENCOUNTER for inner in parse.prepositional(noun, ("of",))):
            return False  # "a round of talks": the talks are read
        if any(parse.lemmas[child] in NOT_ENCOUNTER for child in parse.children[noun] if child < noun):
            return False
        after = noun + 1
        if after < len(parse) and parse.lowers[after] == "hostage":
            return False
        return not (lemma in OCCASIONAL and any(parse.lowers[child] == "for" for child in parse.children[noun]))

    def leads_to_person(self, noun: int) -> bool:
        clauses = [clause for clause in self.parse.kids(noun, ("acl", "relcl")) if self.pays(clause) is not None]
        return bool(clauses) or any(
            self.is_person(head) for head in self.parse.prepositional(noun, ("to", "with", "by"))
        )

    def pays(self, clause: int) -> int | None:
        """The verb "pay" of a clause, be it "was to have paid"."""
        return next(
            (verb for verb in (clause, *self.parse.kids(clause, ("xcomp",))) if self.parse.lemmas[verb] == "pay"), None
        )

    def inner_parties(self, noun: int, top: int) -> list[Party]:
        """Those named in the noun's own phrase: "talks between A and B", "A's meeting with B", "the A-B summit"."""
        parse = self.parse
        heads = parse.prepositional(noun, ("with", "between", "among", "involving", "alongside"))
        if top != noun:
            heads += parse.prepositional(top, ("with", "between", "among"))
        if parse.lemmas[noun] in JOURNEY:
            heads += [head for head in parse.prepositional(noun, ("to", "by")) if self.is_person(head)]
        if parse.lemmas[noun] in OF_PARTIES:
            members = parse.prepositional(noun, ("of",))
            heads += members if len(self.parties.of(members)) > 1 else []
        owners = parse.kids(noun, ("poss",)) + (parse.kids(top, ("poss",)) if top != noun else [])
        return merged(self.parties.of(owners), self.paired(noun), self.parties.of(heads))

    def paired(self, noun: int) -> list[Party]:
        """The two names of "the Pakistan-UK meeting", "US-China talks"."""
        names = [child for child in self.parse.kids(noun, ("compound", "amod", "nmod")) if child < noun]
        inside = [token for name in names for token in self.parse.subtree(name)]
        parties = [
            Party(actor, self.parse.span(token, token + 1))
            for token in inside
            if (actor := self.cast.at(token)) and self.cast.actor(actor).kind is not ActorKind.MEDIA
        ]
        distinct = list({party.actor: party for party in parties}.values())
        return distinct if len(distinct) > 1 and self.is_joined(inside) else []

    def is_joined(self, tokens: Sequence[int]) -> bool:
        return any(self.parse.words[token] in ("-", "–", "—", "/") for token in tokens)

    def outer_parties(self, noun: int, top: int, verb: int, inner: Sequence[Party]) -> list[Party]:
        """Those named in the clause around: who held talks, said something after talks with B, is to fly in for them."""
        parse = self.parse
        if parse.pos[verb] not in ("VERB", "AUX"):
            return []
        found = self.parties.of([head for head in parse.prepositional(verb, ("with",)) if head != top])
        for clause in parse.kids(noun, ("acl", "relcl")):
            found = merged(found, self.clause_parties(clause))
        if parse.deps[top] == "nsubjpass" and parse.heads[top] == verb:
            found = merged(found, self.parties.of(self.agents(verb), ROLES.get(parse.lemmas[verb], Role.PARTICIPANT)))
        return merged(self.subject_parties(top, verb, inner, found), found)

    def subject_parties(self, top: int, verb: int, inner: Sequence[Party], found: Sequence[Party]) -> list[Party]:
        """The subject of the clause, where it takes part: beside one partner, or where it holds the talks itself."""
        role = Role.PARTICIPANT
        if len(inner) > 1:
            role = ROLES.get(self.parse.lemmas[verb], role)
            if role is Role.PARTICIPANT or not self.is_done_to(top, verb):
                return []
        subjects = self.parties.of(self.subjects(verb, top) or self.subjects_above(top, verb), role)
        if role is Role.HOST:
            return [party for party in subjects if self.cast.actor(party.actor).kind is ActorKind.PERSON]
        if inner or found or self.is_done_to(top, verb):
            return subjects
        return subjects if len(subjects) > 1 and self.parse.lowers[self.parse.heads[top]] in THEN else []

    def subjects_above(self, top: int, verb: int) -> list[int]:
        """The subject of the clause above where the noun is its own clause's: "is to go there, where talks with B are due"."""
        if self.parse.deps[verb] not in ("relcl", "advcl") or self.parse.own_subject(verb) != top:
            return []
        return self.subjects(self.parse.governing_verb(self.parse.heads[verb]))

    def is_done_to(self, top: int, verb: int) -> bool:
        """ "held talks", "attended the summit", "took part in talks", "sat down for talks"."""
        parse = self.parse
        if parse.deps[top] == "dobj":
            return parse.lemmas[verb] in HAPPENING
        return parse.lemmas[verb] in TAKING_PART and parse.lowers[parse.heads[top]] in ("in", "at", "for", "to")

    def clause_parties(self, clause: int) -> list[Party]:
        """ "talks hosted by A", "a meeting attended by A and B", "the visit that A was to have paid to B"."""
        parse = self.parse
        verb = self.pays(clause)
        if verb is not None:
            return self.parties.of(self.subjects(clause) + parse.prepositional(verb, ("to",)))
        for verb in (clause, *parse.kids(clause, ("xcomp",))):
            if parse.lemmas[verb] in HAPPENING and parse.is_passive(verb):
                return self.parties.of(self.agents(verb), ROLES.get(parse.lemmas[verb], Role.PARTICIPANT))
        if parse.lemmas[clause] not in HAPPENING:
            return []
        own = parse.own_subject(clause)
        return self.parties.of(([own] if own is not None else []) + parse.prepositional(clause, ("with",)))

    def agents(self, verb: int) -> list[int]:
        """Who is named with "by", be it that the parse hangs it elsewhere below the verb."""
        direct = self.parse.agents(verb)
        if direct:
            return direct
        below = [token for token in self.parse.subtree(verb) if self.parse.lowers[token] == "by"]
        return [noun for by in below for noun in self.parse.kids(by, ("pobj",)) if self.is_person(noun)]

    def rule(self, lemma: str, inner: Sequence[Party], outer: Sequence[Party]) -> str:
        kind = "visit" if lemma in JOURNEY else "call" if lemma == "call" else "talks"
        if len(inner) > 1:
            return f"{kind}-between"
        if inner:
            return f"{kind}-with"
        return f"hold-{kind}" if outer else f"the-{kind}"

    # -- what stands around

    def subjects(self, verb: int, besides: int | None = None) -> list[int]:
        subject = self.parse.subject(verb)
        if subject is None or subject == besides:
            return []
        return [] if besides is not None and besides in self.parse.conjuncts(subject) else [subject]

    def objects(self, verb: int) -> list[int]:
        """Direct objects, and the noun above a relative clause that lacks its object: "the man she met"."""
        found = self.parse.kids(verb, ("dobj",))
        own = self.parse.own_subject(verb)
        if not found and self.parse.deps[verb] == "relcl" and own is not None:
            relative = {self.parse.lowers[child] for child in self.parse.children[verb]}
            if not relative & {"where", "when", "which"} and self.parse.tags[own] not in ("WP", "WDT"):
                return [self.parse.heads[verb]]
        return found

    def particles(self, verb: int) -> set[str]:
        return {self.parse.lowers[child] for child in self.parse.children[verb]}

    def is_person(self, noun: int) -> bool:
        """True where a phrase means a person of the cast, or people."""
        meant = [self.cast.actor(key).kind for key in self.cast.group(noun)]
        return ActorKind.PERSON in meant or (not meant and self.parse.lemmas[noun] in DELEGATION)

    def can_be_received(self, noun: int) -> bool:
        return self.is_person(noun) or self.parse.lemmas[noun] in DELEGATION or self.parse.lemmas[noun] in ENVOYS

    def is_both(self, noun: int) -> bool:
        """ "the two sides", "both governments", "A and B"."""
        numbers = {self.parse.lowers[child] for child in self.parse.children[noun]}
        return bool(numbers & {"two", "both", "three"}) or len(self.parse.conjuncts(noun)) > 1

    def together(self, verb: int) -> bool:
        """ "the two men spoke directly", "by phone", "for an hour"."""
        parse = self.parse
        if self.format(verb, verb) in (MeetingFormat.PHONE, MeetingFormat.VIDEO):
            return True
        around = {parse.lowers[child] for child in parse.children[verb]}
        return bool(around & TOGETHER) or any(
            parse.lowers[child] == "for" and parse.prepositional(verb, ("for",)) for child in parse.children[verb]
        )

    def is_definite(self, noun: int) -> bool:
        around = {self.parse.lowers[child] for child in self.parse.children[noun] if child < noun}
        return bool(around & DEFINITE)

    def is_bare_subject(self, noun: int, top: int) -> bool:
        """ "Talks focused on …", "discussions centred on …"."""
        parse = self.parse
        if parse.deps[top] not in ("nsubj", "nsubjpass") or parse.tags[noun] != "NNS" or top != noun:
            return False
        return not any(parse.deps[child] in ("det", "amod", "nummod", "poss") for child in parse.children[noun])

    def is_another(self, noun: int) -> bool:
        return any(self.parse.lowers[child] in ANOTHER for child in self.parse.children[noun] if child < noun)

    def is_again(self, verb: int) -> bool:
        return any(self.parse.lowers[child] in AGAIN for child in self.parse.children[verb])

    def format(self, token: int, verb: int) -> MeetingFormat:
        """By the words in the phrase of the noun, or beside the verb."""
        near = {self.parse.lowers[t] for t in self.near(token)}
        if token != verb:
            for child in self.parse.kids(verb, ("prep", "advmod")):
                if self.parse.lowers[child] in ("by", "over", "via", "through") and not self.parse.is_ancestor(
                    child, token
                ):
                    near |= {self.parse.lowers[t] for t in self.parse.subtree(child)}
        if near & VIDEO:
            return MeetingFormat.VIDEO
        if near & PHONE:
            return MeetingFormat.PHONE
        return MeetingFormat.IN_PERSON if self.parse.lemmas[token] in FACE_TO_FACE else MeetingFormat.UNKNOWN

    def near(self, token: int) -> Iterator[int]:
        """A word's own modifiers and short prepositional phrases."""
        yield token
        for child in self.parse.children[token]:
            if self.parse.deps[child] in ("compound", "amod", "advmod", "npadvmod"):
                yield from self.parse.subtree(child)
            elif self.parse.lowers[child] in ("by", "over", "via", "through", "on"):
                yield from (t for t in self.parse.subtree(child) if t - child < 5)


def merged(*groups: Sequence[Party]) -> list[Party]:
    """All parties, each actor once."""
    found: dict[str, Party] = {}
    for group in groups:
        for party in group:
            found.setdefault(party.actor, party)
    return list(found.values())


CONVERSE_TO = words("meetings", "converse_to")
ENCOUNTER = words("meetings", "encounter")
OCCASIONAL = words("meetings", "occasional")
JOURNEY = words("meetings", "journey")
NOUNS = ENCOUNTER | OCCASIONAL
OF_PARTIES = words("meetings", "of_parties")
NOT_ENCOUNTER = words("meetings", "not_encounter")
DELEGATION = words("meetings", "delegation")
ENVOYS = words("meetings", "envoys")
HAPPENING = words("meetings", "hold")
TAKING_PART = words("meetings", "taking_part")
ANOTHER = words("meetings", "another")
AGAIN = words("meetings", "again")
PHONE = words("meetings", "phone")
VIDEO = words("meetings", "video")
TOGETHER = words("meetings", "together")
FACE_TO_FACE = words("meetings", "face_to_face")
PERSONAL = frozenset({"meet", "receive", "see", "call-on", "sit-down", "shake-hand", "come-face", "bring-together"})
THEN = frozenset({"after", "during", "following", "in", "at"})
ROLES = {
    "host": Role.HOST,
    "organise": Role.HOST,
    "organize": Role.HOST,
    "mediate": Role.MEDIATOR,
    "broker": Role.MEDIATOR,
}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "his", "her", "its", "our", "both"})
NOT_A_CALL = frozenset({"for", "out", "off", "in", "into", "to", "up"})
PHRASES = {verb: frozenset(parts) for verb, parts in table("meetings", "phrases").items()}

Frame = Callable[[MentionReader, int], Mention | None]
FRAMES: dict[str, Frame] = {
    **dict.fromkeys(PHRASES, MentionReader.phrase),
    **dict.fromkeys(words("meetings", "outcome"), MentionReader.outcome),
    **dict.fromkeys(words("meetings", "discuss"), MentionReader.discuss),
    **dict.fromkeys(words("meetings", "converse"), MentionReader.converse),
    **dict.fromkeys(words("meetings", "receive"), MentionReader.receive),
    **dict.fromkeys(words("meetings", "telephone"), MentionReader.telephone),
    **dict.fromkeys(words("meetings", "see"), MentionReader.see),
    **dict.fromkeys(words("meetings", "brief"), MentionReader.brief),
    **dict.fromkeys(words("meetings", "lead"), MentionReader.lead),
    **dict.fromkeys(words("meetings", "mediate"), MentionReader.mediate),
    "meet": MentionReader.meet,
    "call": MentionReader.call,
}
TRIGGERS = NOUNS | FRAMES.keys()
