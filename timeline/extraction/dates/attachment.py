"""Which date a verb or a noun hangs on. Meetings, statements and allegations ask it for the day of what they found.

A date belongs to the verb above it in the parse, and to a noun where it stands in the noun's own phrase. Dates of other
clauses, of another quotation, or that only bound the event ("after Friday's vote") are not its date.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from timeline.extraction.candidates import DateMention, Span
from timeline.extraction.lexicon import words
from timeline.extraction.syntax import NOMINAL, VERBAL, Parse

OWN, CLAUSE, SHARED, NEARBY = range(4)  # how closely a date belongs to a token, closest first


def date_of(parse: Parse, dates: Sequence[DateMention], token: int) -> DateMention | None:
    """The date of the event that a verb or noun names; the closest of several. `dates` are in the order of the text.

    Its `edtf` may be None: then the text dates the event in a way that gives no value, and no other date is meant.
    """
    best: tuple[int, int] | None = None
    found = None
    for mention in dates_in_sentence(parse, dates, token):
        top = top_token(parse, mention.span)
        closeness = _closeness(parse, top, token)
        if closeness is None or _marks_between(parse, top, token) % 2:
            continue
        rank = (closeness, abs(top - token))
        if best is None or rank < best:
            best, found = rank, mention
    return found


def dates_in_sentence(parse: Parse, dates: Sequence[DateMention], token: int) -> Iterator[DateMention]:
    """The dates in the sentence around a token."""
    first, end = parse.sentence(token)
    for at in range(bisect_left(dates, parse.starts[first], key=lambda mention: mention.span.start), len(dates)):
        if dates[at].span.start >= parse.ends[end - 1]:
            return
        yield dates[at]


def top_token(parse: Parse, span: Span) -> int:
    """The token of a span that hangs on a word outside it, or the first such token."""
    first = bisect_left(parse.ends, span.start + 1)
    last = max(first, bisect_left(parse.starts, span.end) - 1)
    for token in range(first, last + 1):
        if parse.heads[token] == token or not first <= parse.heads[token] <= last:
            return token
    return first


def _closeness(parse: Parse, top: int, token: int) -> int | None:
    """How closely the date with that top token belongs to `token`; None where it belongs to something else."""
    path = list(_path_to_clause(parse, top))
    if words("dates", "bounds").intersection(parse.lowers[step] for step in path if step != token):
        return None
    if token in path:
        return OWN
    holder = path[-1] if path else top
    if _tells_when(parse, holder, token):
        return OWN
    clause = token if parse.pos[token] in VERBAL else parse.governing_verb(token)
    through_noun = any(parse.pos[step] in NOMINAL for step in path[:-1])
    if holder == clause:
        return NEARBY if through_noun else CLAUSE
    if holder in _sharers(parse, clause, top) and not through_noun:
        return SHARED
    return None


def _path_to_clause(parse: Parse, top: int) -> Iterator[int]:
    """The ancestors of a date up to the verb of its clause."""
    for step in parse.ancestors(top):
        yield step
        if parse.pos[step] in VERBAL:
            return


def _tells_when(parse: Parse, verb: int, noun: int) -> bool:
    """True for "held" in "the talks held on Friday" and for "began" in "the talks, which began on Friday"."""
    return (
        parse.heads[verb] == noun
        and parse.deps[verb] in ("acl", "relcl")
        and parse.lemmas[verb] in words("dates", "happening")
    )


def _sharers(parse: Parse, verb: int, top: int) -> Iterator[int]:
    """Verbs whose date holds for this one too: "met on Friday and signed", "came on Friday, meeting" """
    while parse.heads[verb] != verb:
        above, dep = parse.heads[verb], parse.deps[verb]
        if parse.pos[above] not in VERBAL:
            return
        gerund = dep == "advcl" and parse.tags[verb] == "VBG" and parse.own_subject(verb) is None
        infinitive = dep == "xcomp" and (top > verb or parse.lemmas[above] in words("dates", "phases"))
        if not (gerund or infinitive or (dep == "conj" and top < verb)):
            return
        verb = above
        yield verb


def _marks_between(parse: Parse, one: int, other: int) -> int:
    """How many quotation marks stand between two tokens: an odd number tells them apart."""
    return parse.words[min(one, other) : max(one, other)].count('"')
