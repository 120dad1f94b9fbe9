"""Which allegation a reply answers, and the answers that come of it.

A reply goes to the allegation it fits best: by who answers for whom, by the words it shares with what is alleged, by
how near it stands. One that fits none is dropped: an answer without a charge is no answer.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Protocol

from timeline.extraction.actors import Cast
from timeline.extraction.allegations.advocates import Advocates
from timeline.extraction.allegations.rejoinders import SAME_DEED, SPEAKS_NEXT
from timeline.extraction.allegations.replies import Replies
from timeline.extraction.allegations.reply import Reply
from timeline.extraction.allegations.sides import COMPATRIOT, SAME, SPEAKS_FOR, STRANGER, Sides
from timeline.extraction.allegations.spoken import Spoken
from timeline.extraction.candidates import AnswerCandidate
from timeline.extraction.syntax import Parse
from timeline.vocabulary import Stance

NOTHING: frozenset[str] = frozenset()
NO = frozenset({Stance.DENIES, Stance.REJECTS})
CLOSENESS = {SAME: 2.0, SPEAKS_FOR: 1.8, COMPATRIOT: 0.7, STRANGER: 0.0}
PRESUMED = 1.0  # as closeness: who may speak for the accused
SHARED_WORD, REFERENCE, NAMED_ACCUSER = 0.5, 0.5, 0.7
SWEEPING = frozenset({"pleads", "declines-to-comment", "keeps-silent", "has-no-answer"})  # answer every charge
REACH = 12  # claims before and behind one among which a counter-claim is looked for
SOON = 6  # sentences from a charge, or from an answer to it, to words of those who may speak for its accused
FAR = 25  # sentences after which nearness counts no more


class Answerable(Protocol):
    """What joining needs to know of an allegation."""

    @property
    def accused(self) -> tuple[str, ...]: ...

    @property
    def accusers(self) -> tuple[str, ...]: ...

    @property
    def tokens(self) -> Sequence[int]: ...

    @property
    def stretches(self) -> Sequence[tuple[int, int]]: ...

    @property
    def about(self) -> AbstractSet[str]: ...

    @property
    def category(self) -> str: ...

    @property
    def statement(self) -> int | None: ...

    @property
    def is_told(self) -> bool: ...

    @property
    def is_bare(self) -> bool: ...

    @property
    def involved(self) -> tuple[str, ...]: ...

    @property
    def can_be_answered(self) -> bool: ...


@dataclass(slots=True)
class Fit:
    """How a reply stands to an allegation."""

    closeness: int  # of who answers and the accused
    presumed: bool  # that they speak for the accused, by what they are
    shared: int  # words, and the kind of wrong
    gap: int  # sentences from the allegation to the reply, negative before it
    names_accuser: bool

    def value(self, reply: Reply) -> float:
        nearness = max(0.0, 1 - self.gap / FAR) if self.gap >= 0 else max(0.0, 0.4 + self.gap / FAR)
        return (
            (PRESUMED if self.presumed else CLOSENESS[self.closeness])
            + SHARED_WORD * min(self.shared, 3)
            + REFERENCE * reply.refers
            + NAMED_ACCUSER * self.names_accuser
            + nearness
        )

    def holds(self, reply: Reply) -> bool:
        """Whether the reply answers the allegation at all."""
        if reply.rule == SAME_DEED:
            return self.shared > 0 and 0 <= self.gap <= SOON
        if reply.rule == SPEAKS_NEXT:
            return self.closeness >= SPEAKS_FOR and not self.presumed and self.gap == 1
        if not reply.firm:
            if reply.worded and self.shared > 1 and 0 <= self.gap <= FAR:
                return True
            near = 0 <= self.gap <= (3 if reply.worded else 1)
            return self.closeness >= SPEAKS_FOR and (near or (self.shared > 0 and 0 <= self.gap <= FAR))
        if not reply.worded:
            near = 0 <= self.gap <= (1 if reply.stance is Stance.ADMITS else SOON)
            return (self.closeness >= SPEAKS_FOR and (self.shared > 0 or near)) or (
                self.closeness == COMPATRIOT and self.shared > 0
            )
        if self.closeness >= SPEAKS_FOR:
            return reply.refers or self.shared > 0 or -3 <= self.gap <= 3
        if self.shared > 0 and -4 <= self.gap <= 6 and (reply.refers or self.shared > 1):
            return True
        silent = reply.stance is Stance.NO_COMMENT and reply.actor is not None and self.closeness == STRANGER
        return reply.refers and not silent and (self.names_accuser or 0 <= self.gap <= 3)


def find_answers(
    parse: Parse, cast: Cast, spoken: Spoken, sides: Sides, claims: Sequence[Answerable]
) -> list[list[AnswerCandidate]]:
    """The answers to each claim, in the order of the text."""
    docket = Docket(parse, sides, Advocates(parse, cast), claims)
    found: list[list[Answer]] = [[] for _ in claims]
    for reply in Replies(parse, cast, spoken, sides, docket.accused, docket.claimed).find() if docket.open else ():
        for n in docket.answered_by(reply):
            add(parse, found[n], docket.taken(reply, n))
    for n in docket.open:
        for counter in counters(parse, sides, claims, n, found[n]):
            add(parse, found[n], counter)
    return [[answer.candidate(parse) for answer in sorted(group, key=lambda a: a.replies[0].token)] for group in found]


class Docket:
    """The claims that can be answered, in the order of the text; a reply looks at those near it, and at its own
    side's."""

    def __init__(self, parse: Parse, sides: Sides, advocates: Advocates, claims: Sequence[Answerable]) -> None:
        self.parse = parse
        self.sides = sides
        self.advocates = advocates
        self.claims = claims
        self.open = [n for n, claim in enumerate(claims) if claim.can_be_answered]
        self.accused = {actor for n in self.open for actor in claims[n].accused}
        self.claimed = {t for n in self.open for stretch in claims[n].stretches for t in range(*stretch)}
        self.of_side: dict[str | None, list[int]] = {}
        self.heard: dict[int, int] = {}  # the last answer to each claim

    def answered_by(self, reply: Reply) -> list[int]:
        """Indices of the claims that a reply answers: the one it fits best, and for a plea or silence all against the
        same accused."""
        fits: dict[int, Fit] = {}
        for n in {*self.near(self.open, reply), *self.near(self.against_side_of(reply.actor), reply)}:
            fit = fit_of(self.parse, self.sides, self.advocates, self.claims[n], reply, self.heard.get(n))
            if fit is not None and fit.holds(reply):
                fits[n] = fit
        if not fits:
            return []
        best = max(fits, key=lambda n: (fits[n].value(reply), -n))
        if reply.rule not in SWEEPING or fits[best].closeness < SPEAKS_FOR:
            return [best]
        accused = set(self.claims[best].accused)
        return sorted(n for n in fits if n == best or accused & set(self.claims[n].accused))

    def taken(self, reply: Reply, n: int) -> Reply:
        """The reply as an answer to claim n: later words of whoever gives it are its accused's side's."""
        self.heard[n] = reply.token
        claim = self.claims[n]
        if reply.actor is None:
            beside = self.parse.sentence_of[claim.tokens[-1]] == self.parse.sentence_of[reply.token]
            pronoun = reply.source is not None and self.parse.pos[reply.source] == "PRON"
            return replace(reply, actor=claim.accused[0]) if beside and pronoun else reply
        for accused in claim.accused:
            if self.advocates.may_speak_for(reply.source, reply.actor, accused, claim.accusers):
                self.sides.adopt(reply.actor, accused)
        return reply

    def near(self, indices: Sequence[int], reply: Reply) -> Sequence[int]:
        """Those of the claims that begin nearest to a reply."""
        place = bisect_left(indices, reply.token, key=lambda n: self.claims[n].tokens[0])
        return indices[max(place - REACH, 0) : place + REACH]

    def against_side_of(self, actor: str | None) -> list[int]:
        if actor not in self.of_side:
            close = {accused for accused in self.accused if self.sides.closeness(actor, accused) > STRANGER}
            self.of_side[actor] = [n for n in self.open if close.intersection(self.claims[n].accused)]
        return self.of_side[actor]


