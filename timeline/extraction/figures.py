"""From names to figures: which names mean the same actor.

What is known is taken first. Of the rest, full names gather their shorter forms and acronyms, and what a whole gathering says together
decides the kind of actor it is; see `forms`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from timeline.extraction.forms import (
    Form,
    acts,
    core_words,
    demonyms,
    is_acronym,
    is_part,
    is_same_person,
    pooled,
    shape,
    verdict,
)
from timeline.extraction.gazetteer import Gazetteer, KnownActor, plain
from timeline.extraction.names import ADDRESS, Name
from timeline.extraction.roles import RolePhrase, gender
from timeline.extraction.syntax import Parse
from timeline.vocabulary import ActorKind, NameKind

Phrases = Mapping[int, Sequence[RolePhrase]]  # by the first token of the name they stand beside


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody of the text while it is being read; becomes an ActorCandidate at the end."""

    kind: ActorKind
    name: str
    rule: str
    confidence: float
    known: KnownActor | None = None
    names: list[Name] = field(default_factory=list)
    places: list[Name] = field(default_factory=list)  # where its capital is only a place
    forms: list[tuple[int, int]] = field(default_factory=list)  # token ranges that name it by its owner
    described: list[tuple[int, int]] = field(default_factory=list)  # token ranges that mean it without naming it
    titles: list[frozenset[str]] = field(default_factory=list)  # the words of each role it is said to have
    gender: str = ""
    description: str | None = None
    title: str | None = None
    holder_for: Figure | None = None
    country: Figure | None = None
    id: str = ""

    @property
    def first(self) -> int:
        """The token of its first mention."""
        return min([name.start for name in self.names] + [start for start, _ in self.forms + self.described], default=0)

    def last_before(self, token: int) -> int:
        """The last place before a token where it is named, -1 for none."""
        return max((name.start for name in self.names if name.start < token), default=-1)


def gather(parse: Parse, names: Sequence[Name], phrases: Phrases, known: Gazetteer) -> list[Figure]:
    """The figures of a text, each with all its names in the order of the text."""
    entries = known_figures(parse, names, phrases, known)
    taken = {name.start for figure in entries for name in figure.names}
    rest = [name for name in names if name.start not in taken and (not name.known or is_titled(parse, name))]
    figures = entries + Gathering(parse, rest, phrases, entries).figures()
    join_acronyms(parse, names, figures)
    for figure in figures:
        figure.names.sort(key=lambda name: name.start)
    return [figure for figure in figures if figure.names]


# -- what is known


def known_figures(parse: Parse, names: Sequence[Name], phrases: Phrases, known: Gazetteer) -> list[Figure]:
    figures: dict[str, Figure] = {}
    acting = [name for name in names if name.known and not is_titled(parse, name)]
    for name in acting:
        if name.known and not is_mere_place(parse, name):
            enter(figures, name, name.known)
    for name in acting:
        if name.known and name.known.key in figures and is_mere_place(parse, name):
            figures[name.known.key].places.append(name)
    for name in names:
        if not name.known:  # "Congo" is the one of several that the text names in full
            found = [entry for entry in known.homonyms(name.form) if entry.key in figures]
            if len(found) == 1:
                enter(figures, name, found[0])
    return list(figures.values())


def enter(figures: dict[str, Figure], name: Name, entry: KnownActor) -> None:
    figure = figures.setdefault(entry.key, Figure(entry.kind, entry.name, "gazetteer", 0.95, entry))
    figure.names.append(name)


def is_titled(parse: Parse, name: Name) -> bool:
    """ "Mr Chad" is nobody's country."""
    if not name.known or name.known.kind is ActorKind.PERSON or name.titled == name.start:
        return False
    return name.label == "PERSON" or parse.lowers[name.start - 1].rstrip(".") in ADDRESS


def is_mere_place(parse: Parse, name: Name) -> bool:
    """A capital or seat of government where things happen, not one that acts."""
    return name.stands in (NameKind.CAPITAL, NameKind.SEAT) and not acts(parse, name)


# -- the rest


