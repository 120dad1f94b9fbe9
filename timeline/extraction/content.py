"""What was said: the tokens that are the content of a cue.

Rules are tried in turn, the surest first; each answers with ranges of tokens (first, end) in the order of the text, or with none.
Quotations are never cut: a range that touches one takes all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from timeline.extraction.cues import Cue, Family, cue_verbs, window
from timeline.extraction.lexicon import table, words
from timeline.extraction.quotations import Quoted
from timeline.extraction.syntax import FINITE_TAGS, SUBJECTS, VERBAL, Parse

Range = tuple[int, int]

EDGE_MARKS = frozenset({",", ".", ":", ";", "-", "–", "—", "--", "...", "…"})
QUOTE_MARKS = frozenset({'"', "''", "'"})
SETS_OFF = frozenset({",", "-", "–", "—", "--"})
CONTRAST = frozenset({"while", "whereas", "although", "though"})
NOT_CONTINUED = frozenset({"VBG", "WP", "WDT", "WRB", "VBN"})
ASIDE = frozenset({"advcl", "prep"})  # "When he came, she said ..." is not what she said
WEAK_VERBS = frozenset({"say", "write", "add", "note"})


@dataclass(frozen=True, slots=True)
class Content:
    """What one cue introduces."""

    ranges: list[Range]
    rule: str


def find_content(parse: Parse, quoted: Quoted, cue: Cue) -> Content | None:
    """The content of a cue, or None where nothing that can be told apart was said."""
    for find in RULES[cue.family]:
        content = find(parse, quoted, cue)
        if content is not None:
            ranges = settle(parse, quoted, cue, content.ranges)
            if ranges:
                return Content(ranges, content.rule)
    return None


# -- verbs


def clause_and_quotations(parse: Parse, quoted: Quoted, cue: Cue) -> Content | None:
    """The clause behind or in front of the verb, with the quotations that stand beside it."""
    verb_ranges, rule = complement(parse, quoted, cue), "said-that"
    if not verb_ranges:
        verb_ranges, rule = fronted(parse, quoted, cue), "fronted-clause"
    beside = quotations_beside(parse, quoted, cue, verb_ranges)
    if not verb_ranges and beside:
        rule = "quote-beside-verb"
    ranges = join(verb_ranges + beside)
    return Content(ranges, rule) if ranges else None


def complement(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """The clauses that hang on the verb and stand behind it; of "urge both to talk" the whole infinitive clause."""
    lemma = parse.lemmas[cue.token]
    takes_clause = lemma in words("statements", "say")
    infinitive = lemma in words("statements", "infinitive")
    found = []
    for child in parse.children[cue.token]:
        if child < cue.near or not is_complement(parse, child, takes_clause, infinitive):
            continue
        start, end = max(parse.left[child], cue.near), parse.right[child] + 1
        if parse.deps[child] == "xcomp":
            start = min([start] + [parse.left[c] for c in parse.kids(cue.token, ("dobj",)) if cue.near <= c < child])
        if parse.lowers[start] == "that" and parse.deps[start] == "mark":
            start += 1
        end = trim_tail(parse, quoted, child, start, end)
        if start < end:
            found.append((start, end))
    if found:
        found[-1] = (found[-1][0], extended(parse, cue, found[-1][1]))
    return found


def is_complement(parse: Parse, clause: int, takes_clause: bool, infinitive: bool) -> bool:
    if parse.deps[clause] == "xcomp" or (parse.deps[clause] == "ccomp" and is_infinitive(parse, clause)):
        return infinitive and parse.lemmas[clause] not in ("name", "identify")
    return takes_clause and parse.deps[clause] == "ccomp"


def is_infinitive(parse: Parse, clause: int) -> bool:
    return any(parse.lowers[aux] == "to" for aux in parse.kids(clause, ("aux",)))


def trim_tail(parse: Parse, quoted: Quoted, clause: int, start: int, end: int) -> int:
    """The end of a clause without what the writer adds behind it: another cue, a contrast, a relative clause."""
    for i in range(clause + 1, min(end, parse.right[clause] + 1)):
        if quoted.at(i) is not None or i >= end or parse.pos[i] not in VERBAL:
            continue
        if is_second_cue(parse, i):
            edge = max(min([parse.left[c] for c in parse.kids(i, SUBJECTS)] + [i]), clause + 1)
            if edge > start + 1:
                end = min(end, edge)
        elif is_afterthought(parse, i, clause) and parse.right[i] >= end - 2:
            end = min(end, parse.left[i])
    while (
        end > start
        and (parse.deps[end - 1] == "cc" or parse.pos[end - 1] in ("PUNCT", "SPACE"))
        and quoted.at(end - 1) is None
    ):
        end -= 1
    return end


def is_second_cue(parse: Parse, verb: int) -> bool:
    """ "... and added that", ", telling reporters": a verb of saying of the same speaker or another one."""
    dep = parse.deps[verb]
    return parse.lemmas[verb] in cue_verbs() and (dep == "conj" or (dep == "advcl" and parse.tags[verb] == "VBG"))


def is_afterthought(parse: Parse, verb: int, clause: int) -> bool:
    """A clause set off by a comma: ", while B did", ", who did"."""
    edge = parse.left[verb]
    if edge <= clause or parse.words[edge - 1] not in SETS_OFF:
        return False
    if parse.deps[verb] == "advcl":
        return any(parse.lowers[mark] in CONTRAST for mark in parse.children[verb])
    return parse.deps[verb] == "relcl"


def extended(parse: Parse, cue: Cue, end: int) -> int:
    """Where a content ends that goes on behind "and that", or with a verb that cannot be the speaker's own act."""
    limit = window(parse, cue.token)[1]
    k = end + (end < limit and parse.words[end] == ",")
    if k + 2 < limit and parse.deps[k] == "cc":
        if parse.lowers[k + 1] == "that":
            return limit
        for verb in parse.kids(cue.token, ("conj",)):
            if verb > k and parse.left[verb] == k + 1 and is_said_too(parse, cue, verb):
                return min(limit, parse.right[verb] + 1)
    return end


