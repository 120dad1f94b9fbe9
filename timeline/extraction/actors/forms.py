"""What all the places of one spelling say about the kind of actor it names.

One place may mislead (a surname tagged as a town, an army tagged as a person), so places are counted over the whole
document: titles and roles beside the name, its own words, what it owns, where it stands, and only then what the
entity model says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from timeline.extraction.actors.names import PARTICLES, ROLES, Name
from timeline.extraction.actors.roles import RolePhrase
from timeline.extraction.lexicon import words
from timeline.extraction.syntax import Parse
from timeline.vocabulary import ActorKind, NameKind

ACTING_DEPS = frozenset({"nsubj", "nsubjpass", "agent", "poss", "dative"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind, how it was found and how sure it is."""

    kind: ActorKind
    rule: str
    confidence: float


@dataclass(slots=True)
class Form:
    """All places of one spelling, normalised, and what was counted there."""

    key: str
    names: list[Name] = field(default_factory=list)
    labels: Counter[str] = field(default_factory=Counter)
    personal: int = 0  # a title or role stands beside it
    perhaps: int = 0  # what may be a role stands beside it
    articled: int = 0  # "the" stands before it
    owns: int = 0  # it owns what states have
    located: int = 0  # it is where something is
    acting: int = 0
    subject: int = 0
    who: int = 0  # "Ruth Alder, who farms there" is somebody
    which: int = 0  # "Safran, which makes engines" is nobody
    owned: int = 0  # "Brazil's Celso Amorim" is somebody
    beside: Counter[ActorKind] = field(default_factory=Counter)  # "the oil company X", "X, a rebel group"

    def count(self, parse: Parse, name: Name, phrases: Sequence[RolePhrase]) -> None:
        self.names.append(name)
        self.labels[name.label] += bool(name.label)
        self.personal += name.titled < name.start or any(phrase.strong for phrase in phrases)
        self.perhaps += any(not phrase.strong for phrase in phrases)
        self.articled += has_article(parse, name)
        self.owns += owns_state_body(parse, name) + is_neighbour(parse, name)
        self.located += is_located(parse, name)
        self.acting += acts(parse, name)
        self.subject += parse.deps[name.head] in ("nsubj", "nsubjpass")
        self.who += has_relative(parse, name, "who")
        self.which += has_relative(parse, name, "which")
        self.owned += parse.kid(name.head, ("poss",)) is not None
        self.beside.update(kinds_beside(parse, name))


def pooled(key: str, forms: Iterable[Form]) -> Form:
    """What several spellings of one name say together."""
    total = Form(key)
    for form in forms:
        total.names += form.names
        total.labels += form.labels
        total.beside += form.beside
        for count in COUNTS:
            setattr(total, count, getattr(total, count) + getattr(form, count))
    return total


# -- the verdict


def verdict(form: Form, has_demonym: bool, plural: bool) -> Verdict | None:
    """The kind of actor that a name means, None where it means none: a place, a document, an occasion."""
    told = shape(form.key)
    if form.key in HEADS["media"] and form.articled * 2 > len(form.names):  # "the Courier"
        told = "media"
    if told == "thing" or (form.key in HEADS["state"] and not form.articled):  # "small island States"
        return None
    if not told and not form.beside and is_person(form) and not (has_demonym and not form.personal):
        rule, confidence = ("titled-name", 0.96) if form.personal else ("entity", 0.9)
        return Verdict(ActorKind.PERSON, rule, confidence)
    if told in ("", "state") and is_state(form, has_demonym):
        return Verdict(ActorKind.STATE, "demonym" if has_demonym else "owner", 0.8)
    if form.beside:
        return Verdict(form.beside.most_common(1)[0][0], "apposition", 0.8)
    if told:
        return Verdict(SHAPES[told], "head-word", 0.9)
    if form.which:
        kind = ActorKind.STATE if form.labels["GPE"] > form.labels["ORG"] else ActorKind.ORGANISATION
        return Verdict(kind, "entity", 0.6)
    return by_label(form, plural)


def is_person(form: Form) -> bool:
    if form.which or form.articled * 2 > len(form.names):
        return False
    if " " in form.key:
        return is_full_name(form)
    seen, located = form.labels.total(), form.located * 2 > len(form.names)
    if form.labels["NORP"] * 2 > seen:
        return False
    if form.personal or (form.perhaps and not located and form.labels["GPE"] * 2 <= seen):
        return True
    return form.labels["PERSON"] * 3 >= max(seen, 1) and form.acting > 0 and not form.owns and not located


