"""What was said, where it is a phrase: "accused him of lying", "called it a mistake", "confirmed the call", "his claim that"."""

from __future__ import annotations

from timeline.extraction.clauses import trim_tail
from timeline.extraction.cues import Cue, clause_of_noun
from timeline.extraction.lexicon import table, words
from timeline.extraction.quotations import Quoted
from timeline.extraction.ranges import Range
from timeline.extraction.speakers import QUOTERS
from timeline.extraction.syntax import Parse

REASONS = frozenset({"for", "over", "as", "against"})
COMPLEMENTS = frozenset({"oprd", "ccomp", "xcomp", "acomp", "attr"})
CALLERS = frozenset({"call", "appeal", "press", "plead"})


def of_what(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "accused him of lying": what stands behind the preposition."""
    preposition = table("statements", "of").get(parse.lemmas[cue.token])
    if preposition is None:
        return []
    for holder in [cue.token, *parse.objects(cue.token)]:
        for child in parse.children[holder]:
            if child > cue.token and parse.lowers[child] == preposition and parse.deps[child] == "prep":
                return [(child + 1, parse.right[child] + 1)]
    return []


def verdict(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "called the deal a mistake", "described it as a mistake", "what they call a mistake": the thing and what it is said to be."""
    lemma = parse.lemmas[cue.token]
    if lemma not in words("statements", "verdict"):
        return []
    things, verdicts = [], []
    for child in parse.children[cue.token]:
        if child < cue.near:
            continue
        as_what = parse.lowers[child] == "as" and parse.deps[child] == "prep"
        if (
            as_what
            or is_as_clause(parse, child)
            or (parse.deps[child] in COMPLEMENTS and lemma not in words("statements", "object"))
        ):
            verdicts.append(child)
        elif parse.deps[child] in ("dobj", "nsubj"):
            things.append(child)
    if not verdicts and not is_what_clause(parse, cue):
        return []
    parts = things[:1] + verdicts
    if not parts:
        return []
    start = parse.left[parts[0]] + (not things and parse.lowers[parse.left[parts[0]]] == "as")
    return [(max(start, cue.near), max(parse.right[part] + 1 for part in parts))]


def is_as_clause(parse: Parse, clause: int) -> bool:
    """ "described the city as besieged"."""
    return parse.deps[clause] == "advcl" and any(parse.lowers[mark] == "as" for mark in parse.children[clause])


def is_what_clause(parse: Parse, cue: Cue) -> bool:
    """ "in what Kabul called retaliation"."""
    return any(parse.lowers[child] == "what" and child < cue.token for child in parse.children[cue.token])


def called_for(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "called for a truce", "appealed for calm", "called on both to talk"."""
    if parse.lemmas[cue.token] not in CALLERS:
        return []
    for child in parse.children[cue.token]:
        if child > cue.token and parse.deps[child] == "prep" and parse.lowers[child] in ("for", "on", "upon"):
            later = [
                c
                for c in parse.children[cue.token]
                if c >= child and parse.deps[c] in ("prep", "xcomp", "advcl", "ccomp")
            ]
            if parse.lowers[child] == "for" or any(parse.deps[c] in ("xcomp", "advcl", "ccomp") for c in later):
                return [(child + 1, trim_tail(parse, quoted, child, child + 1, max(parse.right[c] + 1 for c in later)))]
    return []


def spoken_of(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "warned of war", 'spoke of an "unprecedented" build-up'."""
    if parse.lemmas[cue.token] not in words("statements", "spoken_of") or not cue.own:
        return []
    for child in parse.children[cue.token]:
        if child > cue.token and parse.deps[child] == "prep" and parse.lowers[child] in ("of", "about", "against"):
            return [(child + 1, trim_tail(parse, quoted, child, child + 1, parse.right[child] + 1))]
    return []


def quoted_as(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "X quoted Y as saying that Z": X says that Y said Z."""
    thing = parse.kid(cue.token, ("dobj",))
    if parse.lemmas[cue.token] not in QUOTERS or not cue.own or thing is None:
        return []
    as_phrases = [c for c in parse.kids(cue.token, ("prep",)) if c > thing and parse.lowers[c] == "as"]
    return [(parse.left[thing], parse.right[as_phrases[0]] + 1)] if as_phrases else []


def thing_said(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "confirmed the telephone call": the verb's object; people are said nothing of but "criticised him for ..."."""
    if not cue.own or parse.lemmas[cue.token] not in words("statements", "object"):
        return []
    for child in parse.children[cue.token]:
        gerund = parse.deps[child] == "xcomp" and parse.tags[child] == "VBG"
        if child < cue.near or not (gerund or parse.deps[child] == "dobj"):
            continue
        start, end = max(parse.left[child], cue.near), parse.right[child] + 1
        reasoned = with_reason(parse, cue, child, end)
        if is_empty(parse, child) or (is_person(parse, child) and reasoned == end):
            return []
        return [(start, max(reasoned, trim_tail(parse, quoted, child, start, end) if reasoned == end else reasoned))]
    return []


def with_reason(parse: Parse, cue: Cue, thing: int, end: int) -> int:
    """The end of an object with its "for ...", "over ...", "to explain ..." that the parse hangs on the verb."""
    for child in parse.children[cue.token]:
        if child <= thing or parse.left[child] > end:
            continue
        reason = parse.deps[child] == "prep" and parse.lowers[child] in REASONS
        if reason or parse.deps[child] == "xcomp":
            end = max(end, parse.right[child] + 1)
    return end


def is_person(parse: Parse, noun: int) -> bool:
    return parse.pos[noun] in ("PROPN", "PRON")


def is_empty(parse: Parse, head: int) -> bool:
    """True for an object that only points back: "it", "the charge", "doing so"."""
    below = [c for c in parse.children[head] if parse.deps[c] not in ("det", "punct", "nummod", "predet")]
    if parse.lemmas[head] == "do":
        return all(parse.lowers[c] in ("so", "it", "that", "this") for c in below)
    if parse.pos[head] in ("PRON", "DET"):
        return not below
    return not below and parse.lemmas[head] in words("statements", "nouns")


def noun_clause(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "his claim that X", "her answer was that X": the clause that starts where the cue's block ends."""
    clause = clause_of_noun(parse, cue.token)
    if clause is None:
        return []
    start = cue.near + (parse.lowers[cue.near] == "that")
    return [(start, trim_tail(parse, quoted, clause, start, parse.right[clause] + 1))]