def counters(
    parse: Parse, sides: Sides, claims: Sequence[Answerable], n: int, answers: Sequence[Answer]
) -> Iterator[Reply]:
    """What the accused's side says of others: that they lie, which rejects; right after a denial, that they did it,
    which counters ("It denied it. Rebels had fired, it said")."""
    denials = [reply for answer in answers for reply in answer.replies if reply.stance in NO]
    for claim in claims[max(n - REACH, 0) : n + REACH]:
        if not claim.is_told or claim is claims[n]:
            continue
        token, speaker = claim.tokens[0], claim.accusers[0] if claim.accusers else None
        reply = Reply(
            token, Stance.COUNTERS, speaker, NOTHING, NOTHING, False, "counter-claim", 0.5, (), claim.statement
        )
        if calls_a_liar(parse, sides, claims[n], claim):
            yield replace(reply, stance=Stance.REJECTS, rule="calls-a-liar")
        elif any(follows_on(parse, denial.token, token) and speak_alike(sides, claim, denial) for denial in denials):
            yield reply


def calls_a_liar(parse: Parse, sides: Sides, charge: Answerable, claim: Answerable) -> bool:
    """True for "X is making it up", said by the side that X accuses, soon after."""
    gap = parse.sentence_of[claim.tokens[0]] - parse.sentence_of[charge.tokens[0]]
    turned = any(sides.are_close(a, b) for a in claim.accused for b in charge.accusers)
    by_accused = any(sides.are_close(a, b) for a in claim.accusers for b in charge.accused)
    return claim.category == "deception" and 0 <= gap <= 3 and turned and by_accused


