"""From names to figures: which names mean the same actor, and what kind of actor it is.

One mention may mislead (a surname tagged as a place, an acronym nobody knows), so the kind is decided for a name over the whole document:
what is known, what is said beside it, its own words, what it owns, and only then the entity model.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from timeline.extraction.gazetteer import Gazetteer, KnownActor, plain
from timeline.extraction.lexicon import words
from timeline.extraction.names import ADDRESS, PARTICLES, Name
from timeline.extraction.roles import RolePhrase, gender
from timeline.extraction.syntax import Parse
from timeline.vocabulary import ActorKind, NameKind


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody of the text while it is being read; becomes an ActorCandidate at the end."""

    kind: ActorKind
    name: str
    rule: str
    confidence: float
    known: KnownActor | None = None
    names: list[Name] = field(default_factory=list)
    described: list[tuple[int, int]] = field(default_factory=list)  # token ranges that mean it without naming it
    gender: str = ""
    roles: dict[str, None] = field(default_factory=dict)  # "minister", in the order found
    description: str | None = None
    title: str | None = None
    holder_for: Figure | None = None
    country: Figure | None = None
    id: str = ""

    @property
    def first(self) -> int:
        """The token of its first mention."""
        places = [name.start for name in self.names] + [start for start, _ in self.described]
        return min(places, default=0)


@dataclass(slots=True)
class Form:
    """All places of one spelling, and what they say about its kind."""

    key: str
    names: list[Name] = field(default_factory=list)
    labels: Counter[str] = field(default_factory=Counter)
    personal: int = 0  # places where a title or role stands beside it
    owns: int = 0  # places where it owns what states have
    located: int = 0  # places where it is where something is
    acting: int = 0

    @property
    def words(self) -> list[str]:
        return self.key.split()


def gather(
    parse: Parse, names: Sequence[Name], phrases: Mapping[int, Sequence[RolePhrase]], known: Gazetteer
) -> list[Figure]:
    """The figures of a text, each with all its names. `phrases`: role phrases by the first token of the name they stand beside."""
    return Gathering(parse, names, phrases, known).figures()


