"""Encounters in verbs: "A met B", "the two spoke by phone", "A was received by B", a frame for each class of verbs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline.extraction.lexicon import table, words
from timeline.extraction.meetings.mentions import DELEGATION, Mention, Surroundings, merged
from timeline.extraction.meetings.modality import Reality, is_question, reality_of_verb, unless_called_off
from timeline.extraction.meetings.parties import are_enough
from timeline.vocabulary import ActorKind, MeetingFormat, Role


class VerbReader(Surroundings):
    """Reads verbs by frames. Each gives a mention, or None where the verb means something else here."""

    def meet(self, verb: int) -> Mention | None:
        """ "A met B", "A met with B", "A and B met"; not "met its targets", "was met with criticism"."""
        if self.parse.is_passive(verb):
            return None
        partners = [noun for noun in self.objects(verb) if self.parse.lemmas[noun] != "face"]  # "met face to face"
        partners += self.parse.prepositional(verb, ("with",))
        return self.encounter(verb, "meet", self.subjects(verb), partners)

    def converse(self, verb: int) -> Mention | None:
        """ "A spoke with B", "A and B conferred"; "the two spoke" needs more: "by phone", "for an hour"."""
        to = ("with", "to") if self.parse.lemmas[verb] in CONVERSE_TO else ("with",)
        partners = self.parse.prepositional(verb, to)
        for child in self.parse.kids(verb, ("prt", "advmod", "prep")):
            partners += [noun for noun in self.parse.prepositional(child, to) if noun not in partners]
        if not partners and not self.parse.kids(verb, ("dobj",)):
            partners = self.loose_partners(verb)
        if self.parse.lemmas[verb] == "speak" and not any(self.cast.group(partner) for partner in partners):
            partners = [partner for partner in partners if self.parse.lowers[self.parse.heads[partner]] != "to"]
            if not partners and "to" in self.particles(verb):
                return None  # to speak to people whom nobody names is a speech
        mention = self.encounter(verb, "converse", self.subjects(verb), partners)
        if mention and not partners and self.parse.lemmas[verb] not in RECIPROCAL and not self.together(verb):
            return None
        return mention

    def receive(self, verb: int) -> Mention | None:
        """ "A received B", "B was hosted by A": B is a person, or people who travel for somebody."""
        hosts = self.subjects(verb)
        guests = [noun for noun in self.parse.kids(verb, ("dobj",)) if self.parse.tags[noun] != "WDT"]
        if self.parse.is_passive(verb):
            hosts, guests = self.agents(verb), hosts
        if not any(self.can_be_received(guest) for guest in guests):
            return None
        role = Role.HOST if self.parse.lemmas[verb] == "host" else Role.PARTICIPANT
        return self.encounter(verb, "receive", hosts, guests, role)

    def spend(self, verb: int) -> Mention | None:
        """ "A spent an hour with B", "A and B spent nine days haggling"."""
        if not any(self.parse.lemmas[noun] in MEASURE for noun in self.parse.kids(verb, ("dobj",))):
            return None
        partners = self.loose_partners(verb) or self.hosts_of(verb)
        talking = any(self.parse.lemmas[child] in CONVERSE for child in self.parse.kids(verb, ("xcomp", "advcl")))
        return self.encounter(verb, "spend-time", self.subjects(verb), partners) if partners or talking else None

    def hosts_of(self, verb: int) -> list[int]:
        """Whose house it is: "spent two days at A's lodge"."""
        houses = [
            noun for noun in self.parse.prepositional(verb, ("at", "in")) if self.parse.lemmas[noun] in PLACE_NOUNS
        ]
        return [owner for house in houses for owner in self.parse.kids(house, ("poss",)) if self.parties.of([owner])]

    def convene(self, verb: int) -> Mention | None:
        """ "A convened the foreign ministers of B and C", "B and C were convened by A", "B and C gathered"."""
        if self.parse.is_passive(verb):
            return self.encounter(verb, "convene", self.agents(verb), self.subjects(verb), Role.HOST)
        guests = self.parse.kids(verb, ("dobj",))
        return self.encounter(verb, "convene", self.subjects(verb), guests, Role.HOST if guests else Role.PARTICIPANT)

    def telephone(self, verb: int) -> Mention | None:
        """ "A telephoned B", "A was telephoned by B"."""
        callers, called = self.subjects(verb), self.objects(verb)
        if self.parse.is_passive(verb):
            callers, called = self.agents(verb), callers
        mention = self.encounter(verb, "telephone", callers, called)
        if mention:
            mention.format = MeetingFormat.PHONE
        return mention if mention and len(mention.parties) > 1 else None

    def reach(self, verb: int) -> Mention | None:
        """ "A reached B", as on the telephone; not "reached B for comment", "could not be reached"."""
        guests = self.parse.kids(verb, ("dobj",))
        if not guests or not self.is_person(guests[0]) or "for" in self.particles(verb):
            return None
        mention = self.encounter(verb, "reach", self.subjects(verb), guests)
        if mention:
            mention.format = MeetingFormat.PHONE
        return mention

    def face(self, verb: int) -> Mention | None:
        """ "A and B faced each other"; not "faced charges"."""
        if not any(self.is_each_other(noun) for noun in self.parse.kids(verb, ("dobj",))):
            return None
        return self.encounter(verb, "come-face", self.subjects(verb), [])

    def is_each_other(self, noun: int) -> bool:
        return self.parse.lowers[noun] in ("other", "another") and self.parse.lowers[noun - 1] in ("each", "one")

    def tell(self, verb: int) -> Mention | None:
        """ "A told B by phone that …"; without the telephone it is a statement."""
        if self.format(verb, verb) not in (MeetingFormat.PHONE, MeetingFormat.VIDEO):
            return None
        told = self.objects(verb) + self.parse.kids(verb, ("dative",))
        return self.encounter(verb, "tell-by-phone", self.subjects(verb), told) if told else None

    def call(self, verb: int) -> Mention | None:
        """ "A called B to thank him", "A called on B" as a visit; not "called on B to resign", "called B a liar"."""
        on = [noun for noun in self.parse.prepositional(verb, ("on", "upon")) if self.is_person(noun)]
        guests = on or self.parse.kids(verb, ("dobj",)) or self.parse.kids(verb, ("oprd",))
        if not any(self.is_person(guest) for guest in guests) or self.particles(verb) & NOT_A_CALL:
            return None
        if on and self.parse.kids(verb, ("xcomp", "ccomp", "advcl", "dobj")):
            return None
        if not on and not self.is_telephoning(verb):
            return None
        mention = self.encounter(verb, "call-on" if on else "telephone", self.subjects(verb), guests)
        if mention and not on:
            mention.format = MeetingFormat.PHONE
        return mention

    def see(self, verb: int) -> Mention | None:
        """ "A visited B", "A is to see B", of persons; not "saw B as a threat"."""
        if self.parse.is_passive(verb):
            return self.seen(verb)
        guests = self.objects(verb)
        if not guests or not (self.can_be_received(guests[0]) or self.parties.is_people(guests[0])):
            return None
        if self.parse.kids(verb, ("ccomp", "xcomp", "oprd")) or "as" in self.particles(verb):
            return None
        return self.encounter(verb, "see", self.subjects(verb), guests[:1])

    def consult(self, verb: int) -> Mention | None:
        """ "A consulted B" as "A conferred with B"; experts and books are consulted, so B is a person."""
        guests = self.objects(verb)
        if guests and all(self.is_person(guest) for guest in guests):
            return self.encounter(verb, "consult", self.subjects(verb), guests)
        return self.converse(verb)

    def join(self, verb: int) -> Mention | None:
        """ "A joined B for dinner", "A was joined by B at the talks"; not "A joined B in calling for calm"."""
        occasions = self.parse.prepositional(verb, ("for", "at", "in", "on", "over"))
        occasions = [noun for noun in occasions if self.parse.pos[noun] == "NOUN"]
        if not any(self.parse.lemmas[noun] in ENCOUNTER | MEALS | CEREMONIES for noun in occasions):
            return None
        if self.parse.is_passive(verb):
            return self.encounter(verb, "join", self.agents(verb), self.subjects(verb))
        guests = [guest for guest in self.objects(verb) if self.is_person(guest)]
        return self.encounter(verb, "join", self.subjects(verb), guests) if guests else None

    def summon(self, verb: int) -> Mention | None:
        """ "A summoned the ambassador", "the ambassador was summoned to the ministry"."""
        hosts, guests = self.subjects(verb), self.objects(verb)
        if self.parse.is_passive(verb):
            hosts, guests = self.agents(verb) or self.parse.prepositional(verb, ("to", "by")), hosts
        if not any(self.parse.lemmas[guest] in ENVOYS or self.is_person(guest) for guest in guests):
            return None
        return self.encounter(verb, "summon", hosts, guests)

    def answer(self, verb: int) -> Mention | None:
        """ "A took questions from residents", "A heard complaints from workers"."""
        taken = [noun for noun in self.parse.kids(verb, ("dobj",)) if self.is_person(noun)]
        if taken and any(self.parse.lemmas[noun] in MEALS for noun in self.parse.prepositional(verb, ("to", "for"))):
            return self.encounter(verb, "join", self.subjects(verb), taken)  # "took A to lunch"
        if self.parse.lemmas[verb] == "hear" and self.parse.is_passive(verb):
            return self.heard(verb)
        asked = [noun for noun in self.parse.kids(verb, ("dobj",)) if self.parse.lemmas[noun] in ASKED]
        askers = [who for noun in (verb, *asked) for who in self.parse.prepositional(noun, ("from", "of"))]
        return self.encounter(verb, "answer", self.subjects(verb), askers) if asked and askers else None

    def heard(self, verb: int) -> Mention | None:
        """ "A is to be heard by the committee"; what a court hears is no meeting."""
        panel, guests = self.agents(verb), self.subjects(verb)
        if any(self.parse.lemmas[noun] in COURTS for noun in panel) or not self.are_people(guests):
            return None
        return self.encounter(verb, "answer", panel, [*guests, *self.loose_partners(verb)])

    def run_into(self, verb: int) -> Mention | None:
        """ "A ran into B", "A dropped in on B": B is a person."""
        goals = [
            noun for noun in self.loose_partners(verb, ("into", "on", "upon", "with", "by")) if self.is_person(noun)
        ]
        if not self.particles(verb) & INTO or not goals:
            return None
        return self.encounter(verb, "run-into", self.subjects(verb), goals)

    def beside(self, verb: int) -> Mention | None:
        """ "A embraced B", "A showed B around", "A confronted B": what one person does only where the other is."""
        guests = self.objects(verb)
        if self.parse.lemmas[verb] == "show" and not self.particles(verb) & {"around", "round", "through", "over"}:
            return None
        hosts = self.subjects(verb)
        if self.parse.is_passive(verb):
            hosts, guests = self.agents(verb), hosts
        if not self.particles(verb) & SOMEWHERE:  # a candidate is embraced or confronted from afar too
            return None
        if not hosts or not all(self.is_person(noun) for noun in (*hosts, *guests)):
            return None
        return self.encounter(verb, "beside", hosts, guests)

    def together_there(self, verb: int) -> Mention | None:
        """ "A toured the yard with B", "A and B walked the line together"."""
        partners = [noun for noun in self.loose_partners(verb, ("with", "alongside")) if not self.is_at_talks(noun)]
        side_by_side = bool(self.particles(verb) & {"together", "jointly"})
        subjects = self.subjects(verb)
        if not (partners or side_by_side) or not self.are_people(subjects):
            return None
        return self.encounter(verb, "together-there", subjects, partners)

    def seen(self, verb: int) -> Mention | None:
        """ "A was photographed with B", "A was seen with B"."""
        partners = [noun for noun in self.loose_partners(verb, ("with", "beside")) if not self.is_at_talks(noun)]
        if not self.parse.is_passive(verb) or not partners or not self.are_people(self.subjects(verb)):
            return None
        return self.encounter(verb, "together-there", self.subjects(verb), partners)

    def are_people(self, nouns: Sequence[int]) -> bool:
        return all(self.is_person(noun) for noun in nouns) or any(party.several for party in self.parties.of(nouns))

    def is_at_talks(self, partner: int) -> bool:
        """ "talks with A", where "with" belongs to the noun."""
        above = self.parse.heads[self.parse.heads[partner]]
        return self.parse.pos[above] == "NOUN" and self.parse.lemmas[above] in ENCOUNTER

    def play_part(self, verb: int) -> Mention | None:
        """ "A visited B" of persons, else "A visited the yard with B"."""
        return self.see(verb) or self.together_there(verb)

    def hand(self, verb: int) -> Mention | None:
        """ "A handed B a letter", "A presented her credentials to B"."""
        takers = self.parse.kids(verb, ("dative",)) + self.parse.prepositional(verb, ("to",))
        takers = [
            noun
            for taker in takers
            for noun in (self.parse.kids(taker, ("pobj",)) if self.parse.pos[taker] == "ADP" else [taker])
        ]
        givers = self.subjects(verb)
        if not takers or not givers or not all(self.is_person(noun) for noun in (*givers, *takers)):
            return None
        given = {self.parse.lemmas[noun] for noun in self.parse.kids(verb, ("dobj",))}
        return self.encounter(verb, "hand", givers, takers) if given & HANDED else None

    def sign(self, verb: int) -> Mention | None:
        """ "A signed the treaty together with B", "A and B signed it"; of states it is an act, no encounter."""
        partners = self.parse.prepositional(verb, ("with", "alongside"))
        for child in self.parse.kids(verb, ("advmod",)):
            partners += self.parse.prepositional(child, ("with",))
        signers = [*self.subjects(verb), *partners]
        if self.parse.is_passive(verb) or not all(self.is_person(signer) for signer in signers):
            return None
        return self.encounter(verb, "sign-with", self.subjects(verb), partners)

    def brief(self, verb: int) -> Mention | None:
        """ "A briefed her colleagues by video"; a council or parliament is addressed rather than met."""
        told = self.objects(verb)
        kinds = {self.cast.kind(actor) for noun in told for actor in self.cast.group(noun)}
        if ActorKind.ORGANISATION in kinds and self.format(verb, verb) is MeetingFormat.UNKNOWN:
            return None
        return self.encounter(verb, "brief", self.subjects(verb), told)

    def discuss(self, verb: int) -> Mention | None:
        """ "A discussed the border with B", "A and B exchanged views by phone"; of two sides that were told to meet,
        another sentence about it."""
        partners = self.parse.prepositional(verb, ("with",))
        mention = self.encounter(verb, "discuss", self.subjects(verb), partners)
        exchanged = any(self.parse.lemmas[noun] in WORDS for noun in self.parse.kids(verb, ("dobj",)))
        if mention and not partners and mention.format is MeetingFormat.UNKNOWN and not exchanged:
            return self.outcome(verb)
        return mention

    def outcome(self, verb: int) -> Mention | None:
        """ "The two sides agreed to …": takes up an encounter of these parties, founds none."""
        subject = self.parse.own_subject(verb)
        if subject is None or not self.is_both(subject):
            return None
        parties = self.parties.of([subject])
        if len(parties) < 2:
            return None
        return Mention(verb, verb, "outcome", Reality.UNSAID, nearby=parties, taking_up=True, founding=False)

    def lead(self, verb: int) -> Mention | None:
        """ "A and B led the two delegations": who takes part in an encounter told of."""
        passive = self.parse.is_passive(verb)
        led = self.subjects(verb) if passive else self.objects(verb)
        if self.parse.deps[verb] in ("acl", "relcl") or not any(self.parse.lemmas[noun] in DELEGATION for noun in led):
            return None
        by = [token for token in self.within(verb) if self.parse.lowers[token] == "by"]
        agents = [noun for token in by for noun in self.parse.kids(token, ("pobj",))]
        leaders = self.persons(self.parties.of(agents if passive else self.subjects(verb)))
        if not leaders:
            return None
        sides = [side for noun in led if (side := self.cast.speaks_for(noun))]
        if len(sides) == len(leaders) == 1:
            leaders = [replace(leaders[0], on_behalf_of=sides[0])]
        said = reality_of_verb(self.parse, verb)
        return Mention(verb, verb, "lead-delegation", said, leaders, taking_up=True, founding=len(leaders) > 1)

    def mediate(self, verb: int) -> Mention | None:
        """ "with Qatar mediating": the one between the sides of an encounter told of."""
        mediators = self.agents(verb) if self.parse.is_passive(verb) else self.subjects(verb)
        parties = self.parties.of(mediators, Role.MEDIATOR)
        if not parties or any(self.parse.lemmas[noun] not in ENCOUNTER for noun in self.parse.objects(verb)):
            return None
        said = reality_of_verb(self.parse, verb)
        return Mention(verb, verb, "mediate", said, parties, taking_up=True, founding=False)

    def phrase(self, verb: int) -> Mention | None:
        """ "sat down with", "shook hands with", "came face to face", "were brought together by"."""
        lemma = self.parse.lemmas[verb]
        around = (verb, *(last for noun in self.parse.kids(verb, ("dobj",)) for last in self.parse.conjuncts(noun)))
        below = (self.parse.lemmas[child] for word in around for child in self.parse.children[word])
        parts = PHRASES[lemma].intersection(below)
        partners = self.parse.prepositional(verb, ("with",))
        partners = partners or self.loose_partners(verb)
        if lemma == "sit":
            partners = partners or self.seated(verb)
        if any(self.parse.lemmas[noun] == "table" for noun in self.parse.prepositional(verb, ("at", "around", "to"))):
            parts = PHRASES[lemma]  # "sat at one table", "returned to the negotiating table"
        if not parts and not (lemma == "sit" and partners):
            return None
        for child in self.parse.kids(verb, ("prt", "advmod", "npadvmod", "dobj")):
            partners += [noun for noun in self.parse.prepositional(child, ("with",)) if noun not in partners]
        if lemma == "bring":
            return self.bring_together(verb)
        return self.encounter(verb, f"{lemma}-{min(PHRASES[lemma])}", self.subjects(verb), partners)

    def bring_together(self, verb: int) -> Mention | None:
        if self.parse.is_passive(verb):
            return self.encounter(verb, "bring-together", self.agents(verb), self.subjects(verb), Role.HOST)
        return self.encounter(verb, "bring-together", self.subjects(verb), self.objects(verb), Role.HOST)

    def encounter(
        self, verb: int, rule: str, subjects: Sequence[int], partners: Sequence[int], role: Role = Role.PARTICIPANT
    ) -> Mention | None:
        """The mention that a verb makes; None where its partners are no people, or where nobody is known."""
        partners = [noun for noun in partners if not self.is_each_other(noun)]
        ours, theirs = self.parties.of(subjects, role), self.parties.of(partners)
        theirs = [party for party in theirs if party.actor not in {known.actor for known in ours}]
        if (partners and not theirs) or not (ours or theirs) or not (partners or are_enough(ours)):
            return None
        said = reality_of_verb(self.parse, verb)
        reality = Reality.OPEN if is_question(self.parse, verb) else unless_called_off(self.parse, verb, said)
        form = self.format(verb, verb)
        if form is MeetingFormat.UNKNOWN and rule in PERSONAL:
            form = MeetingFormat.IN_PERSON
        parties = merged(ours, theirs, self.company(verb))
        return Mention(verb, verb, rule, reality, parties, another=self.is_again(verb), format=form)

    # -- conditions

    def is_telephoning(self, verb: int) -> bool:
        """ "called back", "called him by phone", "called him to ask", "called him and urged restraint"."""
        if self.parse.kids(verb, ("ccomp", "attr")) or len(self.parse.kids(verb, ("dobj", "oprd"))) > 1:
            return False
        if "back" in self.particles(verb) or self.format(verb, verb) is MeetingFormat.PHONE:
            return True
        if any(self.parse.lemmas[child] in SPOKEN for child in self.parse.kids(verb, ("xcomp", "advcl", "conj"))):
            return True
        return self.is_timed(verb)

    def is_timed(self, verb: int) -> bool:
        """ "called him on Sunday", "called her twice": behind the object comes a time, or nothing."""
        guests = self.parse.kids(verb, ("dobj", "oprd"))
        behind = self.parse.right[guests[-1]] + 1 if guests else len(self.parse)
        return behind < len(self.parse) and self.parse.lowers[behind] in TIMES

    def can_be_received(self, noun: int) -> bool:
        return self.is_person(noun) or self.parse.lemmas[noun] in DELEGATION | ENVOYS

    def together(self, verb: int) -> bool:
        """ "the two men spoke directly", "by phone", "for an hour"."""
        if self.format(verb, verb) is not MeetingFormat.UNKNOWN or self.particles(verb) & TOGETHER:
            return True
        if self.parse.prepositional(verb, ("for",)):
            return True
        dated = self.parse.kids(verb, ("npadvmod",)) or self.parse.prepositional(verb, ("on",))
        return bool(dated) and not self.particles(verb) & {"at", "to"}  # "A and B spoke on Thursday"


CONVERSE = words("meetings", "converse")
CONVERSE_TO = words("meetings", "converse_to")
RECIPROCAL = words("meetings", "reciprocal")
ENVOYS = words("meetings", "envoys")
ENCOUNTER = words("meetings", "encounter") | words("meetings", "occasional")
MEASURE = words("meetings", "measure")
TOGETHER = words("meetings", "together")
PERSONAL = frozenset(
    {
        "meet",
        "receive",
        "see",
        "call-on",
        "sit-down",
        "shake-hand",
        "come-face",
        "bring-together",
        "convene",
        "spend-time",
        "join",
        "summon",
        "answer",
        "run-into",
        "beside",
        "together-there",
        "hand",
    }
)
WORDS = words("meetings", "words")
PLACE_NOUNS = words("meetings", "place_nouns") - {"office", "parliament", "ministry", "capital", "country"}
MEALS = words("meetings", "meals")
CEREMONIES = words("meetings", "ceremonies")
ASKED = words("meetings", "asked")
COURTS = frozenset({"court", "judge", "jury", "tribunal", "magistrate"})
HANDED = words("meetings", "handed")
SOMEWHERE = frozenset(
    {"at", "in", "on", "outside", "inside", "after", "before", "during", "around", "through", "over", "to"}
)
INTO = frozenset({"in", "into", "by", "across"})
SPOKEN = words("meetings", "spoken")
TIMES = frozenset(
    {
        "on",
        "after",
        "before",
        "late",
        "early",
        "earlier",
        "last",
        "this",
        "yesterday",
        "today",
        "twice",
        "again",
        "from",
    }
)
NOT_A_CALL = frozenset({"for", "out", "off", "in", "into", "to", "up"})
PHRASES = {verb: frozenset(parts) for verb, parts in table("meetings", "phrases").items()}

FRAMES: dict[str, Callable[[VerbReader, int], Mention | None]] = {
    **dict.fromkeys(words("meetings", "telling"), VerbReader.tell),
    **dict.fromkeys(words("meetings", "answering"), VerbReader.answer),
    **dict.fromkeys(words("meetings", "run_into"), VerbReader.run_into),
    **dict.fromkeys(words("meetings", "beside"), VerbReader.beside),
    **dict.fromkeys(words("meetings", "together_there"), VerbReader.together_there),
    **dict.fromkeys(words("meetings", "seen"), VerbReader.seen),
    **dict.fromkeys(words("meetings", "handing"), VerbReader.hand),
    **dict.fromkeys(PHRASES, VerbReader.phrase),
    **dict.fromkeys(words("meetings", "outcome"), VerbReader.outcome),
    **dict.fromkeys(words("meetings", "discuss"), VerbReader.discuss),
    **dict.fromkeys(words("meetings", "converse"), VerbReader.converse),
    **dict.fromkeys(words("meetings", "receive"), VerbReader.receive),
    **dict.fromkeys(words("meetings", "telephone"), VerbReader.telephone),
    **dict.fromkeys(words("meetings", "convene"), VerbReader.convene),
    **dict.fromkeys(words("meetings", "see"), VerbReader.see),
    **dict.fromkeys(words("meetings", "brief"), VerbReader.brief),
    **dict.fromkeys(words("meetings", "lead"), VerbReader.lead),
    **dict.fromkeys(words("meetings", "mediate"), VerbReader.mediate),
    "meet": VerbReader.meet,
    "consult": VerbReader.consult,
    "reach": VerbReader.reach,
    "contact": VerbReader.reach,
    "face": VerbReader.face,
    "join": VerbReader.join,
    "visit": VerbReader.play_part,
    **dict.fromkeys(words("meetings", "summon"), VerbReader.summon),
    **dict.fromkeys(words("meetings", "sign"), VerbReader.sign),
    "spend": VerbReader.spend,
    "call": VerbReader.call,
}
