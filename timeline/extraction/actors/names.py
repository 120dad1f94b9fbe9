"""Where a text names somebody: spans of words that form one name, without titles, articles and possessives.

The entity model is one witness among several: capitals, tags, what words hang together in the parse, titles and what
is known decide too, because it cuts names short and runs titles and names together. Whom a name means is decided
later, by `figures`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.extraction.gazetteer import Gazetteer, KnownActor, plain
from timeline.extraction.lexicon import words
from timeline.extraction.syntax import Parse
from timeline.vocabulary import NameKind

NAME_LABELS = frozenset(
    {"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"}
)
NO_NAMES = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "VERB", "PUNCT", "PART", "ADV", "INTJ"})
POSSESSIVES = frozenset({"'s", "'"})
JOINING = frozenset({"compound", "flat", "amod", "nmod", "nn", "appos", "poss"})
INNER = frozenset({"of", "for", "and", "the", "&", "on", "in"})
OPENING = frozenset({'"', "''", ":", "(", "-", "--"})
FUNCTION_WORDS = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX"})
DASHES = frozenset({"—", "–", "--", "-", "_"})
DATELINE = 15  # tokens
STEM = 5  # letters that make two words look akin: "Vastria", "Vastrian"


@dataclass(frozen=True, slots=True)
class Name:
    """One name at one place. `titled` is the first token of the titles right before it, else `start`."""

    start: int
    end: int
    form: str
    head: int
    label: str = ""  # what the entity model says of its last words
    titled: int = 0
    known: KnownActor | None = None
    stands: NameKind | None = None


def find_names(parse: Parse, known: Gazetteer) -> list[Name]:
    """All names, in the order of the text; they do not overlap."""
    labels = EntityLabels.of(parse)
    capitals = [token for token, word in enumerate(parse.words) if word[0].isupper() or word in PREFIXES]
    in_dateline = datelines(parse)
    skipped = in_dateline | headlines(parse)
    found: list[Name] = []
    for start, end in runs(parse, labels, capitals):
        start = max(start, found[-1].end) if found else start
        if start < end and start not in skipped:
            found += NameReader(parse, known, labels, start, end).names()
    often = Counter(word[:STEM] for name in found for word in name.form.split())
    found = [name for name in found if not is_common_word(parse, name, often[name.form[:STEM]])]
    found = [name for name in found if not is_party_label(parse, name)]
    repeated = echoes(parse, known, found, [token for token in capitals if token not in in_dateline])
    return sorted([*found, *repeated], key=lambda name: name.start)


@dataclass(frozen=True, slots=True)
class EntityLabels:
    """For each token the label of the entity it belongs to, and that entity's number, -1 outside."""

    label: list[str]
    number: list[int]

    @classmethod
    def of(cls, parse: Parse) -> EntityLabels:
        label, number = [""] * len(parse), [-1] * len(parse)
        for n, entity in enumerate(parse.entities):
            for token in range(entity.start, entity.end):
                label[token], number[token] = entity.label, n
        return cls(label, number)


# -- where no names are read


def datelines(parse: Parse) -> set[int]:
    """Tokens of "KABUL (Reuters) -" and "DOHA, Oct 19 (GWS) —" before an article's first words."""
    found: set[int] = set()
    for start, end in parse.paragraphs:
        first = next((t for t in range(start, end) if parse.pos[t] != "SPACE"), end)
        if first < end and parse.words[first].isupper() and len(parse.words[first]) > 2:
            dash = next((t for t in range(first, min(first + DATELINE, end)) if parse.words[t] in DASHES), None)
            if dash is not None:
                found.update(range(start, dash + 1))
    return found


def headlines(parse: Parse) -> set[int]:
    """Tokens of sentences In Title Case, where a capital tells nothing."""
    found: set[int] = set()
    for start, end in parse.sentences:
        if end - start < 40 and is_title_case(parse.words[start:end]):
            found.update(range(start, end))
    return found


def is_title_case(sentence: Sequence[str]) -> bool:
    capitals = 0
    for word in sentence:
        if word[0].isupper():
            capitals += 1
        elif word[0].isalpha() and word not in SMALL_WORDS:
            return False
    return capitals > 3