class Gathering:
    def __init__(
        self, parse: Parse, names: Sequence[Name], phrases: Mapping[int, Sequence[RolePhrase]], known: Gazetteer
    ) -> None:
        self.parse, self.names, self.phrases, self.known = parse, names, phrases, known
        self.forms: dict[str, Form] = {}
        self.by_entry: dict[str, Figure] = {}
        self.others: dict[str, Figure] = {}
        self.people: list[Figure] = []

    def figures(self) -> list[Figure]:
        self.take_known()
        self.take_forms()
        self.take_people()
        self.take_surnames()
        self.take_others()
        self.join_acronyms()
        self.join_short_forms()
        found = [*self.by_entry.values(), *self.people, *dict.fromkeys(self.others.values())]
        for figure in found:
            figure.names.sort(key=lambda name: name.start)
        return [figure for figure in found if figure.names]

    # -- what is known

    def take_known(self) -> None:
        for name in self.names:
            if name.known and not self.is_namesake(name):
                self.enter(name, name.known)
        for name in self.names:
            if not name.known:
                entries = [entry for entry in self.known.homonyms(name.form) if entry.key in self.by_entry]
                if len(entries) == 1:
                    self.enter(name, entries[0])

    def is_namesake(self, name: Name) -> bool:
        """True where a known word is somebody's name here ("Mr Chad"), or a capital is only a place."""
        if self.is_personal(name) and name.known and name.known.kind is not ActorKind.PERSON:
            return True
        return name.stands in (NameKind.CAPITAL, NameKind.SEAT) and not acts(self.parse, name)

    def enter(self, name: Name, entry: KnownActor) -> None:
        figure = self.by_entry.get(entry.key)
        if not figure:
            figure = Figure(entry.kind, entry.name, "gazetteer", 0.95, entry)
            self.by_entry[entry.key] = figure
        figure.names.append(name)

    # -- evidence for the rest

    def take_forms(self) -> None:
        taken = {name.start for figure in self.by_entry.values() for name in figure.names}
        for name in self.names:
            if name.start in taken or name.known and not self.is_personal(name):
                continue
            form = self.forms.setdefault(plain(name.form), Form(plain(name.form)))
            form.names.append(name)
            form.labels[name.label] += 1
            form.personal += self.is_personal(name)
            form.owns += owns_state_body(self.parse, name)
            form.located += is_located(self.parse, name)
            form.acting += acts(self.parse, name)
        self.forms.pop("", None)

    def is_personal(self, name: Name) -> bool:
        """A singular role or a form of address stands right beside this name."""
        return bool(self.phrases.get(name.start)) or name.titled < name.start

    # -- people

    def take_people(self) -> None:
        """Full names, the longest first, so that shorter ones find them."""
        full = [form for form in self.forms.values() if len(core_words(form.key)) > 1 and self.is_full_name(form)]
        for form in sorted(full, key=lambda form: (-len(form.words), form.names[0].start)):
            figure = next((person for person in self.people if is_part(form.key, plain(person.name))), None)
            if not figure:
                figure = self.person(form)
            figure.names += form.names
            del self.forms[form.key]

    def is_full_name(self, form: Form) -> bool:
        if shape(form.key):
            return False
        if form.personal:
            return True
        short = self.forms.get(core_words(form.key)[-1])
        labels = form.labels + short.labels if short else form.labels
        return (
            labels["PERSON"] * 2 >= labels.total() - labels[""]
            and labels["PERSON"] > 0
            or bool(short and short.personal)
        )

    def person(self, form: Form) -> Figure:
        longest = max((name.form for name in form.names), key=len)
        rule, confidence = ("titled-name", 0.95) if form.personal else ("entity", 0.85)
        figure = Figure(ActorKind.PERSON, longest, rule, confidence)
        self.people.append(figure)
        return figure

    def take_surnames(self) -> None:
        """Single words that are part of a person's name mean that person; of several, the one last spoken of."""
        bearers: dict[str, list[Figure]] = {}
        for person in self.people:
            for word in dict.fromkeys(core_words(plain(person.name))):
                bearers.setdefault(word, []).append(person)
        for key in [
            key
            for key in self.forms
            if core_words(key) and core_words(key)[-1] in bearers and len(core_words(key)) == 1
        ]:
            found = bearers[core_words(key)[-1]]
            surname = [person for person in found if core_words(plain(person.name))[-1] == core_words(key)[-1]]
            for name in self.forms.pop(key).names:
                self.nearest(name, surname or found).names.append(name)
        for form in [form for form in self.forms.values() if self.is_lone_person(form)]:
            self.person(form).names += self.forms.pop(form.key).names

    def nearest(self, name: Name, people: Sequence[Figure]) -> Figure:
        """The bearer of a surname last named in full or by it, one of fitting gender first; before any, the first to come."""
        said = next((gender(self.parse, t) for t in range(name.titled, name.start) if gender(self.parse, t)), "")
        fitting = [person for person in people if not said or person.gender in ("", said)] or list(people)
        before = [max((n.start for n in person.names if n.start < name.start), default=-1) for person in fitting]
        if max(before) >= 0:
            return fitting[before.index(max(before))]
        return min(fitting, key=lambda person: min(n.start for n in person.names))

    def is_lone_person(self, form: Form) -> bool:
        """A person known by one word: "Mr Ferrani", "King Aurel", "Madonna"."""
        if shape(form.key) or self.has_demonym(form):
            return False
        if form.personal:
            return True
        seen = form.labels.total() - form.labels[""]
        return (
            form.labels["PERSON"] * 2 > seen
            and form.acting > 0
            and not form.owns
            and form.located * 2 <= len(form.names)
        )

    # -- the rest

    def take_others(self) -> None:
        for form in self.forms.values():
            kind, rule, confidence = self.kind_of(form)
            if kind:
                longest = max((name.form for name in form.names), key=len)
                self.others[form.key] = Figure(kind, longest, rule, confidence, names=list(form.names))
        self.join_demonyms()

    def kind_of(self, form: Form) -> tuple[ActorKind | None, str, float]:
        told = shape(form.key)
        if told == "thing":
            return None, "", 0.0
        if self.has_demonym(form) or form.owns and told in ("", "state") and not form.labels["PERSON"] > form.owns:
            return ActorKind.STATE, "demonym", 0.85
        if told:
            return SHAPES[told], "head-word", 0.85
        label = form.labels.most_common(1)[0][0]
        if label == "ORG":
            return ActorKind.ORGANISATION, "entity", 0.7
        if label == "NORP" and is_plural_people(self.parse, form.names[0]):
            return ActorKind.GROUP, "entity", 0.7
        if label in ("GPE", "PERSON") and form.acting and form.located * 2 < len(form.names):
            return ActorKind.STATE, "entity", 0.5
        return None, "", 0.0

    def has_demonym(self, form: Form) -> bool:
        return bool(self.demonyms(form.key))

    def demonyms(self, key: str) -> list[str]:
        """Forms of this text that look like the adjective of a country's name: "Vastrian" of "Vastria"."""
        core = key.split()[-1]
        if len(core) < 4 or core.endswith(DEMONYM_ENDINGS):
            return []
        stem = core[: max(4, len(core) - 2)]
        return [
            other
            for other in self.forms
            if other != key
            and other.startswith(stem)
            and other.endswith(DEMONYM_ENDINGS)
            and " " not in other
            and any(
                self.parse.tags[name.start].startswith("JJ") or name.label in ("NORP", "ORG", "GPE")
                for name in self.forms[other].names
            )
        ]

    def join_demonyms(self) -> None:
        for key, figure in list(self.others.items()):
            if figure.kind is ActorKind.STATE and figure.rule == "demonym":
                for other in self.demonyms(key):
                    self.merge(other, figure)

    def merge(self, key: str, figure: Figure) -> None:
        """All names of that form go over to the figure."""
        old = self.others.get(key)
        if old is figure:
            return
        names = old.names if old else self.forms[key].names if key in self.forms else []
        figure.names += [name for name in names if name not in figure.names]
        self.others[key] = figure

    # -- other forms of the same name

    def join_acronyms(self) -> None:
        """ "the Littoral Union (LU)": what stands in brackets right behind a name is its acronym."""
        owner = {name.start: figure for figure in self.all_figures() for name in figure.names}
        for name, following in zip(self.names, self.names[1:], strict=False):
            figure = owner.get(name.start)
            if figure and is_bracketed(self.parse, name, following) and is_acronym(following.form, name.form):
                theirs = owner.get(following.start)
                if theirs is not figure:
                    self.move(plain(following.form), theirs, figure)
                    owner.update({moved.start: figure for moved in figure.names})

    def move(self, key: str, theirs: Figure | None, figure: Figure) -> None:
        names = [name for name in self.names if plain(name.form) == key]
        if theirs:
            theirs.names = [name for name in theirs.names if name not in names]
        figure.names += [name for name in names if name not in figure.names]
        self.others.pop(key, None)

    def all_figures(self) -> list[Figure]:
        return [*self.by_entry.values(), *self.people, *dict.fromkeys(self.others.values())]

    def join_short_forms(self) -> None:
        """ "the Commission" is the one with the longer name that was named before."""
        long = [figure for figure in self.all_figures() if figure.kind is not ActorKind.PERSON and " " in figure.name]
        for key, figure in list(self.others.items()):
            fuller = [
                other
                for other in long
                if other is not figure
                and is_part(key, plain(other.name))
                and other.first < figure.first
                and (figure.kind is not ActorKind.STATE or other.kind is ActorKind.STATE)
            ]
            if fuller and key == plain(figure.name):
                nearest = max(
                    fuller, key=lambda other: max((n.start for n in other.names if n.start < figure.first), default=-1)
                )
                nearest.names += figure.names
                figure.names = []


