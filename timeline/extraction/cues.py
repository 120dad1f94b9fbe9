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
TRANSITIVE = frozenset({"reject", "deny", "make", "dismiss", "repeat", "level", "dispute", "call", "describe"})
CONDITIONS = frozenset({"if", "unless", "whether"})
NOBODY = frozenset({"nobody", "none", "nothing", "no-one", "neither"})
THINGS = frozenset({"it", "this", "that", "these", "those", "which", "what", "there"})
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
    if not own and not parse.is_passive(verb):
        lost = lost_speaker(parse, quoted, verb)
        source, own = (source, False) if lost is None else (lost, True)
    if source is None or not can_speak(parse, source, parse.lemmas[verb]):
        return None
    left, near = block(parse, quoted, verb, source, own)
    right = behind_adjuncts(parse, quoted, verb, near)
    start, end = cue_words(parse, verb)
    finite = own and parse.is_finite(verb)
    return Cue(Family.VERB, verb, start, end, source, left, near, right, own, finite)


def is_unsaid(parse: Parse, verb: int) -> bool:
    """True where the words say that nothing was said, or only under a condition."""
    head, dep = parse.heads[verb], parse.deps[verb]
    if parse.lemmas[verb] != "deny" and parse.is_negated(verb):
        return True
    if dep == "xcomp":
        return parse.lemmas[head] in words("statements", "unsaid")
    if dep == "pcomp":
        return parse.lowers[head] == "without"
    return dep == "advcl" and any(parse.lowers[mark] in CONDITIONS for mark in parse.kids(verb, ("mark",)))


def can_speak(parse: Parse, source: int, lemma: str) -> bool:
    """False for "nobody", and for things as subjects of verbs that do not need a speaker: "the meeting suggests"."""
    if parse.lowers[source] in NOBODY or parse.lowers[source] == "it" and parse.deps[source] == "expl":
        return False
    if any(parse.lowers[c] in ("no", "neither") for c in parse.kids(source, ("det",))):
        return False
    if lemma not in words("statements", "weak"):
        return True
    if parse.pos[source] == "NOUN":
        return parse.lemmas[source] in speaking_nouns()
    return parse.lowers[source] not in THINGS


@lru_cache(maxsize=1)
def speaking_nouns() -> frozenset[str]:
    """Common nouns for people, bodies and writings."""
    classes = ("roles", "bodies", "sides", "crowds", "media_nouns", "organisation_nouns", "country_nouns")
    people = frozenset().union(*(words("actors", name) for name in classes))
    return people | words("statements", "documents")


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
        or (parse.pos[source] not in NOMINAL and parse.tags[source] not in ("WP", "WDT", "DT", "CD", "JJ"))
        else source
    )


def lost_speaker(parse: Parse, quoted: Quoted, verb: int) -> int | None:
    """The speaker of a verb whose subject the parse hangs elsewhere: behind it after a quotation, else right before it."""
    start, end = window(parse, verb)
    if verb > start and quoted.at(verb - 1) is not None:
        for i in range(verb + 1, min(verb + 8, end)):
            if parse.pos[i] in NOMINAL and parse.deps[i] != "compound" and quoted.at(i) is None:
                return i
    if parse.tags[verb] not in FINITE_TAGS or parse.own_subject(verb) is not None:
        return None
    comma = parse.words[verb - 1] == ","
    last = verb - 1 - comma
    if last < start or parse.pos[last] not in NOMINAL or quoted.at(last) is not None:
        return None
    return set_off_name(parse, start, last) if comma else first_of_phrase(parse, last)


def first_of_phrase(parse: Parse, last: int) -> int:
    return parse.heads[last] if parse.deps[last] == "appos" else last


def set_off_name(parse: Parse, start: int, last: int) -> int | None:
    """In "A, Jane Doe, the minister for B, wrote": Jane Doe, found from the last noun before the comma."""
    name = None
    while start <= last:
        edge = parse.left[last]
        if parse.pos[last] in NOMINAL and edge > start and parse.words[edge - 1] in (",", '"', "''"):
            name = last
        if parse.heads[last] == last or parse.heads[last] > last:
            break
        last = parse.heads[last]
    return name


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
    if clause is None or is_negated_noun(parse, noun):
        return None
    owner = parse.kid(noun, ("poss",))
    if owner is None:
        owner = next(iter(parse.prepositional(noun, ("by", "from", "of"))), None)
    if owner is None:
        return None
    near = parse.left[clause]
    return Cue(
        Family.NOUN, noun, noun, noun + 1, owner, parse.left[noun] if parse.left[noun] < noun else noun, near, near
    )


def is_negated_noun(parse: Parse, noun: int) -> bool:
    return any(parse.lowers[child] == "no" for child in parse.kids(noun, ("det",)))


def is_that_clause(parse: Parse, clause: int) -> bool:
    """A clause with the conjunction "that"; in "a charge that they reject" it is a pronoun."""
    if parse.deps[clause] not in ("acl", "ccomp", "relcl"):
        return False
    marks = [mark for mark in parse.children[clause] if parse.lowers[mark] == "that" and parse.deps[mark] == "mark"]
    return bool(marks) and not (parse.lemmas[clause] in TRANSITIVE and parse.kid(clause, ("dobj", "ccomp")) is None)


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
