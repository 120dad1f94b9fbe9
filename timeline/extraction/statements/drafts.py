"""Statements while they are put together, in tokens: one draft a cue, and the quotations that go on without one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from timeline.extraction.quotations import Quotation, Quoted
from timeline.extraction.statements.content import find_content
from timeline.extraction.statements.cues import Cue, find_cues
from timeline.extraction.statements.ranges import Range, has_words, trimmed, without
from timeline.extraction.syntax import Parse

SENTENCE_ENDS = frozenset({".", "?", "!", '"', "''", "'", ":"})
LONGEST_GAP = 14  # words between a statement and a quotation that continues it over a paragraph's end
LAST_FEW = 6  # statements before a quotation that it may continue
DEEPEST = 12  # statements one within the other
SMALL = frozenset({"thing-said", "called-for", "spoke-of"})  # rules too weak for what is said within what is said
SHORTEST = 5  # tokens of a quotation, its marks included, that stands for itself


@dataclass(slots=True)
class Draft:
    """A statement in the making. `source` and `relayer` are heads of phrases; `verb` is the cue's own token."""

    ranges: list[Range]
    rule: str
    cue: Range | None = None
    verb: int | None = None
    source: int | None = None
    relayer: int | None = None
    block: Range | None = None
    speaker: str | None = None  # id of an actor, once it is known
    outer: Draft | None = field(default=None, repr=False)

    @property
    def start(self) -> int:
        return self.ranges[0][0]

    @property
    def end(self) -> int:
        return max(self.ranges[-1][1], self.cue[1] if self.cue else 0)

    def covers(self, token: int) -> bool:
        return any(start <= token < end for start, end in self.ranges)


def draft_statements(parse: Parse, quoted: Quoted, turns: Sequence[Draft]) -> list[Draft]:
    """Drafts of all cues and turns, with the quotations that continue them, in the order of the text."""
    drafts = [draft for cue in find_cues(parse, quoted) if (draft := draft_of(parse, quoted, cue)) is not None]
    drafts.sort(key=lambda draft: draft.ranges)
    drafts += continue_quotations(parse, quoted, drafts, turns)
    drafts = nested(draft for draft in [*turns, *drafts] if has_content(parse, draft))
    for draft in drafts:
        keep_out(parse, draft)
    return nested([draft for draft in drafts if not is_small_talk(draft) and has_content(parse, draft)])


def keep_out(parse: Parse, draft: Draft) -> None:
    """Take the outer statement's own cue out of an inner one: "A said B was ready, C reported"."""
    outer = draft.outer
    if outer is None or outer.block is None or outer.cue is None or not draft.covers(outer.cue[0]):
        return
    parts = [part for one in draft.ranges for part in without(one, outer.block)]
    draft.ranges = [trimmed(parse, start, end) for start, end in parts][:1]


def has_content(parse: Parse, draft: Draft) -> bool:
    """Leave out ranges of nothing but marks; False if no other is left."""
    draft.ranges = [one for one in draft.ranges if has_words(parse, *one)]
    return bool(draft.ranges)


def is_small_talk(draft: Draft) -> bool:
    """A thing said, too weak a rule inside what somebody else is reported to say; in an interview it counts."""
    return draft.rule in SMALL and draft.outer is not None and draft.outer.cue is not None


def nested(drafts: Iterable[Draft]) -> list[Draft]:
    """In the order of the text; each draft whose cue lies in another's content knows the nearest one around it."""
    ordered = sorted(drafts, key=lambda draft: (draft.start, -draft.end))
    around: list[Draft] = []
    for draft in ordered:
        place = draft.cue[0] if draft.cue else draft.start
        around = [other for other in around if other.ranges[-1][1] > min(place, draft.start)][-DEEPEST:]
        holders = [other for other in around if other.covers(place) and draft.cue]
        draft.outer = min(holders, key=lambda other: other.end - other.start, default=None)
        around.append(draft)
    return ordered


def draft_of(parse: Parse, quoted: Quoted, cue: Cue) -> Draft | None:
    content = find_content(parse, quoted, cue)
    if content is None:
        return None
    return Draft(
        ranges=content.ranges,
        rule=content.rule,
        cue=(cue.start, cue.end),
        verb=cue.token,
        source=cue.source,
        relayer=cue.relayer,
        block=(cue.left, cue.right),
    )


# -- quotations without a cue