# -- what the surroundings of a name say


def acts(parse: Parse, name: Name) -> bool:
    """True where a name is subject, agent, possessor, or what a verb of dealing with somebody is aimed at; not where it is a place."""
    head, dep = name.head, parse.deps[name.head]
    if dep in ("nsubj", "nsubjpass", "agent", "poss", "dative"):
        return True
    if dep == "conj":
        first = parse.first_conjunct(head)
        return first != head and acts_at(parse, first)
    return acts_at(parse, head)


def acts_at(parse: Parse, head: int) -> bool:
    dep, above = parse.deps[head], parse.heads[head]
    if dep in ("nsubj", "nsubjpass", "agent", "poss", "dative"):
        return True
    if dep == "dobj":
        return parse.lemmas[above] not in MOTION
    if dep == "pobj":
        return parse.lowers[above] in ACTING_PREPOSITIONS
    return False


def is_located(parse: Parse, name: Name) -> bool:
    """ "in Sollenau", "the town of Sollenau", "left Sollenau"."""
    head = parse.first_conjunct(name.head)
    above = parse.heads[head]
    if parse.deps[head] == "pobj":
        return (
            parse.lowers[above] in LOCATING
            or parse.lowers[above] == "of"
            and parse.lemmas[parse.heads[above]] in PLACE_NOUNS
        )
    return parse.deps[head] == "dobj" and parse.lemmas[above] in MOTION