def is_said_too(parse: Parse, cue: Cue, verb: int) -> bool:
    """For "A said B did and C": C belongs to what was said if its tense is not that of "said"."""
    if parse.lemmas[verb] in cue_verbs():
        return False
    return tense(parse, verb) != tense(parse, cue.token)


def tense(parse: Parse, verb: int) -> str:
    """Of a verb or its first auxiliary: past, present, modal, or none."""
    for i in [*parse.auxiliaries(verb), verb]:
        if parse.tags[i] in FINITE_TAGS:
            return {"VBD": "past", "MD": "modal"}.get(parse.tags[i], "present")
    return ""


def fronted(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "A, he said" and "A, he said, B": what stands before the verb's block, and behind it."""
    if not cue.finite or cue.source is None or not can_front(parse, cue):
        return []
    start, limit = window(parse, cue.token)
    start = clause_start(parse, quoted, start, cue.left)
    behind = cue.right + 1
    interrupts = cue.right < limit and parse.words[cue.right] == ","
    if cue.left - start < 2 or not is_set_off(parse, cue, start):
        return []
    whole = has_clause(parse, quoted, cue, start)
    if not whole and not interrupts:
        return []
    goes_on = interrupts and behind < limit and quoted.at(behind) is None and parse.tags[behind] not in NOT_CONTINUED
    if goes_on and (cue.source < cue.token or not whole):
        return [(start, cue.left), (behind, limit)]
    return [(start, cue.left)] if whole else []


def can_front(parse: Parse, cue: Cue) -> bool:
    """Verbs of saying proper may follow what was said; "he condemned" may not."""
    lemma = parse.lemmas[cue.token]
    if lemma == "go":
        return parse.lowers[cue.token + 1 : cue.token + 2] == ["on"]
    return lemma in words("statements", "say")


def is_set_off(parse: Parse, cue: Cue, start: int) -> bool:
    """True if a comma or a mark divides the block from what stands before it, or the parse says so."""
    before = parse.words[cue.left - 1]
    if before == "," or before in QUOTE_MARKS or before in ("?", "!", "-", "–", "—", "--"):
        return True
    hangs = any(c < cue.left and parse.deps[c] == "ccomp" for c in parse.children[cue.token])
    return hangs and before not in ("that", "and")


def has_clause(parse: Parse, quoted: Quoted, cue: Cue, start: int) -> bool:
    """True if what stands before the block can be said: a main clause, or a quotation."""
    if quoted.between(start, cue.left):
        return True
    aside = [
        (parse.left[c], parse.right[c]) for c in parse.children[cue.token] if c < cue.left and parse.deps[c] in ASIDE
    ]
    return any(parse.tags[i] in FINITE_TAGS and not any(a <= i <= b for a, b in aside) for i in range(start, cue.left))


def clause_start(parse: Parse, quoted: Quoted, start: int, end: int) -> int:
    """Where the last part of a sentence begins that a semicolon or a colon divides."""
    for i in range(end - 2, start, -1):
        if parse.words[i] in (";", ":") and quoted.at(i) is None:
            return i + 1
    return start


def quotations_beside(parse: Parse, quoted: Quoted, cue: Cue, ranges: list[Range]) -> list[Range]:
    """Quotations next to the verb's block: '"...," he said', 'he said: "..."', '"...," he said, "..."'."""
    start, limit = window(parse, cue.token)
    found: list[Range] = []
    for quotation in quoted.between(start, limit):
        if any(quotation.start < b and a < quotation.end for a, b in ranges):
            continue
        if quotation.end <= cue.left:
            if cue.finite and is_near(parse, quotation.end, cue.left):
                found.append((quotation.start, quotation.end))
        elif quotation.start > cue.token and follows(parse, cue, quotation.start, ranges + found):
            found.append((quotation.start, quotation.end))
    return found


def is_near(parse: Parse, end: int, left: int) -> bool:
    """A quotation's end right before the block, or with no more than a word or two that are no verb."""
    return left - end <= 1 or (left - end < 4 and not any(parse.pos[i] == "VERB" for i in range(end, left)))


def follows(parse: Parse, cue: Cue, start: int, ranges: list[Range]) -> bool:
    """True for a quotation behind the block that no other verb of saying introduces."""
    before = parse.words[start - 1]
    if not ranges:
        verbs = cue_verbs()
        if any(parse.pos[i] == "VERB" and parse.lemmas[i] in verbs for i in range(cue.near, start)):
            return False
        return start - cue.near < 14 and (before in (",", ":") or start - cue.near < 6)
    fronted_content = ranges[0][0] < cue.token
    return fronted_content and before in (",", ";") and not any(parse.pos[i] == "VERB" for i in range(cue.near, start))


def of_what(parse: Parse, quoted: Quoted, cue: Cue) -> Content | None:
    """ "accused him of lying", "blamed rebels for the attack": what stands behind the preposition."""
    preposition = table("statements", "of").get(parse.lemmas[cue.token])
    if preposition is None:
        return None
    for holder in [cue.token, *parse.objects(cue.token)]:
        for child in parse.children[holder]:
            if child > cue.token and parse.lowers[child] == preposition and parse.deps[child] == "prep":
                return Content([(child + 1, parse.right[child] + 1)], f"{parse.lemmas[cue.token]}-{preposition}")
    return None


def verdict(parse: Parse, quoted: Quoted, cue: Cue) -> Content | None:
    """ "called the deal a mistake", "described it as a mistake": the thing and what is made of it."""
    if parse.lemmas[cue.token] not in words("statements", "verdict"):
        return None
    start, end = None, None
    for child in parse.children[cue.token]:
        if child < cue.near:
            continue
        if parse.deps[child] in ("dobj", "nsubj") and start is None:
            start, end = parse.left[child], parse.right[child] + 1
        elif parse.deps[child] in ("oprd", "ccomp", "xcomp") or (
            parse.deps[child] == "prep" and parse.lowers[child] == "as"
        ):
            start = parse.left[child] if start is None else start
            end = parse.right[child] + 1
    return Content([(start, end)], "called") if start is not None and end is not None else None


def called_for(parse: Parse, quoted: Quoted, cue: Cue) -> Content | None:
    """ "called for a truce", "appealed for calm", "called on both to talk"."""
    if parse.lemmas[cue.token] not in ("call", "appeal", "press", "plead"):
        return None
    for child in parse.children[cue.token]:
        if child > cue.token and parse.deps[child] == "prep" and parse.lowers[child] in ("for", "on", "upon"):
            end = max(
                parse.right[c] + 1
                for c in parse.children[cue.token]
                if c >= child and parse.deps[c] in ("prep", "xcomp", "advcl", "ccomp")
            )
            return Content([(child + 1, end)], "called-for")
    return None


def thing_said(parse: Parse, quoted: Quoted, cue: Cue) -> Content | None:
    """ "confirmed the telephone call": the verb's object."""
    if not cue.own or parse.lemmas[cue.token] not in words("statements", "object"):
        return None
    for child in parse.children[cue.token]:
        if child >= cue.near and (
            parse.deps[child] == "dobj" or (parse.deps[child] == "xcomp" and parse.tags[child] == "VBG")
        ):
            end = parse.right[child] + 1
            return Content(
                [(max(parse.left[child], cue.near), trim_tail(parse, quoted, child, cue.near, end))], "thing-said"
            )
    return None


def is_empty(parse: Parse, head: int) -> bool:
    """True for an object that only points back: "it", "the charge", "doing so"."""
    if parse.pos[head] in ("PRON", "DET"):
        return True
    below = [c for c in parse.children[head] if parse.deps[c] not in ("det", "punct", "nummod", "predet")]
    if parse.lemmas[head] == "do":
        return all(parse.lowers[c] in ("so", "it", "that", "this") for c in below)
    return not below and parse.lemmas[head] in words("statements", "nouns")


def lost_that(parse: Parse, quoted: Quoted, cue: Cue) -> Content | None:
    """A clause with "that" which the parse hangs elsewhere."""
    limit = window(parse, cue.token)[1]
    if not cue.own or parse.lemmas[cue.token] in ("call", "cite"):
        return None
    for i in range(cue.near, min(cue.near + 9, limit - 2)):
        if parse.pos[i] == "VERB":
            return None
        if parse.lowers[i] == "that" and parse.deps[i] in ("mark", "nsubj", "det"):
            return Content([(i + 1, limit)], "said-that-lost")
    return None


def lost_clause(parse: Parse, quoted: Quoted, cue: Cue) -> Content | None:
    """ "he said X did Y" where the parse found no clause: the rest of the sentence."""
    limit = window(parse, cue.token)[1]
    if not cue.finite or parse.lemmas[cue.token] not in WEAK_VERBS or cue.source is None or cue.source > cue.token:
        return None
    if cue.near + 3 >= limit or parse.words[cue.near] in (",", ".", ";", ":"):
        return None
    if parse.deps[cue.near] in ("prep", "advmod", "npadvmod", "cc"):
        return None
    return Content([(cue.near, limit)], "said-lost")


# -- nouns and sources


def noun_clause(parse: Parse, quoted: Quoted, cue: Cue) -> Content | None:
    """ "his claim that X": the clause."""
    for child in parse.children[cue.token]:
        if child > cue.token and parse.left[child] == cue.right:
            start = cue.right + (parse.lowers[cue.right] == "that")
            return Content([(start, parse.right[child] + 1)], "noun-cue")
    return None


def sentence_of_source(parse: Parse, quoted: Quoted, cue: Cue) -> Content | None:
    """ "A, according to X"; "According to X, A"; "B and, according to X, A"; "X, according to which A"."""
    start, limit = window(parse, cue.token)
    start = clause_start(parse, quoted, start, cue.left)
    left = [i for i in range(start, cue.left) if parse.pos[i] not in ("PUNCT", "SPACE")]
    if (
        cue.source is not None
        and parse.lowers[cue.source] in ("which", "whom")
        or (left and parse.deps[left[-1]] == "cc")
    ):
        return Content([(cue.right, limit)], "according-to")
    ranges = [(start, cue.left)] if len(left) > 1 else []
    if not any(parse.tags[i] in FINITE_TAGS for i in left):
        ranges.append((cue.right, limit))
    return Content(ranges, "according-to") if ranges else None


RULES: dict[Family, tuple[Callable[[Parse, Quoted, Cue], Content | None], ...]] = {
    Family.VERB: (clause_and_quotations, of_what, verdict, called_for, thing_said, lost_that, lost_clause),
    Family.NOUN: (noun_clause,),
    Family.SOURCE: (sentence_of_source,),
}


# -- ranges


def settle(parse: Parse, quoted: Quoted, cue: Cue, ranges: list[Range]) -> list[Range]:
    """Ranges that hold whole quotations, leave the cue's block out and have no loose marks at their ends."""
    whole = join([grown(quoted, a, b) for a, b in ranges])
    open_ranges = [part for a, b in whole for part in without(a, b, cue.left, cue.near)]
    tidy = [trimmed(parse, a, b) for a, b in open_ranges]
    kept = [(a, b) for a, b in tidy if b - a > (len(tidy) > 1)]
    return kept if sum(parse.pos[i] not in ("PUNCT", "SPACE") for a, b in kept for i in range(a, b)) > 0 else []


def grown(quoted: Quoted, start: int, end: int) -> Range:
    first, last = quoted.at(start), quoted.at(end - 1)
    return min(start, first.start if first else start), max(end, last.end if last else end)


def without(start: int, end: int, left: int, right: int) -> Iterator[Range]:
    if right <= start or end <= left:
        yield start, end
        return
    if start < left:
        yield start, left
    if right < end:
        yield right, end


def trimmed(parse: Parse, start: int, end: int) -> Range:
    while end > start and (parse.words[end - 1] in EDGE_MARKS or parse.pos[end - 1] == "SPACE"):
        end -= 1
    while start < end and (parse.words[start] in EDGE_MARKS or parse.pos[start] == "SPACE"):
        start += 1
    return start, end


def join(ranges: list[Range]) -> list[Range]:
    """In order, with those that touch made one."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if start >= end:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined
