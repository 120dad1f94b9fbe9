"""Who said what.

Cues are found in one pass, each with its content; quotations that no cue claims continue the statement before them. What comes out are
StatementCandidates in the order of the text, with the speaker that the cast of actors knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.extraction.actors import Cast
from timeline.extraction.candidates import DateMention, Span, StatementCandidate
from timeline.extraction.content import find_content
from timeline.extraction.cues import Cue, find_cues
from timeline.extraction.quotations import Quotation, Quoted
from timeline.extraction.ranges import Range
from timeline.extraction.syntax import Parse
from timeline.vocabulary import Directness

SENTENCE_ENDS = frozenset({".", "?", "!", '"', "''", "'"})
LONGEST_GAP = 14  # words between a statement and a quotation that continues it over a paragraph's end


@dataclass(slots=True)
class Draft:
    """A statement while it is put together: tokens, not characters."""

    cue: Range | None
    source: int | None
    ranges: list[Range]
    rule: str
    quotations: list[Quotation] = field(default_factory=list)

    @property
    def end(self) -> int:
        return max(self.ranges[-1][1], self.cue[1] if self.cue else 0)


def find_statements(
    parse: Parse, quotations: Sequence[Quotation], cast: Cast, dates: Sequence[DateMention]
) -> list[StatementCandidate]:
    """All statements, in the order of the text."""
    quoted = Quoted(parse, quotations)
    drafts = [draft for cue in find_cues(parse, quoted) if (draft := make_draft(parse, quoted, cue)) is not None]
    drafts.sort(key=lambda draft: draft.ranges[0])
    continue_quotations(parse, quoted, drafts)
    return [candidate(parse, cast, quotations, draft) for draft in drafts]


def make_draft(parse: Parse, quoted: Quoted, cue: Cue) -> Draft | None:
    content = find_content(parse, quoted, cue)
    if content is None:
        return None
    return Draft((cue.start, cue.end), cue.source, content.ranges, content.rule)


# -- quotations without a cue


def continue_quotations(parse: Parse, quoted: Quoted, drafts: list[Draft]) -> None:
    """Add each full quotation that no cue claimed to the statement it continues."""
    claimed: dict[int, Draft] = {}
    for draft in drafts:
        for start, end in draft.ranges:
            for quotation in quoted.between(start, end):
                claimed.setdefault(quotation.start, draft)
    by_end = sorted(drafts, key=lambda draft: draft.end)
    n = 0
    passed: list[Draft] = []
    for quotation in quoted.full:
        while n < len(by_end) and by_end[n].end <= quotation.start:
            passed.append(by_end[n])
            n += 1
        if quotation.start in claimed or not stands_alone(parse, quotation):
            continue
        previous = continued(parse, quoted, passed[-6:], quotation)
        if previous is not None:
            previous.ranges.append((quotation.start, quotation.end))
            claimed[quotation.start] = previous


def stands_alone(parse: Parse, quotation: Quotation) -> bool:
    """True for a quotation that is a sentence of its own, not a term within one."""
    before = quotation.start - 1
    return quotation.end - quotation.start >= 5 and (
        before < 0 or parse.pos[before] == "SPACE" or parse.words[before] in SENTENCE_ENDS
    )


def continued(parse: Parse, quoted: Quoted, before: list[Draft], quotation: Quotation) -> Draft | None:
    """The statement that a quotation goes on with: the quoted one of its paragraph, else the last one."""
    if not before:
        return None
    paragraph = parse.paragraphs[parse.paragraph_of[quotation.start]][0]
    last = max(before, key=lambda draft: draft.end)
    best = max(before, key=lambda draft: (is_quoted_here(quoted, draft, paragraph), draft.end))
    if best is not last and any(
        other.cue
        and best.cue
        and other.cue[0] > best.cue[0]
        and parse.sentence_of[other.cue[0]] > parse.sentence_of[best.cue[0]]
        for other in before
    ):
        best = last
    gap = range(best.end, quotation.start)
    breaks = parse.paragraph_of[quotation.start] - parse.paragraph_of[max(best.end - 1, 0)]
    words = sum(parse.pos[i] not in ("PUNCT", "SPACE") for i in gap) if len(gap) < 200 else len(gap)
    return best if breaks == 0 or (breaks == 1 and words <= LONGEST_GAP) else None


def is_quoted_here(quoted: Quoted, draft: Draft, paragraph: int) -> bool:
    start, end = draft.ranges[0]
    return draft.cue is not None and draft.cue[0] >= paragraph and bool(quoted.between(start, end))


# -- candidates


def candidate(parse: Parse, cast: Cast, quotations: Sequence[Quotation], draft: Draft) -> StatementCandidate:
    content = tuple(content_span(parse, draft, start, end) for start, end in sorted(draft.ranges))
    source = speaker_span(parse, draft)
    speaker = cast.acting(draft.source) if draft.source is not None else None
    return StatementCandidate(
        content=content,
        passages=passages(parse, draft),
        directness=directness(parse, quotations, draft),
        speaker=speaker,
        speaker_text=source.quote if source and speaker is None else None,
        speaker_span=source,
        cue=parse.span(*draft.cue) if draft.cue else None,
        rule=draft.rule,
    )


def content_span(parse: Parse, draft: Draft, start: int, end: int) -> Span:
    """The words of one range, without quotation marks around all of it."""
    marks = ('"', "''", "'")
    if parse.words[start] in marks and start + 1 < end:
        inside = [i for i in range(start + 1, end) if parse.words[i] in marks[:2]]
        if parse.words[end - 1] in marks and (not inside or inside == [end - 1]):
            start, end = start + 1, end - 1
        elif not inside:
            start += 1
    while end - 1 > start and parse.words[end - 1] == ",":
        end -= 1
    return parse.span(start, end)


def speaker_span(parse: Parse, draft: Draft) -> Span | None:
    if draft.source is None:
        return None
    return parse.span(*parse.noun_phrase(draft.source))


def passages(parse: Parse, draft: Draft) -> tuple[Span, ...]:
    """The sentences of cue and content."""
    tokens = [i for start, end in draft.ranges for i in (start, end - 1)] + ([draft.cue[0]] if draft.cue else [])
    first: dict[int, int] = {parse.sentence_of[i]: i for i in sorted(tokens)}
    for start, end in draft.ranges:
        for n in range(parse.sentence_of[start], parse.sentence_of[end - 1] + 1):
            first.setdefault(n, parse.sentences[n][0])
    return tuple(parse.sentence_span(first[n]) for n in sorted(first))


def directness(parse: Parse, quotations: Sequence[Quotation], draft: Draft) -> Directness:
    inside = total = 0
    spans = [(q.start, q.end) for q in quotations]
    for start, end in draft.ranges:
        for i in range(start, end):
            if parse.pos[i] in ("PUNCT", "SPACE"):
                continue
            total += 1
            inside += any(a <= i < b for a, b in spans)
    if inside == 0:
        return Directness.INDIRECT
    return Directness.DIRECT if inside == total else Directness.MIXED
