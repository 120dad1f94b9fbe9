"""What was said, where it is a phrase: "accused him of lying", "called it a mistake", "confirmed the call"."""

from __future__ import annotations

from timeline.extraction.lexicon import table, words
from timeline.extraction.quotations import Quoted
from timeline.extraction.statements.cues import Cue, clause_of_noun, speaks_itself
from timeline.extraction.statements.ranges import Range
from timeline.extraction.statements.speakers import QUOTERS, speaking_nouns
from timeline.extraction.statements.tails import trim_tail
from timeline.extraction.syntax import Parse

FARTHEST = 20  # tokens between an accusation and its "of"
REASONS = frozenset({"for", "over", "as", "against", "about"})
COMPLEMENTS = frozenset({"oprd", "ccomp", "xcomp", "acomp", "attr"})
BROADCAST = frozenset({"television", "tv", "twitter", "facebook", "telegram", "x", "radio", "instagram"})
REASONED = frozenset({"blame", "attribute"})
CALLERS = frozenset({"call", "appeal", "press", "plead", "ask"})


def of_what(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "accused him of lying and of cheating": what stands behind the preposition."""
    preposition = table("statements", "of").get(parse.lemmas[cue.token])
    if preposition is None:
        return []
    limit = parse.sentence(cue.token)[1]
    if parse.lemmas[cue.token] in REASONED:
        whole = laid_on(parse, quoted, cue, preposition)
        if whole or parse.lemmas[cue.token] == "blame":
            return whole
    for holder in [cue.token, *parse.objects(cue.token)]:
        for child in parse.children[holder]:
            if child > cue.token and parse.lowers[child] == preposition and parse.deps[child] == "prep":
                end = parse.right[child] + 1
                if end + 1 < limit and parse.deps[end] == "cc" and parse.lowers[end + 1] == preposition:
                    end = parse.right[end + 1] + 1
                following = quoted.at(end) if end < limit else None
                return [(child + 1, following.end if following else end)]
    return of_doing(parse, cue, preposition, limit)


def laid_on(parse: Parse, quoted: Quoted, cue: Cue, preposition: str) -> list[Range]:
    """ "blamed the defeat on cowardice": what is blamed and on what; not "blamed him for it on Friday"."""
    thing = parse.kid(cue.token, ("dobj",))
    if thing is None or thing < cue.near:
        return []
    for holder in (cue.token, thing):
        for child in parse.kids(holder, ("prep",)):
            if child > thing and parse.lowers[child] == preposition and not parse.prepositional(holder, ("for",)):
                following = quoted.at(child + 1)
                end = max(parse.right[child] + 1, following.end if following else 0)
                return [(max(parse.left[thing], cue.near), end)]
    return []


def of_doing(parse: Parse, cue: Cue, preposition: str, limit: int) -> list[Range]:
    """ "accused rebels based in A of killing B", where the parse hangs the preposition on A."""
    for i in range(cue.near, min(limit - 1, cue.near + FARTHEST)):
        if parse.lowers[i] == preposition and parse.tags[i + 1] == "VBG":
            return [(i + 1, max(parse.right[i], i + 1) + 1)]
    return []


def verdict(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "called the deal a mistake", "described it as a mistake", "what they call a mistake": thing and verdict."""
    if parse.lemmas[cue.token] not in words("statements", "verdict"):
        return []
    things = [c for c in parse.kids(cue.token, ("dobj", "nsubj")) if c >= cue.near][:1]
    verdicts = [c for c in parse.children[cue.token] if c >= cue.near and is_verdict(parse, cue, c)]
    if not verdicts and not is_what_clause(parse, cue) and not any(holds_verdict(parse, cue, c) for c in things):
        return []
    parts = things + verdicts
    if not parts:
        return []
    start, end = max(parse.left[parts[0]], cue.near), max(parse.right[part] + 1 for part in parts)
    return [(start + (parse.lowers[start] == "as"), without_channel(parse, start, end))]


def is_verdict(parse: Parse, cue: Cue, child: int) -> bool:
    """What somebody or something is called: a complement, "as a mistake", "as besieged"."""
    if parse.deps[child] == "prep":
        return parse.lowers[child] == "as"
    if parse.deps[child] == "advcl":
        return is_as_clause(parse, child)
    return parse.deps[child] in COMPLEMENTS and parse.lemmas[cue.token] not in words("statements", "object")


def holds_verdict(parse: Parse, cue: Cue, thing: int) -> bool:
    """True if the parse hangs the verdict on the thing: "called talk of a deal absurd", "described it as frank"."""
    if any(parse.lowers[c] == "as" and parse.deps[c] == "prep" for c in parse.children[thing] if c > thing):
        return True
    named = parse.lemmas[cue.token] not in words("statements", "object")
    behind = range(thing + 1, parse.right[thing] + 1)
    return named and any(parse.deps[i] == "amod" and parse.heads[i] < i and parse.tags[i] == "JJ" for i in behind)


def without_channel(parse: Parse, start: int, end: int) -> int:
    """The end of a verdict without "on television"."""
    for i in range(end - 1, start, -1):
        if parse.lowers[i] == "on" and parse.right[i] == end - 1 and end - i == 2:
            return i if parse.lemmas[end - 1] in BROADCAST else end
    return end


def is_as_clause(parse: Parse, clause: int) -> bool:
    """ "described the city as besieged"."""
    return parse.deps[clause] == "advcl" and any(parse.lowers[mark] == "as" for mark in parse.children[clause])


def is_what_clause(parse: Parse, cue: Cue) -> bool:
    """ "in what Kabul called retaliation"."""
    return any(parse.lowers[child] == "what" and child < cue.token for child in parse.children[cue.token])


def called_for(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "called for a truce", "appealed for calm", "asked for time", "called on both to talk"."""
    if parse.lemmas[cue.token] not in CALLERS:
        return []
    for child in parse.kids(cue.token, ("prep",)):
        if child < cue.token or parse.lowers[child] not in ("for", "on", "upon"):
            continue
        clauses = [c for c in parse.kids(cue.token, ("xcomp", "advcl", "ccomp")) if c > child]
        if parse.lowers[child] == "for" or clauses:
            end = max(parse.right[c] + 1 for c in [*parse.kids(cue.token, ("prep",)), *clauses] if c >= child)
            return [(child + 1, trim_tail(parse, quoted, child, child + 1, end))]
    return []


def spoken_of(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "warned of war", 'spoke of an "unprecedented" build-up'."""
    if parse.lemmas[cue.token] not in words("statements", "spoken_of") or not speaks_itself(parse, cue):
        return []
    for child in parse.children[cue.token]:
        if child > cue.token and parse.deps[child] == "prep" and parse.lowers[child] in ("of", "about", "against"):
            end = with_reason(parse, cue, child, parse.right[child] + 1)
            return [(child + 1, trim_tail(parse, quoted, child, child + 1, end))]
    return []


def quoted_as(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "X quoted Y as saying that Z": X says that Y said Z."""
    thing = parse.kid(cue.token, ("dobj",))
    if parse.lemmas[cue.token] not in QUOTERS or not cue.own or thing is None:
        return []
    as_phrases = [c for c in parse.kids(cue.token, ("prep",)) if is_report(parse, thing, c)]
    return [(parse.left[thing], parse.right[as_phrases[0]] + 1)] if as_phrases else []


def is_report(parse: Parse, thing: int, as_phrase: int) -> bool:
    """ "as saying that ...", not "as saying" behind what was said."""
    return as_phrase > thing and parse.lowers[as_phrase] == "as" and parse.right[as_phrase] > as_phrase + 1


def thing_said(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "confirmed the telephone call": the verb's object; people need a reason: "criticised him for ..."."""
    if not speaks_itself(parse, cue) or parse.lemmas[cue.token] not in words("statements", "object"):
        return []
    if not cue.own and is_mere_thing(parse, cue.source):
        return []
    for child in parse.children[cue.token]:
        if child < cue.near or not is_thing(parse, cue, child):
            continue
        start, end = max(parse.left[child], cue.near), parse.right[child] + 1
        reasoned = with_reason(parse, cue, child, end)
        if is_empty(parse, child) or is_anothers(parse, child) or (reasoned == end and is_person(parse, child)):
            return []
        return [(start, reasoned if reasoned > end else trim_tail(parse, quoted, child, start, end))]
    return []


def is_mere_thing(parse: Parse, source: int | None) -> bool:
    """True for a common noun that is nobody and no writing, or only says what something is: "is a force rejecting
    responsibility"."""
    if source is None or parse.pos[source] != "NOUN" or parse.words[source][:1].isupper():
        return False
    return parse.deps[parse.first_conjunct(source)] == "attr" or parse.lemmas[source] not in speaking_nouns()


def is_thing(parse: Parse, cue: Cue, child: int) -> bool:
    return is_gerund(parse, child) or (parse.deps[child] == "dobj" and not is_hearer(parse, cue, child))


def is_gerund(parse: Parse, clause: int) -> bool:
    """ "denied meeting them", "denied having met them"."""
    having = any(parse.lowers[aux] == "having" for aux in parse.kids(clause, ("aux",)))
    return parse.deps[clause] == "xcomp" and (parse.tags[clause] == "VBG" or having)


def is_hearer(parse: Parse, cue: Cue, noun: int) -> bool:
    """The first of two objects: "promised them support"."""
    return parse.pos[noun] == "PRON" and any(c > noun for c in parse.kids(cue.token, ("dobj",)))


def with_reason(parse: Parse, cue: Cue, thing: int, end: int) -> int:
    """The end of an object with a "for ...", "over ...", "to explain ..." that the parse hangs on the verb."""
    for child in parse.children[cue.token]:
        if child <= thing or parse.left[child] != end:
            continue
        reason = parse.deps[child] == "prep" and parse.lowers[child] in REASONS
        if reason or (parse.deps[child] in ("xcomp", "advcl", "acl") and parse.tags[child] in ("VB", "VBG")):
            end = max(end, parse.right[child] + 1)
    return end


def is_person(parse: Parse, noun: int) -> bool:
    if parse.pos[noun] in ("PROPN", "PRON"):
        return True
    return parse.lemmas[noun] in speaking_nouns() and parse.lemmas[noun] not in words("statements", "documents")


def is_empty(parse: Parse, head: int) -> bool:
    """True for an object that only points back: "it", "the charge", "doing so"."""
    below = [c for c in parse.children[head] if parse.deps[c] not in ("det", "punct", "nummod", "predet")]
    if parse.lemmas[head] == "do":
        return all(parse.lowers[c] in ("so", "it", "that", "this") for c in below)
    if parse.pos[head] in ("PRON", "DET"):
        return not below
    return not below and parse.lemmas[head] in words("statements", "nouns")


def is_anothers(parse: Parse, noun: int) -> bool:
    """ "welcomed her guest's announcement that A": what is said is said by somebody else."""
    return parse.kid(noun, ("poss",)) is not None and clause_of_noun(parse, noun) is not None


def noun_clause(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "his claim that X", "her answer was that X": the clause that starts where the cue's block ends."""
    clause = clause_of_noun(parse, cue.token)
    if clause is None:
        return []
    start = cue.near + (parse.lowers[cue.near] == "that")
    return [(start, trim_tail(parse, quoted, clause, start, parse.right[clause] + 1))]