def is_common_word(parse: Parse, name: Name, often: int) -> bool:
    """A word that only the start of a sentence has put a capital on, or a single letter."""
    if name.end - name.start > 1 or name.known or name.titled < name.start:
        return False
    if often == 1 and name.label == "ORG" and not name.form.isupper() and opens_sentence(parse, name.start):
        return parse.tags[name.start] != "NNP" or parse.lemmas[parse.heads[name.head]] not in ACTOR_VERBS
    return len(name.form.strip(".")) < 2 or (
        parse.tags[name.start] in ("NN", "NNS") and opens_sentence(parse, name.start)
    )


def is_party_label(parse: Parse, name: Name) -> bool:
    """ "D-Mass." behind the name of a lawmaker: one letter for a party, then whom they sit for."""
    return name.form[1:2] == "-" and parse.words[name.start - 1] == "," and parse.deps[name.head] == "appos"


def opens_sentence(parse: Parse, token: int) -> bool:
    return parse.sentence(token)[0] == token or parse.words[token - 1] in OPENING


# -- stretches that may hold names


def runs(parse: Parse, labels: EntityLabels, capitals: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Capitalised words in a row, with the small words and hyphens inside them."""
    end = 0
    for token in capitals:
        if token < end or not opens_name(parse, labels, token):
            continue
        end = token + 1
        while end < len(parse) and (step := continues_name(parse, labels, token, end)):
            end += step
        yield token, end


def opens_name(parse: Parse, labels: EntityLabels, token: int) -> bool:
    """A name's first word, the small "al" of "al-Shabaab" included."""
    if parse.words[token][0].isupper():
        return is_name_word(parse, labels, token)
    return parse.words[token + 1 : token + 2] == ["-"] and is_name_word(parse, labels, token + 2)


def is_name_word(parse: Parse, labels: EntityLabels, token: int) -> bool:
    """A capitalised word that is a proper noun, or one in all but its tag, and no date or number."""
    if token >= len(parse) or not parse.words[token][0].isupper():
        return False
    label, pos = labels.label[token], parse.pos[token]
    if pos == "PROPN":
        return not label or label in NAME_LABELS
    if label in NAME_LABELS:
        return pos not in NO_NAMES
    return pos in ("ADJ", "NOUN") and not label and not opens_sentence(parse, token)


def continues_name(parse: Parse, labels: EntityLabels, start: int, token: int) -> int:
    """How many tokens from `token` on belong to the run that began at `start`; 0 where it ends."""
    if parse.sentence_of[token] != parse.sentence_of[start]:
        return 0
    if is_name_word(parse, labels, token):
        return 1
    word, following = parse.lowers[token], token + 1
    if word == "-":
        return hyphenated(parse, labels, token)
    if word in PARTICLES:
        while following < len(parse) and parse.lowers[following] in PARTICLES | {"-"}:
            following += 1
        return following + 1 - token if is_name_word(parse, labels, following) else 0
    if word == ".":  # a title whose full stop is a token of its own: "Col . Lind"
        return 2 if parse.lowers[token - 1] in ADDRESS and is_name_word(parse, labels, following) else 0
    if word in POSSESSIVES and owns_in_name(parse, token - 1):  # "the People's Front"
        return 2 if is_name_word(parse, labels, following) else 0
    return inner_words(parse, labels, token) if word in INNER else 0


def owns_in_name(parse: Parse, token: int) -> bool:
    """ "People" before "'s Front", and the plural "Beekeepers" right before a body: "Beekeepers' Union"."""
    if parse.lowers[token] in OWNERS_IN_NAMES:
        return True
    body = next((t for t in range(token + 2, min(token + 4, len(parse))) if parse.lowers[t] in BODY_HEADS), None)
    return parse.words[token + 1] == "'" and parse.tags[token] == "NNPS" and body is not None


def hyphenated(parse: Parse, labels: EntityLabels, token: int) -> int:
    """The hyphen of "Dubois-Lane" and the "-e-" of "Lashkar-e-Taiba"."""
    if not (touches(parse, token - 1) and touches(parse, token)):
        return 0
    if is_name_word(parse, labels, token + 1):
        return 2
    if ends_given_name(parse, token):
        return 2
    linked = parse.words[token + 2 : token + 3] == ["-"] and len(parse.words[token + 1]) <= 3
    return 4 if linked and is_name_word(parse, labels, token + 3) else 0


def ends_given_name(parse: Parse, token: int) -> bool:
    """The "-un" of "Kim Jong-un": a short word behind two capitalised ones, and no "-led" or "-backed"."""
    word = parse.words[token + 1]
    capitals = token >= 2 and parse.words[token - 1][0].isupper() and parse.words[token - 2][0].isupper()
    return capitals and word.isalpha() and word.islower() and len(word) < 6 and word not in COMPOUNDED


def touches(parse: Parse, token: int) -> bool:
    """No white space between this token and the next."""
    return token + 1 < len(parse) and parse.ends[token] == parse.starts[token + 1]


def inner_words(parse: Parse, labels: EntityLabels, token: int) -> int:
    """The "of the" and "for" inside a name, as the entity model or the word before ("Ministry of") says."""
    following = token + 1
    while following < len(parse) and following - token < 3 and parse.lowers[following] in INNER:
        following += 1
    if not is_name_word(parse, labels, following):
        return 0
    number, last = labels.number[token - 1], parse.lowers[token - 1]
    in_entity = number >= 0 and number == labels.number[following] and not is_list(parse, labels, token)
    in_body = parse.lowers[token] in ("of", "for") and last in HEADS - COMPANY_SUFFIXES and last not in ROLES
    return following + 1 - token if in_entity or in_body else 0


def is_list(parse: Parse, labels: EntityLabels, token: int) -> bool:
    """The "and" of two people, or of "the ministers of Rovia and Sarvia", joins no name."""
    shared = parse.heads[parse.heads[token - 1]]
    of_several = parse.deps[token - 1] == "pobj" and parse.tags[shared] in ("NNS", "NNPS")
    return parse.lowers[token] == "and" and (of_several or labels.label[token - 1] == "PERSON")


# -- names in a stretch


class NameReader:
    """Cuts one stretch into names: titles go, what is known stands for itself, the parse holds the rest together."""

    def __init__(self, parse: Parse, known: Gazetteer, labels: EntityLabels, start: int, end: int) -> None:
        self.parse, self.known, self.labels = parse, known, labels
        self.start, self.end = start, end

    def names(self) -> Iterator[Name]:
        token = self.past_portfolio(self.start)
        titled = self.start - 2 if token > self.start else -1
        while token < self.end:
            if self.is_title(token) and not self.is_known_name(token):
                titled = token if titled < 0 else titled
                behind = token + self.title_length(token)
                token = self.past_portfolio(behind)
                titled = -1 if token == behind + 1 else titled  # a rector of the University is not the University
            elif self.parse.lowers[token] in INNER | LEADING or self.parse.words[token] == "-":
                token += 1
            else:
                end, hit = self.extent(token)
                yield self.name(token, end, titled if titled >= 0 else token, hit)
                titled = titled if hit and hit[1] is NameKind.DEMONYM else -1
                token = end

    def is_known_name(self, token: int) -> bool:
        """ "Justice Department" begins with no title."""
        hit = self.known.longest(self.parse.words, token, self.end)
        return hit is not None and hit[0] > token + 1

    def past_portfolio(self, token: int) -> int:
        """Behind "Secretary of" stand no names in "State" and "Foreign Affairs"."""
        if token < self.end and self.parse.lowers[token] in ("of", "for"):
            token += 1
        if token >= 2 and self.parse.lowers[token - 1] in ("of", "for") and self.parse.lemmas[token - 2] in ROLES:
            while token < self.end and (self.parse.lowers[token] in PORTFOLIOS or self.parse.lowers[token] == "and"):
                token += 1
        return token

    def is_title(self, token: int) -> bool:
        """A title before a name: "President", the "Prime" of "Prime Minister", "Gov."; not in "General Electric"."""
        lower = self.parse.lowers[token].rstrip(".")
        lower = lower if lower in TITLES else lower.removesuffix("s")  # "Senators Lind and Moe"
        following = self.parse.lowers[token + 1] if token + 1 < self.end else ""
        if lower in PORTFOLIOS and lower not in TITLES:
            return self.leads_to_role(token)  # "Information Minister"
        if lower not in TITLES or (lower in ADDRESS and following in NO_SURNAMES):
            return False
        if self.parse.lowers[token] in ROLES and following in ("of", "for"):  # "Rector of the University"
            return True
        if lower in TITLE_PARTS and lower not in ROLES and self.leads_to_role(token):  # "Permanent Representative"
            return True
        number = self.labels.number[token]
        closes_entity = number < 0 or self.parse.entities[number].end == token + 1
        if closes_entity or self.labels.label[token] == "PERSON":
            return lower in ADDRESS or lower in ROLES or self.leads_to_role(token)
        return self.parse.words[token].endswith(".") or lower in ADDRESS

    def leads_to_role(self, token: int) -> bool:
        """True where only parts of a title stand between this word and a role: "Deputy Prime Minister"."""
        for following in range(token + 1, min(token + 4, self.end)):
            lower = self.parse.lowers[following].rstrip(".")
            if lower in ROLES or lower.removesuffix("s") in ROLES:
                return True
            if lower not in TITLE_PARTS and lower not in PORTFOLIOS and lower != "-":
                return False
        return False

    def title_length(self, token: int) -> int:
        """ "Vice-President" is one title of three tokens, read as two and one; "Col ." is one of two."""
        return 2 if self.parse.words[token + 1 : token + 2] in (["-"], ["."]) and token + 2 < self.end else 1

    def extent(self, token: int) -> tuple[int, tuple[KnownActor, NameKind] | None]:
        """Where the name that begins at `token` ends, and what it is known as."""
        stop = token + 1
        while stop < self.end and self.joined(stop) and (self.in_person(stop) or not self.is_title(stop)):
            stop += 1
        while stop - 1 > token and (self.parse.lowers[stop - 1] in INNER or self.parse.words[stop - 1] == "-"):
            stop -= 1
        hit = self.known.longest(self.parse.words, token, self.parse.sentence(token)[1])
        if not hit:
            return stop, None
        reach, entry, stands = hit
        if reach < stop and (self.is_swallowed(reach, stop) or self.is_given_name(token, reach, stands)):
            return stop, None
        return reach, (entry, stands)

    def in_person(self, token: int) -> bool:
        """True inside a person's name: "Martin Luther King"."""
        return self.labels.label[token] == "PERSON" and self.labels.number[token] == self.labels.number[token - 1]

    def joined(self, token: int) -> bool:
        """True if `token` carries on the name of the word before it."""
        linking = PARTICLES | INNER | POSSESSIVES | {"-"}
        if self.parse.lowers[token] in linking or self.parse.lowers[token - 1] in linking:
            return True
        before, here = self.labels.number[token - 1], self.labels.number[token]
        if before >= 0 and here >= 0:
            return before == here or (
                self.labels.label[token - 1] == self.labels.label[token] == "ORG" and self.hangs(token)
            )
        return self.labels.label[token - 1] != "NORP" and ((before < 0 and here < 0) or self.hangs(token))

    def hangs(self, token: int) -> bool:
        """In the parse the word and the one before it hang together, or both on the same later word of the stretch."""
        heads, deps, before = self.parse.heads, self.parse.deps, token - 1
        if heads[before] == token or heads[token] == before:
            return deps[before] in JOINING or deps[token] in JOINING
        return heads[before] == heads[token] and token < heads[before] < self.end

    def is_swallowed(self, reach: int, stop: int) -> bool:
        """True where a known form is only the beginning of a longer name: "Afghanistan Cricket Board"."""
        same = self.labels.number[reach - 1] >= 0 and self.labels.number[reach - 1] == self.labels.number[stop - 1]
        return (
            same
            or self.parse.lowers[stop - 1] in HEADS
            or self.labels.label[stop - 1] == self.labels.label[reach - 1] == "PERSON"
        )

    def is_given_name(self, token: int, reach: int, stands: NameKind) -> bool:
        """ "Sofia Lindqvist" is nobody's capital."""
        return stands is NameKind.CAPITAL and reach == token + 1 and self.parse.lowers[token] in GIVEN_NAMES

    def name(self, start: int, end: int, titled: int, hit: tuple[KnownActor, NameKind] | None) -> Name:
        head = next((t for t in reversed(range(start, end)) if not start <= self.parse.heads[t] < end), end - 1)
        label = next((self.labels.label[t] for t in reversed(range(start, end)) if self.labels.label[t]), "")
        return Name(start, end, written(self.parse, start, end), head, label, titled, *(hit or (None, None)))


def written(parse: Parse, start: int, end: int) -> str:
    """The name as the source writes it, on one line; a full stop stays only where it is part of the name."""
    form = " ".join(parse.string(start, end).split())
    last = form.rsplit(" ", 1)[-1]
    return (
        form if last.count(".") > 1 or last.rstrip(".").lower() in ABBREVIATIONS or len(last) < 3 else form.rstrip(".")
    )


# -- names that only their repetition shows


def echoes(parse: Parse, known: Gazetteer, names: list[Name], capitals: Sequence[int]) -> Iterator[Name]:
    """Forms and surnames read elsewhere, where the tags miss them ("Guterres condemned") or a headline hides them."""
    forms = spoken(names)
    taken = {token for name in names for token in range(name.titled, name.end)}
    done = 0
    for token in capitals:
        if token < done or token in taken or parse.pos[token] in FUNCTION_WORDS:
            continue
        end = longest_echo(parse, forms, token)
        if end:
            head = next((t for t in reversed(range(token, end)) if not token <= parse.heads[t] < end), end - 1)
            form = written(parse, token, end)
            yield Name(token, end, form, head, "", token, *(known.find(form) or (None, None)))
            done = end


def spoken(names: list[Name]) -> Mapping[str, int]:
    """Forms of the text and the surnames of its full names, each with its number of words."""
    forms = {plain(name.form): name.end - name.start for name in names if name.stands is not NameKind.DEMONYM}
    people = [plain(name.form) for name in names if name.label == "PERSON" or name.titled < name.start]
    return {form.rsplit(" ", 1)[-1]: 1 for form in people} | forms


def longest_echo(parse: Parse, forms: Mapping[str, int], token: int) -> int:
    """Where a known form that begins at `token` ends, 0 where none does."""
    for end in range(min(token + 4, parse.sentence(token)[1]), token, -1):
        if plain(" ".join(parse.words[token:end])) in forms and parse.words[end - 1][0].isalnum():
            return end
    return 0


ROLES = words("actors", "roles")
ADDRESS = words("actors", "address")
TITLE_PARTS = words("actors", "title_parts")
TITLES = ROLES | ADDRESS | TITLE_PARTS
PORTFOLIOS = words("actors", "portfolios")
PARTICLES = words("actors", "particles")
PREFIXES = words("actors", "prefixes")
LEADING = words("actors", "leading_adjectives")
COMPANY_SUFFIXES = words("actors", "company_suffixes")
OWNERS_IN_NAMES = words("actors", "owners_in_names")
COMPOUNDED = words("actors", "compounded")
SMALL_WORDS = words("actors", "small_words")
ABBREVIATIONS = words("actors", "abbreviations")
HEADS = frozenset().union(
    *(words("actors", f"{kind}_heads") for kind in ("organisation", "armed", "media", "state", "thing"))
)
BODY_HEADS = words("actors", "organisation_heads") | words("actors", "armed_heads")
GIVEN_NAMES = words("actors", "given_male") | words("actors", "given_female")
ACTOR_VERBS = words("actors", "actor_verbs")
NO_SURNAMES = words("actors", "after_general") | words("actors", "organisation_heads")
