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
from timeline.extraction.statements.speakers import Speaker, find_speaker, tense
from timeline.extraction.syntax import FINITE_TAGS, Parse

HEARER_VERBS = frozenset(
    {"tell", "ask", "inform", "advise", "warn", "urge", "remind", "assure", "reassure", "notify", "order"}
)
REPUTED = frozenset({"say", "report", "allege", "rumour", "rumor", "claim"})
ADJUNCTS = frozenset({"prep", "npadvmod", "advmod", "dobj", "dative", "prt", "agent", "tmod"})
BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
TRANSITIVE = frozenset({"reject", "deny", "make", "dismiss", "repeat", "level", "dispute", "call", "describe"})
ACTS_OF_ANSWERING = frozenset({"respond", "reply", "answer", "retort", "counter", "pledge", "testify"})
CLEAR = frozenset({"clear", "plain", "known"})
CLEARING = frozenset({"make", "let"})
CALLED = frozenset({"off", "up", "in", "back"})  # "called off the strike" is no verdict on it
CONDITIONS = frozenset({"if", "unless", "whether"})
REACH = 400  # tokens around a cue that rules look at, however long the sentence
NEAR = 4  # tokens before a verb in which its own negation stands
LONGEST_ADJUNCT = 12  # tokens


class Family(StrEnum):
    """What kind of word the cue is."""

    VERB = "verb"
    REPUTED = "reputed"  # "is said to have"
    NOUN = "noun"
    SOURCE = "source"  # "according to"


@dataclass(frozen=True, slots=True)
class Cue:
    """Token numbers, ends exclusive. `left` to `near` is the block of verb, auxiliaries and speaker, `right` the end of
    what else belongs to the act of speaking: "told reporters on Monday"."""

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
    relayer: int | None = None


@lru_cache(maxsize=1)
def cue_verbs() -> frozenset[str]:
    classes = ("say", "beside", "infinitive", "object", "verdict", "spoken_of", "findings")
    return frozenset().union(*(words("statements", name) for name in classes)) | frozenset(table("statements", "of"))


@lru_cache(maxsize=1)
def cue_nouns() -> frozenset[str]:
    return frozenset().union(*(words("statements", name) for name in ("nouns", "views", "undertakings", "feelings")))


def find_cues(parse: Parse, quoted: Quoted) -> Iterator[Cue]:
    """Cues outside full quotations, in the order of the text."""
    verbs, nouns = cue_verbs() | CLEARING, cue_nouns()
    for i, lemma in enumerate(parse.lemmas):
        if lemma not in verbs and lemma not in nouns and parse.lowers[i] != "according":
            continue
        if quoted.at(i) is None and (cue := cue_at(parse, quoted, i)) is not None:
            yield cue


def cue_at(parse: Parse, quoted: Quoted, i: int) -> Cue | None:
    """The cue that a word of saying makes here."""
    if parse.lowers[i] == "according":
        return source_cue(parse, quoted, i)
    if parse.pos[i] == "VERB" and (parse.lemmas[i] in cue_verbs() or makes_clear(parse, i) is not None):
        return verb_cue(parse, quoted, i)
    if parse.pos[i] == "NOUN" and parse.lemmas[i] in cue_nouns():
        return noun_cue(parse, quoted, i)
    return None


def makes_clear(parse: Parse, verb: int) -> int | None:
    """The adjective of "made clear that ...", "made it known that ...", "let it be known that ..."."""
    if parse.lemmas[verb] not in CLEARING:
        return None
    return next((i for i in range(verb + 1, min(verb + 4, len(parse))) if parse.lowers[i] in CLEAR), None)


def window(parse: Parse, quoted: Quoted, i: int) -> tuple[int, int]:
    """The sentence around token i, cut to a bounded reach, without a mark at its end that opens the next one."""
    start, end = parse.sentence(i)
    last = quoted.at(end - 1)
    end -= last is not None and last.start == end - 1
    return max(start, i - REACH), min(end, i + REACH)


# -- verbs


def verb_cue(parse: Parse, quoted: Quoted, verb: int) -> Cue | None:
    """The cue that a verb of saying makes; None where nobody speaks: "was told", "declined to say"."""
    if is_unsaid(parse, quoted, verb):
        return None
    speaker = find_speaker(parse, quoted, verb)
    if is_reputed(parse, verb):
        return reputed_cue(parse, verb, speaker) if speaker is not None else None
    if speaker is None:
        return None
    left, near = block(parse, quoted, verb, speaker)
    if speaker.quoter is not None:
        return quoted_cue(parse, verb, speaker, near)
    right = behind_adjuncts(parse, quoted, verb, near)
    start, end = cue_words(parse, verb)
    finite = speaker.own and parse.is_finite(verb) and not is_to_come(parse, verb)
    return Cue(Family.VERB, verb, start, end, speaker.source, left, near, right, speaker.own, finite, speaker.relayer)


