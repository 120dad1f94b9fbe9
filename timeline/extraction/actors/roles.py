"""What a text says somebody is: titles before a name, appositions beside it, "X is the minister of Y".

A role phrase tells that the name is a person's, describes them, and names the state or body they act for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from timeline.extraction.actors.names import ADDRESS, PORTFOLIOS, ROLES, TITLE_PARTS, TITLES, Name
from timeline.extraction.lexicon import words
from timeline.extraction.syntax import SUBJECTS, Parse

REACH = 14  # tokens that an apposition may take before its noun
LINKS = frozenset({"'s", "'", "-"})
MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "DET", "NUM"})


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """Tokens `start` to `end` (exclusive) say what somebody is; `noun` is the role itself: "envoy"."""

    noun: int
    start: int
    end: int
    text: str
    owner: int | None = None  # the token of whom or what the role is held for
    strong: bool = True  # False where only an address ("Mr") or the order of words speaks for it
    before: bool = False  # right before the name, as a title


def role_phrases(parse: Parse, name: Name) -> Iterator[RolePhrase]:
    """All that is said right at this place about who bears the name."""
    yield from title_before(parse, name)
    yield from appositions(parse, name)
    yield from shared_roles(parse, name)
    yield from predicates(parse, name)


# -- "Russian President Vladimir Putin"


def title_before(parse: Parse, name: Name) -> Iterator[RolePhrase]:
    """ "Russian President", "Pakistan's defence minister", "the spokesman" right before the name, without a comma."""
    first = min(name.titled, max(name.start - 1, parse.sentence(name.start)[0]))
    noun = next((token for token in reversed(range(first, name.start)) if is_role(parse, token)), None)
    if noun is not None:
        strong = parse.lowers[noun].rstrip(".") in ROLES
        found = phrase(parse, title_start(parse, noun), noun, name.start, strong)
        yield replace(found, before=True, owner=found.owner or first_owner(parse, found.start, noun))


def first_owner(parse: Parse, start: int, noun: int) -> int | None:
    """The first capitalised word of a title that is no part of it: "Latvia" of "Latvia's Foreign Minister"."""
    return next((token for token in range(start, noun) if is_owner_word(parse, token)), None)


def title_start(parse: Parse, noun: int) -> int:
    """The first token of the words that run up to `noun` and belong to it."""
    first = parse.sentence(noun)[0]
    start = noun
    while start > first and parse.lowers[noun].rstrip(".") in ROLES and belongs_to_title(parse, start - 1, noun):
        start -= 1
    while start < noun and (parse.lowers[start] in LINKS or parse.lowers[start] in ("of", "and", "for")):
        start += 1
    return start


def belongs_to_title(parse: Parse, token: int, noun: int) -> bool:
    """Before "President", other capitals and what titles have; before "president", whatever can stand before a noun."""
    lower = parse.lowers[token]
    if lower == "-":
        return parse.ends[token] == parse.starts[token + 1]
    if lower in LINKS:
        return True
    if parse.words[noun][0].isupper() and parse.words[token].islower() and lower not in ("of", "for", "and", "the"):
        return lower in TITLE_PARTS
    if lower in ("of", "for", "and"):  # "Secretary of State", "Minister for Trade and Industry"
        held = is_role(parse, token - 1) and not is_role(parse, token + 1)  # no "aide of Senator"
        return held or (lower == "and" and parse.lowers[token - 1] in PORTFOLIOS)
    return parse.pos[token] in MODIFIERS and parse.lowers[token] not in CALENDAR


# -- "Mohammad Sadiq, Pakistan's special envoy", "the envoy, Mohammad Sadiq"


def appositions(parse: Parse, name: Name) -> Iterator[RolePhrase]:
    beside = [child for child in parse.children[name.head] if parse.deps[child] == "appos"]
    if parse.deps[name.head] == "appos":
        beside.append(bearing(parse, parse.heads[name.head]))
    nouns = [noun for noun in beside if is_role(parse, noun)]
    for noun in nouns or filter(None, (after_comma(parse, name), before_comma(parse, name))):
        start, end = parse.noun_phrase(noun)
        if not start <= name.start < end:
            yield phrase(parse, start, noun, end, strong=bool(nouns))


def bearing(parse: Parse, noun: int) -> int:
    """The noun that an apposition behind `noun` belongs to: "the president of Peru, X" and "a spokesman for the
    minister, X" tell who the president and the spokesman are."""
    above = parse.heads[parse.heads[noun]]
    if parse.deps[noun] == "pobj" and is_role(parse, above):
        return noun if is_role(parse, noun) and parse.lemmas[above] not in SPOKESPEOPLE else above
    return noun