class Gathering:
    """Names that nobody knows yet, gathered around the full names among them."""

    def __init__(self, parse: Parse, names: Sequence[Name], phrases: Phrases, entries: Sequence[Figure]) -> None:
        self.parse, self.phrases = parse, phrases
        self.forms: dict[str, Form] = {}
        for name in names:
            form = self.forms.setdefault(plain(name.form), Form(plain(name.form)))
            form.count(parse, name, phrases.get(name.start, ()))
        self.forms.pop("", None)
        self.adjectives = [key for key in self.forms if " " not in key]
        self.known_people = [figure for figure in entries if figure.kind is ActorKind.PERSON]
        self.circles: dict[str, list[Form]] = {}  # by their fullest form

    def figures(self) -> list[Figure]:
        self.gather_full_names()
        figures = {key: figure for key, circle in self.circles.items() if (figure := self.figure(key, circle))}
        self.share_out_short_names(figures)
        for key, form in self.forms.items():
            if figure := self.figure(key, [form]):
                figures[key] = figure
        self.join_demonyms(figures)
        join_bodies([*figures.values()])
        return list(figures.values())

    def gather_full_names(self) -> None:
        """Names of several words, the longest first, so that those cut short find them."""
        full = [form for form in self.forms.values() if len(core_words(form.key)) > 1]
        for form in sorted(full, key=lambda form: (-len(form.key.split()), form.names[0].start)):
            told = shape(form.key)
            longer = next(
                (key for key in self.circles if not told and not shape(key) and is_same_person(form.key, key)), form.key
            )
            self.circles.setdefault(longer, []).append(form)
            del self.forms[form.key]

    def figure(self, key: str, circle: list[Form]) -> Figure | None:
        """The figure of some forms and the short forms that only it can mean."""
        short = [
            self.forms[word] for word in core_words(key)[-1:] if word in self.forms and self.forms[word] not in circle
        ]
        evidence = pooled(key, [*circle, *short])
        found = verdict(evidence, bool(demonyms(key, self.adjectives)), self.is_plural(evidence))
        if not found:
            return None
        names = [name for form in circle for name in form.names]
        longest = max((name.form for name in names), key=len)
        figure = Figure(found.kind, longest, found.rule, found.confidence, names=names)
        if found.kind is ActorKind.PERSON:
            self.take_gender(figure)
        return figure

    def is_plural(self, form: Form) -> bool:
        head = form.names[0].head
        return self.parse.tags[head] in ("NNS", "NNPS") or form.names[0].form.endswith("s")

    def take_gender(self, figure: Figure) -> None:
        for name in figure.names:
            tokens = [*range(name.titled, name.start), *(phrase.noun for phrase in self.phrases.get(name.start, ()))]
            figure.gender = figure.gender or next((said for token in tokens if (said := gender(self.parse, token))), "")

    def share_out_short_names(self, figures: Mapping[str, Figure]) -> None:
        """A single word of a longer name means its bearer; of several bearers, the one last spoken of."""
        bearers: dict[str, list[Figure]] = {}
        for figure in [*figures.values(), *self.known_people]:
            if not shape(plain(figure.name)):
                for word in dict.fromkeys(core_words(plain(figure.name))):
                    bearers.setdefault(word, []).append(figure)
        for key in [key for key in self.forms if core_words(key) and core_words(key)[-1] in bearers]:
            word = core_words(key)[-1]
            surnamed = [figure for figure in bearers[word] if core_words(plain(figure.name))[-1] == word]
            for name in self.forms.pop(key).names:
                self.nearest(name, surnamed or bearers[word]).names.append(name)

    def nearest(self, name: Name, bearers: Sequence[Figure]) -> Figure:
        said = next((found for token in range(name.titled, name.start) if (found := gender(self.parse, token))), "")
        fitting = [figure for figure in bearers if not said or figure.gender in ("", said)] or list(bearers)
        latest = max(fitting, key=lambda figure: figure.last_before(name.start))
        return latest if latest.last_before(name.start) >= 0 else min(fitting, key=lambda figure: figure.first)

    def join_demonyms(self, figures: dict[str, Figure]) -> None:
        """ "Vastrian" is a name of Vastria, "Karrowe" one of the Kingdom of Karrowe."""
        for key, figure in [*figures.items()]:
            if figure.kind is not ActorKind.STATE or key not in figures:
                continue
            shorter = [
                other
                for other in figures
                if other != key and is_part(other, key) and figures[other].kind is ActorKind.STATE
            ]
            for other in [*demonyms(key, [*self.forms, *figures]), *shorter]:
                joined = figures.pop(other, None)
                names = joined.names if joined else self.forms[other].names if other in self.forms else []
                figure.names += [name for name in names if name not in figure.names]


def join_bodies(figures: Sequence[Figure]) -> None:
    """ "the Commission" is the body with the longer name that was named before."""
    for short in figures:
        key = plain(short.name)
        if short.kind in (ActorKind.PERSON, ActorKind.STATE) or " " in key and not shape(key):
            continue
        fuller = [
            figure
            for figure in figures
            if figure is not short
            and figure.names
            and figure.kind is not ActorKind.PERSON
            and is_part(key, plain(figure.name))
            and figure.first < short.first
        ]
        if fuller:
            nearest = max(fuller, key=lambda figure: figure.last_before(short.first))
            nearest.names += short.names
            short.names = []


def join_acronyms(parse: Parse, names: Sequence[Name], figures: Sequence[Figure]) -> None:
    """ "the Littoral Union (LU)": what stands in brackets right behind a name is its acronym, also where others use it."""
    owner = {name.start: figure for figure in figures for name in figure.names}
    for name, following in zip(names, names[1:], strict=False):
        figure = owner.get(name.start)
        if figure and is_bracketed(parse, name, following) and is_acronym(following.form, name.form):
            theirs = [other for other in names if plain(other.form) == plain(following.form)]
            for other in figures:
                if other is not figure:
                    other.names = [known for known in other.names if known not in theirs]
            figure.names += [other for other in theirs if other not in figure.names]


def is_bracketed(parse: Parse, name: Name, following: Name) -> bool:
    opened = following.start == name.end + 1 and parse.words[name.end] == "("
    return opened and parse.words[following.end : following.end + 1] == [")"]
