"""Whom a common noun means: "the envoy", "its foreign ministry", "Afghan officials", "the rebels", "the two sides".

A noun means somebody who was named, or a body that has no other name than its owner's ("the Norwegian army"). Where
two readings are as good, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from timeline.extraction.discourse import Discourse
from timeline.extraction.figures import Figure
from timeline.extraction.forms import is_acting
from timeline.extraction.lexicon import table, words
from timeline.extraction.names import ROLES
from timeline.extraction.roles import is_role
from timeline.vocabulary import ActorKind

OWNING_DEPS = frozenset({"poss", "amod", "compound", "nmod"})
NAMEABLE = (ActorKind.ORGANISATION, ActorKind.MEDIA, ActorKind.ARMED_GROUP)


class Nouns:
    """Reads the nouns of one text; `bodies` are those found by their owner."""

    def __init__(self, discourse: Discourse, places: dict[int, Figure]) -> None:
        self.discourse, self.parse, self.places = discourse, discourse.parse, places
        self.bodies: dict[tuple[int, str], list[Figure]] = {}
        self.placed: dict[str, Figure] = {}

    def read(self, token: int) -> None:
        """Take in one noun: the first reading that fits is its meaning."""
        lemma = self.parse.lemmas[token]
        if lemma not in NOUNS or self.is_named_beside(token) or self.read_pair(token, lemma):
            return
        if is_role(self.parse, token) and self.read_role(token, lemma):
            return
        if lemma in INSTITUTIONS and self.read_body(token, lemma):
            return
        if lemma not in SIDES | ROLES or not self.read_side(token, lemma):
            self.read_kind(token, lemma)

    # -- who is named beside the noun

    def is_named_beside(self, token: int) -> bool:
        """ "the foreign minister, Ishaq Dar" and "Ishaq Dar, the foreign minister" mean whoever is named."""
        parse = self.parse
        beside = [head for child in parse.kids(token, ("appos",)) for head in parse.conjuncts(child)]
        if parse.deps[token] == "appos":
            beside.append(parse.heads[token])
        found = dict.fromkeys(figure for head in beside for figure in self.discourse.meant(head))
        if found:
            self.discourse.means[token] = tuple(found)
        return bool(found)

    # -- whose a noun is

    def owner(self, token: int) -> Figure | None:
        found = self.owners(token)
        return found[0] if found else None

    def owners(self, token: int) -> list[Figure]:
        """Whose a noun is: "Afghan officials", "Pakistan's army", "officials of Iran and Iraq", "its army"."""
        parse = self.parse
        for child in parse.children[token]:
            if child < token and parse.deps[child] in OWNING_DEPS:
                found = [
                    figure for head in parse.conjuncts(child) if head < token for figure in self.meant_or_owner(head)
                ]
                if found:
                    return found
        nouns = parse.prepositional(token, ("of", "for", "from"))
        found = [
            figure for noun in nouns for figure in self.meant_or_owner(noun) if figure.kind is not ActorKind.PERSON
        ]
        seats = [self.places[noun] for noun in parse.prepositional(token, ("in",)) if noun in self.places]
        return found or seats

    def meant_or_owner(self, token: int) -> tuple[Figure, ...]:
        """ "a spokesman for Peru's foreign ministry" belongs to Peru where the ministry is no actor of its own."""
        found = self.discourse.meant(token)
        if not found and self.parse.lemmas[token] in INSTITUTIONS | SIDES:
            return tuple(self.owners(token))
        return found

    # -- "the envoy", "the Serbian president"

    def read_role(self, token: int, lemma: str) -> bool:
        owner = self.owner(token)
        if not owner and not self.is_definite(token):
            return False
        said = self.inner_words(token) | {lemma}
        bearers = [figure for figure in self.discourse.holders.get(lemma, ()) if fits_role(figure, lemma, said, owner)]
        if not bearers:
            return self.read_unnamed(token, owner)
        bearer = max(
            bearers, key=lambda figure: (bool(owner and owner in (figure.country, figure.holder_for)), figure.seen)
        )
        if owner and not bearer.country:
            bearer.country = country_of(owner)
        self.discourse.mean(token, bearer, described=True)
        return True

    def read_unnamed(self, token: int, owner: Figure | None) -> bool:
        """ "Poland's foreign minister" acts and is named nowhere."""
        lemma = self.parse.lemmas[token]
        if owner and self.read_untitled(token, owner):
            return True
        named = self.is_definite(token) or any(self.parse.deps[child] == "poss" for child in self.parse.children[token])
        if not owner or lemma in VAGUE_ROLES or not is_acting(self.parse, token) or not named:
            return False
        if owner.kind is ActorKind.PERSON and lemma not in PERSONAL_ROLES:
            return False
        inner = self.ordered_inner_words(token)
        name = " ".join([f"{owner.name}'s", *inner, self.parse.words[token]])
        figure = Figure(ActorKind.PERSON, name, "role-only", 0.6, country=country_of(owner), holder_for=owner)
        self.add_title(figure, {*inner, lemma})
        self.discourse.figures.append(figure)
        self.discourse.mean(token, figure, described=True)
        return True

    def read_untitled(self, token: int, owner: Figure) -> bool:
        """ "Ilsa Lind came. The Norwegian minister …": whoever the last sentence was about and no role was told of."""
        before = self.parse.sentence_of[token] - 1
        subjects = [m.figures[0] for m in self.discourse.people if m.sentence == before and m.subject and m.figures]
        if not self.is_definite(token) or len(set(subjects)) != 1 or subjects[0].titles or subjects[0].country:
            return False
        subjects[0].country = subjects[0].holder_for = owner if owner.kind is not ActorKind.PERSON else None
        self.add_title(subjects[0], self.inner_words(token) | {self.parse.lemmas[token]})
        self.discourse.mean(token, subjects[0], described=True)
        return True

    def add_title(self, figure: Figure, title: Iterable[str]) -> None:
        figure.titles.append(frozenset(title))
        self.discourse.note_title(figure, figure.titles[-1])

    # -- "the Norwegian army", "its foreign ministry", "the ministry"

    def read_body(self, token: int, lemma: str) -> bool:
        if self.is_plural(token):
            return False
        owner = self.owner(token)
        if not owner:
            return self.read_named_body(token, lemma) or self.read_placed_body(token)
        said = self.inner_words(token)
        known = self.bodies.setdefault((id(owner), lemma), [])
        body = next((figure for figure in known if said <= figure.titles[0] or figure.titles[0] <= said), None)
        if not body:
            if self.is_indefinite(token) or not is_acting(self.parse, token):
                return False
            body = self.new_body(token, lemma, owner, said)
            known.append(body)
        self.discourse.mean(token, body)
        self.note_form(token, body)
        return True

    def new_body(self, token: int, lemma: str, owner: Figure, said: frozenset[str]) -> Figure:
        kind = ActorKind.MEDIA if lemma in MEDIA_NOUNS else ActorKind.ORGANISATION
        name = " ".join([f"{owner.name}'s", *self.ordered_inner_words(token), self.parse.words[token]])
        figure = Figure(kind, name, "owned-body", 0.75, country=country_of(owner), holder_for=owner)
        figure.titles.append(said)
        self.discourse.figures.append(figure)
        return figure

    def note_form(self, token: int, body: Figure) -> None:
        """ "the Norwegian army" names the body, "its army" only describes it."""
        start, end = self.parse.noun_phrase(token)
        owned_by_name = any(self.discourse.named[t] for t in range(start, token))
        if not owned_by_name:
            body.described.append((start, end))
            return
        while start < token and self.parse.lowers[start] in ("the", "a", "an") and self.parse.heads[start] == token:
            start += 1
        body.forms.append((start, token + 1))

    def read_named_body(self, token: int, lemma: str) -> bool:
        """ "the ministry" is the last body that has the word in its name."""
        if not self.is_definite(token):
            return False
        found = self.discourse.latest(
            self.discourse.bodies, lambda figure: figure.kind in NAMEABLE and lemma in figure.name.lower().split()
        )
        if found:
            self.discourse.mean(token, found[0], described=True)
        return bool(found)

    def read_placed_body(self, token: int) -> bool:
        """ "the general staff in Orlenz" is told from others by where it sits."""
        start, end = self.parse.noun_phrase(token)
        placed = any(self.parse.words[noun][0].isupper() for noun in self.parse.prepositional(token, ("in", "of")))
        formal = self.parse.lemmas[token] in FORMAL or self.inner_words(token)
        if not placed or not formal or not self.is_definite(token) or not is_acting(self.parse, token):
            return False
        while start < token and self.parse.lowers[start] in DEFINITE:
            start += 1
        name = " ".join(self.parse.string(start, end).split())
        figure = self.placed.get(name)
        if not figure:
            figure = self.placed[name] = Figure(ActorKind.ORGANISATION, name, "placed-body", 0.6)
            self.discourse.figures.append(figure)
        figure.forms.append((start, end))
        self.discourse.mean(token, figure)
        return True

    # -- "Afghan officials", "Tshisekedi's government", "members of the Concert"

    def read_side(self, token: int, lemma: str) -> bool:
        if not self.is_plural(token) and ((lemma in ROLES and lemma not in SPOKESPEOPLE) or self.is_indefinite(token)):
            return False
        owners = [
            side
            for owner in self.owners(token)
            if (side := state_behind(owner) if lemma in STATE_SIDES else side_of(owner))
        ]
        if not owners:
            return False
        self.discourse.sides[token] = tuple(dict.fromkeys(owners))
        if len(owners) == 1 and owners[0].kind is not ActorKind.PERSON:
            owners[0].described.append(self.parse.noun_phrase(token))
            self.discourse.remember(token, owners[0])
        return True

    # -- "the rebels", "the newspaper"

    def read_kind(self, token: int, lemma: str) -> None:
        if not self.is_definite(token) or self.owner(token):
            return
        for kind, nouns in KIND_NOUNS.items():
            if lemma in nouns:
                found = self.discourse.latest(self.discourse.bodies, partial(has_kind, kind))
                if found:
                    self.discourse.mean(token, found[0], described=True)
                    return

    # -- "the two sides", "both presidents"

    def read_pair(self, token: int, lemma: str) -> bool:
        if lemma not in PAIRS or not any(
            self.parse.lowers[child] in ("two", "both") for child in self.parse.children[token]
        ):
            return False
        found = self.last_people(lemma) if lemma in PAIR_PEOPLE else self.last_sides()
        if len(found) > 1:
            self.discourse.mean(token, found[1], found[0])
        return len(found) > 1

    def last_people(self, role: str) -> list[Figure]:
        """The persons last spoken of, those with that role where there are two."""
        people = self.discourse.latest(self.discourse.people, lambda figure: True, count=6)
        holders = [figure for figure in people if any(role in title for title in figure.titles)]
        return holders if len(holders) > 1 else people

    def last_sides(self) -> list[Figure]:
        sides = (ActorKind.STATE, ActorKind.ARMED_GROUP)
        return self.discourse.latest(self.discourse.bodies, lambda figure: figure.kind in sides, count=2)

    # -- small questions

    def is_plural(self, token: int) -> bool:
        """Plural in form: "police" is none."""
        return self.parse.tags[token] in ("NNS", "NNPS") and self.parse.lowers[token] != self.parse.lemmas[token]

    def is_definite(self, token: int) -> bool:
        return any(self.parse.lowers[child] in DEFINITE for child in self.parse.children[token])

    def is_indefinite(self, token: int) -> bool:
        return any(self.parse.lowers[child] in INDEFINITE for child in self.parse.children[token])

    def inner_words(self, token: int) -> frozenset[str]:
        return frozenset(word.lower() for word in self.ordered_inner_words(token))

    def ordered_inner_words(self, token: int) -> list[str]:
        """The "foreign" of "Iran's foreign ministry"."""
        parse = self.parse
        inner = [t for t in parse.children[token] if t < token and parse.deps[t] in ("amod", "compound", "nmod")]
        return [parse.words[t] for t in inner if not self.discourse.meant(t) and parse.lowers[t] not in FILLERS]


def has_kind(kind: ActorKind, figure: Figure) -> bool:
    return figure.kind is kind


def fits_role(figure: Figure, lemma: str, said: frozenset[str], owner: Figure | None) -> bool:
    """True if somebody holds that role, as far as the text told: not its deputy, nor another state's minister."""
    if (
        owner
        and figure.country
        and owner not in (figure.country, figure.holder_for)
        and country_of(owner) is not figure.country
    ):
        return False
    return any(
        lemma in title and said - FILLERS <= title | {lemma} | LOOSE and title & RANKS == said & RANKS
        for title in figure.titles
    )


