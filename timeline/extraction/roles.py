"""What a text says somebody is: titles before a name, appositions beside it, "X is the minister of Y".

A role phrase tells that the name is a person's, describes them, and names the state or body they act for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.extraction.lexicon import words
from timeline.extraction.names import ADDRESS, ROLES, TITLE_PARTS, Name
from timeline.extraction.syntax import Parse

REACH = 14  # tokens that an apposition may take before its noun


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """Tokens `start` to `end` (exclusive) describe the bearer; `noun` is the role itself: "envoy"."""

    noun: int
    start: int
    end: int


def role_phrases(parse: Parse, name: Name) -> Iterator[RolePhrase]:
    """All that is said right at this place about who bears the name."""
    yield from title_before(parse, name)
    yield from appositions(parse, name)
    yield from predicates(parse, name)


def title_before(parse: Parse, name: Name) -> Iterator[RolePhrase]:
    """ "Russian President", "Pakistan's defence minister" and "the spokesman" right before the name, without a comma."""
    noun = name.start - 1
    if noun < 0 or not is_role(parse, noun) or parse.sentence_of[noun] != parse.sentence_of[name.start]:
        return
    start = min(parse.left[name.head], noun) if parse.left[name.head] > parse.sentence(noun)[0] - 1 else noun
    start = max(start, phrase_start(parse, noun, name))
    yield RolePhrase(noun, without_article(parse, start, noun), noun + 1)


def phrase_start(parse: Parse, noun: int, name: Name) -> int:
    """The first token of the words that run up to `noun` without a break."""
    first = parse.sentence(noun)[0]
    start = noun
    while start > first and (
        parse.pos[start - 1] in MODIFIER_POS or parse.lowers[start - 1] in ("'s", "'", "-", "of", "and")
    ):
        if parse.lowers[start - 1] == "and" and parse.pos[start - 2] == "PROPN":
            break
        start -= 1
    while start < noun and parse.lowers[start] in ("of", "and", "'s", "'", "-"):
        start += 1
    return start


def appositions(parse: Parse, name: Name) -> Iterator[RolePhrase]:
    beside = [child for child in parse.children[name.head] if parse.deps[child] == "appos"]
    if parse.deps[name.head] == "appos":
        beside.append(parse.heads[name.head])
    nouns = [noun for noun in beside if is_role(parse, noun)]
    for noun in nouns or list(after_comma(parse, name)):
        start, end = parse.noun_phrase(noun)
        if not start <= name.start < end:
            yield RolePhrase(noun, without_article(parse, start, noun), end)


def after_comma(parse: Parse, name: Name) -> Iterator[int]:
    """The role in "Ajit Doval, India's national security adviser," where the parse does not see the apposition."""
    token = name.end
    last = parse.sentence(name.start)[1]
    if token >= last or parse.words[token] != ",":
        return
    for noun in range(token + 1, min(token + REACH, last)):
        if is_role(parse, noun) and (
            noun + 1 == last or parse.pos[noun + 1] not in ("NOUN", "PROPN", "PART") and parse.words[noun + 1] != "-"
        ):
            if not any(child < token for child in parse.children[noun] if parse.deps[child] in ("cc", "conj")):
                yield noun
            return
        if parse.pos[noun] not in MODIFIER_POS and parse.lowers[noun] not in ("'s", "'", "-"):
            return


def predicates(parse: Parse, name: Name) -> Iterator[RolePhrase]:
    """ "X is the minister", "X became president", "X was named envoy"."""
    if parse.deps[name.head] not in ("nsubj", "nsubjpass"):
        return
    verb = parse.heads[name.head]
    if parse.lemmas[verb] in ("be", "become", "remain") or parse.deps[name.head] == "nsubjpass":
        for noun in parse.kids(verb, ("attr", "oprd")):
            if is_role(parse, noun):
                start, end = parse.noun_phrase(noun)
                yield RolePhrase(noun, without_article(parse, start, noun), end)


def without_article(parse: Parse, start: int, noun: int) -> int:
    while start < noun and (parse.lowers[start] in ("the", "a", "an") or parse.pos[start] in ("PUNCT", "SPACE")):
        start += 1
    return start


def is_role(parse: Parse, token: int) -> bool:
    """A noun in the singular that says what somebody is, abbreviated or not."""
    if parse.pos[token] not in ("NOUN", "PROPN"):
        return False
    lower = parse.lowers[token].rstrip(".")
    return parse.tags[token] not in ("NNS", "NNPS") and (lower in ROLES or lower in ADDRESS)


def gender(parse: Parse, token: int) -> str:
    """ "m" or "f" where a title or role tells, else nothing."""
    lower = parse.lowers[token].rstrip(".")
    return "m" if lower in MASCULINE else "f" if lower in FEMININE else ""


MODIFIER_POS = frozenset({"ADJ", "NOUN", "PROPN", "DET", "NUM"})
MASCULINE = words("actors", "masculine")
FEMININE = words("actors", "feminine")
STATE_ROLES = words("actors", "state_roles")
__all__ = ["ADDRESS", "ROLES", "TITLE_PARTS", "RolePhrase", "gender", "is_role", "role_phrases"]
