"""Who acts in a text, and which words mean whom.

`find_actors` runs the parts: `names` finds what is named, `roles` what is said beside a name, `figures` who the names
are, `coreference` whom other words mean. Events ask the Cast it returns.
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from timeline.extraction.actors.coreference import read_references
from timeline.extraction.actors.discourse import Discourse
from timeline.extraction.actors.figures import Figure, gather
from timeline.extraction.actors.forms import is_part
from timeline.extraction.actors.names import ADDRESS, ROLES, Name, find_names
from timeline.extraction.actors.nouns import Nouns, country_of, title_words
from timeline.extraction.actors.roles import RolePhrase, role_phrases
from timeline.extraction.candidates import ActorCandidate, Document, Office
from timeline.extraction.gazetteer import Gazetteer, plain
from timeline.extraction.lexicon import words
from timeline.extraction.syntax import Parse
from timeline.vocabulary import ActorKind, NameKind


class Cast:
    """The actors of one text. Events ask it whom a token means."""

    def __init__(self, parse: Parse, discourse: Discourse, nouns: Nouns) -> None:
        self.parse, self._discourse, self._nouns = parse, discourse, nouns
        self._figures: dict[str, Figure] = {}
        self._candidates: dict[str, ActorCandidate] = {}
        self._order: list[str] = []
        self._groups: dict[str, Figure] = {}
        self._voices: list[tuple[int, int, str]] = []
        for figure in sorted(discourse.figures, key=lambda figure: figure.first):
            self._enter(figure)

    # -- whom a word means

    def at(self, token: int) -> str | None:
        """Id of the actor that the phrase headed by (or containing) this token means: a name, a role, a pronoun, or an
        adjective that stands for a state ("Afghan"). None where nobody is known, or several are meant: see `group`."""
        meant = self._discourse.meant(token)
        if not meant and self.parse.lowers[token] in FIRST_PERSON:
            return self._voice(token)
        return meant[0].id if len(meant) == 1 else None

    def acting(self, noun: int) -> str | None:
        """Id of the actor that a noun phrase in an acting position means: as `at`, and "Afghan officials", "the
        government in Kabul", "his spokesman" as the body they speak for where they are no actor of their own."""
        sides = self._discourse.sides.get(noun, ())
        return self.at(noun) or (sides[0].id if len(sides) == 1 else None)

    def group(self, noun: int) -> list[str]:
        """Ids of all actors that a coordinated or plural phrase means: "Sadiq and Lindsay", "the two sides", "they",
        "Turkish and UN officials"."""
        found: dict[str, None] = {}
        for token in self.parse.conjuncts(noun):
            meant = self._discourse.meant(token) or self._discourse.sides.get(token, ())
            found.update((figure.id, None) for figure in meant)
            if not meant and (voice := self.at(token)):
                found[voice] = None
        return list(found)

    def speaks_for(self, noun: int) -> str | None:
        """Id of the body that a noun speaks for without being it: Peru of "a Peruvian official", "a text from Peru"."""
        sides = self._discourse.sides.get(noun) or self._nouns.owners(noun)
        return sides[0].id if sides else None

    def quote(self, start: int, end: int, speaker: str) -> None:
        """Take in that `speaker` says tokens `start` to `end` (exclusive): "I" and "we" in them mean the speaker."""
        self._voices.append((start, end, speaker))

    # -- who they are

    def actor(self, key: str) -> ActorCandidate:
        """The actor with that id, as found so far; KeyError for any other."""
        if key not in self._candidates:
            self._candidates[key] = self._candidate(self._figures[key])
        return self._candidates[key]

    def kind(self, key: str) -> ActorKind:
        """The kind of the actor with that id; unlike `actor`, it costs nothing."""
        return self._figures[key].kind

    def description(self, key: str) -> str:
        """What the text calls the actor besides its name; empty where it says nothing."""
        return self._figures[key].description or ""

    def country_of(self, key: str) -> str | None:
        """Id of the state an actor belongs to, itself where it is one."""
        country = country_of(self._figures[key])
        return country.id if country else None

    def side_of(self, key: str) -> str | None:
        """Id of whom an actor acts for: a minister's country, a spokesman's movement; itself where it is a body."""
        figure = self._figures[key]
        side = figure.holder_for or figure.country
        if not side:
            return None if figure.kind is ActorKind.PERSON else key
        return side.id

    def add_group(self, noun: int, before: int | None = None, kind: ActorKind = ActorKind.GROUP) -> str:
        """Id of a new actor for a described group that acts: "militants based in Afghanistan"; of another kind for a
        described body or post: "the royal palace". Its words end `before` that token, where the parse runs on."""
        start, end = self.parse.noun_phrase(noun)
        end = end if before is None else max(min(end, before), noun + 1)
        while start < noun and self.parse.lowers[start] in ("the", "a", "an"):
            start += 1
        name = " ".join(self.parse.string(start, end).split())
        figure = self._groups.get(name)
        if not figure:
            figure = self._groups[name] = Figure(kind, name, f"described-{kind}", 0.6)
            self._enter(figure)
        figure.described.append((start, end))
        self._candidates.pop(figure.id, None)
        self._order.clear()
        self._discourse.means[noun] = (figure,)
        return figure.id

    def candidates(self) -> list[ActorCandidate]:
        """All actors in the order of their first mention."""
        if not self._order:
            self._order = sorted(self._figures, key=lambda key: self._figures[key].first)
        return [self.actor(key) for key in self._order]

    # -- inside

    def _enter(self, figure: Figure) -> None:
        figure.id = f"A{len(self._figures) + 1}"
        self._figures[figure.id] = figure

    def _voice(self, token: int) -> str | None:
        """Who says a token; of quotations one in the other, the inner one's speaker."""
        said = [(start, speaker) for start, end, speaker in self._voices if start <= token < end]
        return max(said)[1] if said else None

    def _candidate(self, figure: Figure) -> ActorCandidate:
        named = [(name.start, name.end) for name in figure.names] + figure.forms
        forms = dict.fromkeys([name.form for name in figure.names] + self._written(figure.forms))
        described = dict.fromkeys(self._written(figure.described))
        country = country_of(figure) if figure.kind is not ActorKind.STATE else None
        return ActorCandidate(
            id=figure.id,
            name=figure.name,
            kind=figure.kind,
            description=figure.description,
            country=country.id if country else None,
            office=Office(figure.title, figure.holder_for.id if figure.holder_for else None) if figure.title else None,
            aliases=tuple(form for form in forms if form != figure.name),
            role_mentions=tuple(form for form in described if form not in forms and form != figure.name),
            mentions=tuple(sorted({self.parse.span(*place) for place in named + figure.described})),
            known=figure.known.key if figure.known else None,
            confidence=figure.confidence,
            rule=figure.rule,
        )

    def _written(self, places: Sequence[tuple[int, int]]) -> list[str]:
        """The source's words at these places, in the order of the text, each on one line."""
        return [" ".join(self.parse.string(start, end).split()) for start, end in sorted(set(places))]