def title_words(text: str) -> frozenset[str]:
    """The words of a title, abbreviations written out."""
    found = (word.rstrip(".") for word in re.split(r"[\s\-]+", text.lower()))
    return frozenset(SHORT_TITLES.get(word, word) for word in found)


def country_of(figure: Figure) -> Figure | None:
    return figure if figure.kind is ActorKind.STATE else figure.country


def side_of(figure: Figure) -> Figure | None:
    return figure.holder_for or figure.country if figure.kind is ActorKind.PERSON else figure


def state_behind(figure: Figure) -> Figure | None:
    """ "Tshisekedi's government" is his country."""
    return country_of(figure) or side_of(figure)


DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
INDEFINITE = frozenset({"a", "an", "another", "some", "any", "one"})
FILLERS = frozenset({"own", "new", "then", "current", "late"})
LOOSE = frozenset({"former", "powerful", "long-time", "veteran", "top", "senior"})
INSTITUTIONS = words("actors", "bodies")
FORMAL = words("actors", "formal_bodies")
SIDES = words("actors", "sides")
STATE_SIDES = words("actors", "state_sides")
SPOKESPEOPLE = words("actors", "spokespeople")
RANKS = words("actors", "ranks")
VAGUE_ROLES = words("actors", "vague_roles")
PERSONAL_ROLES = words("actors", "personal_roles")
MEDIA_NOUNS = words("actors", "media_nouns")
PAIR_PEOPLE = words("actors", "pair_people")
PAIRS = PAIR_PEOPLE | words("actors", "pair_sides")
SHORT_TITLES = table("actors", "short_titles")
KIND_NOUNS = {
    ActorKind.ARMED_GROUP: words("actors", "armed_nouns"),
    ActorKind.MEDIA: MEDIA_NOUNS,
    ActorKind.ORGANISATION: words("actors", "organisation_nouns"),
}
NOUNS = ROLES | INSTITUTIONS | SIDES | PAIRS | frozenset().union(*KIND_NOUNS.values())
