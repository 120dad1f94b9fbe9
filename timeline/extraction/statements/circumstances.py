"""When, where and to whom something was said, from the words around the cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from timeline.extraction.actors import Cast
from timeline.extraction.candidates import DateMention
from timeline.extraction.lexicon import table, words
from timeline.extraction.statements.cues import HEARER_VERBS
from timeline.extraction.statements.drafts import Draft
from timeline.extraction.syntax import VERBAL, Parse
from timeline.vocabulary import Channel

MOST_ACTS = 4  # verbs in a row that share one date
SAME_TIME = frozenset({"advcl", "conj", "xcomp"})
PRESS = frozenset({"press", "news"})
PLACES_OF_SPEECH = ("in", "on", "at", "during", "via", "by", "through", "over")


class Dates:
    """The date mentions of a text by the token they start at; the year in "the 1974 Convention" is part of a name."""

    def __init__(self, parse: Parse, mentions: Sequence[DateMention]) -> None:
        dated = sorted((m for m in mentions if m.edtf), key=lambda m: m.span.start)
        placed = [(bisect_left(parse.starts, mention.span.start), mention.edtf) for mention in dated]
        placed = [(token, value) for token, value in placed if not is_year_of_name(parse, token)]
        self.tokens = [token for token, _ in placed]
        self.values = [value for _, value in placed]

    def between(self, start: int, end: int) -> list[tuple[int, str | None]]:
        first, last = bisect_left(self.tokens, start), bisect_left(self.tokens, end)
        return list(zip(self.tokens[first:last], self.values[first:last], strict=True))


def is_year_of_name(parse: Parse, token: int) -> bool:
    """True for the year before a noun: "the 1974 Convention", "the 2015 accord"."""
    if token >= len(parse) or not (parse.words[token].isdigit() and len(parse.words[token]) == 4):
        return False
    return parse.deps[token] in ("nummod", "compound", "amod") and parse.heads[token] > token


def date_of(parse: Parse, dates: Dates, draft: Draft) -> str | None:
    """The date of the act of saying: a date expression that hangs on the cue and lies outside the content."""
    if draft.verb is None:
        return None
    outside = [(token, value) for token, value in dates.between(*parse.sentence(draft.verb)) if not draft.covers(token)]
    for verb in acts(parse, draft.verb):
        for token, value in outside:
            if hangs_on(parse, token, verb) or (draft.block and draft.verb < token < draft.block[1]):
                return value
    return None


def acts(parse: Parse, verb: int) -> list[int]:
    """The verb of saying, and those whose time it shares: "On Monday they left, saying ..." """
    found = [verb]
    while len(found) < MOST_ACTS and parse.deps[verb] in SAME_TIME and parse.heads[verb] < verb:
        verb = parse.heads[verb]
        found.append(verb)
    return found


def hangs_on(parse: Parse, token: int, verb: int) -> bool:
    """True if no other verb stands between a date and this one in the parse."""
    for above in parse.ancestors(token):
        if above == verb:
            return True
        if parse.pos[above] in VERBAL:
            return False
    return False


def addressees_of(parse: Parse, cast: Cast, draft: Draft) -> tuple[str, ...]:
    """Actors who are told: "told reporters", "assured Turkey", "said to Wang"."""
    if draft.verb is None or parse.lemmas[draft.verb] not in HEARER_VERBS | {"say", "write", "convey"}:
        return ()
    heads = parse.prepositional(draft.verb, ("to",))
    if parse.lemmas[draft.verb] in HEARER_VERBS:
        heads = [
            noun for first in parse.kids(draft.verb, ("dobj", "dative")) for noun in parse.conjuncts(first)
        ] + heads
    found = [actor for noun in heads if not draft.covers(noun) and (actor := cast.acting(noun)) is not None]
    return tuple(dict.fromkeys(actor for actor in found if actor != draft.speaker))


def channel_of(parse: Parse, draft: Draft) -> Channel:
    """Where it was said, by the source itself, a phrase beside the verb ("said in a letter") or the verb alone."""
    if draft.rule == "interview-answer":
        return Channel.INTERVIEW
    if draft.source is not None and parse.lemmas[draft.source] in words("statements", "documents"):
        return Channel.DOCUMENT
    if draft.verb is None:
        return Channel.UNKNOWN
    for noun in places_of_speech(parse, draft.verb, draft):
        channel = channel_of_noun(parse, noun)
        if channel is not Channel.UNKNOWN:
            return channel
    return by_word("channel_verbs").get(parse.lemmas[draft.verb], Channel.UNKNOWN)


def places_of_speech(parse: Parse, verb: int, draft: Draft) -> list[int]:
    """Nouns of the phrases that hang on the cue: "in a letter", "during a call"."""
    return [noun for noun in parse.prepositional(verb, PLACES_OF_SPEECH) if not draft.covers(noun)]


def channel_of_noun(parse: Parse, noun: int) -> Channel:
    if parse.lemmas[noun] == "conference":
        press = any(parse.lowers[c] in PRESS for c in parse.kids(noun, ("compound", "amod")))
        return Channel.PRESS_CONFERENCE if press else Channel.SPEECH
    return by_word("channels").get(parse.lemmas[noun], Channel.UNKNOWN)


@lru_cache(maxsize=2)
def by_word(name: str) -> dict[str, Channel]:
    """A table of channels turned round: each of its words with its channel."""
    return {word: Channel(channel) for channel, line in table("statements", name).items() for word in line.split()}