def after_comma(parse: Parse, name: Name) -> int | None:
    """The role in "Ajit Doval, India's national security adviser," where the parse does not see the apposition."""
    last = parse.sentence(name.start)[1]
    if parse.words[name.end : name.end + 1] != [","] or stands_in_place(parse, name):
        return None
    for noun in range(name.end + 1, min(name.end + REACH, last)):
        if is_role(parse, noun) and not continues(parse, noun, last):
            listed = any(parse.deps[child] in ("cc", "conj") for child in parse.children[noun])
            return noun if closes(parse, noun, last) and not listed else None
        if parse.pos[noun] not in MODIFIERS and parse.lowers[noun] not in LINKS and parse.lowers[noun] not in ADVERBS:
            return None
    return None


def before_comma(parse: Parse, name: Name) -> int | None:
    """The role in "the African Union's chairperson, Moussa Kane, said" where the parse does not see the apposition."""
    first = parse.sentence(name.start)[0]
    comma = name.titled - 1
    if comma <= first or parse.words[comma] != "," or stands_in_place(parse, name):
        return None
    for noun in range(comma - 1, max(comma - REACH, first) - 1, -1):
        if is_role(parse, noun) and not continues(parse, noun, comma):
            return noun if parse.noun_phrase(noun)[1] == comma and parse.deps[noun] != "conj" else None
        if parse.pos[noun] in ("VERB", "AUX", "PUNCT", "CCONJ") and parse.deps[noun] not in ("amod", "compound"):
            return None
    return None


def stands_in_place(parse: Parse, name: Name) -> bool:
    return parse.deps[name.head] == "pobj" and parse.lowers[parse.heads[name.head]] == "in"


def continues(parse: Parse, noun: int, last: int) -> bool:
    """True inside a longer noun: "defence | minister", "secretary-general"."""
    return noun + 1 < last and (parse.pos[noun + 1] in ("NOUN", "PROPN", "PART") or parse.words[noun + 1] == "-")


def closes(parse: Parse, noun: int, last: int) -> bool:
    """True where a comma or the sentence ends the phrase; "X, the president told reporters," is no apposition."""
    following = next(
        (t for t in range(noun + 1, last) if parse.words[t] == "," or parse.pos[t] in ("VERB", "AUX", "PUNCT")), last
    )
    return (
        following == last
        or parse.pos[following] == "PUNCT"
        or (parse.heads[noun] != following and parse.tags[following] == "VBN")
    )


# -- "the two presidents, Tomas Reiniger of Vastria and Salima Ouardi of Kelmar"


def shared_roles(parse: Parse, name: Name) -> Iterator[RolePhrase]:
    """A plural role that several names stand beside; "the ministers of A and B, C and D" is shared out in its order."""
    first = parse.first_conjunct(name.head)
    if first != name.head and parse.deps[first] == "pobj":  # "A of Peru and B of Chile": B hangs on Peru
        first = parse.heads[parse.heads[first]]
        if is_plural_role(parse, first) and "," not in parse.words[first : name.start]:  # "envoys of A and B"
            return
    noun = shared_noun(parse, first)
    if noun is None:
        return
    bearers = [head for head in parse.conjuncts(first) if head != noun]
    modifiers = parse.kids(noun, ("amod", "poss", "nmod"))
    owners = parse.prepositional(noun, ("of",)) or [
        t for c in modifiers for t in parse.conjuncts(c) if is_owner_word(parse, t)
    ]
    own = parse.prepositional(name.head, ("of", "from"))
    place = bearers.index(name.head) if name.head in bearers else -1
    owner = own[0] if own else owners[place] if len(owners) == len(bearers) and place >= 0 else None
    inner = [
        parse.words[t]
        for t in parse.children[noun]
        if t < noun and parse.deps[t] in ("amod", "compound") and t not in owners
    ]
    of = [f"of {parse.string(*parse.noun_phrase(owner))}"] if owner is not None else []
    yield RolePhrase(noun, noun, noun, " ".join([*inner, parse.lemmas[noun], *of]), owner)


def shared_noun(parse: Parse, first: int) -> int | None:
    """The plural role of a list of names: "the two presidents, A and B", "ministers A and B"."""
    if is_plural_role(parse, first):  # the parse takes the names for a second subject
        return first
    if parse.deps[first] == "appos" and is_plural_role(parse, parse.heads[first]):
        return parse.heads[first]
    before = parse.left[first]
    if before > 1 and parse.words[before - 1] == "," and is_plural_role(parse, before - 2):
        return before - 2
    titles = [child for child in parse.children[first] if before <= child < first and is_plural_role(parse, child)]
    return titles[-1] if titles else None


def is_plural_role(parse: Parse, token: int) -> bool:
    return parse.tags[token] in ("NNS", "NNPS") and parse.lemmas[token] in ROLES


# -- "X is the minister", "X was named envoy"