def find_actors(parse: Parse, known: Gazetteer, document: Document) -> Cast:
    """Everybody a text names or describes as acting. What editors know comes in with the gazetteer."""
    names = find_names(parse, known)
    phrases = {name.start: found for name in names if (found := list(role_phrases(parse, name)))}
    figures = gather(parse, names, phrases, known)
    name_after_publisher(figures, document.publisher or "")
    named: list[Figure | None] = [None] * len(parse)
    for figure in figures:
        for name in figure.names:
            if not means_people(parse, name):
                named[name.titled : name.end] = [figure] * (name.end - name.titled)
    people = [figure for figure in figures if figure.kind is ActorKind.PERSON]
    for figure in people:
        describe(parse, figure, phrases, named)
    share_counterparts(people)
    return Cast(parse, *read_references(parse, figures, named, bearers(people, phrases)))


def name_after_publisher(figures: Sequence[Figure], publisher: str) -> None:
    """ "The Courier" and "the Ministry" in their own texts are who publishes them."""
    for figure in figures:
        own = figure.kind in (ActorKind.MEDIA, ActorKind.ORGANISATION) and not figure.known
        if own and is_part(plain(figure.name), plain(publisher)):
            figure.name = publisher


def means_people(parse: Parse, name: Name) -> bool:
    """ "some Kenyans" and "Kenyans" are not Kenya; "the Kenyans" may be."""
    if name.stands is not NameKind.DEMONYM or parse.tags[name.head] not in ("NNS", "NNPS"):
        return False
    return name.head == name.end - 1 and not any(parse.lowers[child] == "the" for child in parse.children[name.head])


