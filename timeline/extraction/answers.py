"""What is answered to an allegation: denial, rejection, admission, silence, counter.

`Replies` reads the words of answering wherever they stand ("denied it", "called the charge a lie", "did not respond") and
what the accused say about the deed ("our fighters were nowhere near"). `join` gives each reply to the allegation that it
fits best: by who answers for whom, by the words it shares with what is alleged, by how near it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from timeline.extraction.actors import Cast
from timeline.extraction.candidates import AnswerCandidate
from timeline.extraction.harm import below, doers_of_verb, is_asserted, word_class, wrong_at
from timeline.extraction.lexicon import table
from timeline.extraction.sides import COMPATRIOT, SAME, SPEAKS_FOR, Sides
from timeline.extraction.spoken import Spoken
from timeline.extraction.syntax import VERBAL, Parse
from timeline.vocabulary import Stance

SAME_STANCE = {Stance.REJECTS: Stance.DENIES}
FAR = 25  # sentences behind an allegation at which nearness counts no more
ENOUGH = 2.0  # the least score that joins a reply to an allegation


class Answerable(Protocol):
    """What `join` needs to know of an allegation."""

    accused: tuple[str, ...]

    @property
    def accusers(self) -> tuple[str, ...]: ...

    @property
    def tokens(self) -> list[int]: ...

    def substance(self, parse: Parse) -> frozenset[str]: ...


@dataclass(frozen=True, slots=True)
class Reply:
    """Words that answer something. `about` are its lemmas, to be compared with what is alleged; `refers` says that it names
    a charge or points back to one, `to` whose charge that is."""

    token: int
    stance: Stance
    actor: str | None
    about: frozenset[str]
    refers: bool
    rule: str
    confidence: float
    to: tuple[str, ...] = ()
    statement: int | None = None
    explicit: bool = True


class Replies:
    """Goes through a text and finds what answers."""

    def __init__(self, parse: Parse, cast: Cast, spoken: Spoken, claims: Sequence[Answerable]) -> None:
        self.parse = parse
        self.cast = cast
        self.spoken = spoken
        self.claims = claims
        self.sides = Sides(cast)
        self.charged = {token for claim in claims for token in claim.tokens}

    def find(self) -> Iterator[Reply]:
        for i, lemma in enumerate(self.parse.lemmas):
            stance = answering().get(lemma)
            if stance is not None and self.parse.pos[i] in VERBAL:
                reply = self.by_verb(i, stance)
                if reply is not None:
                    yield reply
        for n in range(len(self.spoken.statements)):
            yield from self.by_content(n)

    # -- words of answering

    def by_verb(self, verb: int, kind: str) -> Reply | None:
        parse = self.parse
        who = self.answerer(verb)
        objects = self.objects(verb)
        if parse.is_passive(verb) and not parse.agents(verb):
            return None
        about = self.lemmas(verb)
        refers, to = self.references(objects)
        relative = self.charge_above(verb)
        refers = refers or relative is not None
        if kind == "deny":
            stance = self.denial(verb)
            return (
                stance
                if stance is None
                else Reply(verb, stance, who, about, refers, "denies-verb", 0.8, to, self.spoken.about(verb))
            )
        if kind == "reject" and (refers or self.states_harm(verb)):
            return (
                None
                if parse.is_negated(verb)
                else Reply(verb, Stance.REJECTS, who, about, True, "rejects-verb", 0.8, to, self.spoken.about(verb))
            )
        if kind == "admit" and (refers or self.states_harm(verb)) and not parse.is_negated(verb):
            return Reply(verb, Stance.ADMITS, who, about, refers, "admits-verb", 0.7, to, self.spoken.about(verb))
        if kind == "silence" and self.is_silent(verb):
            return Reply(verb, Stance.NO_COMMENT, who, about, refers, "no-comment", 0.7, to, self.spoken.about(verb))
        if kind == "counter" and any(needed <= below(parse, verb) | {parse.lemmas[verb]} for needed in counters()):
            return Reply(verb, Stance.COUNTERS, who, about, refers, "hits-back", 0.6, to, self.spoken.about(verb))
        if kind == "judge":
            return self.verdict(verb, who, about)
        return None

    def denial(self, verb: int) -> Stance | None:
        """ "neither confirmed nor denied", "could not deny" are none."""
        parse = self.parse
        first = parse.first_conjunct(verb)
        if parse.lemmas[first] == "confirm" or any(parse.lemmas[c] == "confirm" for c in parse.conjuncts(first)):
            return Stance.NO_COMMENT
        return None if parse.is_negated(verb) else Stance.DENIES

    def verdict(self, verb: int, who: str | None, about: frozenset[str]) -> Reply | None:
        """ "called the charge a lie", "the claim is false": a word for falsehood over words for what was alleged."""
        parse = self.parse
        wrong = [
            t
            for child in parse.children[verb]
            for t in (child, *parse.children[child])
            if parse.lemmas[t] in words("false")
            and parse.deps[t] in ("oprd", "attr", "acomp", "amod", "ccomp", "pobj", "xcomp", "dobj", "conj")
        ]
        if not wrong:
            return None
        subject = parse.own_subject(verb)
        candidates = (
            parse.objects(verb)
            + ([subject] if subject is not None else [])
            + [
                s
                for t in parse.children[verb]
                if parse.deps[t] in ("ccomp", "oprd", "xcomp")
                for s in parse.kids(t, ("nsubj",))
            ]
        )
        refers, to = self.references([c for c in candidates if parse.lemmas[c] not in words("false")])
        if not refers:
            return None
        if parse.lemmas[verb] == "be":
            who = self.speaker(verb)
        return Reply(verb, Stance.REJECTS, who, about, True, "calls-it-false", 0.7, to, self.spoken.about(verb))

    def is_silent(self, verb: int) -> bool:
        """ "declined to comment", "did not respond", "could not be reached for comment"."""
        parse = self.parse
        lemma = parse.lemmas[verb]
        if lemma in words("withhold"):
            return any(parse.lemmas[child] in words("speak") for child in parse.kids(verb, ("xcomp",)))
        if lemma in words("reach"):
            return parse.is_negated(verb)
        if lemma == "be":
            return (
                parse.is_negated(verb)
                and any(parse.lemmas[c] in words("unaware") for c in parse.kids(verb, ("acomp",)))
            ) or any(parse.lemmas[c] == "unaware" for c in parse.kids(verb, ("acomp",)))
        if lemma in ("have", "receive", "give", "make", "offer", "get"):
            return any(
                parse.lemmas[o] in ("comment", "reply", "response", "answer")
                and parse.kid(o, ("det", "neg")) is not None
                and any(parse.lowers[d] == "no" for d in parse.children[o])
                for o in [*parse.objects(verb), *parse.kids(verb, ("nsubjpass",))]
            )
        return parse.is_negated(verb)

    # -- what the accused say about the deed

    def by_content(self, n: int) -> Iterator[Reply]:
        statement = self.spoken.statements[n]
        if statement.speaker is None or self.spoken.cue_lemma(n) in ANSWERED_BY_VERB:
            return
        claims = [c for c in self.claims if any(self.sides.are_close(statement.speaker, a) for a in c.accused)]
        if not claims:
            return
        for start, end in self.spoken.ranges[n]:
            for i in range(start, end):
                if self.spoken.at(i) != n:
                    continue
                stance = self.stance_of(i, n, statement.speaker, claims)
                if stance is not None:
                    about = frozenset(self.lemmas_between(start, end))
                    yield Reply(i, stance[0], statement.speaker, about, False, stance[1], 0.5, (), n, False)
                    return

    def stance_of(self, i: int, n: int, speaker: str, claims: Sequence[Answerable]) -> tuple[Stance, str] | None:
        """What the word at token i says about a deed of the speaker's side."""
        parse = self.parse
        if parse.pos[i] not in VERBAL:
            return None
        phrases = below(parse, i) | {parse.lemmas[i]}
        if any(needed <= phrases for needed in denying()):
            return Stance.DENIES, "denies-by-content"
        subject = parse.own_subject(i)
        if subject is None or not self.is_own(subject, speaker):
            return None
        alleged = {lemma for claim in claims for lemma in claim.substance(parse)}
        if self.negates(i):
            return (Stance.DENIES, "denies-by-content") if alleged & self.lemmas(i) or self.near(i, claims) else None
        wrong = wrong_at(parse, i)
        if (
            wrong is not None
            and wrong.doers
            and is_asserted(parse, i, lambda t: self.spoken.at(t) == n)
            and alleged & self.lemmas(i)
        ):
            return Stance.ADMITS, "admits-by-content"
        return None

    def near(self, i: int, claims: Sequence[Answerable]) -> bool:
        here = self.parse.sentence_of[i]
        return any(0 <= here - self.parse.sentence_of[t] <= 2 for c in claims for t in c.tokens)

    def is_own(self, subject: int, speaker: str) -> bool:
        """True where a subject is the speaker's side: "we", "its forces", "the army"."""
        parse = self.parse
        if parse.lowers[subject] in ("i", "we", "nobody"):
            return True
        if any(parse.lowers[child] in ("our", "my") for child in parse.kids(subject, ("poss",))):
            return True
        owners = [subject, *parse.kids(subject, ("poss",))]
        return any(self.sides.are_close(self.cast.acting(noun), speaker) for noun in owners)

    def negates(self, verb: int) -> bool:
        parse = self.parse
        return any(
            parse.deps[t] == "neg"
            or parse.lowers[t] in ("never", "nothing", "nowhere", "no", "nobody", "neither", "none")
            for child in parse.children[verb]
            for t in (child, *parse.children[child])
            if parse.deps[child] not in ("ccomp", "advcl", "conj", "relcl")
        )

    # -- whom and what

    def answerer(self, verb: int) -> str | None:
        doers = doers_of_verb(self.parse, verb)
        if not doers:
            statement = self.spoken.at(verb)
            return self.spoken.statements[statement].speaker if statement is not None else None
        if self.parse.lowers[doers[0]] in ("i", "we"):
            return self.speaker(verb)
        return self.cast.acting(doers[0]) or self.cast.speaks_for(doers[0])

    def speaker(self, token: int) -> str | None:
        statement = self.spoken.at(token)
        return self.spoken.statements[statement].speaker if statement is not None else None

    def objects(self, verb: int) -> list[int]:
        parse = self.parse
        found = parse.objects(verb)
        for child in parse.children[verb]:
            if parse.deps[child] in ("prep", "prt", "dative"):
                found += parse.kids(child, ("pobj",))
        return found

    def references(self, nouns: Sequence[int]) -> tuple[bool, tuple[str, ...]]:
        """Whether one of the nouns points back to a charge, and whose charge it is said to be."""
        parse, refers, to = self.parse, False, []
        for noun in nouns:
            if parse.lemmas[noun] in words("references") or parse.lowers[noun] in words("pronouns"):
                refers = True
                to += [a for c in parse.kids(noun, ("poss", "amod", "compound")) for a in [self.cast.acting(c)] if a]
        return refers, tuple(to)

    def charge_above(self, verb: int) -> int | None:
        """The accusing noun that a relative clause hangs on: "charges that X denies"."""
        parse = self.parse
        for above in (parse.heads[verb], *list(parse.ancestors(verb))[:3]):
            if parse.lemmas[above] in words("accusations") and parse.pos[above] == "NOUN":
                return above
        return None

    def states_harm(self, verb: int) -> bool:
        parse = self.parse
        return any(
            wrong_at(parse, t) is not None
            for child in parse.children[verb]
            if child > verb
            for t in parse.subtree(child)
        )

    def lemmas(self, verb: int) -> frozenset[str]:
        return frozenset(self.lemmas_between(self.parse.left[verb], self.parse.right[verb] + 1))

    def lemmas_between(self, start: int, end: int) -> Iterator[str]:
        return (
            self.parse.lemmas[t] for t in range(start, end) if self.parse.pos[t] in ("NOUN", "VERB", "PROPN", "ADJ")
        )