def follows_on(parse: Parse, first: int, second: int) -> bool:
    """True for words in the same or the next sentence, or two sentences on in the same paragraph."""
    gap = parse.sentence_of[second] - parse.sentence_of[first]
    within = parse.paragraph_of[first] == parse.paragraph_of[second]
    return first < second and gap <= (2 if within else 1)


def speak_alike(sides: Sides, claim: Answerable, denial: Reply) -> bool:
    return any(sides.are_close(accuser, denial.actor) for accuser in claim.accusers)


def fit_of(
    parse: Parse, sides: Sides, advocates: Advocates, claim: Answerable, reply: Reply, heard: int | None
) -> Fit | None:
    """None where the accuser's own side speaks or the words are those of the charge itself."""
    closeness = max((sides.closeness(reply.actor, accused) for accused in claim.accused), default=STRANGER)
    against = max((sides.closeness(reply.actor, accuser) for accuser in claim.accusers), default=STRANGER)
    if against >= SPEAKS_FOR and closeness <= against:
        return None
    if any(sides.are_close(reply.actor, actor) for actor in claim.involved):
        closeness = max(closeness, COMPATRIOT)
    before = bisect_right(claim.tokens, reply.token)
    if before and claim.accusers and claim.tokens[before - 1] == reply.token:
        return None
    nearest = claim.tokens[before - 1] if before else claim.tokens[0]
    nearest = max(nearest, heard) if before and heard is not None else nearest
    gap = parse.sentence_of[reply.token] - parse.sentence_of[nearest]
    shared = len(claim.about & reply.about) + (claim.category in reply.categories)
    shared += claim.is_bare and -REACH < gap < REACH and bool(reply.categories)
    names_accuser = any(sides.are_close(actor, accuser) for actor in reply.to for accuser in claim.accusers)
    presumed = closeness < SPEAKS_FOR and -1 <= gap <= SOON and is_presumed(advocates, claim, reply)
    return Fit(SPEAKS_FOR if presumed else closeness, presumed, shared, gap, names_accuser)


def is_presumed(advocates: Advocates, claim: Answerable, reply: Reply) -> bool:
    """True where whoever answers may speak for one of the accused."""
    return any(advocates.may_speak_for(reply.source, reply.actor, one, claim.accusers) for one in claim.accused)


@dataclass(slots=True)
class Answer:
    """What one actor answers to one claim: replies of one stance, wherever they stand."""

    replies: list[Reply] = field(default_factory=list)

    def takes(self, reply: Reply) -> bool:
        first = self.replies[0]
        same_stance = first.stance is reply.stance or {first.stance, reply.stance} <= NO
        return same_stance and first.actor == reply.actor

    def candidate(self, parse: Parse) -> AnswerCandidate:
        chief = max(self.replies, key=lambda reply: reply.confidence)
        return AnswerCandidate(
            stance=chief.stance,
            passages=tuple(sorted({parse.sentence_span(reply.token) for reply in self.replies})),
            actor=chief.actor,
            statement=chief.statement,
            confidence=chief.confidence,
            rule=chief.rule,
        )


def add(parse: Parse, answers: list[Answer], reply: Reply) -> None:
    """Join a reply to the answer it repeats, or begin one; what a statement says answers a claim once."""
    for answer in answers:
        if answer.takes(reply):
            answer.replies.append(reply)
            return
    sentence = parse.sentence_of[reply.token]
    others = [known for answer in answers for known in answer.replies if parse.sentence_of[known.token] == sentence]
    if reply.worded or all(known.statement != reply.statement for known in others):
        answers.append(Answer([reply]))
