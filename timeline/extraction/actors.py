"""Who acts in a text, and which words mean whom.

`find_actors` runs the parts: `names` finds what is named, `roles` what is said beside a name, `figures` who the names are, `coreference`
whom other words mean. Events ask the Cast it returns.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.candidates import ActorCandidate, Document, Office
from timeline.extraction.coreference import Reader, country_of, tokens_of
from timeline.extraction.figures import Figure, gather
from timeline.extraction.gazetteer import Gazetteer
from timeline.extraction.names import Name, find_names
from timeline.extraction.roles import RolePhrase, gender, role_phrases
from timeline.extraction.syntax import Parse
from timeline.vocabulary import ActorKind


class Cast:
    """The actors of one text. Events ask it whom a token means."""

    def __init__(self, parse: Parse, figures: Sequence[Figure], reader: Reader) -> None:
        self.parse = parse
        self._reader = reader
        self._figures: dict[str, Figure] = {}
        for figure in sorted(figures, key=lambda figure: figure.first):
            self._enter(figure)

    # -- whom a word means

    def at(self, token: int) -> str | None:
        """Id of the actor that the phrase headed by (or containing) this token means: a name, a role, a pronoun, or an
        adjective that stands for a state ("Afghan"). None where nobody is known, or several are meant: see `group`."""
        meant = self._reader.meant(token)
        return meant[0].id if len(meant) == 1 else None

    def acting(self, noun: int) -> str | None:
        """Id of the actor that a noun phrase in an acting position means: as `at`, and "Afghan officials", "the government in
        Kabul", "his spokesman" as the body they speak for where they are no actor of their own."""
        side = self._reader.sides.get(noun)
        return self.at(noun) or (side.id if side else None)

    def group(self, noun: int) -> list[str]:
        """Ids of all actors that a coordinated or plural phrase means: "Sadiq and Lindsay", "the two sides", "they"."""
        found: dict[str, None] = {}
        for token in self.parse.conjuncts(noun):
            meant = [figure.id for figure in self._reader.meant(token)] or [self.acting(token)]
            found.update((key, None) for key in meant if key)
        return list(found)

    # -- who they are

    def actor(self, key: str) -> ActorCandidate:
        """The actor with that id, as found so far; KeyError for any other."""
        return self._candidate(self._figures[key])

    def country_of(self, key: str) -> str | None:
        """Id of the state an actor belongs to, itself where it is one."""
        country = country_of(self._figures[key])
        return country.id if country else None

    def side_of(self, key: str) -> str | None:
        """Id of the state or body that an actor acts for: a minister's country, a spokesman's movement; itself where it is one."""
        figure = self._figures[key]
        side = figure.holder_for or figure.country
        if figure.kind is not ActorKind.PERSON and not side:
            return key
        return side.id if side and side.id else None

    def speaks_for(self, noun: int) -> str | None:
        """Id of the body that a noun speaks for without being it: Pakistan of "Pakistani officials", "a spokesman for Pakistan"."""
        side = self._reader.sides.get(noun)
        if side:
            return side.id
        owner = self._reader.owner(noun)
        return owner.id if owner and owner.id else None

    def add_group(self, noun: int) -> str:
        """Id of a new actor (kind group) for a described group that acts: "militants based in Afghanistan"."""
        start, end = self.parse.noun_phrase(noun)
        while start < noun and self.parse.lowers[start] in ("the", "a", "an"):
            start += 1
        name = " ".join(self.parse.string(start, end).split())
        figure = next((f for f in self._figures.values() if f.kind is ActorKind.GROUP and f.name == name), None)
        if not figure:
            figure = Figure(ActorKind.GROUP, name, "described-group", 0.6)
            self._enter(figure)
        figure.described.append((start, end))
        self._reader.means[noun] = (figure,)
        return figure.id

    def candidates(self) -> list[ActorCandidate]:
        """All actors in the order of their first mention."""
        return [self._candidate(figure) for figure in sorted(self._figures.values(), key=lambda figure: figure.first)]

    # -- inside

    def _enter(self, figure: Figure) -> None:
        figure.id = f"A{len(self._figures) + 1}"
        self._figures[figure.id] = figure

    def _candidate(self, figure: Figure) -> ActorCandidate:
        spans = sorted({self.parse.span(start, end) for start, end in mentioned(figure)})
        forms = dict.fromkeys(name.form for name in figure.names)
        described = dict.fromkeys(
            " ".join(self.parse.string(start, end).split()) for start, end in sorted(set(figure.described))
        )
        country = country_of(figure) if figure.kind is not ActorKind.STATE else None
        return ActorCandidate(
            id=figure.id,
            name=figure.name,
            kind=figure.kind,
            description=figure.description,
            country=country.id if country and country.id else None,
            office=Office(figure.title, figure.holder_for.id if figure.holder_for else None) if figure.title else None,
            aliases=tuple(form for form in forms if form != figure.name),
            role_mentions=tuple(form for form in described if form not in forms and form != figure.name),
            mentions=tuple(spans),
            known=figure.known.key if figure.known else None,
            confidence=figure.confidence,
            rule=figure.rule,
        )


def find_actors(parse: Parse, known: Gazetteer, document: Document) -> Cast:
    names = find_names(parse, known)
    phrases = {name.start: found for name in names if (found := list(role_phrases(parse, name)))}
    figures = gather(parse, names, phrases, known)
    named: list[Figure | None] = [None] * len(parse)
    for token, figure in tokens_of(figures):
        named[token] = figure
    for figure in figures:
        describe(parse, figure, phrases, named)
    reader = Reader(parse, figures, named)
    reader.read()
    return Cast(parse, figures, reader)


def describe(
    parse: Parse, figure: Figure, phrases: dict[int, list[RolePhrase]], named: Sequence[Figure | None]
) -> None:
    """Take what stands beside a person's names as description, office, country and gender."""
    if figure.kind is not ActorKind.PERSON:
        return
    for name in figure.names:
        for token in range(name.titled, name.start):
            figure.gender = figure.gender or gender(parse, token)
        for phrase in phrases.get(name.start, ()):
            take_role(parse, figure, phrase, named)


def take_role(parse: Parse, figure: Figure, phrase: RolePhrase, named: Sequence[Figure | None]) -> None:
    figure.roles[parse.lemmas[phrase.noun]] = None
    figure.gender = figure.gender or gender(parse, phrase.noun)
    if not figure.description:
        figure.description = phrase.text
    if phrase.start < phrase.end:
        figure.described.append((phrase.start, phrase.end))
    owner = named[phrase.owner] if phrase.owner is not None else None
    if owner and owner is not figure and not figure.holder_for:
        figure.holder_for, figure.country = owner, country_of(owner)
        figure.title = figure.description


def mentioned(figure: Figure) -> list[tuple[int, int]]:
    return [(name.start, name.end) for name in figure.names] + figure.described


__all__ = ["Cast", "Name", "find_actors"]
