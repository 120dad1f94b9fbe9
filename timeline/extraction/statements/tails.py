"""Where what was said ends: without what the writer adds behind it, with what the parse hangs elsewhere."""

from __future__ import annotations

from timeline.extraction.lexicon import words
from timeline.extraction.quotations import Quoted
from timeline.extraction.statements.cues import REACH, Cue, cue_verbs, window
from timeline.extraction.statements.ranges import is_spaced
from timeline.extraction.statements.speakers import tense
from timeline.extraction.syntax import SUBJECTS, VERBAL, Parse

QUOTE_MARKS = frozenset({'"', "''", "'"})
DASHES = frozenset({"-", "–", "—", "--"})
SET_OFF = frozenset({",", *DASHES})
CONTRAST = frozenset({"while", "whereas", "although", "though"})


def trim_tail(parse: Parse, quoted: Quoted, clause: int, start: int, end: int, saying: int | None = None) -> int:
    """The end of a clause without what the writer adds behind it: another cue, a contrast, a remark, an act of the
    speaker's own. `saying` is the verb that the clause hangs on."""
    end = min(end, start + REACH)
    for i in range(clause + 1, min(end, parse.right[clause] + 1)):
        if i >= end:
            break
        if parse.pos[i] not in VERBAL or quoted.at(i) is not None:
            continue
        if is_second_cue(parse, i) or (saying is not None and is_own_act(parse, saying, clause, i)):
            edge = max(min([parse.left[c] for c in parse.kids(i, SUBJECTS)] + [i]), clause + 1)
            end = edge if edge > start + 1 else end
        elif parse.right[i] >= end - 2 and (
            is_afterthought(parse, i, clause) or is_meanwhile(parse, saying, clause, i)
        ):
            end = parse.left[i]
    end = without_additions(parse, quoted, start, end)
    while end > start and is_loose(parse, end - 1) and quoted.at(end - 1) is None:
        end -= 1
    return end


def without_additions(parse: Parse, quoted: Quoted, start: int, end: int) -> int:
    """The end without a remark behind a comma or a dash."""
    return without_dashed_tail(parse, quoted, start, without_remark(parse, start, end))


def is_loose(parse: Parse, i: int) -> bool:
    return parse.deps[i] == "cc" or parse.pos[i] in ("PUNCT", "SPACE")


def is_second_cue(parse: Parse, verb: int) -> bool:
    """ "... and added that", ", telling reporters": a verb of saying of the same speaker or another one."""
    dep = parse.deps[verb]
    return parse.lemmas[verb] in cue_verbs() and (dep == "conj" or (dep == "advcl" and parse.tags[verb] == "VBG"))


def is_own_act(parse: Parse, saying: int, clause: int, verb: int) -> bool:
    """In "said it would do A but gave no date" the tense tells that giving is the speaker's act."""
    if parse.deps[verb] != "conj" or parse.heads[verb] != clause or parse.own_subject(verb) is not None:
        return False
    return tense(parse, verb) == tense(parse, saying) != tense(parse, clause)


def is_afterthought(parse: Parse, verb: int, clause: int) -> bool:
    """A clause set off by a comma: ", while B did", ", adding to", ", who did"."""
    edge = parse.left[verb]
    if edge <= clause or parse.words[edge - 1] not in SET_OFF:
        return False
    if parse.deps[verb] == "advcl":
        return parse.tags[verb] == "VBG" or any(parse.lowers[mark] in CONTRAST for mark in parse.children[verb])
    return parse.deps[verb] == "relcl"


def is_meanwhile(parse: Parse, saying: int | None, clause: int, verb: int) -> bool:
    """In "promised to go as shells fell" the shells fell when it was promised."""
    if saying is None or parse.deps[verb] != "advcl" or tense(parse, clause):
        return False
    return parse.left[verb] > clause and tense(parse, verb) == tense(parse, saying) == "past"


def without_remark(parse: Parse, start: int, end: int) -> int:
    """The end without a last ", a step that had long been expected"."""
    remarks = words("statements", "remarks")
    for i in range(end - 1, start + 1, -1):
        if parse.lemmas[i] in remarks and parse.words[parse.left[i] - 1] == "," and parse.right[i] >= end - 1:
            return parse.left[i] - 1 if parse.left[i] - 1 > start else end
    return end


def without_dashed_tail(parse: Parse, quoted: Quoted, start: int, end: int) -> int:
    """The end without a remark behind a last, single dash: "A - a plan that failed before"."""
    dashes = [i for i in range(start + 1, end) if parse.words[i] in DASHES and is_spaced(parse, i) and not quoted.at(i)]
    return dashes[-1] if len(dashes) % 2 else end


def extended(parse: Parse, quoted: Quoted, cue: Cue, end: int) -> int:
    """Where a content ends that goes on behind ";", "and that", or with a verb that cannot be the speaker's own act."""
    limit = window(parse, quoted, cue.token)[1]
    k = end
    if k < limit and parse.words[k] == ";" and not has_cue(parse, quoted, k, limit):
        return limit
    while k < limit and (parse.words[k] == "," or parse.words[k] in QUOTE_MARKS):
        k += 1
    if k + 2 >= limit or parse.deps[k] != "cc":
        return end
    if parse.lowers[k + 1] == "that":
        return limit
    for verb in parse.kids(cue.token, ("conj",)):
        if verb > k and parse.left[verb] == k + 1 and is_said_too(parse, cue, verb):
            return min(limit, parse.right[verb] + 1)
    return end


def has_cue(parse: Parse, quoted: Quoted, start: int, end: int) -> bool:
    verbs = cue_verbs()
    return any(parse.lemmas[i] in verbs and parse.pos[i] == "VERB" and quoted.at(i) is None for i in range(start, end))


def is_said_too(parse: Parse, cue: Cue, verb: int) -> bool:
    """For "A said B did and C": C belongs to what was said if its tense is not that of "said"."""
    if parse.lemmas[verb] in cue_verbs():
        return False
    return tense(parse, verb).split()[:1] != tense(parse, cue.token).split()[:1]