def owns_state_body(parse: Parse, name: Name) -> bool:
    """ "Kelmar's army", "president of Kelmar", "Kelmar police"."""
    above = parse.heads[name.head]
    dep = parse.deps[name.head]
    if dep in ("poss", "compound", "nmod", "amod"):
        return parse.lemmas[above] in STATE_BODIES
    if dep == "pobj" and parse.lowers[above] == "of":
        return parse.lemmas[parse.heads[above]] in STATE_BODIES
    return False


def is_plural_people(parse: Parse, name: Name) -> bool:
    return parse.tags[name.head] in ("NNS", "NNPS") or name.form.endswith("s") and parse.pos[name.head] == "PROPN"


def is_bracketed(parse: Parse, name: Name, following: Name) -> bool:
    return (
        following.start == name.end + 1
        and parse.words[name.end] == "("
        and parse.words[following.end : following.end + 1] == [")"]
    )


def is_acronym(short: str, name: str) -> bool:
    letters = [c for c in short if c.isalpha()]
    return (
        len(short) < len(name)
        and 1 < len(letters)
        and sum(c.isupper() for c in letters) * 2 > len(letters)
        and " " not in short
    )


def shape(key: str) -> str:
    """What kind of thing the words of a name say it is: "organisation", "armed", "media", "state", "thing" or nothing."""
    parts = key.split()
    if len(parts) == 1:
        return "organisation" if key in BARE_BODIES else ""
    last = (
        parts[parts.index("of") - 1]
        if "of" in parts[1:]
        else parts[parts.index("for") - 1]
        if "for" in parts[1:]
        else parts[-1]
    )
    for kind, heads in HEADS.items():
        if last in heads:
            return kind
    return ""


def core_words(key: str) -> list[str]:
    """The words of a normalised name that tell persons apart: no particles, no "jr"."""
    return [word for word in key.split() if word not in PARTICLES | SUFFIXES]


def is_part(short: str, long: str) -> bool:
    """The words of `short` stand in `long` one after the other."""
    return f" {short} " in f" {long} "


SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
DEMONYM_ENDINGS = ("an", "ian", "i", "ese", "ish", "ans", "ians", "is", "ite", "ites", "er", "ers")
HEADS = {
    "armed": words("actors", "armed_heads"),
    "media": words("actors", "media_heads"),
    "state": words("actors", "state_heads"),
    "organisation": words("actors", "organisation_heads"),
    "thing": words("actors", "thing_heads"),
}
SHAPES = {
    "armed": ActorKind.ARMED_GROUP,
    "media": ActorKind.MEDIA,
    "state": ActorKind.STATE,
    "organisation": ActorKind.ORGANISATION,
}
BARE_BODIES = words("actors", "bodies") & words("actors", "organisation_heads")
MOTION = words("actors", "motion_verbs")
ACTING_PREPOSITIONS = words("actors", "acting_prepositions")
LOCATING = words("actors", "place_prepositions") - {"of", "for", "on"}
PLACE_NOUNS = words("actors", "place_nouns")
STATE_BODIES = words("actors", "state_bodies")
__all__ = ["ADDRESS", "Figure", "Form", "Iterable", "acts", "gather"]