def quoted_cue(parse: Parse, verb: int, speaker: Speaker, near: int) -> Cue:
    """ "..., the ministry quoted him as saying", "he was quoted as saying": one block from the subject on."""
    quoter = speaker.quoter if speaker.quoter is not None else verb
    subject = parse.subject(quoter)
    left = min([quoter, *parse.auxiliaries(quoter)] + ([parse.left[subject]] if subject is not None else []))
    right = max([near] + [parse.right[agent] + 1 for agent in parse.kids(verb, ("agent", "prep")) if agent == near])
    finite = parse.is_finite(quoter)
    return Cue(Family.VERB, verb, verb, verb + 1, speaker.source, left, near, right, True, finite, speaker.relayer)


def is_to_come(parse: Parse, verb: int) -> bool:
    """ "would respond", "to counter": an act that is intended, not a statement."""
    intended = tense(parse, verb) == "modal" or any(parse.lowers[aux] == "to" for aux in parse.kids(verb, ("aux",)))
    return intended and parse.lemmas[verb] in ACTS_OF_ANSWERING


def is_unsaid(parse: Parse, quoted: Quoted, verb: int) -> bool:
    """True where the words say that nothing was said, or only under a condition."""
    if parse.lemmas[verb] == "call" and any(parse.lowers[c] in CALLED for c in parse.kids(verb, ("prt",))):
        return True
    if parse.lemmas[verb] == "ask" and parse.tags[verb] == "VBN" and parse.deps[verb] == "advcl":
        return True  # "Asked by the Post whether it had, the ministry replied ..."
    head, dep = parse.heads[verb], parse.deps[verb]
    if parse.lemmas[verb] != "deny" and any(is_negation(parse, quoted, verb, child) for child in parse.children[verb]):
        return True
    if follows_nor(parse, verb) or shares_modal(parse, verb):
        return True
    if is_to_come(parse, verb) and tense(parse, verb) != "modal":
        return True
    if dep == "xcomp":
        return parse.lemmas[head] in words("statements", "unsaid")
    if dep == "pcomp":
        return parse.lowers[head] == "without" or parse.lowers[head - 1] in ("short", "instead")
    return dep == "advcl" and any(parse.lowers[mark] in CONDITIONS for mark in parse.kids(verb, ("mark",)))


def is_negation(parse: Parse, quoted: Quoted, verb: int, child: int) -> bool:
    """A "not", "never", "neither" or "nor" of the verb's own, not of what was said."""
    negates = parse.deps[child] == "neg" or parse.lowers[child] in ("never", "neither", "nor")
    return negates and verb - child < NEAR and quoted.at(child) is None


def follows_nor(parse: Parse, verb: int) -> bool:
    """ "neither confirmed nor denied": the second verb."""
    head = parse.heads[verb]
    return parse.deps[verb] == "conj" and any(parse.lowers[c] == "nor" and c < verb for c in parse.kids(head, ("cc",)))


def shares_modal(parse: Parse, verb: int) -> bool:
    """ "would have capped gifts and charged somebody with counting them": the second participle."""
    head = parse.heads[verb]
    if parse.deps[verb] != "conj" or parse.auxiliaries(verb) or parse.own_subject(verb) is not None:
        return False
    return tense(parse, head) == "modal" and any(parse.lemmas[aux] == "have" for aux in parse.auxiliaries(head))


def is_reputed(parse: Parse, verb: int) -> bool:
    """ "is said to have done it"."""
    return parse.lemmas[verb] in REPUTED and parse.is_passive(verb) and parse.kid(verb, ("xcomp",)) is not None


def reputed_cue(parse: Parse, verb: int, speaker: Speaker) -> Cue:
    """The verb with its auxiliaries, and who says so: "is said by officers to have"."""
    left = min([verb, *parse.auxiliaries(verb)])
    agent = parse.kid(verb, ("agent",))
    near = parse.right[agent] + 1 if agent is not None and agent > verb else verb + 1
    return Cue(Family.REPUTED, verb, verb, verb + 1, speaker.source, left, near, near)


def block(parse: Parse, quoted: Quoted, verb: int, speaker: Speaker) -> tuple[int, int]:
    """First token and end of verb, auxiliaries and speaker."""
    left, near = verb, verb + 1
    start, end = window(parse, quoted, verb)
    for child in parse.children[verb]:
        if parse.deps[child] in BEFORE_VERB and 0 < verb - child < 4 and parse.words[child + 1] != ",":
            left = min(left, child)
        elif parse.deps[child] == "prt" and child == near:
            near = child + 1
    if speaker.own and speaker.source < verb:
        left = min(left, max(parse.left[speaker.source], start))
        while left > start and parse.deps[left - 1] in ("compound", "det", "amod") and parse.heads[left - 1] >= left:
            left -= 1
    elif speaker.own:
        near = max(near, min(parse.right[speaker.source] + 1, end, quoted.next_start(verb)))
    return left, near