# -- joining


def join(parse: Parse, sides: Sides, claims: Sequence[Answerable], reply: Reply) -> int | None:
    """Index of the claim that a reply answers, or None."""
    scored = [(score(parse, sides, claim, reply), -n) for n, claim in enumerate(claims)]
    best = max(scored, default=(0.0, 0))
    return -best[1] if best[0] >= ENOUGH else None


def score(parse: Parse, sides: Sides, claim: Answerable, reply: Reply) -> float:
    """How well a reply fits a claim: who answers, what it is about, where it stands."""
    closeness = max((sides.closeness(reply.actor, accused) for accused in claim.accused), default=0)
    if reply.actor is not None and (reply.actor in claim.accusers or reply.token in claim.tokens):
        return 0.0
    value = {SAME: 2.0, SPEAKS_FOR: 1.8, COMPATRIOT: 0.9}.get(closeness, 0.0)
    value += 0.7 * min(2, len(claim.substance(parse) & reply.about))
    value += 0.6 * reply.refers + 1.0 * any(
        sides.are_close(to, accuser) for to in reply.to for accuser in claim.accusers
    )
    gaps = [parse.sentence_of[reply.token] - parse.sentence_of[token] for token in claim.tokens]
    value += max(nearness(gap) for gap in gaps)
    if closeness == 0 and not (reply.refers and reply.explicit and min(abs(gap) for gap in gaps) <= 2):
        return 0.0
    return value