def describe(
    parse: Parse, figure: Figure, phrases: Mapping[int, Sequence[RolePhrase]], named: Sequence[Figure | None]
) -> None:
    """Take what stands beside a person's names as description, office and country: the fullest phrase first."""
    said = [phrase for name in figure.names for phrase in phrases.get(name.start, ())]
    for phrase in said:
        figure.titles.append(title_words(phrase.text))
        if phrase.start < phrase.end and (phrase.owner is not None or not phrase.before):
            figure.described.append((phrase.start, phrase.end))
    if any(stands_accused(parse, name) for name in figure.names):
        figure.titles.append(ON_TRIAL)
    figure.country = next((owner for name in figure.names if (owner := owning_state(parse, name, named))), None)
    for phrase in sorted(said, key=lambda phrase: not held_for(phrase, figure, named)):
        owner = held_for(phrase, figure, named)
        figure.description = figure.description or (None if is_address(phrase) else phrase.text)
        if owner and not figure.holder_for:
            figure.holder_for, figure.country, figure.title = owner, country_of(owner), phrase.text


def owning_state(parse: Parse, name: Name, named: Sequence[Figure | None]) -> Figure | None:
    """The state of "Brazil's Celso Amorim"."""
    owner = parse.kid(name.head, ("poss",))
    figure = named[owner] if owner is not None else None
    return figure if figure and figure.kind is ActorKind.STATE else None


def stands_accused(parse: Parse, name: Name) -> bool:
    """ "X is charged with fraud", "X pleaded not guilty": the defendant of the text, and somebody's client."""
    verb = parse.lemmas[parse.heads[name.head]]
    return verb in CHARGING if parse.deps[name.head] == "nsubjpass" else verb == "plead"


def share_counterparts(people: Sequence[Figure]) -> None:
    """ "his British counterpart" has the office of whoever was named before."""
    in_order = sorted(people, key=lambda figure: figure.first)
    for before, figure in itertools.pairwise(in_order):
        if any("counterpart" in title for title in figure.titles):
            figure.titles += before.titles


def bearers(people: Sequence[Figure], phrases: Mapping[int, Sequence[RolePhrase]]) -> dict[int, tuple[Figure, ...]]:
    """Whom the nouns of role phrases mean: several where they are plural."""
    found: dict[int, tuple[Figure, ...]] = {}
    for figure in people:
        for name in figure.names:
            for phrase in phrases.get(name.start, ()):
                found[phrase.noun] = (*found.get(phrase.noun, ()), figure)
    return {noun: tuple(dict.fromkeys(figures)) for noun, figures in found.items()}


def held_for(phrase: RolePhrase, figure: Figure, named: Sequence[Figure | None]) -> Figure | None:
    owner = named[phrase.owner] if phrase.owner is not None else None
    return owner if owner is not figure else None


def is_address(phrase: RolePhrase) -> bool:
    """ "Mr" and "Mullah" tell nothing about a person's office."""
    return phrase.text.lower().rstrip(".") in ADDRESS - ROLES


CHARGING = frozenset({"charge", "indict", "arraign", "prosecute", "convict"})
ON_TRIAL = frozenset({"defendant", "client", "accused"})
FIRST_PERSON = words("actors", "first_person")
__all__ = ["Cast", "find_actors"]