def is_full_name(form: Form) -> bool:
    """The entity model mistakes many full names, but nothing else has a given name, a title or a ministry."""
    seen, place = form.labels.total(), form.labels["GPE"]
    if form.personal or form.owned or form.who or form.key.split()[0] in GIVEN_NAMES or (form.owns and not place):
        return True
    if form.perhaps and place * 2 <= seen and form.located * 2 <= len(form.names):
        return True
    return form.labels["PERSON"] * 3 >= max(seen, 1) and form.labels["PERSON"] >= place


def is_state(form: Form, has_demonym: bool) -> bool:
    if form.labels["NORP"] * 2 > form.labels.total():
        # "Vastrian" where Vastria itself is not named
        return form.owns > 0 and form.key.endswith(DEMONYM_ENDINGS) and form.key.rstrip("s") not in NO_DEMONYMS
    if has_demonym:
        return form.labels["GPE"] + form.owns > 0
    if " " in form.key and not shape(form.key):
        return False
    return form.owns * 2 >= len(form.names) or (form.owns > 0 and form.labels["GPE"] > 0 and form.subject > 0)


def by_label(form: Form, plural: bool) -> Verdict | None:
    if not form.labels.total():
        is_name = " " in form.key and form.subject and not form.articled and not form.located
        return Verdict(ActorKind.PERSON, "full-name", 0.4) if is_name else None
    label = form.labels.most_common(1)[0][0]
    acts_somewhere = form.acting or form.articled or " " in form.key
    if label == "ORG" and acts_somewhere and form.located * 2 <= len(form.names):
        return Verdict(ActorKind.ORGANISATION, "entity", 0.6)
    if label == "NORP" and plural:
        return Verdict(ActorKind.GROUP, "entity", 0.6)
    if label == "GPE" and form.subject and form.located * 2 < len(form.names):
        return Verdict(ActorKind.STATE, "entity", 0.4)
    return None


# -- what the surroundings of a name say


def acts(parse: Parse, name: Name) -> bool:
    """True where a name acts; a seat of government does so in "the Kremlin spokesman", too."""
    above = parse.heads[name.head]
    speaks = name.stands is NameKind.SEAT and parse.deps[name.head] == "compound" and parse.lemmas[above] in ROLES
    return speaks or is_acting(parse, name.head)


def is_acting(parse: Parse, head: int) -> bool:
    """True for a subject, agent, possessor, or what somebody deals with; not where something is a place."""
    first = parse.first_conjunct(head)
    dep, above = parse.deps[first], parse.heads[first]
    if dep == "poss" and parse.lemmas[above] in TOWN_SIGHTS:
        return False
    if dep in ACTING_DEPS or parse.deps[head] in ACTING_DEPS:
        return True
    if is_blamed(parse, first):
        return True
    if dep == "dobj":
        return parse.lemmas[above] not in MOTION
    if dep != "pobj":
        return False
    return parse.lowers[above] in ACTING_PREPOSITIONS or parse.lowers[parse.heads[above]] == "according"


def is_blamed(parse: Parse, token: int) -> bool:
    """ "held Moscow responsible", "blamed the fire on Moscow", "pointed the finger at Moscow", "attributed it to
    Moscow"."""
    above = parse.heads[token]
    if parse.deps[token] == "dobj":
        return any(parse.lemmas[child] in GUILT for child in parse.kids(above, ("oprd", "acomp", "ccomp", "xcomp")))
    verb = parse.governing_verb(above)
    near = (parse.heads[above], verb, *parse.objects(verb))
    return parse.deps[token] == "pobj" and any(parse.lemmas[word] in BLAMING for word in near)


def is_located(parse: Parse, name: Name) -> bool:
    """ "in Sollenau", "the town of Sollenau", "left Sollenau"."""
    first = parse.first_conjunct(name.head)
    above = parse.heads[first]
    if parse.deps[first] == "poss":
        return parse.lemmas[above] in TOWN_SIGHTS
    if parse.deps[first] == "pobj":
        of_place = parse.lowers[above] == "of" and parse.lemmas[parse.heads[above]] in PLACE_NOUNS
        return of_place or parse.lowers[above] in LOCATING
    return parse.deps[first] == "dobj" and parse.lemmas[above] in MOTION


