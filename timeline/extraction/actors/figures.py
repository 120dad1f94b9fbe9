"""From names to figures: which names mean the same actor.

What is known is taken first. Of the rest, full names gather their shorter forms and acronyms, and what a whole
gathering says together decides the kind of actor it is; see `forms`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from timeline.extraction.actors.forms import (
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
from timeline.extraction.actors.names import ADDRESS, COMPANY_SUFFIXES, Name, datelines
from timeline.extraction.actors.roles import RolePhrase, gender, given_gender
from timeline.extraction.gazetteer import Gazetteer, KnownActor, plain
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
    seen: int = -1  # the token where the reader last met it
    id: str = ""

    @property
    def first(self) -> int:
        """The token of its first mention."""
        return min([name.start for name in self.names] + [start for start, _ in self.forms + self.described], default=0)


def gather(parse: Parse, names: Sequence[Name], phrases: Phrases, known: Gazetteer) -> list[Figure]:
    """The figures of a text, each with all its names in the order of the text."""
    names = without_false_fame(names)
    entries = known_figures(parse, names, known)
    taken = {name.start for figure in entries for name in figure.names}
    rest = [name for name in names if name.start not in taken and (not name.known or is_titled(parse, name))]
    figures = entries + Gathering(parse, rest, phrases, entries).figures()
    joining = Joining(names, figures)
    joining.join_acronyms(parse)
    joining.join_governments()
    joining.join_bodies()
    for figure in figures:
        figure.names.sort(key=lambda name: name.start)
    return [figure for figure in figures if figure.names]


# -- what is known


def without_false_fame(names: Sequence[Name]) -> list[Name]:
    """The surname of somebody named in full here is no capital that happens to be called so."""
    full = {plain(name.form).rsplit(" ", 1)[-1] for name in names if " " in name.form and is_personal(name)}
    return [
        replace(name, known=None, stands=None) if name.stands is NameKind.CAPITAL and plain(name.form) in full else name
        for name in names
    ]


def is_personal(name: Name) -> bool:
    return not name.known and (name.label == "PERSON" or name.titled < name.start) and not shape(plain(name.form))


def known_figures(parse: Parse, names: Sequence[Name], known: Gazetteer) -> list[Figure]:
    figures: dict[str, Figure] = {}
    places = []
    for name in names:
        if name.known and not is_titled(parse, name):
            if is_mere_place(parse, name):
                places.append(name)
            else:
                enter(figures, name, name.known)
    for name in names:
        if not name.known:  # "Congo" is the one of several that the text names in full
            found = [entry for entry in known.homonyms(name.form) if entry.key in figures]
            if len(found) == 1:
                enter(figures, name, found[0])
    for name in places:
        if name.known and name.known.key in figures:
            figures[name.known.key].places.append(name)
    return list(figures.values())


def enter(figures: dict[str, Figure], name: Name, entry: KnownActor) -> None:
    figure = figures.setdefault(entry.key, Figure(entry.kind, entry.name, "gazetteer", 0.97, entry))
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
        for word in {plain(parse.words[token]) for token in datelines(parse)} & self.forms.keys():
            self.forms[word].located += len(self.forms[word].names) + 1  # where an article was written
        self.known_people = [figure for figure in entries if figure.kind is ActorKind.PERSON]
        self.by_stem: dict[str, list[str]] = {}
        for key in self.forms:
            if " " not in key:
                self.by_stem.setdefault(key[:STEM], []).append(key)

    def figures(self) -> list[Figure]:
        found = {key: figure for key, circle in self.circles().items() if (figure := self.figure(key, circle))}
        self.share_out_short_names([*found.values(), *self.known_people])
        self.share_out_bare_heads(found.values())
        found |= {key: figure for key, form in self.forms.items() if (figure := self.figure(key, [form]))}
        self.join_state_forms(found)
        return list(found.values())

    def circles(self) -> dict[str, list[Form]]:
        """Names of several words by the fullest form they are part of, which comes first."""
        circles: dict[str, list[Form]] = {}
        by_word: dict[str, list[str]] = {}
        full = [form for form in self.forms.values() if len(core_words(form.key)) > 1]
        for form in sorted(full, key=lambda form: (-len(form.key.split()), form.names[0].start)):
            known = () if shape(form.key) else by_word.get(form.key.split()[0], ())
            longer = next((key for key in known if is_same_person(form.key, key)), form.key)
            circles.setdefault(longer, []).append(form)
            del self.forms[form.key]
            if longer == form.key and not shape(form.key):
                for word in dict.fromkeys(form.key.split()):
                    by_word.setdefault(word, []).append(form.key)
        return circles

    def figure(self, key: str, circle: list[Form]) -> Figure | None:
        """Who a circle of forms is; a surname on its own is a witness, but a person's full name needs none."""
        full = pooled(key, circle)
        found = verdict(full, has_demonym=False, plural=False)
        if not found or found.kind is not ActorKind.PERSON or self.is_country_with_people(key):
            short = self.forms.get(core_words(key)[-1])
            evidence = pooled(key, [full, short]) if short and short not in circle else full
            demonyms = self.demonyms(key)
            evidence.owns += sum(self.forms[other].owns for other in demonyms if other in self.forms)
            evidence.owns += self.is_country_with_people(key)
            found = verdict(evidence, bool(demonyms), self.is_plural(full))
        if not found:
            return None
        name = max((name.form for name in full.names), key=len)
        figure = Figure(found.kind, name, found.rule, found.confidence, names=list(full.names))
        if found.kind is ActorKind.PERSON:
            figure.gender = self.gender_of(figure)
        return figure

    def demonyms(self, key: str) -> list[str]:
        return demonyms(key, self.by_stem.get(key.split()[-1][:STEM], ()))

    def is_country_with_people(self, key: str) -> bool:
        """ "Tesh" where there are "the Teshi army" and "Teshis", whatever the entity model takes it for."""
        if " " in key or key not in self.forms or self.forms[key].personal:
            return False
        people = [self.forms[other] for other in self.demonyms(key) if other in self.forms]
        return any(form.labels["GPE"] + form.labels["NORP"] > form.labels["PERSON"] for form in people)

    def is_plural(self, form: Form) -> bool:
        return self.parse.tags[form.names[0].head] in ("NNS", "NNPS") or form.names[0].form.endswith("s")

    def gender_of(self, figure: Figure) -> str:
        """As a title or role tells, else the given name."""
        beside = [phrase.noun for name in figure.names for phrase in self.phrases.get(name.start, ())]
        titles = [token for name in figure.names for token in range(name.titled, name.start)]
        said = (gender(self.parse, token) for token in titles + beside)
        return next(filter(None, said), "") or given_gender(figure.name)

    def share_out_short_names(self, bearers: Iterable[Figure]) -> None:
        """A single word of a longer name means its bearer; last names come before first names."""
        by_word: dict[str, list[Figure]] = {}
        for figure in bearers:
            *first, last = core_words(plain(figure.name))
            for word in dict.fromkeys([last, *first] if not shape(plain(figure.name)) else ()):
                by_word.setdefault(word, []).append(figure)
        short: dict[int, tuple[Name, list[Figure]]] = {}
        for key in [key for key in self.forms if core_words(key)[-1] in by_word]:
            found = by_word[core_words(key)[-1]]
            surnamed = [figure for figure in found if core_words(plain(figure.name))[-1] == core_words(key)[-1]]
            short.update((name.start, (name, surnamed or found)) for name in self.forms.pop(key).names)
        full = {name.start: figure for figures in by_word.values() for figure in figures for name in figure.names}
        self.assign(short, full)

    def assign(self, short: Mapping[int, tuple[Name, list[Figure]]], full: Mapping[int, Figure]) -> None:
        """Read on: of several with one surname, who fits a "Mrs", is mostly meant so far, was named last."""
        met: dict[Figure, tuple[int, int]] = {}  # how often, where last
        for place in sorted({*short, *full}):
            if place in full:
                figure = full[place]
            else:
                name, figures = short[place]
                said = next(filter(None, (gender(self.parse, token) for token in range(name.titled, name.start))), "")
                fitting = [figure for figure in figures if not said or figure.gender in ("", said)] or figures
                introduced = [figure for figure in fitting if figure in met]
                figure = max(introduced, key=met.__getitem__) if introduced else fitting[0]
                figure.names.append(name)
            met[figure] = (met.get(figure, (0, 0))[0] + 1, place)

    def share_out_bare_heads(self, figures: Iterable[Figure]) -> None:
        """ "the Concert" is the Northern Concert, "Apple" is Apple Inc., however the entity model takes them."""
        told = [(plain(figure.name), figure) for figure in figures if shape(plain(figure.name))]
        by_head = {key.split()[-1]: figure for key, figure in told}
        firms = {key.rsplit(" ", 1)[0]: figure for key, figure in told if key.split()[-1] in COMPANY_SUFFIXES}
        for key, form in list(self.forms.items()):
            bearer = firms.get(key) or (by_head.get(key) if form.articled * 2 > len(form.names) else None)
            if bearer and bearer.first < form.names[0].start:
                bearer.names += self.forms.pop(key).names

    def join_state_forms(self, found: dict[str, Figure]) -> None:
        """ "Vastrian" is a name of Vastria, "Karrowe" one of the Kingdom of Karrowe."""
        states = {key for key, figure in found.items() if figure.kind is ActorKind.STATE}
        for key in [key for key in found if key in states]:
            # "Ansel" is one of the Republic of Ansel, whatever it is taken for
            known = states | self.forms.keys() if shape(key) == "state" else states
            shorter = [part for part in key.split() if part != key and part in known]
            for other in [*self.demonyms(key), *shorter] if key in found else ():
                joined = found.pop(other, None) or self.forms.get(other)
                found[key].names += joined.names if joined else []


