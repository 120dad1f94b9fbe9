"""Which date a verb or a noun hangs on. Meetings, statements and allegations ask it for the day of what they found.

A date belongs to the verb above it in the parse, and to a noun where it stands in the noun's own phrase. Dates of other
clauses, of another quotation, or that only bound the event ("after Friday's vote") are not its date.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from timeline.extraction.candidates import DateMention, Span
from timeline.extraction.lexicon import words
from timeline.extraction.syntax import NOMINAL, VERBAL, Parse

NEAR = 8  # dates on either side of a token that can be its own
OWN, CLAUSE, SHARED, NEARBY = range(4)  # how closely a date belongs to a token, closest first


def date_of(parse: Parse, dates: Sequence[DateMention], token: int) -> DateMention | None:
    """The date of the event that a verb or noun names; the closest of several. `dates` are in the order of the text.

    Its `edtf` may be None: then the text dates the event in a way that gives no value, and no other date is meant.
    """
    best: tuple[int, bool, int] | None = None
    found = None
    for mention in dates_near(parse, dates, token):
        top = top_token(parse, mention.span)
        closeness = _closeness(parse, top, token)
        if closeness is None or _marks_between(parse, top, token) % 2:
            continue
        rank = (closeness, mention.edtf is None, abs(top - token))
        if best is None or rank < best:
            best, found = rank, mention
    return found


def dates_near(parse: Parse, dates: Sequence[DateMention], token: int) -> Sequence[DateMention]:
    """The dates in the sentence around a token, of very many the nearest."""
    first, end = parse.sentence(token)
    edges = (parse.starts[first], parse.starts[token], parse.ends[end - 1])
    low, here, high = (bisect_left(dates, edge, key=lambda mention: mention.span.start) for edge in edges)
    return dates[max(low, here - NEAR) : min(high, here + NEAR)]


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
    path = _path_to_clause(parse, top)
    if token in path:
        return None if _is_bound(parse, path[: path.index(token)]) else OWN
    if parse.heads[token] == top and parse.deps[token] in ("relcl", "advcl"):
        return OWN
    holder = path[-1] if path else top
    if _is_bound(parse, path):
        return None
    if _tells_when(parse, holder, token):
        return OWN
    return _closeness_of_clause(parse, path, token)


def _closeness_of_clause(parse: Parse, path: list[int], token: int) -> int | None:
    """As `_closeness`, for a date in the clause of the token or in one that shares its time."""
    clause = token
    if parse.pos[token] not in VERBAL:
        above = _path_to_clause(parse, token)
        clause = above[-1] if above else token
        if _is_bound(parse, above) or parse.lemmas[clause] in words("dates", "comments"):
            return None
    through_noun = any(parse.pos[step] in NOMINAL for step in path[:-1])
    if path[-1:] == [clause]:
        return NEARBY if through_noun else CLAUSE
    shared = path and not through_noun and _shares_time(parse, path[-1], clause)
    return SHARED if shared else None


def _path_to_clause(parse: Parse, token: int) -> list[int]:
    """The ancestors of a token up to the verb of its clause."""
    path = []
    for step in parse.ancestors(token):
        path.append(step)
        if parse.pos[step] in VERBAL:
            break
    return path


def _is_bound(parse: Parse, path: list[int]) -> bool:
    """True where the path leads through "after", "until" and the like."""
    return not words("dates", "bounds").isdisjoint(parse.lowers[step] for step in path)


def _tells_when(parse: Parse, verb: int, noun: int) -> bool:
    """True for "held" in "the talks held on Friday" and for "began" in "the talks, which began on Friday"."""
    return (
        parse.heads[verb] == noun
        and parse.deps[verb] in ("acl", "relcl")
        and parse.lemmas[verb] in words("dates", "happening")
    )


def _shares_time(parse: Parse, holder: int, verb: int) -> bool:
    """True where the date of one verb holds for another: "met on Friday and signed", "speaking on Friday, he said"."""
    if parse.heads[holder] == verb and _is_gerund(parse, holder):
        return True
    while parse.heads[verb] != verb and holder != verb:
        above, dep = parse.heads[verb], parse.deps[verb]
        if dep == "relcl" and any(parse.lowers[child] == "where" for child in parse.children[verb]):
            above = parse.governing_verb(above)
        elif parse.pos[above] not in VERBAL or not (_is_gerund(parse, verb) or _continues(parse, above, verb, holder)):
            return False
        verb = above
    return holder == verb


def _is_gerund(parse: Parse, verb: int) -> bool:
    """True for "meeting" in "he came on Friday, meeting the king"."""
    plain = parse.deps[verb] == "advcl" and parse.tags[verb] == "VBG"
    return plain and parse.own_subject(verb) is None and not parse.auxiliaries(verb)


def _continues(parse: Parse, above: int, verb: int, holder: int) -> bool:
    """True for a second verb, "met and signed", and for an infinitive below a verb of phase, "began to withdraw"."""
    if parse.deps[verb] == "xcomp":
        return holder == above and parse.lemmas[above] in words("dates", "phases")
    return parse.deps[verb] == "conj"


def _marks_between(parse: Parse, one: int, other: int) -> int:
    """How many quotation marks stand between two tokens: an odd number tells them apart."""
    return parse.words[min(one, other) : max(one, other)].count('"')