def owns_state_body(parse: Parse, name: Name) -> bool:
    """ "Kelmar's army", "president of Kelmar", "Kelmar police"."""
    dep, above = parse.deps[name.head], parse.heads[name.head]
    if dep == "poss":
        return parse.lemmas[above] in STATE_BODIES
    if dep in ("compound", "nmod", "amod"):
        return parse.lemmas[above] in STATE_BODIES - PLACE_NOUNS
    owned = parse.heads[above]
    titles = [parse.lemmas[child] for child in parse.kids(owned, ("compound",))]  # "President Lind of Kelmar"
    return (
        dep == "pobj"
        and parse.lowers[above] == "of"
        and not (STATE_BODIES - PLACE_NOUNS).isdisjoint([parse.lemmas[owned], *titles])
    )


def is_neighbour(parse: Parse, name: Name) -> bool:
    """ "neighbouring Kelmar": few but states are called so."""
    return any(parse.lowers[child] in NEIGHBOURING for child in parse.children[name.head])


def has_relative(parse: Parse, name: Name, pronoun: str) -> bool:
    clauses = parse.kids(name.head, ("relcl",))
    return any(parse.lowers[child] == pronoun for clause in clauses for child in parse.children[clause])


def has_article(parse: Parse, name: Name) -> bool:
    return name.start > 0 and name.titled == name.start and parse.lowers[name.start - 1] in ("the", "a", "an")


def kinds_beside(parse: Parse, name: Name) -> list[ActorKind]:
    """What a common noun right before a name, or in apposition to it, says of its kind."""
    beside = parse.kids(name.head, ("appos",))
    if parse.deps[name.head] == "appos":
        beside.append(parse.heads[name.head])
    if name.titled == name.start and name.start and parse.heads[name.start - 1] in (name.head, parse.heads[name.head]):
        beside.append(name.start - 1)
    if is_armed_people(parse, name) or wages_insurgency(parse, name):
        return [ActorKind.ARMED_GROUP]
    nouns = [noun for noun in beside if parse.tags[noun] == "NN"]
    return [
        kind
        for noun in nouns
        for kind, told in TELLING.items()
        if parse.lemmas[noun] in told and is_told(parse, noun, kind)
    ][:1]


def is_armed_people(parse: Parse, name: Name) -> bool:
    """ "rebels of the Movement for Sarnia", "MLS fighters"."""
    above = parse.heads[name.head]
    if parse.deps[name.head] == "pobj" and parse.lowers[above] in ("of", "from"):
        above = parse.heads[above]
    elif parse.deps[name.head] != "compound":
        return False
    return parse.lowers[above].endswith("s") and parse.lowers[above][:-1] in ARMED_PEOPLE


def wages_insurgency(parse: Parse, name: Name) -> bool:
    """ "X, which has waged an insurgency since 2018"."""
    fights = [verb for verb in parse.kids(name.head, ("relcl",)) if parse.lemmas[verb] in WAGING]
    return any(parse.lemmas[noun] in INSURGENCIES for verb in fights for noun in parse.objects(verb))


def is_told(parse: Parse, noun: int, kind: ActorKind) -> bool:
    """ "an alliance" may be of any kind, "a rebel alliance" is armed."""
    armed = parse.lemmas[noun] in ARMED_MARKS or any(
        parse.lemmas[child] in ARMED_MARKS for child in parse.children[noun]
    )
    return armed == (kind is ActorKind.ARMED_GROUP)


# -- what the words of a name say


def shape(key: str) -> str:
    """What the words of a name say it is: "organisation", "armed", "media", "state", "thing", or nothing."""
    parts = key.split()
    if len(parts) == 2 and parts[0] in LANDFORMS and parts[1] not in HEADS["organisation"]:  # "Port Salis"
        return "thing"
    if len(parts) > 2 and parts[-1] == "army" and INSURGENT.intersection(parts[:-1]) and "people" not in parts:
        return "armed"  # "the Free Coastal Army"
    if len(parts) == 1:
        return next((kind for kind, heads in BARE_HEADS.items() if key in heads), "")
    last = next((parts[i] for i in range(len(parts) - 1) if parts[i + 1] in ("of", "for")), parts[-1])
    return next((kind for kind, heads in HEADS.items() if last in heads), "")


