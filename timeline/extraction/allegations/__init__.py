"""Who accuses whom of what.

Three sources give Charges in token numbers: words that accuse (`charges`), wrongs that somebody's statement says an
actor did (`harm`), and blame by the article itself (`voice`). Here the nouns become actors and repeated claims one
record; `answers` joins what is answered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from timeline.extraction.actors import Cast
from timeline.extraction.allegations.accusing import charges_at, readers
from timeline.extraction.allegations.accusing_nouns import answer_verbs
from timeline.extraction.allegations.answers import find_answers
from timeline.extraction.allegations.charges import ANY_OTHER, Charge, frames, trust
from timeline.extraction.allegations.harm import (
    Wrong,
    antecedent,
    end_of,
    is_asserted,
    is_factual,
    start_of,
    words_of,
    wrong_at,
)
from timeline.extraction.allegations.senses import senses, traps, word_class
from timeline.extraction.allegations.sides import Sides
from timeline.extraction.allegations.spoken import Spoken
from timeline.extraction.allegations.voice import blame_at
from timeline.extraction.candidates import AllegationCandidate, AnswerCandidate, DateMention, Span, StatementCandidate
from timeline.extraction.syntax import VERBAL, Parse
from timeline.vocabulary import AccuserVoice, ActorKind

LONGEST_CLAIM = 18  # tokens
FIRST_PERSON = frozenset({"i", "we", "me", "us"})
ECHOES = frozenset({"denied-wrong", "charge-that", "charge-noun"})
# rules by which only somebody can be accused, never the weather
PERSONAL_RULES = frozenset({"accuse-verb", "charge-verb", "suspect-verb", "indict-verb", "sue-verb"})
OWNING = frozenset({"poss", "amod", "compound", "nmod"})


def find_allegations(
    parse: Parse, cast: Cast, statements: Sequence[StatementCandidate], dates: Sequence[DateMention]
) -> list[AllegationCandidate]:
    """Allegations in the order of the text, each with its answers."""
    spoken = Spoken(parse, statements)
    collector = Collector(parse, cast, spoken)
    claims = collector.collect()
    answers = find_answers(parse, cast, spoken, collector.sides, claims)
    return [claim.candidate(parse, answers[n]) for n, claim in enumerate(claims)]


@dataclass(frozen=True, slots=True)
class Accuser:
    """Who stands behind an allegation: an actor, only words of the source, or a voice that names nobody."""

    actor: str | None = None
    text: str | None = None
    span: Span | None = None
    voice: AccuserVoice | None = None
    others: tuple[str, ...] = ()

    @property
    def key(self) -> str | None:
        return self.actor or self.text


@dataclass(slots=True)
class Claim:
    """An allegation while it is being gathered: the first charge that makes it, and the tokens of all."""

    accuser: Accuser
    accused: tuple[str, ...]
    charge: Charge
    statement: int | None
    tokens: list[int] = field(default_factory=list)
    stretches: list[tuple[int, int]] = field(default_factory=list)  # of the words of the claim
    about: set[str] = field(default_factory=set)  # lemmas of what is alleged
    involved: tuple[str, ...] = ()  # actors that the claim names besides

    @property
    def accusers(self) -> tuple[str, ...]:
        return (self.accuser.actor, *self.accuser.others) if self.accuser.actor else ()

    @property
    def category(self) -> str:
        return self.charge.category

    @property
    def can_be_answered(self) -> bool:
        """What the article itself blames somebody for, nobody in it answers."""
        return self.accuser.voice is not AccuserVoice.PUBLICATION

    @property
    def is_told(self) -> bool:
        """True where only the content of a statement makes the charge, no accusing word."""
        return self.charge.rule.startswith("told-")

    @property
    def is_bare(self) -> bool:
        """True where the charge does not say of what: "Kyiv blamed Moscow"."""
        return self.charge.claim[1] - self.charge.claim[0] == 1 and self.category == ANY_OTHER

    def take(self, parse: Parse, charge: Charge) -> None:
        """Add a charge that makes this claim, the first one too."""
        self.tokens.append(charge.token)
        self.stretches.append(charge.claim)
        self.about |= substance(parse, charge.claim)
        if len(self.about) <= 1:  # "Kyiv blamed Moscow": of what, the words around it say
            n = parse.sentence_of[charge.token]
            self.about |= substance(parse, (parse.sentences[max(n - 1, 0)][0], parse.sentences[n][1]))

    def candidate(self, parse: Parse, answers: Sequence[AnswerCandidate]) -> AllegationCandidate:
        return AllegationCandidate(
            accused=self.accused,
            claim=claim_text(parse, self.charge),
            passages=passages(parse, self.tokens),
            accuser=self.accuser.actor,
            accuser_text=self.accuser.voice.value if self.accuser.voice else self.accuser.text,
            accuser_span=self.accuser.span,
            voice=self.accuser.voice,
            co_accusers=self.accuser.others,
            category=self.category,
            statement=self.statement,
            answers=tuple(answers),
            confidence=self.charge.confidence,
            rule=self.charge.rule,
        )


class Collector:
    """Goes through a text once and gathers its claims."""

    def __init__(self, parse: Parse, cast: Cast, spoken: Spoken) -> None:
        self.parse = parse
        self.cast = cast
        self.spoken = spoken
        self.sides = Sides(cast)
        self.claims: list[Claim] = []

    def collect(self) -> list[Claim]:
        worded, harmful = readers(), senses()
        for i, lemma in enumerate(self.parse.lemmas):
            if lemma in worded:
                for charge in charges_at(self.parse, i):
                    self.add_worded(charge)
            if lemma in harmful or lemma in word_class("voice", "words"):
                statement = self.spoken.at(i)
                if statement is not None:
                    self.add_told(i, statement)
                elif i not in self.spoken.by_cue:
                    self.add_blame(i)
        return self.without_echoes()

    def without_echoes(self) -> list[Claim]:
        """The claims without those that only an answer mentions and somebody makes: "denied having armed them"."""
        echoes = [claim for claim in self.claims if claim.charge.rule in ECHOES and claim.accuser.voice is not None]
        made = [claim for claim in self.claims if claim not in echoes]
        kept = [echo for echo in echoes if not any(self.echoes(echo, claim) for claim in made)]
        return sorted((*made, *kept), key=lambda claim: claim.charge.token)

    def echoes(self, echo: Claim, claim: Claim) -> bool:
        if claim.accuser.voice is AccuserVoice.PUBLICATION:
            return False
        shared = echo.about & claim.about
        close = any(self.sides.are_close(one, other) for one in echo.accused for other in claim.accused)
        return bool(shared) or (close and echo.category == claim.category)

    # -- the three sources

    def add_worded(self, charge: Charge) -> None:
        """An accusation by its wording, unless the words say that nobody makes it."""
        if not self.is_made(charge.token):
            return
        accuser = self.accuser_of(charge)
        accused = self.accused_of(charge, accuser, expressly=True)
        if not accused and charge.accusers and self.is_misread(charge):
            accuser = self.speaker_before(charge)
            accused = self.accused_of(charge, accuser, expressly=True)
        if charge.mutual:
            for one, other in zip((accuser.actor, *accuser.others), (*accuser.others, accuser.actor), strict=True):
                if one and other and one != other:
                    self.add(Claim(Accuser(one, accuser.text, accuser.span), (other,), charge, None))
        elif accused:
            self.add(Claim(accuser, accused, charge, self.spoken.about(charge.token)))

    def is_misread(self, charge: Charge) -> bool:
        """True where the accuser is a pronoun that was taken for the accused: nobody accuses himself."""
        return all(self.parse.pos[noun] == "PRON" for noun in charge.accusers)

    def speaker_before(self, charge: Charge) -> Accuser:
        """Whoever said what was last said before a charge, with the charge's own pronoun as words."""
        span = self.parse.span(*self.parse.noun_phrase(charge.accusers[0]))
        accused = {actor for noun in charge.accused for actor in self.meant(noun)}
        earlier = [
            statement.speaker
            for statement, ranges in zip(self.spoken.statements, self.spoken.ranges, strict=True)
            if ranges[0][0] < charge.token and statement.speaker is not None and statement.speaker not in accused
        ]
        return Accuser(earlier[-1] if earlier else None, span.quote, span)

    def is_made(self, token: int) -> bool:
        """False for an accusation that nobody makes: negated, conditional, only to be made."""
        parse = self.parse
        head = parse.heads[token]
        if parse.pos[token] in VERBAL:
            above = parse.governing_verb(head)
            refused = parse.deps[token] in ("xcomp", "pcomp") and parse.lemmas[above] in traps("unreal")
            supposed = parse.deps[token] == "acl" and self.is_empty(head)
            return is_factual(parse, token) and not refused and not supposed
        if self.is_empty(token):
            return False
        if self.parse.kids(token, ("poss",)) and parse.lemmas[head] not in traps("unreal"):
            return True
        if parse.deps[token] != "dobj" or parse.lemmas[head] in word_class("answers", "speak") | answer_verbs():
            return True
        return is_factual(parse, head) and parse.lemmas[head] not in traps("unreal")

    def is_empty(self, noun: int) -> bool:
        """ "no allegations", "any evidence"."""
        return any(self.parse.lowers[child] in ("no", "any") for child in self.parse.children[noun])

    def add_told(self, i: int, statement: int) -> None:
        """A wrong that the speaker of a statement says an actor did."""
        cue = self.spoken.cue_lemma(statement)
        if cue in word_class("cues", "never") or cue in frames():
            return
        wrong = wrong_at(self.parse, i)
        if wrong is None or not wrong.doers or self.is_aside(wrong) or self.speaks_of_self(wrong.doers):
            return
        if not is_asserted(self.parse, i, lambda token: self.spoken.at(token) == statement):
            return
        accuser = self.speaker(statement)
        rule = f"told-{wrong.rule}"
        charge = Charge(i, (), wrong.doers, words_of(self.parse, wrong), wrong.category, rule, trust(rule))
        accused = self.accused_of(charge, accuser, expressly=False)
        accused = tuple(a for a in accused if not self.sides.are_close(a, accuser.actor))
        if accused:
            self.add(Claim(accuser, accused, charge, statement))

    def is_aside(self, wrong: Wrong) -> bool:
        """True for a deed that is only mentioned ("since the invasion by X"), and for an attack with words."""
        if wrong.rule == "harm-deed":
            return self.parse.deps[wrong.token] not in ("attr", "nsubj", "nsubjpass")
        return self.is_quarrel(wrong.token)

    def is_quarrel(self, i: int) -> bool:
        """True for "he attacks me": attacking one person is mostly done with words."""
        if self.parse.lemmas[i] != "attack":
            return False
        met = [actor for noun in self.parse.objects(i) for actor in self.cast.group(noun)]
        pronoun = any(self.parse.tags[noun] == "PRP" for noun in self.parse.objects(i))
        return pronoun or any(self.sides.kind(actor) is ActorKind.PERSON for actor in met)

    def speaks_of_self(self, doers: Sequence[int]) -> bool:
        parse = self.parse
        return any(
            parse.lowers[doer] in FIRST_PERSON
            or any(parse.lowers[child] in ("my", "our") for child in parse.kids(doer, ("poss",)))
            for doer in doers
        )

    def add_blame(self, i: int) -> None:
        charge = blame_at(self.parse, i)
        if charge is None:
            return
        accuser = Accuser(voice=AccuserVoice.PUBLICATION)
        accused = self.accused_of(charge, accuser, expressly=False)
        if accused:
            self.add(Claim(accuser, accused, charge, None))

    # -- who

    def accuser_of(self, charge: Charge) -> Accuser:
        """The speaker of a statement that the charge introduces; else its named accusers; the speaker around "we";
        else nobody."""
        introduced = self.spoken.by_cue.get(charge.token)
        active = bool(charge.accusers) or charge.rule == "allege-that"
        if introduced is not None and active and self.spoken.statements[introduced].speaker is not None:
            speaker = self.speaker(introduced)
            return replace(speaker, others=self.joint(charge, speaker.actor))
        around = self.spoken.at(charge.token)
        personal = bool(charge.accusers) and self.parse.lowers[charge.accusers[0]] in FIRST_PERSON
        if around is not None and (personal or (charge.spoken and not charge.accusers)):
            return self.speaker(around)
        if not charge.accusers:
            return Accuser(voice=AccuserVoice.UNATTRIBUTED)
        first = next((actor for noun in charge.accusers for actor in self.meant(noun)), None)
        span = self.parse.span(*self.parse.noun_phrase(charge.accusers[0]))
        return Accuser(first, span.quote, span, None, self.joint(charge, first))

    def joint(self, charge: Charge, first: str | None) -> tuple[str, ...]:
        """The actors that accuse together with the first; those that accuse each other may be described only."""
        found: dict[str, None] = {}
        for noun in charge.accusers:
            actors = self.meant(noun)
            if not actors and charge.mutual and self.is_group(noun, expressly=True):
                actors = [self.cast.add_group(noun)]
            found.update(dict.fromkeys(actors))
        return tuple(actor for actor in found if actor != first)

    def speaker(self, statement: int) -> Accuser:
        """Whose words a statement holds; "the panel, which said" is the panel."""
        candidate = self.spoken.statements[statement]
        span = candidate.speaker_span
        if candidate.speaker is None and span is not None:
            token = self.spoken.tokens(span)[0]
            noun = antecedent(self.parse, token)
            if noun != token:
                actors = self.cast.group(noun)
                span = self.parse.span(*self.parse.noun_phrase(noun))
                return Accuser(actors[0] if actors else None, span.quote, span)
        if candidate.speaker is None and candidate.speaker_text is None:
            return Accuser(voice=AccuserVoice.UNATTRIBUTED)
        return Accuser(candidate.speaker, span.quote if span else candidate.speaker_text, span)

    # top

    def accused_of(self, charge: Charge, accuser: Accuser, *, expressly: bool) -> tuple[str, ...]:
        found: list[str | None] = []
        for noun in charge.accused:
            around = self.spoken.at(charge.token)
            if self.parse.lowers[noun] in FIRST_PERSON:  # "he called me a liar": me is who tells it
                found.append(self.speaker(around).actor if around is not None else None)
            else:
                found += self.blamed(noun, charge, expressly)
        return tuple(actor for actor in dict.fromkeys(found) if actor is not None and actor != accuser.actor)

    def blamed(self, noun: int, charge: Charge, expressly: bool) -> list[str]:
        """The actors that a noun phrase blames; a described group becomes one, without the claim that may follow it."""
        actors = [self.ruled(noun, actor) for actor in self.meant(noun)] or self.owner(noun) or self.of_stem(noun)
        if not actors and self.parse.lemmas[noun] in word_class("blamed", "defendants"):
            actors = next((list(claim.accused[:1]) for claim in reversed(self.claims)), [])
        counted = self.parse.pos[noun] == "NUM" and any(
            self.parse.lowers[child] == "the" for child in self.parse.children[noun]
        )
        anybody = charge.rule in PERSONAL_RULES and (self.parse.pos[noun] in ("NOUN", "PROPN") or counted)
        if actors or not (anybody or self.is_group(noun, expressly)):
            return actors
        claim = charge.claim[0]
        runs_on = noun < claim <= self.parse.right[noun]
        return [self.cast.add_group(noun, claim - 1 if runs_on else None)]

    def of_stem(self, noun: int) -> list[str]:
        """Qadara for "Qadari": a modifier that no actor is known by, but for its ending."""
        word = self.parse.lowers[noun]
        if self.parse.deps[noun] not in OWNING or not self.parse.words[noun][:1].isupper() or len(word) < len("Omani"):
            return []
        for actor in self.cast.candidates():
            same = (
                w for w in actor.name.lower().split() if w[: len(word) - 1] == word[:-1] and len(w) <= len(word) + 1
            )
            if actor.kind is ActorKind.STATE and any(same):
                return [actor.id]
        return []

    def ruled(self, noun: int, actor: str) -> str:
        """The country of whoever's government stands accused, not the ruler: "Idris's government"."""
        if self.parse.lemmas[noun] not in word_class("blamed", "ruling"):
            return actor
        if self.sides.kind(actor) is not ActorKind.PERSON:
            return actor
        return self.cast.side_of(actor) or self.cast.country_of(actor) or self.cast.add_group(noun)

    def meant(self, noun: int) -> list[str]:
        """The actors that a noun means; "pro-Danish rebels" and "Danish-backed rebels" are not Denmark. "You" is
        whoever an interviewer asks, "your army" their side's."""
        parse = self.parse
        if parse.lowers[noun] == "you":
            addressee = self.spoken.addressee(noun)
            return [addressee] if addressee else []
        if any(parse.lowers[child] == "your" for child in parse.kids(noun, ("poss",))):
            addressee = self.spoken.addressee(noun)
            side = self.cast.side_of(addressee) if addressee else None
            named = [actor for beside in parse.kids(noun, ("appos",)) for actor in self.cast.group(beside)]
            if addressee is not None:
                for actor in named:
                    self.sides.adopt(addressee, actor)
            return named or [actor for actor in (side or addressee,) if actor]
        return [] if self.is_foreign(noun) else self.cast.group(noun)

    def is_foreign(self, noun: int) -> bool:
        """True for a described group whose phrase names somebody else as its friend or foe."""
        parse = self.parse
        if parse.pos[noun] != "NOUN":
            return False
        before = range(start_of(parse, noun), noun)
        return any(
            parse.lowers[t] in word_class("blamed", "ties") and "-" in parse.words[t - 1 : t + 2] for t in before if t
        )

    def is_group(self, noun: int, expressly: bool) -> bool:
        """True for a described actor: any that is expressly accused; else armed groups and definite bodies ("the
        army")."""
        parse, lemma = self.parse, self.parse.lemmas[noun]
        if parse.pos[noun] != "NOUN" or lemma not in word_class("blamed", "groups"):
            return False
        many = parse.tags[noun] == "NNS" or lemma in word_class("blamed", "collectives")
        definite = any(parse.lowers[child] == "the" or parse.deps[child] == "poss" for child in parse.children[noun])
        named = any(parse.words[c][:1].isupper() for c in parse.kids(noun, ("amod", "compound")))
        if expressly:
            return many or definite or named
        return many and (definite or named or lemma in word_class("blamed", "armed"))

    def owner(self, noun: int) -> list[str]:
        """Whose guns, bulldozers or policies they are; the name in "an Islamic Jihad group"; who commands them."""
        parse = self.parse
        named = word_class("blamed", "instruments") | word_class("blamed", "groups")
        private = parse.lemmas[noun] in word_class("blamed", "private") - named
        if parse.pos[noun] not in ("NOUN", "PROPN") or private or self.is_foreign(noun):
            return []
        before = [token for token in range(start_of(parse, noun), noun) if parse.deps[token] in OWNING]
        command = [chief for under in parse.prepositional(noun, ("under",)) for chief in parse.kids(under, ("poss",))]
        behind = parse.prepositional(noun, ("of", "by")) if parse.lemmas[noun] in named else []
        return next((found for owner in before + behind + command if (found := self.cast.group(owner))), [])

    # -- one record a claim

    def add(self, claim: Claim) -> None:
        """Join a claim to the one it repeats, or keep it."""
        for known in reversed(self.claims[-40:]):
            if self.is_same(known, claim):
                known.take(self.parse, claim.charge)
                return
        named = (self.cast.at(t) for t in range(*claim.charge.claim) if self.parse.pos[t] in ("PROPN", "ADJ"))
        claim.involved = tuple(dict.fromkeys(actor for actor in named if actor and actor not in claim.accused))
        claim.take(self.parse, claim.charge)
        self.claims.append(claim)

    def is_same(self, known: Claim, new: Claim) -> bool:
        """True for a claim by the same accuser against the same side in the same sentence, or of the same substance."""
        if known.accuser.voice is not new.accuser.voice or known.accuser.key != new.accuser.key:
            return False
        if not any(self.sides.are_one(a, b) for a in known.accused for b in new.accused):
            return False
        distance = self.parse.sentence_of[new.charge.token] - self.parse.sentence_of[known.tokens[-1]]
        if distance == 0 or (new.charge.rule == "told-harm-deed" and distance <= 12):
            return True
        if known.about & substance(self.parse, new.charge.claim):
            return True
        told = new.accuser.voice is not AccuserVoice.PUBLICATION
        return told and distance <= 2 and known.category == new.category


