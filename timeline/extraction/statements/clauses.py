"""What was said, where it is a clause: behind the verb of saying, in front of it, or around it."""

from __future__ import annotations

from timeline.extraction.lexicon import words
from timeline.extraction.quotations import Quotation, Quoted
from timeline.extraction.statements.cues import HEARER_VERBS, Cue, makes_clear, speaks_itself, window
from timeline.extraction.statements.ranges import Range, is_spaced
from timeline.extraction.statements.speakers import RELATIVE_TAGS, is_relative
from timeline.extraction.statements.tails import (
    DASHES,
    QUOTE_MARKS,
    SET_OFF,
    extended,
    has_cue,
    trim_tail,
    without_additions,
)
from timeline.extraction.syntax import FINITE_TAGS, SUBJECTS, VERBAL, Parse

SUBORDINATORS = frozenset({"when", "while", "after", "before", "because", "since", "where", "if", "although", "though"})
NOT_CONTINUED = frozenset({"VBG", "VBN", "WRB"})
ASIDE = frozenset({"advcl", "prep"})  # "When he came, she said ..." is not what she said
ACTS = frozenset({"dobj", "xcomp", "ccomp"})
THAT = frozenset({"mark", "nsubj", "det", "prep"})
SHORTEST_PLACE = 3  # letters
LONGEST_ASIDE = 12  # tokens
WEAK_VERBS = frozenset({"say", "write", "add", "note"})


# -- behind the verb