def nearness(gap: int) -> float:
    """1 in the sentence of the allegation, falling behind it, and faster before it."""
    return max(0.0, 1 - gap / FAR) if gap >= 0 else max(0.0, 0.4 + gap / FAR)


def answer(parse: Parse, reply: Reply) -> AnswerCandidate:
    return AnswerCandidate(
        stance=reply.stance,
        passages=(parse.sentence_span(reply.token),),
        actor=reply.actor,
        statement=reply.statement,
        confidence=reply.confidence,
        rule=reply.rule,
    )


def find_answers(parse: Parse, cast: Cast, spoken: Spoken, claims: Sequence[Answerable]) -> list[list[AnswerCandidate]]:
    """The answers to each claim, in the order of the text."""
    replies = Replies(parse, cast, spoken, claims)
    found: list[list[Reply]] = [[] for _ in claims]
    for reply in sorted(replies.find(), key=lambda reply: (not reply.explicit, reply.token)):
        n = join(parse, replies.sides, claims, reply)
        if n is not None and not any(is_repeat(parse, known, reply) for known in found[n]):
            found[n].append(reply)
    return [[answer(parse, reply) for reply in sorted(group, key=lambda r: r.token)] for group in found]


def is_repeat(parse: Parse, known: Reply, new: Reply) -> bool:
    same = SAME_STANCE.get(known.stance, known.stance) is SAME_STANCE.get(new.stance, new.stance)
    return same and parse.sentence_of[known.token] == parse.sentence_of[new.token]


# -- the word classes


def words(name: str) -> frozenset[str]:
    return word_class("answers", name)


ANSWERED_BY_VERB = frozenset(
    ["deny", "reject", "dismiss", "refute", "dispute", "admit", "acknowledge", "confess", "concede", "disavow"]
)


@lru_cache(maxsize=1)
def answering() -> dict[str, str]:
    """Lemma of an answering verb to its kind."""
    found: dict[str, str] = {}
    for name, kind in (
        ("judging", "judge"),
        ("speak", "silence"),
        ("withhold", "silence"),
        ("reach", "silence"),
        ("counter", "counter"),
    ):
        found.update(dict.fromkeys(words(name), kind))
    found.update(dict.fromkeys(("be", "have", "receive"), "judge"))
    for name in ("deny", "reject", "admit"):
        found.update(dict.fromkeys(words(name), name))
    return found


@lru_cache(maxsize=1)
def counters() -> list[frozenset[str]]:
    return [frozenset(phrase.split()) for phrase in table("allegations", "answers")["counter-phrases"]]


@lru_cache(maxsize=1)
def denying() -> list[frozenset[str]]:
    return [frozenset(phrase.split()) for phrase in table("allegations", "answers")["denying-phrases"]]
