"""What introduces a statement: a verb, a noun or a phrase of saying, and the words that name the speaker beside it.

A Cue says where the words of saying stand; what was said lies outside them and is found by `content`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from timeline.extraction.lexicon import table, words
from timeline.extraction.quotations import Quoted
from timeline.extraction.syntax import FINITE_TAGS, NOMINAL, Parse

HEARER_VERBS = frozenset(
    {"tell", "ask", "inform", "advise", "warn", "urge", "remind", "assure", "reassure", "notify", "order"}
)
ADJUNCTS = frozenset({"prep", "npadvmod", "advmod", "dobj", "dative", "prt", "agent", "tmod"})
BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
REACH = 400  # tokens around a cue that rules look at, however long the sentence


class Family(StrEnum):
    """What kind of word the cue is."""

    VERB = "verb"
    NOUN = "noun"
    SOURCE = "source"  # "according to"


@dataclass(frozen=True, slots=True)
class Cue:
    """Token numbers, ends exclusive. `left` to `right` is the block of verb, auxiliaries, speaker and what else belongs to the
    act of speaking ("told reporters on Monday"); `near` ends it before the latter."""

    family: Family
    token: int
    start: int
    end: int
    source: int | None
    left: int
    near: int
    right: int
    own: bool = False  # the speaker hangs on this verb, not on one it shares its subject with
    finite: bool = False


@lru_cache(maxsize=1)
def cue_verbs() -> frozenset[str]:
    classes = ("say", "beside", "infinitive", "object", "verdict")
    return frozenset().union(*(words("statements", name) for name in classes)) | frozenset(table("statements", "of"))


def find_cues(parse: Parse, quoted: Quoted) -> Iterator[Cue]:
    """Cues outside full quotations, in the order of the text."""
    verbs, nouns = cue_verbs(), words("statements", "nouns")
    for i, lemma in enumerate(parse.lemmas):
        if lemma in verbs and parse.pos[i] == "VERB":
            if quoted.at(i) is None and (cue := verb_cue(parse, quoted, i)) is not None:
                yield cue
        elif lemma in nouns and parse.pos[i] == "NOUN":
            if quoted.at(i) is None and (cue := noun_cue(parse, i)) is not None:
                yield cue
        elif parse.lowers[i] == "according" and quoted.at(i) is None and (cue := source_cue(parse, i)) is not None:
            yield cue


def window(parse: Parse, i: int) -> tuple[int, int]:
    """The sentence around token i, cut to a bounded reach."""
    start, end = parse.sentence(i)
    return max(start, i - REACH), min(end, i + REACH)


def verb_cue(parse: Parse, quoted: Quoted, verb: int) -> Cue | None:
    """The cue that a verb of saying makes; None where nobody speaks: "was told", "declined to say"."""
    if is_unsaid(parse, verb):
        return None
    source = speaker(parse, verb)
    own = source is not None and parse.heads[source] == verb
    if source is None and not parse.is_passive(verb):
        source = lost_speaker(parse, quoted, verb)
        own = source is not None
    if source is None:
        return None
    left, near = block(parse, quoted, verb, source, own)
    right = behind_adjuncts(parse, quoted, verb, near)
    start, end = cue_words(parse, verb)
    finite = own and parse.is_finite(verb)
    return Cue(Family.VERB, verb, start, end, source, left, near, right, own, finite)


def is_unsaid(parse: Parse, verb: int) -> bool:
    """True where the words say that nothing was said."""
    head = parse.heads[verb]
    if parse.lemmas[verb] != "deny" and parse.is_negated(verb):
        return True
    return parse.deps[verb] == "xcomp" and parse.lemmas[head] in words("statements", "unsaid")


def speaker(parse: Parse, verb: int) -> int | None:
    """The noun that speaks: the subject, or the agent of a passive."""
    if parse.is_passive(verb):
        agents = parse.agents(verb)
        if agents:
            return agents[0]
        return None
    source = parse.subject(verb)
    return (
        None
        if source is None
        or (parse.pos[source] not in NOMINAL
        and parse.tags[source] not in ("WP", "WDT", "DT", "CD", "JJ"))
        else source
    )


def lost_speaker(parse: Parse, quoted: Quoted, verb: int) -> int | None:
    """The speaker of a verb whose subject the parse hangs elsewhere: behind it after a quotation, else right before it."""
    start, end = window(parse, verb)
    if verb > start and quoted.at(verb - 1) is not None:
        for i in range(verb + 1, min(verb + 8, end)):
            if parse.pos[i] in NOMINAL and parse.deps[i] != "compound" and quoted.at(i) is None:
                return i
    if parse.tags[verb] in FINITE_TAGS:
        i = verb - 1 - (parse.words[verb - 1] == ",")
        if i >= start and parse.pos[i] in NOMINAL and quoted.at(i) is None:
            return parse.heads[i] if parse.deps[i] == "appos" else i
    return None


def block(parse: Parse, quoted: Quoted, verb: int, source: int, own: bool) -> tuple[int, int]:
    """First token and end of verb, auxiliaries and speaker."""
    left, near = verb, verb + 1
    start, end = window(parse, verb)
    for child in parse.children[verb]:
        if parse.deps[child] in BEFORE_VERB and 0 < verb - child < 4:
            left = min(left, child)
        elif parse.deps[child] == "prt" and child == near:
            near = child + 1
    if own and source < verb:
        left = min(left, max(parse.left[source], start))
        while left > start and parse.deps[left - 1] in ("compound", "det", "amod") and parse.heads[left - 1] >= left:
            left -= 1
    elif own:
        near = max(near, min(parse.right[source] + 1, end, quoted.next_start(verb)))
    return left, near


def behind_adjuncts(parse: Parse, quoted: Quoted, verb: int, near: int) -> int:
    """End of what follows the verb and tells to whom, when and where it was said."""
    right = near
    for child in parse.children[verb]:
        if child < near or parse.left[child] > right:
            continue
        reach = parse.right[child] + 1
        if parse.deps[child] not in ADJUNCTS or reach - right > 12 or quoted.next_start(right) < reach:
            break
        if any(parse.tags[i] in FINITE_TAGS for i in range(right, reach)):
            break
        right = max(right, reach)
    return right


def cue_words(parse: Parse, verb: int) -> tuple[int, int]:
    """The verb with its particle: "pointed out"."""
    particle = verb + 1 < len(parse) and parse.deps[verb + 1] == "prt" and parse.heads[verb + 1] == verb
    return verb, verb + 1 + particle


def noun_cue(parse: Parse, noun: int) -> Cue | None:
    """ "his claim that ...", "the claim by officials that ..."; None without a clause."""
    clause = next((c for c in parse.children[noun] if c > noun and is_that_clause(parse, c)), None)
    if clause is None:
        return None
    owner = parse.kid(noun, ("poss",))
    if owner is None:
        owner = next(iter(parse.prepositional(noun, ("by", "from", "of"))), None)
    near = parse.left[clause]
    return Cue(
        Family.NOUN, noun, noun, noun + 1, owner, parse.left[noun] if parse.left[noun] < noun else noun, near, near
    )


def is_that_clause(parse: Parse, clause: int) -> bool:
    return parse.deps[clause] in ("acl", "ccomp", "relcl") and any(
        parse.deps[mark] == "mark" and parse.lowers[mark] == "that" for mark in parse.children[clause]
    )


def source_cue(parse: Parse, according: int) -> Cue | None:
    """ "according to" and the phrase behind it."""
    to = according + 1
    if to >= len(parse) or parse.lowers[to] != "to":
        return None
    source = parse.kid(to, ("pobj",))
    if source is None or source < to:
        return None
    start, end = window(parse, according)
    right = min(parse.right[source] + 1, end)
    return Cue(Family.SOURCE, according, according, to + 1, source, according, right, right)
