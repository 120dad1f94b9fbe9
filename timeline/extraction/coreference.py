"""Whom pronouns and common nouns mean: "she", "the envoy", "its foreign ministry", "Afghan officials", "the two sides".

One walk through the text, in its order, with what was named so far in mind. Where two readings are as good, none is taken for a noun;
a pronoun goes to the nearest fitting subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.extraction.figures import Figure
from timeline.extraction.lexicon import words
from timeline.extraction.roles import ROLES, is_role
from timeline.extraction.syntax import SUBJECTS, Parse
from timeline.vocabulary import ActorKind

PERSON = frozenset({ActorKind.PERSON})
BODY_KINDS = frozenset({ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.MEDIA})
MANY_KINDS = frozenset({ActorKind.ARMED_GROUP, ActorKind.GROUP})
MEMORY = 12  # mentions that a pronoun can look back on
FAR = 5  # sentences


class Mention:
    """A place where a figure was meant, as later words remember it."""

    __slots__ = ("figure", "sentence", "subject", "token", "quoted")

    def __init__(self, token: int, figure: Figure, sentence: int, subject: bool, quoted: bool) -> None:
        self.token, self.figure, self.sentence, self.subject, self.quoted = token, figure, sentence, subject, quoted


class Reader:
    """Reads a text once. `means` has the figures by the token that heads their phrase, `sides` those that a noun speaks for."""

    def __init__(self, parse: Parse, figures: list[Figure], named: Sequence[Figure | None]) -> None:
        self.parse, self.figures, self.named = parse, figures, named
        self.means: dict[int, tuple[Figure, ...]] = {}
        self.sides: dict[int, Figure] = {}
        self.people: list[Mention] = []
        self.bodies: list[Mention] = []
        self.owned: dict[tuple[int, str], list[Figure]] = {}

    def read(self) -> None:
        parse, quoted = self.parse, False
        heads = {name.head: figure for figure in self.figures for name in figure.names}
        paragraph = -1
        for token, lower in enumerate(parse.lowers):
            if parse.paragraph_of[token] != paragraph:
                paragraph, quoted = parse.paragraph_of[token], False
            if lower == '"':
                quoted = not quoted
            figure = heads.get(token)
            if figure:
                self.remember(token, figure, quoted)
            elif lower in PRONOUNS:
                self.pronoun(token, lower, quoted)
            elif (
                self.named[token] is None and parse.pos[token] in ("NOUN", "PROPN") and parse.deps[token] != "compound"
            ):
                self.noun(token, quoted)

    def remember(self, token: int, figure: Figure, quoted: bool) -> None:
        subject = self.parse.deps[token] in SUBJECTS or self.parse.deps[token] == "agent"
        memory = self.people if figure.kind is ActorKind.PERSON else self.bodies
        memory.append(Mention(token, figure, self.parse.sentence_of[token], subject, quoted))
        if len(memory) > MEMORY:
            del memory[0]

    def set(self, token: int, *figures: Figure, quoted: bool = False) -> None:
        self.means[token] = figures
        for figure in figures:
            self.remember(token, figure, quoted)

    # -- pronouns

    def pronoun(self, token: int, lower: str, quoted: bool) -> None:
        if lower in MALE or lower in FEMALE:
            said = "m" if lower in MALE else "f"
            found = self.nearest(token, self.people, quoted, lambda f: f.gender in ("", said))
            if found:
                found.gender = found.gender or said
                self.set(token, found, quoted=quoted)
        elif lower in NEUTER and self.parse.deps[token] != "expl":
            found = self.nearest(token, self.bodies, quoted, lambda f: f.kind is not ActorKind.GROUP)
            if found:
                self.set(token, found, quoted=quoted)
        elif lower in PLURAL:
            self.plural_pronoun(token, quoted)
        elif lower in RELATIVE:
            self.relative(token)

    def plural_pronoun(self, token: int, quoted: bool) -> None:
        found = self.nearest(token, self.bodies, quoted, lambda f: f.kind in MANY_KINDS)
        if found:
            self.set(token, found, quoted=quoted)

    def relative(self, token: int) -> None:
        """ "who", "which" and "that" mean the noun they hang on."""
        clause = next((above for above in self.parse.ancestors(token) if self.parse.deps[above] == "relcl"), None)
        if clause is not None:
            noun = self.parse.heads[clause]
            meant = self.meant(noun)
            if meant:
                self.means[token] = meant

    def nearest(self, token: int, memory: list[Mention], quoted: bool, fits: object) -> Figure | None:
        sentence = self.parse.sentence_of[token]
        banned = self.coarguments(token)
        best, best_score = None, -1000.0
        for mention in reversed(memory):
            if sentence - mention.sentence > FAR:
                break
            if mention.figure in banned or not fits(mention.figure):  # type: ignore[operator]
                continue
            score = -10.0 * (sentence - mention.sentence) + 6 * mention.subject - 12 * (mention.quoted and not quoted)
            score -= (token - mention.token) / 100
            if score > best_score:
                best, best_score = mention.figure, score
        return best

    def coarguments(self, token: int) -> list[Figure]:
        """Who cannot be meant: "X met him" is not about X alone."""
        if self.parse.deps[token] not in ("dobj", "pobj", "dative"):
            return []
        verb = self.parse.governing_verb(token)
        subject = self.parse.subject(verb)
        return list(self.meant(subject)) if subject is not None else []

    # -- common nouns

    def noun(self, token: int, quoted: bool) -> None:
        lemma = self.parse.lemmas[token]
        if self.apposed(token, quoted):
            return
        if lemma in PAIR_PEOPLE | PAIR_SIDES and self.is_pair(token):
            self.pair(token, lemma, quoted)
        elif is_role(self.parse, token) and self.role(token, lemma, quoted):
            return
        elif lemma in BODIES and self.body(token, lemma, quoted):
            return
        elif lemma in SIDES or lemma in ROLES:
            self.side(token)
        elif self.is_definite(token):
            self.kind_noun(token, lemma, quoted)

    def apposed(self, token: int, quoted: bool) -> bool:
        """ "the foreign minister, Ishaq Dar": the noun means whoever is named beside it."""
        parse = self.parse
        beside = [child for child in parse.children[token] if parse.deps[child] == "appos"]
        if parse.deps[token] == "appos":
            beside.append(parse.heads[token])
        for other in beside:
            meant = (
                tuple(f for t in parse.conjuncts(other) for f in self.meant(t))
                if parse.deps[other] == "appos"
                else self.meant(other)
            )
            if meant:
                self.means[token] = meant
                return True
        return False

    def meant(self, token: int) -> tuple[Figure, ...]:
        figure = self.named[token]
        return (figure,) if figure else self.means.get(token, ())

    def owner(self, token: int) -> Figure | None:
        """Whose a noun is: "Afghan officials", "Pakistan's army", "officials of Iran", "its army"."""
        parse = self.parse
        for child in parse.children[token]:
            if parse.deps[child] in ("poss", "amod", "compound", "nmod"):
                meant = self.meant(child)
                if meant:
                    return meant[0]
        for noun in parse.prepositional(token, ("of", "for", "from", "in")):
            meant = self.meant(noun)
            if meant and meant[0].kind is not ActorKind.PERSON:
                return meant[0]
        return None

    def role(self, token: int, lemma: str, quoted: bool) -> bool:
        owner = self.owner(token)
        if not owner and not self.is_definite(token):
            return False
        people = [m.figure for m in reversed(self.people) if lemma in m.figure.roles]
        people += [
            f
            for f in self.figures
            if f.kind is ActorKind.PERSON and lemma in f.roles and f.first < token and f not in people
        ]
        if owner:
            people = [f for f in people if owner in (f.country, f.holder_for)]
        if not people:
            return False
        self.set(token, people[0], quoted=quoted)
        people[0].described.append(self.parse.noun_phrase(token))
        return True

    def body(self, token: int, lemma: str, quoted: bool) -> bool:
        owner = self.owner(token)
        if not owner:
            named = [m.figure for m in reversed(self.bodies) if lemma in m.figure.name.lower().split()]
            if named and self.is_definite(token):
                named[0].described.append(self.parse.noun_phrase(token))
                self.set(token, named[0], quoted=quoted)
                return True
            return False
        bodies = self.owned.setdefault((id(owner), lemma), [])
        if not bodies:
            start, end = self.parse.noun_phrase(token)
            name = self.body_name(token, owner)
            figure = Figure(
                ActorKind.ORGANISATION, name, "owned-body", 0.75, country=country_of(owner), holder_for=owner
            )
            bodies.append(figure)
            self.figures.append(figure)
        bodies[0].described.append(self.parse.noun_phrase(token))
        self.set(token, bodies[0], quoted=quoted)
        return True

    def body_name(self, token: int, owner: Figure) -> str:
        """ "Iran's foreign ministry", also where the text says "its foreign ministry"."""
        parse = self.parse
        inner = [
            t
            for t in range(parse.left[token], token)
            if parse.heads[t] == token and parse.deps[t] in ("amod", "compound") and not self.meant(t)
        ]
        return " ".join([f"{owner.name}'s", *(parse.words[t] for t in inner), parse.words[token]])

    def side(self, token: int) -> None:
        owner = self.owner(token)
        if owner and owner.kind is not ActorKind.PERSON:
            self.sides[token] = owner
            owner.described.append(self.parse.noun_phrase(token))

    def kind_noun(self, token: int, lemma: str, quoted: bool) -> None:
        for nouns, kind in KIND_NOUNS:
            if lemma in nouns:
                found = next((m.figure for m in reversed(self.bodies) if m.figure.kind is kind), None)
                if found:
                    found.described.append(self.parse.noun_phrase(token))
                    self.set(token, found, quoted=quoted)
                    return

    def is_definite(self, token: int) -> bool:
        return any(self.parse.lowers[child] in DEFINITE for child in self.parse.children[token])

    def is_pair(self, token: int) -> bool:
        return any(self.parse.lowers[child] in ("two", "both") for child in self.parse.children[token])

    def pair(self, token: int, lemma: str, quoted: bool) -> None:
        memory = (
            self.people
            if lemma in PAIR_PEOPLE
            else [m for m in self.bodies if m.figure.kind in (ActorKind.STATE, ActorKind.ARMED_GROUP)]
        )
        last = list(dict.fromkeys(m.figure for m in reversed(memory)))[:2]
        if len(last) == 2:
            self.means[token] = tuple(reversed(last))


def country_of(figure: Figure) -> Figure | None:
    return figure if figure.kind is ActorKind.STATE else figure.country


def tokens_of(figures: Sequence[Figure]) -> Iterator[tuple[int, Figure]]:
    for figure in figures:
        for name in figure.names:
            for token in range(name.titled, name.end):
                yield token, figure


MALE = words("actors", "male_pronouns")
FEMALE = words("actors", "female_pronouns")
NEUTER = words("actors", "neuter_pronouns")
PLURAL = words("actors", "plural_pronouns")
RELATIVE = frozenset({"who", "which", "whom", "whose", "that"})
PRONOUNS = MALE | FEMALE | NEUTER | PLURAL | RELATIVE
DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their"})
PAIR_PEOPLE = words("actors", "pair_people")
PAIR_SIDES = words("actors", "pair_sides")
BODIES = words("actors", "bodies")
SIDES = words("actors", "sides")
KIND_NOUNS = (
    (words("actors", "armed_nouns"), ActorKind.ARMED_GROUP),
    (words("actors", "media_nouns"), ActorKind.MEDIA),
    (words("actors", "organisation_nouns"), ActorKind.ORGANISATION),
)