def complement(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """The clauses that hang on the verb and stand behind it; of "urge both to talk" the whole infinitive clause."""
    lemma = parse.lemmas[cue.token]
    takes_clause = lemma in words("statements", "say") or lemma in words("statements", "findings")
    infinitive = lemma in words("statements", "infinitive")
    found = []
    for child in parse.children[cue.token]:
        if child < cue.near or not is_complement(parse, child, takes_clause, infinitive):
            continue
        start, end = complement_start(parse, cue, child), parse.right[child] + 1
        end = trim_tail(parse, quoted, child, start, end, cue.token)
        if start < end:
            found.append((start, end))
    if len(found) > 1:
        last = without_additions(parse, quoted, found[0][0], found[-1][1])
        found = [(start, min(end, last)) for start, end in found if start < last]
    if found:
        found[-1] = (found[-1][0], extended(parse, quoted, cue, found[-1][1]))
    return found


def is_complement(parse: Parse, clause: int, takes_clause: bool, infinitive: bool) -> bool:
    if parse.deps[clause] == "xcomp":
        return infinitive and parse.lemmas[clause] not in words("statements", "procedures")
    if parse.deps[clause] != "ccomp":
        return False
    if is_infinitive(parse, clause):
        infinitive = infinitive and parse.lemmas[clause] not in words("statements", "procedures")
        return infinitive or (takes_clause and parse.own_subject(clause) is not None)
    return takes_clause


def is_infinitive(parse: Parse, clause: int) -> bool:
    return any(parse.lowers[aux] == "to" for aux in parse.kids(clause, ("aux",)))


def complement_start(parse: Parse, cue: Cue, clause: int) -> int:
    """Where a clause begins, behind its "that"; a subject that the parse took for the verb's object belongs to it."""
    start = max(parse.left[clause], cue.near)
    for mark in parse.kids(clause, ("mark",)):
        if parse.lowers[mark] == "that" and mark >= start:
            return mark + 1
    headless = parse.own_subject(clause) is None and parse.lemmas[cue.token] not in HEARER_VERBS
    start = behind_day(parse, clause, start)
    if parse.deps[clause] == "xcomp" or headless:
        lost = [c for c in parse.kids(cue.token, ("dobj", "npadvmod")) if cue.near <= c < clause]
        start = min([start] + [parse.left[c] for c in lost if parse.deps[c] == "dobj" or parse.kid(c, ("relcl",))])
    return start


def made_clear(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "made clear that A", "let it be known that A"."""
    adjective = makes_clear(parse, cue.token)
    if adjective is None:
        return []
    for holder in (adjective, cue.token):
        for clause in parse.kids(holder, ("ccomp", "advcl")):
            if clause > adjective and parse.tags[clause] != "VBG":
                start = max(parse.left[clause], adjective + 1)
                start += parse.lowers[start] == "that"
                return [(start, trim_tail(parse, quoted, clause, start, parse.right[clause] + 1, cue.token))]
    return []


# -- in front of the verb


def fronted(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "A, he said" and "A, he said, B": what stands before the verb's block, and behind it."""
    if not cue.finite or cue.source is None or not can_front(parse, cue):
        return []
    start, limit = scope(parse, quoted, cue)
    start = part_start(parse, quoted, start, cue.left)
    behind = cue.right + 1
    interrupts = cue.right < limit and parse.words[cue.right] == ","
    if cue.left - start < 2 or not is_set_off(parse, cue):
        return []
    whole = has_clause(parse, quoted, cue, start)
    if not whole and not interrupts:
        return []
    if whole and cue.right < limit and parse.words[cue.right] == ";" and not has_cue(parse, quoted, cue.right, limit):
        return [(start, cue.left), (behind, limit)]  # "A, she insisted; on the contrary, B"
    if interrupts and parse.tags[cue.left - 2] == "WDT" and parse.words[cue.left - 1] == ",":
        return [(behind, limit)]  # "a voyage during which, she said, nobody may phone"
    if interrupts and goes_on(parse, quoted, cue, behind, limit, whole) and (cue.source < cue.token or not whole):
        end = without_additions(parse, quoted, behind, before_next_cue(parse, quoted, behind, limit))
        return [(start, cue.left), (behind, end)]
    return [(start, cue.left)] if whole else []


def before_next_cue(parse: Parse, quoted: Quoted, start: int, end: int) -> int:
    """Where another "but he said" cuts off what goes on behind an interruption."""
    for i in range(start, end):
        if parse.lemmas[i] in words("statements", "say") and parse.pos[i] == "VERB" and quoted.at(i) is None:
            subject = parse.own_subject(i)
            edge = parse.left[subject] if subject is not None else i
            if start < edge < i and parse.pos[edge - 1] in ("CCONJ", "SCONJ"):
                return edge - 1
    return end


def can_front(parse: Parse, cue: Cue) -> bool:
    """Verbs of saying proper may follow what was said; "he condemned", "who said", "when he said" may not."""
    lemma, source = parse.lemmas[cue.token], cue.source
    if lemma == "go":
        return cue.token + 1 < len(parse) and parse.lowers[cue.token + 1] == "on"
    if lemma not in words("statements", "say") or is_relative(parse, source) or is_reported(parse, cue):
        return False
    for child in parse.children[cue.token]:
        if child < cue.token and parse.lowers[child] in SUBORDINATORS:
            return False
        if child == source:
            continue
        if child > cue.token and parse.deps[child] in ACTS and lemma not in HEARER_VERBS and lemma != "say":
            return False
    return True


def is_reported(parse: Parse, cue: Cue) -> bool:
    """True inside what another verb of saying introduces: "he said that, if attacked, it would respond"."""
    head = parse.heads[cue.token]
    if parse.deps[cue.token] != "ccomp" or head > cue.token or parse.lemmas[head] not in words("statements", "say"):
        return False
    return not any(parse.tags[i] in FINITE_TAGS for i in range(head + 1, cue.left))


def scope(parse: Parse, quoted: Quoted, cue: Cue) -> Range:
    """The sentence of a cue, with the whole of a quotation that it cuts or that ends before it: '"Who?" she asked.'"""
    start, limit = window(parse, quoted, cue.token)
    first, last = quoted.at(start), quoted.at(limit - 1)
    if first is None and is_asked(parse, quoted.at(start - 1), start):
        first = quoted.at(start - 1)
    return min(start, first.start if first else start), max(limit, last.end if last else limit)


def is_asked(parse: Parse, quotation: Quotation | None, start: int) -> bool:
    """True for a quotation that cannot be the end of a sentence before the one at `start`."""
    if quotation is None or parse.paragraph_of[quotation.start] != parse.paragraph_of[start]:
        return False
    last = parse.words[quotation.inner_end - 1]
    return last in ("?", "!") or last in SET_OFF or parse.words[start].islower()


def part_start(parse: Parse, quoted: Quoted, start: int, end: int) -> int:
    """Where the last part of a sentence begins that a semicolon or a colon divides."""
    for i in range(end - 1, start, -1):
        if parse.words[i] in (";", ":") and quoted.at(i) is None:
            return i + 1
    return behind_dateline(parse, start, end)


def behind_dateline(parse: Parse, start: int, end: int) -> int:
    """Behind the dash of "PORT ELM (Reporter) - A ship sank"; a dateline opens in capitals and holds no verb."""
    first = next((i for i in range(start, end) if parse.pos[i] != "SPACE"), start)
    if not parse.words[first].isupper() or len(parse.words[first]) < SHORTEST_PLACE:
        return start
    for i in range(first + 1, min(first + LONGEST_ASIDE, end)):
        if parse.tags[i] in FINITE_TAGS:
            return start
        if parse.words[i] in DASHES and is_spaced(parse, i):
            return i + 1
    return start


def is_set_off(parse: Parse, cue: Cue) -> bool:
    """True if a comma or a mark divides the block from what stands before it, or the parse says so."""
    before = parse.words[cue.left - 1]
    if before in SET_OFF or before in QUOTE_MARKS or before in ("?", "!"):
        return True
    hangs = any(c < cue.left and parse.deps[c] == "ccomp" for c in parse.children[cue.token])
    return hangs and before not in ("that", "and")


def has_clause(parse: Parse, quoted: Quoted, cue: Cue, start: int) -> bool:
    """True if what stands before the block can be said: a main clause, or a quotation."""
    if quoted.between(start, cue.left):
        return True
    kids = [c for c in parse.children[cue.token] if c < cue.left and parse.deps[c] in ASIDE]
    aside = [(parse.left[c], parse.right[c]) for c in kids]
    return any(parse.tags[i] in FINITE_TAGS and not any(a <= i <= b for a, b in aside) for i in range(start, cue.left))


def goes_on(parse: Parse, quoted: Quoted, cue: Cue, behind: int, limit: int, whole: bool) -> bool:
    """True if what was said goes on behind the interruption: 'Guns, he said, "killed them"'."""
    while behind < limit and parse.words[behind] in QUOTE_MARKS and quoted.at(behind) is None:
        behind += 1
    if behind >= limit:
        return False
    if quoted.at(behind) is not None:
        return not whole and behind + 1 < limit and not parse.words[behind + 1][:1].isupper()
    inverted = cue.source is not None and cue.source > cue.token
    aside = parse.tags[behind] in NOT_CONTINUED and parse.deps[behind] != "amod"
    aside = aside or explains(parse, cue, behind)
    return not aside and not (inverted and parse.tags[behind] in RELATIVE_TAGS)


def explains(parse: Parse, cue: Cue, behind: int) -> bool:
    """True for an apposition to the block: "A, she said on Friday, the first day of the strike"."""
    for i in range(behind, min(behind + LONGEST_ASIDE, parse.sentence(behind)[1])):
        if parse.left[i] == behind and cue.left <= parse.heads[i] < behind:
            dated = parse.lowers[cue.right - 1] in words("statements", "days")
            return parse.deps[i] == "appos" or (dated and parse.deps[i] == "npadvmod")
    return False


def behind_day(parse: Parse, clause: int, start: int) -> int:
    """In "said on Friday it had left" the day is that of saying."""
    for child in parse.children[clause]:
        if parse.left[child] == start and child < clause and parse.deps[child] in ("prep", "npadvmod"):
            end = parse.right[child] + 1
            return end if parse.lowers[end - 1] in words("statements", "days") and end - start <= 2 else start
    return start


def interrupted(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "A, he said, that B": what stands before the block, where the rest is a complement of the verb."""
    start, limit = scope(parse, quoted, cue)
    start = part_start(parse, quoted, start, cue.left)
    if not cue.finite or cue.right >= limit or parse.words[cue.right] != "," or cue.left - start < 2:
        return []
    if quoted.at(cue.right + 1) is not None or parse.words[cue.left - 1] != ",":
        return []
    if not can_front(parse, cue) or not has_clause(parse, quoted, cue, start):
        return []
    return [(start, cue.left)]


# -- lost to the parse


def lost_that(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """A clause with "that" which the parse hangs elsewhere."""
    limit = window(parse, quoted, cue.token)[1]
    lemma = parse.lemmas[cue.token]
    if lemma == "go" and parse.lowers[cue.token + 1 : cue.token + 3] != ["on", "that"]:
        return []
    # "accused him of theft, charges that he denies": a noun that the tagger takes for a verb
    noun_like = lemma in words("statements", "nouns") and parse.own_subject(cue.token) is None
    if lemma not in words("statements", "say") or noun_like or not speaks_itself(parse, cue):
        return []
    start = behind_aside(parse, cue.near, limit)
    for i in range(start, min(start + 9, limit - 2)):
        if parse.pos[i] == "VERB":
            return []
        if parse.lowers[i] == "that" and parse.deps[i] in THAT:
            return [(i + 1, before_conjunct(parse, cue, i, limit))] if opens_clause(parse, i, limit) else []
    return []


def before_conjunct(parse: Parse, cue: Cue, start: int, limit: int) -> int:
    """Where "and said B" begins behind a clause that the parse hangs elsewhere."""
    verbs = [verb for verb in parse.kids(cue.token, ("conj",)) if start < verb < limit]
    edges = [parse.left[verb] for verb in verbs if parse.lemmas[verb] in words("statements", "say")]
    end = min(edges, default=limit)
    while start < end < limit and (parse.deps[end - 1] == "cc" or parse.words[end - 1] == ","):
        end -= 1
    return end


def behind_aside(parse: Parse, start: int, limit: int) -> int:
    """Behind the second dash of "told the house - what was left of it - that A"; else the start itself."""
    near = range(start, min(start + 2 * LONGEST_ASIDE, limit - 2))
    dashes = [i for i in near if parse.words[i] in DASHES and is_spaced(parse, i)]
    return dashes[1] + 1 if len(dashes) > 1 and parse.lowers[dashes[1] + 1] == "that" else start


def opens_clause(parse: Parse, that: int, limit: int) -> bool:
    """False for a relative "that", one behind a preposition, and where no verb follows: "denied that charge"."""
    relative = parse.tags[that] == "WDT" and parse.deps[that] != "mark"
    if relative or parse.deps[parse.heads[that]] == "pobj":
        return False
    if parse.deps[parse.heads[that]] == "relcl" and parse.heads[parse.heads[that]] == that - 1:
        return False  # "reported every incident that it had to report"
    return any(parse.pos[i] in VERBAL for i in range(that + 1, limit))


def lost_clause(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "he said X did Y" where the parse found no clause: the rest of the sentence."""
    limit = window(parse, quoted, cue.token)[1]
    if not cue.finite or parse.lemmas[cue.token] not in WEAK_VERBS or cue.source is None or cue.source > cue.token:
        return []
    if cue.near + 3 >= limit or (parse.pos[cue.near] == "PUNCT" and parse.words[cue.near] not in QUOTE_MARKS):
        return []
    if parse.deps[cue.near] in ("prep", "advmod", "npadvmod", "cc"):
        return []
    return [(cue.near, limit)] if any(parse.tags[i] in FINITE_TAGS for i in range(cue.near, limit)) else []


# -- around a source


def as_said(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "A, as X noted, B"."""
    mark = next(
        (c for c in parse.kids(cue.token, ("mark", "advmod")) if parse.lowers[c] == "as" and c < cue.left), None
    )
    if mark is None or not cue.own or mark != cue.left - 1:
        return []
    if any(c > cue.token and parse.deps[c] in ACTS and parse.lowers[c] != "it" for c in parse.children[cue.token]):
        return []
    start, limit = scope(parse, quoted, cue)
    behind = parse.right[cue.token] + 1
    above = parse.heads[cue.token]
    if parse.deps[above] in ("ccomp", "relcl", "acl") and parse.left[above] < mark:
        return [(behind_mark(parse, above), mark), (behind, parse.right[above] + 1)]
    if mark > start and parse.words[mark - 1] not in SET_OFF:
        return []
    return [(start, mark), (behind, limit)]


def behind_mark(parse: Parse, clause: int) -> int:
    """The start of a clause behind its "that" or "whether"."""
    start = parse.left[clause]
    return start + (start in parse.kids(clause, ("mark",)))


def reputed(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "X is said to have done it": X, and what X is said to have done."""
    clause, subject = parse.kid(cue.token, ("xcomp",)), parse.own_subject(cue.token)
    if clause is None or clause < cue.near:
        return []
    named = [(parse.left[subject], parse.right[subject] + 1)] if subject is not None and subject < cue.left else []
    return [*named, (max(parse.left[clause], cue.near), parse.right[clause] + 1)]


def sentence_of_source(parse: Parse, quoted: Quoted, cue: Cue) -> list[Range]:
    """ "A, according to X"; "According to X, A"; "B and, according to X, A"; "X, according to which A"."""
    start, limit = window(parse, quoted, cue.token)
    start = part_start(parse, quoted, start, cue.left)
    left = [i for i in range(start, cue.left) if parse.pos[i] not in ("PUNCT", "SPACE")]
    relative = cue.source is not None and is_relative(parse, cue.source)
    if relative or (left and (parse.deps[left[-1]] == "cc" or parse.lowers[left[-1]] == "that")):
        return [(cue.right, limit)]
    whole = len(left) > 1 or any(parse.deps[i] in SUBJECTS for i in left)
    ranges = [(start, cue.left)] if whole else []
    if not any(parse.tags[i] in FINITE_TAGS for i in left):
        ranges.append((cue.right, limit))
    return ranges