def core_words(key: str) -> list[str]:
    """The words of a normalised name that tell persons apart: no particles, no "jr"."""
    first, *rest = key.split() or [""]
    return [first, *(word for word in rest if word not in PARTICLES and word not in SUFFIXES)]


def is_part(short: str, long: str) -> bool:
    """The words of `short` stand in `long` one after the other."""
    return f" {short} " in f" {long} "


def is_same_person(one: str, other: str) -> bool:
    """Two full names of one person: the one cut short, or middle names and initials left out."""
    if is_part(one, other) or is_part(other, one):
        return True
    a, b = core_words(one), core_words(other)
    if len(a) < 2 or len(b) < 2 or a[-1] != b[-1] or a[0] != b[0]:
        return False
    shorter, longer = sorted((a[1:-1], b[1:-1]), key=len)
    return all(
        any((word[0] == inner[0] and 1 in (len(word), len(inner))) or word == inner for inner in longer)
        for word in shorter
    )


def is_acronym(short: str, name: str) -> bool:
    """ "LU" of "Littoral Union", "FLRD" of "Democratic Front for the Liberation of Rovania"; no "R-TX"."""
    letters = [c for c in short if c.isalpha()]
    if len(letters) < 2 or " " in short or "-" in short or sum(c.isupper() for c in letters) * 2 <= len(letters):
        return False
    initials = Counter(word[0].upper() for word in name.replace("-", " ").split())
    return not Counter(c.upper() for c in letters) - initials or is_spelt_in("".join(letters).lower(), name.lower())


def is_spelt_in(letters: str, name: str) -> bool:
    """The letters stand in the name in their order, beginning with its first: "KFOR" in "Kosovo Force"."""
    rest = iter(name)
    return name.startswith(letters[0]) and all(letter in rest for letter in letters)


def demonyms(base: str, others: Iterable[str]) -> list[str]:
    """Those of the words that look like the adjective of a country's name: "vastrian" of "vastria"."""
    core = base.split()[-1] if " of " in f" {base} " or " " not in base else ""
    if len(core) < 5:
        return []
    stem = core if core.endswith(DEMONYM_ENDINGS) else core[: max(4, len(core) - 2)]
    return [other for other in others if other != core and other.startswith(stem) and other.endswith(DEMONYM_ENDINGS)]


SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
DEMONYM_ENDINGS = ("an", "ian", "i", "ese", "ish", "ans", "ians", "is")
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
BARE_HEADS = {
    "organisation": words("actors", "bodies") & HEADS["organisation"],
    "state": HEADS["state"],
    "thing": HEADS["thing"],
}
MOTION = words("actors", "motion_verbs")
BLAMING = words("actors", "blaming")
GUILT = words("actors", "guilt")
ACTING_PREPOSITIONS = words("actors", "acting_prepositions")
LOCATING = words("actors", "place_prepositions")
COUNTS = ("personal", "perhaps", "articled", "owns", "located", "acting", "subject", "who", "which", "owned")
LANDFORMS = words("actors", "landforms")
TOWN_SIGHTS = words("actors", "town_sights")
NEIGHBOURING = frozenset({"neighboring", "neighbouring"})
INSURGENT = words("actors", "insurgent_words")
WAGING = frozenset({"wage", "wag", "lead", "launch", "fight"})  # "wag" is a slip of the lemmatizer
INSURGENCIES = frozenset({"insurgency", "rebellion", "uprising", "insurrection", "jihad"})
PLACE_NOUNS = words("actors", "place_nouns")
STATE_BODIES = words("actors", "state_bodies")
TELLING = {
    ActorKind.ARMED_GROUP: words("actors", "armed_nouns") - words("actors", "people_nouns"),
    ActorKind.MEDIA: words("actors", "media_nouns"),
    ActorKind.ORGANISATION: words("actors", "organisation_nouns") | words("actors", "telling_nouns"),
}
ARMED_PEOPLE = words("actors", "people_nouns") - {"terrorist", "extremist", "attacker"}
ARMED_MARKS = words("actors", "armed_marks")
NO_DEMONYMS = words("actors", "no_demonyms")
GIVEN_NAMES = words("actors", "given_male") | words("actors", "given_female")