# -- words


def substance(parse: Parse, stretch: tuple[int, int]) -> frozenset[str]:
    """Lemmas of the nouns, names and verbs of a stretch, light verbs left out."""
    light = word_class("doing", "verbs")
    return frozenset(
        parse.lemmas[i]
        for i in range(*stretch)
        if parse.pos[i] in ("NOUN", "VERB", "PROPN") and parse.lemmas[i] not in light
    )


def claim_text(parse: Parse, charge: Charge) -> str:
    """What is alleged, in the source's words, cut where the phrase ends; the whole clause where that leaves a pronoun
    or a verb alone ("blamed them", "which it did")."""
    start, end = charge.claim
    cut = cut_off(parse, start, end)
    if says_nothing(parse, start, cut):
        verb = parse.governing_verb(charge.token)
        start = max(parse.left[verb], parse.sentence(verb)[0])
        while start < verb and parse.pos[start] in ("PUNCT", "SPACE", "CCONJ", "SCONJ"):
            start += 1
        cut = min(end_of(parse, verb), max(start, charge.token) + LONGEST_CLAIM)
        while cut > start + 1 and parse.pos[cut - 1] in ("PUNCT", "SPACE"):
            cut -= 1
    return " ".join(parse.string(start, cut).split())


def cut_off(parse: Parse, start: int, end: int) -> int:
    """Where the phrase from `start` ends: at a mark, before a clause that is added, at the greatest length."""
    end = min(end, start + LONGEST_CLAIM)
    for i in range(start + 1, end):
        if parse.words[i] in (";", ":", "—", "–", '"', "\n") or (
            parse.words[i] == "," and ends_clause(parse, i, (start, end))
        ):
            return max(i, start + 1)
    return max(end, start + 1)


def says_nothing(parse: Parse, start: int, end: int) -> bool:
    """True for words without a noun and with at most one verb, and for a lone noun of no wrong: "them", "having",
    "blamed it", "rounds"."""
    said = [t for t in range(start, end) if parse.pos[t] not in ("PUNCT", "SPACE", "ADP", "DET", "PART")]
    named = [t for t in said if parse.pos[t] in ("NOUN", "PROPN", "ADJ", "NUM")]
    if named:
        return len(said) == 1 and parse.lemmas[said[0]] not in senses()
    return len([t for t in said if parse.pos[t] != "PRON"]) <= 1


def ends_clause(parse: Parse, comma: int, stretch: tuple[int, int]) -> bool:
    """True for a comma before a relative clause, an apposition or another clause."""
    after = comma + 1
    if after >= stretch[1]:
        return True
    return any(
        parse.left[t] == after and parse.deps[t] in ("relcl", "appos", "advcl", "acl") for t in range(after, stretch[1])
    )


def passages(parse: Parse, tokens: Sequence[int]) -> tuple[Span, ...]:
    """The sentences of the charges, each once."""
    return tuple(sorted({parse.sentence_span(token) for token in tokens}))
