"""Where a text names somebody or something: spans of words that form one name, without titles, articles and possessives.

The entity model is one witness among several: capitals, tags, what words hang together in the parse, titles and what is known decide
too, because it cuts names short and runs titles and names together. What a name means is decided later, by `kinds` and `figures`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.extraction.gazetteer import Gazetteer, KnownActor
from timeline.extraction.lexicon import words
from timeline.extraction.syntax import Parse
from timeline.vocabulary import NameKind

NAME_LABELS = frozenset(
    {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"}
)
JOINING = frozenset({"compound", "flat", "amod", "nmod", "nn", "appos", "poss"})
INNER = frozenset({"of", "for", "and", "the", "&", "on", "in"})


@dataclass(frozen=True, slots=True)
class Name:
    """One name at one place. `titled` is the first token of the titles right before it, else `start`."""

    start: int
    end: int
    form: str
    head: int
    label: str = ""  # what the entity model says of it, or most of it
    titled: int = 0
    known: KnownActor | None = None
    stands: NameKind | None = None


def find_names(parse: Parse, known: Gazetteer) -> list[Name]:
    """All names, in the order of the text; they do not overlap."""
    labels = entity_labels(parse)
    found: list[Name] = []
    for start, end in runs(parse, labels):
        start = max(start, found[-1].end) if found else start
        found += NameReader(parse, known, labels, start, end).names()
    return found


@dataclass(frozen=True, slots=True)
class EntityLabels:
    """For each token the label of the entity it belongs to, and that entity's number, -1 outside."""

    label: list[str]
    number: list[int]


def entity_labels(parse: Parse) -> EntityLabels:
    label, number = [""] * len(parse), [-1] * len(parse)
    for n, entity in enumerate(parse.entities):
        for token in range(entity.start, entity.end):
            label[token], number[token] = entity.label, n
    return EntityLabels(label, number)


def runs(parse: Parse, labels: EntityLabels) -> Iterator[tuple[int, int]]:
    """Stretches of words that may hold names: capitalised words with the small words and hyphens inside them."""
    token, count = 0, len(parse)
    while token < count:
        if not opens_name(parse, labels, token):
            token += 1
            continue
        end = token + 1
        while end < count and (step := continues_name(parse, labels, token, end)):
            end += step
        yield token, end
        token = end


def opens_name(parse: Parse, labels: EntityLabels, token: int) -> bool:
    word = parse.words[token]
    if not word[0].isupper():
        return (
            word in PREFIXES and parse.words[token + 1 : token + 2] == ["-"] and is_name_word(parse, labels, token + 2)
        )
    return is_name_word(parse, labels, token)


