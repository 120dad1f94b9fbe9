"""What an encounter was about, in words of the source: "to discuss aid", "talks on grain", "focused on trade"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline.extraction.lexicon import words
from timeline.extraction.meetings.mentions import Mention
from timeline.extraction.syntax import Parse

LONGEST = 14  # tokens


def agenda_of(parse: Parse, mentions: Iterable[Mention]) -> str:
    """The first short phrase that says it; empty where none does."""
    for mention in mentions:
        for noun in topics(parse, mention):
            start, end = parse.noun_phrase(noun)
            if end - start <= LONGEST:
                return " ".join(parse.string(start, end).split())
    return ""


def topics(parse: Parse, mention: Mention) -> Iterator[int]:
    """Nouns that say what it is about, as the mention and its clause name them."""
    yield from prepositional(parse, mention.token)
    if mention.token == mention.verb:
        yield from discussed(parse, mention.verb)
    for child in parse.kids(mention.verb, ("xcomp", "advcl", "conj")):
        yield from discussed(parse, child)
    if parse.lemmas[mention.verb] in FOCUS and mention.token != mention.verb:
        yield from parse.prepositional(mention.verb, ("on", "upon", "around", "over", "with"))
        yield from parse.objects(mention.verb)[:1]


def prepositional(parse: Parse, token: int) -> Iterator[int]:
    """ "talks on grain exports", "a meeting about Gaza"; a date, a sideline or a phone is no topic."""
    for child in parse.kids(token, ("prep",)):
        if parse.lowers[child] in ABOUT:
            for noun in parse.kids(child, ("pobj",)):
                if parse.lemmas[noun] not in NO_TOPIC and parse.tags[noun] != "CD" and not is_time(parse, noun):
                    yield noun


def is_time(parse: Parse, noun: int) -> bool:
    """ "on June 2": a month or a day with its number."""
    return any(parse.tags[child] == "CD" for child in parse.children[noun]) and parse.pos[noun] == "PROPN"


def discussed(parse: Parse, verb: int) -> Iterator[int]:
    """ "discussed the border", "to review the truce"."""
    if parse.lemmas[verb] in DISCUSS:
        yield from parse.kids(verb, ("dobj",))


ABOUT = frozenset({"on", "about", "over", "regarding", "concerning"})
DISCUSS = words("meetings", "discuss") | words("meetings", "address")
FOCUS = words("meetings", "focus")
NO_TOPIC = words("meetings", "no_topic")