def continue_quotations(parse: Parse, quoted: Quoted, drafts: Sequence[Draft], turns: Sequence[Draft]) -> list[Draft]:
    """Add each full quotation that no cue claimed to the statement it continues; behind a colon it is a new draft."""
    claimed = {
        quotation.start
        for draft in [*drafts, *turns]
        for start, end in draft.ranges
        for quotation in quoted.between(start, end)
    }
    by_end = sorted(drafts, key=lambda draft: draft.end)
    passed: list[Draft] = []
    new: list[Draft] = []
    n = 0
    for quotation in quoted.full:
        while n < len(by_end) and by_end[n].end <= quotation.start:
            passed.append(by_end[n])
            n += 1
        if quotation.start in claimed or not stands_alone(parse, quotation):
            continue
        introduced = behind_colon(parse, quotation)
        previous = introduced or continued(parse, quoted, passed[-LAST_FEW:], quotation)
        if introduced is not None:
            new.append(introduced)
            passed.append(introduced)
        elif previous is not None:
            previous.ranges.append((quotation.start, quotation.end))
    return new


def stands_alone(parse: Parse, quotation: Quotation) -> bool:
    """True for a quotation that is a sentence of its own, not a term within one."""
    before = quotation.start - 1
    if quotation.end - quotation.start < SHORTEST:
        return False
    return before < 0 or parse.pos[before] == "SPACE" or parse.words[before] in SENTENCE_ENDS


def continued(parse: Parse, quoted: Quoted, before: Sequence[Draft], quotation: Quotation) -> Draft | None:
    """The statement that a quotation goes on with: the quoted one of its paragraph, else the last one."""
    if not before:
        return None
    paragraph = parse.paragraphs[parse.paragraph_of[quotation.start]][0]
    last = max(before, key=lambda draft: draft.end)
    best = max(before, key=lambda draft: (is_quoted_since(quoted, draft, paragraph), draft.end))
    if any(is_later(parse, draft, best) for draft in before):
        best = last
    breaks = parse.paragraph_of[quotation.start] - parse.paragraph_of[best.end - 1]
    if breaks == 0 or (breaks == 1 and words_between(parse, best.end, quotation.start) <= LONGEST_GAP):
        return best
    return None


def is_quoted_since(quoted: Quoted, draft: Draft, paragraph: int) -> bool:
    return draft.cue is not None and draft.cue[0] >= paragraph and bool(quoted.between(*draft.ranges[0]))


def is_later(parse: Parse, draft: Draft, other: Draft) -> bool:
    """True if a draft's cue stands in a later sentence than the other's."""
    if draft.cue is None or other.cue is None:
        return False
    return parse.sentence_of[draft.cue[0]] > parse.sentence_of[other.cue[0]]


def words_between(parse: Parse, start: int, end: int) -> int:
    if end - start > 4 * LONGEST_GAP:
        return end - start
    return sum(parse.pos[i] not in ("PUNCT", "SPACE") for i in range(start, end))


def behind_colon(parse: Parse, quotation: Quotation) -> Draft | None:
    """'Not so the harbour master, Jane Doe: "..."': the speaker is the last one named before the colon."""
    colon = quotation.start - 1
    while colon > 0 and parse.pos[colon] == "SPACE":
        colon -= 1
    if colon <= 0 or parse.words[colon] != ":" or parse.paragraph_of[quotation.start] - parse.paragraph_of[colon] > 1:
        return None
    start = parse.sentence(colon)[0]
    source = last_person(parse, start, colon)
    if source is None:
        return None
    return Draft([(quotation.start, quotation.end)], "quote-after-colon", cue=(colon, colon + 1), source=source)


def last_person(parse: Parse, start: int, end: int) -> int | None:
    """The head of the last personal name, or of a pronoun that is a subject, between two tokens of one sentence."""
    for i in range(end - 1, start - 1, -1):
        if parse.deps[i] == "compound":
            continue
        named = parse.pos[i] == "PROPN" and parse.deps[i] in ("appos", "nsubj", "ROOT")
        if named or (parse.tags[i] == "PRP" and parse.deps[i] == "nsubj") or is_person(parse, i):
            return i
    return None


def is_person(parse: Parse, i: int) -> bool:
    """True inside a personal name of the entity model."""
    n = bisect_right(parse.entities, i, key=lambda entity: entity.start) - 1
    return n >= 0 and parse.entities[n].label == "PERSON" and i < parse.entities[n].end