# -- other forms of a name


class Joining:
    """Lets names go over from one figure to another."""

    def __init__(self, names: Sequence[Name], figures: Sequence[Figure]) -> None:
        self.names, self.figures = names, figures
        self.owner = {name.start: figure for figure in figures for name in figure.names}
        self.by_form: dict[str, list[Name]] = {}
        for name in names:
            self.by_form.setdefault(plain(name.form), []).append(name)

    def take_over(self, figure: Figure, names: Iterable[Name]) -> None:
        """The names are this figure's from now on."""
        moved = {name.start: name for name in names if self.owner.get(name.start) is not figure}
        for loser in {self.owner[start] for start in moved if start in self.owner}:
            loser.names = [name for name in loser.names if name.start not in moved]
        figure.names += moved.values()
        self.owner.update(dict.fromkeys(moved, figure))

    def join_acronyms(self, parse: Parse) -> None:
        """ "the Littoral Union (LU)": what stands in brackets behind a name is its acronym, wherever it is used."""
        for name, following in zip(self.names, self.names[1:], strict=False):
            if is_bracketed(parse, name, following) and is_acronym(following.form, name.form):
                long, short = self.owner.get(name.start), self.owner.get(following.start)
                if long and short and short.known and not long.known and shares_words(short.known, name):
                    self.take_over(short, long.names)  # "the US Federal Bureau of Investigation (FBI)"
                elif long and long is not short:
                    self.take_over(long, self.by_form[plain(following.form)])

    def join_governments(self) -> None:
        """ "the Royal Government" stands for the state that the text named first."""
        states = [figure for figure in self.figures if figure.kind is ActorKind.STATE and figure.names]
        nameless = [figure for figure in self.figures if not figure.known and is_government(figure)]
        first = min(states, key=lambda state: state.first, default=None)
        for figure in nameless:
            if first and first.first < figure.first:
                self.take_over(first, list(figure.names))
            figure.names = []

    def join_bodies(self) -> None:
        """ "the Commission" is the body with the longer name that was named before."""
        by_word: dict[str, list[Figure]] = {}
        for figure in self.figures:
            if figure.names and figure.kind is not ActorKind.PERSON and " " in figure.name:
                for word in dict.fromkeys(plain(figure.name).split()):
                    by_word.setdefault(word, []).append(figure)
        for short in self.figures:
            if not short.known and short.kind not in (ActorKind.PERSON, ActorKind.STATE) and short.names:
                fuller = [
                    figure for figure in by_word.get(plain(short.name).split()[0], ()) if is_short_for(short, figure)
                ]
                if fuller:
                    self.take_over(max(fuller, key=lambda figure: figure.first), list(short.names))


def is_bracketed(parse: Parse, name: Name, following: Name) -> bool:
    opened = following.start == name.end + 1 and parse.words[name.end] == "("
    return opened and parse.words[following.end : following.end + 1] == [")"]


def shares_words(entry: KnownActor, name: Name) -> bool:
    known = {word for form in (entry.name, *entry.names) for word in plain(form).split()}
    return len(known.intersection(plain(name.form).split())) > 1


def is_government(figure: Figure) -> bool:
    return f" {plain(figure.name)}".endswith((" government", " administration"))


def is_short_for(short: Figure, long: Figure) -> bool:
    key = plain(short.name)
    if (
        short is long
        or not long.names
        or (" " in key and not shape(key))
        or (long.kind is ActorKind.STATE and shape(key) != "state")
    ):
        return False
    return is_part(key, plain(long.name)) and long.first < short.first


STEM = 4  # letters that a country's name shares with its adjective