def is_name_word(parse: Parse, labels: EntityLabels, token: int) -> bool:
    """A capitalised word that is a proper noun, or one in all but its tag, and no date or number."""
    if token >= len(parse) or not parse.words[token][0].isupper():
        return False
    label = labels.label[token]
    if parse.pos[token] == "PROPN":
        return not label or label in NAME_LABELS
    if label in NAME_LABELS:
        return parse.pos[token] not in ("DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "VERB", "PUNCT")
    opens_sentence = parse.sentence(token)[0] == token or parse.words[token - 1] in ('"', ":", "''")
    return parse.pos[token] in ("ADJ", "NOUN") and not label and not opens_sentence


def continues_name(parse: Parse, labels: EntityLabels, start: int, token: int) -> int:
    """How many tokens from `token` on belong to the run that began at `start`: 0 to 3."""
    if parse.sentence_of[token] != parse.sentence_of[start]:
        return 0
    if is_name_word(parse, labels, token):
        return 1
    word, lower = parse.words[token], parse.lowers[token]
    following = token + 1
    if word == "-" and touches(parse, token - 1) and touches(parse, token):
        if is_name_word(parse, labels, following):
            return 2
        if lower_link(parse, following) and is_name_word(parse, labels, following + 2):
            return 4
        return 0
    if lower in PARTICLES and is_name_word(parse, labels, following):
        return 2
    if lower in PARTICLES and parse.lowers[following : following + 1] and parse.lowers[following] in PARTICLES | {"-"}:
        return 3 if is_name_word(parse, labels, following + 1) else 0
    if lower in INNER:
        return inner_words(parse, labels, start, token)
    return 0


def lower_link(parse: Parse, token: int) -> bool:
    """The "e" of "Lashkar-e-Taiba"."""
    return parse.words[token + 1 : token + 2] == ["-"] and parse.words[token].islower() and len(parse.words[token]) <= 3


def inner_words(parse: Parse, labels: EntityLabels, start: int, token: int) -> int:
    """The "of the" and "for" inside a name: where the entity model or the name's first words ("Ministry of") carry on behind them."""
    following = token + 1
    while following < len(parse) and following - token < 3 and parse.lowers[following] in INNER:
        following += 1
    if not is_name_word(parse, labels, following):
        return 0
    number = labels.number[token - 1]
    same_entity = number >= 0 and number == labels.number[following]
    last = parse.lowers[token - 1]
    is_body = parse.lowers[token] in ("of", "for") and last in BODY_HEADS and last not in ROLES
    return following + 1 - token if same_entity or is_body else 0


def touches(parse: Parse, token: int) -> bool:
    """No white space between this token and the next."""
    return token + 1 < len(parse) and parse.ends[token] == parse.starts[token + 1]


class NameReader:
    """Cuts one run into names: titles go, what is known stands for itself, the rest holds together as the parse says."""

    def __init__(self, parse: Parse, known: Gazetteer, labels: EntityLabels, start: int, end: int) -> None:
        self.parse, self.known, self.labels = parse, known, labels
        self.start, self.end = start, end

    def names(self) -> Iterator[Name]:
        token, titled = self.skip_portfolio(), -1
        while token < self.end:
            if self.is_title(token):
                titled = token if titled < 0 else titled
                token += self.title_length(token)
                continue
            if self.parse.lowers[token] in INNER or self.parse.words[token] == "-":
                token += 1
                continue
            end, hit = self.extent(token)
            first = titled if 0 <= titled else token
            if not hit or hit[1] is not NameKind.DEMONYM:
                titled = -1
            yield self.name(token, end, first, hit)
            token = end

    def skip_portfolio(self) -> int:
        """Behind "Secretary of", "State" and "Foreign Affairs" are no names but belong to the title."""
        token = self.start
        before = token - 2 if token >= 2 and self.parse.lowers[token - 1] in ("of", "for") else -1
        if before >= 0 and self.parse.lemmas[before] in ROLES:
            while token < self.end and self.parse.lowers[token] in PORTFOLIOS | {"and"}:
                token += 1
        return token

    def is_title(self, token: int) -> bool:
        """A title right before a name: "President", "Prime" of "Prime Minister", "Gov."; "Judge" of "Judge Advocates Union" is none."""
        lower = self.parse.lowers[token].rstrip(".")
        if lower not in TITLES:
            return False
        number = self.labels.number[token]
        if number < 0 or self.labels.label[token] == "PERSON" or self.parse.entities[number].end == token + 1:
            return lower in ADDRESS or lower in ROLES or self.leads_to_role(token)
        return self.parse.words[token].endswith(".") or lower in ADDRESS

    def leads_to_role(self, token: int) -> bool:
        following = token + 1
        while following < self.end and following < token + 4:
            if self.parse.lowers[following].rstrip(".") in ROLES:
                return True
            if self.parse.lowers[following] not in TITLE_PARTS | {"-"}:
                return False
            following += 1
        return False

    def title_length(self, token: int) -> int:
        """ "Vice-President" is one title of three tokens."""
        return 2 if self.parse.words[token + 1 : token + 2] == ["-"] and token + 2 < self.end else 1

    def extent(self, token: int) -> tuple[int, tuple[KnownActor, NameKind] | None]:
        """Where the name that begins at `token` ends, and what it is known as."""
        stop = token + 1
        while stop < self.end and not self.is_title(stop) and self.joined(token, stop):
            stop += 1
        stop = self.without_loose_end(token, stop)
        hit = self.known.longest(self.parse.words, token, self.parse.sentence(token)[1])
        if not hit:
            return stop, None
        reach, entry, stands = hit
        if reach >= stop or not self.swallows(reach, stop):
            return reach, (entry, stands)
        return stop, None

    def swallows(self, reach: int, stop: int) -> bool:
        """True where a known form is only the beginning of a longer name: "Afghanistan Cricket Board"."""
        last = self.parse.lowers[stop - 1]
        same = self.labels.number[reach - 1] >= 0 and self.labels.number[reach - 1] == self.labels.number[stop - 1]
        return (
            same
            or last in BODY_HEADS
            or self.labels.label[stop - 1] == "PERSON"
            and self.labels.label[reach - 1] == "PERSON"
        )

    def joined(self, start: int, token: int) -> bool:
        """True if `token` carries on the name whose words run from `start` up to it."""
        word = self.parse.words[token]
        if word == "-" or self.parse.words[token - 1] == "-" or self.parse.lowers[token] in PARTICLES | INNER:
            return True
        if self.parse.lowers[token - 1] in PARTICLES | INNER:
            return True
        before, here = self.labels.number[token - 1], self.labels.number[token]
        if before >= 0 and before == here:
            return True
        return self.hangs_together(token - 1, token)

    def hangs_together(self, before: int, token: int) -> bool:
        """In the parse one hangs on the other, or both on the same later word of the run."""
        heads, deps = self.parse.heads, self.parse.deps
        if heads[before] == token or heads[token] == before:
            return deps[before] in JOINING or deps[token] in JOINING
        return heads[before] == heads[token] and token < heads[before] < self.end

    def without_loose_end(self, start: int, stop: int) -> int:
        while stop - 1 > start and (self.parse.lowers[stop - 1] in INNER or self.parse.words[stop - 1] == "-"):
            stop -= 1
        return stop

    def name(self, start: int, end: int, titled: int, hit: tuple[KnownActor, NameKind] | None) -> Name:
        head = next((t for t in range(end - 1, start - 1, -1) if not start <= self.parse.heads[t] < end), end - 1)
        label = next((self.labels.label[t] for t in range(end - 1, start - 1, -1) if self.labels.label[t]), "")
        form = " ".join(self.parse.string(start, end).split())
        entry, stands = hit or (None, None)
        return Name(start, end, form, head, label, titled, entry, stands)


ROLES = words("actors", "roles")
ADDRESS = words("actors", "address")
TITLE_PARTS = words("actors", "title_parts")
TITLES = ROLES | ADDRESS | TITLE_PARTS
PORTFOLIOS = words("actors", "portfolios")
PARTICLES = words("actors", "particles")
PREFIXES = frozenset({"al", "el", "ul", "as", "ad", "an", "ash", "at", "ar", "az"})
BODY_HEADS = (
    words("actors", "organisation_heads")
    | words("actors", "armed_heads")
    | words("actors", "media_heads")
    | words("actors", "state_heads")
    | words("actors", "thing_heads")
)
