"""What was said: the tokens that are the content of a cue.

Rules are tried in turn, the surest first; the first that finds something names the content. Quotations are never cut: a
range that touches one takes all of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from timeline.extraction.lexicon import words
from timeline.extraction.quotations import Quoted
from timeline.extraction.statements.clauses import (
    as_said,
    complement,
    fronted,
    interrupted,
    lost_clause,
    lost_that,
    made_clear,
    reputed,
    scope,
    sentence_of_source,
)
from timeline.extraction.statements.cues import Cue, Family, cue_verbs, is_to_come
from timeline.extraction.statements.phrases import (
    called_for,
    noun_clause,
    of_what,
    quoted_as,
    spoken_of,
    thing_said,
    verdict,
)
from timeline.extraction.statements.ranges import Range, grown, has_words, join, trimmed, without
from timeline.extraction.statements.speakers import QUOTERS, is_relative
from timeline.extraction.syntax import NOMINAL, Parse


@dataclass(frozen=True, slots=True)
class Content:
    """What one cue introduces, and the rule that found it."""

    ranges: list[Range]
    rule: str


Rule = Callable[[Parse, Quoted, Cue], list[Range]]

RULES: dict[Family, tuple[tuple[str, Rule], ...]] = {
    Family.VERB: (
        ("accused-of", of_what),
        ("called-for", called_for),
        ("called", verdict),
        ("made-clear", made_clear),
        ("as-said", as_said),
        ("said-that", complement),
        ("fronted-clause", fronted),
        ("quote-beside-verb", lambda parse, quoted, cue: []),
        ("said-that-lost", lost_that),
        ("quoted-as", quoted_as),
        ("spoke-of", spoken_of),
        ("thing-said", thing_said),
        ("said-lost", lost_clause),
    ),
    Family.REPUTED: (("said-to-have", reputed),),
    Family.NOUN: (("noun-cue", noun_clause),),
    Family.SOURCE: (("according-to", sentence_of_source),),
}
MARKS = frozenset({'"', "''", "'"})
STOPS = frozenset({".", "?", "!"})
FAR, FARTHEST = 6, 14  # tokens between a verb and its quotation; the latter behind a comma or a colon
BESIDE = frozenset({"said-that", "fronted-clause", "quote-beside-verb"})  # what quotations next to the verb add to


def find_content(parse: Parse, quoted: Quoted, cue: Cue) -> Content | None:
    """The content of a cue, or None where nothing that can be told apart was said."""
    for name, find in RULES[cue.family]:
        ranges = find(parse, quoted, cue)
        if name == "said-that" and ranges:
            ranges = interrupted(parse, quoted, cue) + ranges
        if name == "quote-beside-verb" or (ranges and name in BESIDE):
            ranges = join(ranges + quotations_beside(parse, quoted, cue, ranges))
        if ranges and (settled := settle(parse, quoted, cue, ranges)):
            return Content(settled, name)
    return None


def quotations_beside(parse: Parse, quoted: Quoted, cue: Cue, ranges: list[Range]) -> list[Range]:
    """Quotations next to the verb's block: '"...," he said', 'he said: "..."', '"...," he said, "..."'."""
    start, limit = scope(parse, quoted, cue)
    may_precede = cue.finite and not belongs_elsewhere(parse, cue)
    found: list[Range] = []
    for quotation in quoted.between(start, limit):
        if any(quotation.start < b and a < quotation.end for a, b in ranges):
            continue
        if quotation.end <= cue.left:
            if may_precede and precedes(parse, cue, start, quotation.start, quotation.end):
                found.append((quotation.start, quotation.end))
        elif quotation.start > cue.token and follows(parse, cue, quotation.start, ranges + found):
            found.append(quoted_phrase(parse, cue, quotation.start, quotation.end))
    return found


def belongs_elsewhere(parse: Parse, cue: Cue) -> bool:
    """True for "who said" behind a quotation, and for "quoted him as saying", where he says it."""
    behind = range(cue.token + 1, min(parse.right[cue.token] + 1, cue.token + FARTHEST))
    quotes_somebody = parse.lemmas[cue.token] in QUOTERS and any(parse.lowers[i] == "as" for i in behind)
    return quotes_somebody or is_relative(parse, cue.source)


def precedes(parse: Parse, cue: Cue, start: int, opening: int, end: int) -> bool:
    """A quotation right before the block, or with a word or two between that are no verb; not one of somebody else."""
    between = [parse.pos[i] for i in range(end, cue.left)]
    near = "CCONJ" not in between and (len(between) <= 1 or (len(between) < 4 and "VERB" not in between))
    if not near or parse.lemmas[cue.token] in words("statements", "say"):
        return near
    return not any(
        parse.pos[i] == "VERB" and parse.lemmas[i] in words("statements", "say") for i in range(start, opening)
    )


def follows(parse: Parse, cue: Cue, start: int, ranges: list[Range]) -> bool:
    """True for a quotation behind the block that no other verb of saying introduces."""
    before = parse.words[start - 1]
    if is_to_come(parse, cue.token):
        return False
    if not ranges:
        verbs = cue_verbs()
        if before in STOPS or any(parse.pos[i] == "VERB" and parse.lemmas[i] in verbs for i in range(cue.near, start)):
            return False
        return start - cue.near < FAR or (before in (",", ":") and start - cue.near < FARTHEST)
    if ranges[-1][1] == start - 1 and parse.pos[start - 1] == "CCONJ":
        return True
    fronted_content = ranges[0][0] < cue.token
    return fronted_content and before in (",", ";") and not any(parse.pos[i] == "VERB" for i in range(cue.near, start))


def quoted_phrase(parse: Parse, cue: Cue, start: int, end: int) -> Range:
    """A quotation with the phrase that it is part of: 'spoke of an "unprecedented build-up" of tanks'."""
    for child in parse.children[cue.token]:
        left, right = max(parse.left[child], cue.near), parse.right[child] + 1
        if child < cue.near or parse.deps[child] not in ("dobj", "prep", "attr", "oprd", "ccomp", "xcomp"):
            continue
        if left < start < right:
            return left + (parse.deps[child] == "prep" or parse.lowers[left] == "that"), max(end, right)
    return start, end


def settle(parse: Parse, quoted: Quoted, cue: Cue, ranges: list[Range]) -> list[Range]:
    """Ranges that hold whole quotations, leave the cue's block out and have no loose marks at their ends."""
    whole = join(grown(quoted, start, end) for start, end in ranges)
    parts = [part for one in whole for part in without(one, (cue.left, cue.near))]
    tidy = [with_closing_mark(parse, *trimmed(parse, start, end)) for start, end in parts]
    kept = [one for one in tidy if len(tidy) == 1 or stands_for_itself(parse, *one)]
    return kept if any(has_words(parse, start, end) for start, end in kept) else []


def stands_for_itself(parse: Parse, start: int, end: int) -> bool:
    """False for a single word that is no noun, left over between commas."""
    return end - start > 1 or (end - start == 1 and parse.pos[start] in NOMINAL)


def with_closing_mark(parse: Parse, start: int, end: int) -> Range:
    """The range with the mark behind it that closes a term in quotation marks at its end."""
    if end < len(parse) and parse.words[end] in MARKS:
        open_marks = sum(parse.words[i] == parse.words[end] for i in range(start, end)) % 2
        end += open_marks
    return start, end