def predicates(parse: Parse, name: Name) -> Iterator[RolePhrase]:
    """ "X is the minister", "X was named envoy", "X, who took over as premier"."""
    verbs = parse.kids(name.head, ("relcl",))
    if parse.deps[name.head] in ("nsubj", "nsubjpass"):
        verbs.append(parse.heads[name.head])
    for verb in verbs:
        named = parse.lemmas[verb] in ("be", "become", "remain") or parse.is_passive(verb)
        nouns = parse.kids(verb, ("attr", "oprd")) if named else []
        for noun in [*nouns, *parse.prepositional(verb, ("as",))]:
            if is_role(parse, noun):
                start, end = parse.noun_phrase(noun)
                yield phrase(parse, start, noun, end, strong=False)


# -- the phrase itself


def phrase(parse: Parse, start: int, noun: int, end: int, strong: bool) -> RolePhrase:
    if parse.words[end : end + 1] == ["-"]:
        end = past_hyphen(parse, noun, end)
    start = without_article(parse, start, noun)
    text = " ".join(parse.string(start, end).split())
    return RolePhrase(noun, start, end, text, role_owner(parse, noun), strong)


def past_hyphen(parse: Parse, noun: int, end: int) -> int:
    """The end of "secretary-general of the league", which the parse hangs together behind its first word."""
    last = parse.right[noun] + 1
    whole = last - end < REACH and "," not in parse.words[end:last]
    return max(last if whole else 0, min(end + 2, len(parse)))


def without_article(parse: Parse, start: int, noun: int) -> int:
    """Past the article of the role; the article of a possessor stays: "the United Kingdom's envoy"."""
    while start < noun and (
        (parse.lowers[start] in ("the", "a", "an") and parse.heads[start] == noun)
        or parse.pos[start] in ("PUNCT", "SPACE")
    ):
        start += 1
    return start


def role_owner(parse: Parse, noun: int, depth: int = 2) -> int | None:
    """The token of whom a role is held for. Behind an envoy's "for" and "to" stands where they are sent."""
    for deps in (("poss",), ("amod", "compound", "nmod")):
        for child in parse.kids(noun, deps):
            if is_owner_word(parse, child) or parse.pos[child] == "PRON":
                return child
    prepositions = ("of", "at", "in") if parse.lemmas[noun] in SENT else ("of", "for", "at", "in", "with", "to")
    nouns = parse.prepositional(noun, prepositions)
    if nouns and parse.pos[nouns[0]] == "NOUN" and depth:  # "a spokesman for Peru's foreign ministry"
        deeper = role_owner(parse, nouns[0], depth - 1)
        return nouns[0] if deeper is None else deeper
    return nouns[0] if nouns else None


def is_owner_word(parse: Parse, token: int) -> bool:
    """A capitalised word that is no part of the title itself."""
    return parse.words[token][0].isupper() and parse.lowers[token].rstrip(".") not in TITLE_WORDS


def is_role(parse: Parse, token: int) -> bool:
    """A noun in the singular that says what somebody is, abbreviated or not."""
    if parse.pos[token] not in ("NOUN", "PROPN") and not is_noun_in_place(parse, token):
        return False
    lower = parse.lowers[token].rstrip(".")
    return parse.tags[token] not in ("NNS", "NNPS") and (lower in ROLES or lower in ADDRESS)


def is_noun_in_place(parse: Parse, token: int) -> bool:
    """The "general" of "the general said" that the tags take for an adjective."""
    return parse.pos[token] == "ADJ" and parse.deps[token] in SUBJECTS


def gender(parse: Parse, token: int) -> str:
    """ "m" or "f" where a title or role tells, else nothing."""
    lower = parse.lowers[token].rstrip(".")
    return "m" if lower in MASCULINE else "f" if lower in FEMININE else ""


def given_gender(form: str) -> str:
    """ "m" or "f" by the first word of a full name, where it is a common given name of one of them."""
    first = form.split(" ", 1)[0].lower()
    return "m" if first in GIVEN_MALE else "f" if first in GIVEN_FEMALE else ""


ADVERBS = frozenset(
    {
        "until",
        "this",
        "last",
        "week",
        "month",
        "year",
        "then",
        "now",
        "also",
        "currently",
        "formerly",
        "once",
        "himself",
        "herself",
    }
)
CALENDAR = words("actors", "calendar")
MASCULINE = words("actors", "masculine")
FEMININE = words("actors", "feminine")
GIVEN_MALE = words("actors", "given_male") - words("actors", "given_female")
GIVEN_FEMALE = words("actors", "given_female") - words("actors", "given_male")
TITLE_WORDS = TITLES | PORTFOLIOS
SPOKESPEOPLE = words("actors", "spokespeople")
SENT = words("actors", "sent_roles")