def behind_adjuncts(parse: Parse, quoted: Quoted, verb: int, near: int) -> int:
    """End of what follows the verb and tells to whom, when and where it was said."""
    right = near
    for child in parse.children[verb]:
        if child < near or parse.left[child] > right:
            continue
        reach = parse.right[child] + 1
        if parse.deps[child] not in ADJUNCTS or reach - right > LONGEST_ADJUNCT or quoted.next_start(right) < reach:
            break
        if any(parse.tags[i] in FINITE_TAGS for i in range(right, reach)):
            break
        right = max(right, reach)
    return right


def cue_words(parse: Parse, verb: int) -> tuple[int, int]:
    """The verb with its particle: "pointed out", "went on"."""
    behind = verb + 1
    particle = behind < len(parse) and parse.heads[behind] == verb and parse.deps[behind] == "prt"
    return verb, behind + particle


def speaks_itself(parse: Parse, cue: Cue) -> bool:
    """True if the speaker is this verb's subject, or that of the verb it is coordinated with or goes along with."""
    dep = parse.deps[cue.token]
    return cue.own or dep == "conj" or (dep == "advcl" and parse.tags[cue.token] == "VBG")


# -- nouns and sources


def noun_cue(parse: Parse, quoted: Quoted, noun: int) -> Cue | None:
    """ "his claim that ...", "the claim by officials that ...", "her answer was that ...": clause and owner needed."""
    clause, owner = clause_of_noun(parse, noun), owner_of_noun(parse, quoted, noun)
    if owner is None or clause is None or any(parse.lowers[c] == "no" for c in parse.kids(noun, ("det",))):
        return None
    near = parse.left[clause]
    return Cue(Family.NOUN, noun, noun, noun + 1, owner, min(parse.left[noun], noun), near, near)


def owner_of_noun(parse: Parse, quoted: Quoted, noun: int) -> int | None:
    """Whose claim it is: "his claim", "the claim by officials", "officials issued a claim"."""
    owner = parse.kid(noun, ("poss",))
    if owner is None:
        owner = next(iter(parse.prepositional(noun, ("by", "from", "of"))), None)
    verb = parse.heads[noun]
    if owner is not None or parse.deps[noun] != "dobj" or parse.lemmas[verb] not in words("statements", "light"):
        return owner
    return None if is_unsaid(parse, quoted, verb) else parse.subject(verb)


def clause_of_noun(parse: Parse, noun: int) -> int | None:
    """The clause that says what the claim, view or promise is."""
    lemma, head = parse.lemmas[noun], parse.heads[noun]
    if lemma not in words("statements", "views"):
        for child in parse.children[noun]:
            if child > noun and (is_that_clause(parse, child) or is_undertaking(parse, noun, child)):
                return child
    if parse.deps[noun] == "nsubj" and parse.lemmas[head] == "be" and lemma not in words("statements", "documents"):
        return next((c for c in parse.kids(head, ("ccomp",)) if c > head), None)
    return None


def is_that_clause(parse: Parse, clause: int) -> bool:
    """A clause with the conjunction "that"; in "a charge that they reject" it is a pronoun."""
    if parse.deps[clause] not in ("acl", "ccomp", "relcl"):
        return False
    marks = [mark for mark in parse.children[clause] if parse.lowers[mark] == "that" and parse.deps[mark] == "mark"]
    return bool(marks) and not (parse.lemmas[clause] in TRANSITIVE and parse.kid(clause, ("dobj", "ccomp")) is None)


def is_undertaking(parse: Parse, noun: int, clause: int) -> bool:
    """ "her promise to rebuild the bridge"."""
    infinitive = any(parse.lowers[aux] == "to" for aux in parse.kids(clause, ("aux",)))
    return infinitive and parse.deps[clause] == "acl" and parse.lemmas[noun] in words("statements", "undertakings")


def source_cue(parse: Parse, quoted: Quoted, according: int) -> Cue | None:
    """ "according to" and the phrase behind it."""
    to = according + 1
    if to >= len(parse) or parse.lowers[to] != "to":
        return None
    source = parse.kid(to, ("pobj",))
    if source is None or source < to:
        return None
    right = min(parse.right[source] + 1, window(parse, quoted, according)[1])
    return Cue(Family.SOURCE, according, according, to + 1, source, according, right, right)
