"""Whom a common noun means: "the envoy", "its foreign ministry", "Afghan officials", "the rebels", "the two sides".

A noun means somebody who was named, or a body that has no other name than its owner's ("the Norwegian army"). Where two
readings are as good, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.extraction.actors.discourse import Discourse
from timeline.extraction.actors.figures import Figure
from timeline.extraction.actors.forms import is_acting
from timeline.extraction.actors.names import PORTFOLIOS, ROLES
from timeline.extraction.actors.pairs import last_people, last_sides
from timeline.extraction.actors.roles import bearing, is_role
from timeline.extraction.gazetteer import plain
from timeline.extraction.lexicon import table, words
from timeline.extraction.syntax import SUBJECTS
from timeline.vocabulary import ActorKind, NameKind

OWNING_DEPS = frozenset({"poss", "amod", "compound", "nmod"})
NAMEABLE = (ActorKind.ORGANISATION, ActorKind.MEDIA, ActorKind.ARMED_GROUP)
SIDE_KINDS = (ActorKind.STATE, ActorKind.ARMED_GROUP)
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}


class Nouns:
    """Reads the nouns of one text. `places` has the state of a capital that is only a place, by its token."""

    def __init__(self, discourse: Discourse, places: dict[int, Figure]) -> None:
        self.discourse, self.parse, self.places = discourse, discourse.parse, places
        self.bodies: dict[tuple[int, str], list[Figure]] = {}  # by their owner and noun
        self.placed: dict[str, Figure] = {}
        self.called: dict[tuple[str, frozenset[str]], Figure] = {}  # whom a bare role meant last

    def read(self, token: int) -> None:
        """Take in one noun."""
        lemma = self.parse.lemmas[token]
        if lemma in NOUNS:
            self.read_meaning(token, lemma)
            self.identify(token)
        else:
            self.read_introduction(token)

    def read_meaning(self, token: int, lemma: str) -> None:
        """The first reading that fits is the noun's meaning."""
        if self.is_named_beside(token) or self.is_same_subject(token) or self.read_several(token, lemma):
            return
        if (lemma in COMPANIONS and self.read_companion(token)) or self.read_crowd(token):
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
        own = parse.kids(token, ("appos",)) if bearing(parse, token) == token else ()
        beside = [head for child in own for head in parse.conjuncts(child)]
        if parse.deps[token] == "appos":
            beside.append(parse.heads[token])
        found = dict.fromkeys(figure for head in beside for figure in self.discourse.meant(head)) or self.named_inside(
            token
        )
        if found:
            self.discourse.means[token] = tuple(found)
        return bool(found)

    def read_introduction(self, token: int) -> None:
        """ "the crew's bowman, Teo Lund": whatever the noun is, a person is named for it."""
        named = [self.discourse.named[child] for child in self.parse.kids(token, ("appos",)) if child > token + 1]
        if len(named) == 1 and named[0] and named[0].kind is ActorKind.PERSON and self.is_definite_or_owned(token):
            self.discourse.means[token] = (named[0],)

    def is_definite_or_owned(self, token: int) -> bool:
        return self.is_definite(token) or self.parse.kid(token, ("poss",)) is not None

    def is_same_subject(self, token: int) -> bool:
        """ "The opposition Green List charged": the parse takes noun and name for two subjects of one verb."""
        parse, following = self.parse, self.discourse.named[token + 1 : token + 2]
        if not following or not following[0] or parse.deps[token] not in SUBJECTS:
            return False
        head = next((name.head for name in following[0].names if name.start == token + 1), None)
        if head is None or parse.heads[head] != parse.heads[token] or parse.deps[head] != parse.deps[token]:
            return False
        self.discourse.means[token] = (following[0],)
        return True

    def named_inside(self, token: int) -> dict[Figure, None]:
        """ "the Democratic Centre party", "M23 rebels": the noun only says what the name is."""
        if self.parse.lemmas[token] not in NAMED_KINDS:
            return {}
        names = [child for child in self.parse.kids(token, ("compound", "nmod")) if child < token]
        found = [self.discourse.named[child] for child in names[-1:]]
        return dict.fromkeys(figure for figure in found if figure and figure.kind in NAMEABLE)

    # -- whose a noun is

    def owner(self, token: int) -> Figure | None:
        found = self.owners(token)
        return found[0] if found else None

    def owners(self, token: int) -> list[Figure]:
        """Whose a noun is: "Afghan officials", "Pakistan's army", "officials of Iran and Iraq", "its army"."""
        parse = self.parse
        for child in parse.children[token]:
            if child < token and parse.deps[child] in OWNING_DEPS:
                inner = parse.kids(child, ("compound",))  # "the Norwegian ski federation"
                heads = [head for head in [*parse.conjuncts(child), *inner] if head < token]
                found = [figure for head in heads for figure in self.meant_or_owner(head)]
                if found:
                    return found
        nouns = parse.prepositional(token, ("of", "for", "from"))
        personal = parse.lemmas[token] in SPOKESPEOPLE
        found = [f for noun in nouns for f in self.meant_or_owner(noun) if personal or f.kind is not ActorKind.PERSON]
        if found or parse.lemmas[token] not in SIDES | INSTITUTIONS:
            return found
        return [self.places[noun] for noun in parse.prepositional(token, ("in",)) if noun in self.places]

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
        holders = self.discourse.holders.get(lemma, ())
        bearers = [figure for figure in holders if fits_role(figure, lemma, said, owner)] or self.leaders(lemma, owner)
        if not bearers:
            return (owner is not None and self.read_untitled(token, owner)) or self.read_unnamed(token, owner)
        bearer = self.likeliest(token, bearers, (lemma, said), owner)
        if owner and not bearer.country:
            bearer.country = country_of(owner)
        self.discourse.mean(token, bearer, described=True)
        return True

    def likeliest(
        self, token: int, bearers: list[Figure], called: tuple[str, frozenset[str]], owner: Figure | None
    ) -> Figure:
        """Of several ministers, the owner's own; "the minister" is who was called so before, then who is spoken of."""
        own = [figure for figure in bearers if owner and owner in (figure.country, figure.holder_for)]
        if own or len(bearers) == 1:
            found = max(own or bearers, key=lambda figure: figure.seen)
        else:
            spoken_of = self.discourse.nearest(token, self.discourse.people, lambda figure: figure in bearers)
            latest = spoken_of[0] if spoken_of else max(bearers, key=lambda figure: figure.seen)
            before = self.called.get(called)
            found = before if before in bearers else latest
        self.called[called] = found
        return found

    def leaders(self, lemma: str, owner: Figure | None) -> list[Figure]:
        """Whom "the Egyptian leader" can mean: presidents, prime ministers and kings of the country."""
        if lemma != "leader" or not owner:
            return []
        found = dict.fromkeys(figure for role in LEADING_ROLES for figure in self.discourse.holders.get(role, ()))
        return [figure for figure in found if owner in (figure.country, figure.holder_for)]

    def read_untitled(self, token: int, owner: Figure) -> bool:
        """ "Ilsa Lind came. The Norwegian minister …": whoever the last sentence was about and no role was told of."""
        before = self.parse.sentence_of[token] - 1
        subjects = {m.figures[0] for m in self.discourse.people if m.sentence == before and m.subject and m.figures}
        opens = self.parse.left[token] == self.parse.sentence(token)[0] and self.discourse.is_subject(token)
        if len(subjects) != 1 or not self.is_definite(token) or not opens:
            return False
        (subject,) = subjects
        if subject.titles or subject.country:
            return False
        subject.country = subject.holder_for = owner if owner.kind is not ActorKind.PERSON else None
        self.add_title(subject, self.inner_words(token) | {self.parse.lemmas[token]})
        self.discourse.mean(token, subject, described=True)
        return True

    def read_unnamed(self, token: int, owner: Figure | None) -> bool:
        """ "Poland's foreign minister" or "the finance minister" acts and is named nowhere."""
        lemma = self.parse.lemmas[token]
        if not owner and (lemma not in STATE_ROLES or not self.inner_words(token)):
            return False
        possessed = any(self.parse.deps[child] == "poss" for child in self.parse.children[token])
        personal = owner is not None and owner.kind is ActorKind.PERSON
        vague = lemma in VAGUE_ROLES or (personal and lemma not in PERSONAL_ROLES)
        if vague or not (possessed or self.is_definite(token)):
            return False
        if self.parse.deps[token] == "dobj" or not is_acting(self.parse, token):
            return False
        name = self.written_name(token) or self.owned_name(token, owner)
        figure = Figure(ActorKind.PERSON, name, "role-only", 0.55 if owner else 0.45)
        figure.country, figure.holder_for = country_of(owner) if owner else None, owner
        self.add_title(figure, self.inner_words(token) | {lemma})
        self.discourse.figures.append(figure)
        self.discourse.mean(token, figure, described=True)
        return True

    def add_title(self, figure: Figure, title: Iterable[str]) -> None:
        figure.titles.append(frozenset(title))
        self.discourse.note_title(figure, figure.titles[-1])

    def read_companion(self, token: int) -> bool:
        """ "X received Y. She thanked her guest": the other of the two last spoken of."""
        owner = self.owner(token)
        if not owner or owner.kind is not ActorKind.PERSON:
            return False
        found = self.discourse.latest(self.discourse.people, lambda figure: figure is not owner)
        if found:
            self.discourse.mean(token, found[0], described=True)
        return bool(found)

    # -- "the Norwegian army", "its foreign ministry", "the ministry"

    def read_body(self, token: int, lemma: str) -> bool:
        if self.is_plural(token):
            return False
        owner = self.owner(token)
        if not owner:
            return self.read_named_body(token, lemma) or self.read_placed_body(token) or self.read_sole_body(token)
        if owner.kind is ActorKind.PERSON and owner.holder_for and self.is_kind_of(lemma, owner.holder_for):
            self.discourse.mean(token, owner.holder_for, described=True)  # "his movement" is the one he leads
            return True
        said = self.inner_words(token)
        known = self.bodies.setdefault((id(owner), lemma), [])
        body = next((figure for figure in known if said <= figure.titles[0] or figure.titles[0] <= said), None)
        if not body:
            if not self.is_new_body(token, lemma):
                return False
            body = self.new_body(token, lemma, owner, said)
            known.append(body)
        self.discourse.mean(token, body)
        self.note_form(token, body)
        return True

    def is_kind_of(self, lemma: str, figure: Figure) -> bool:
        return any(lemma in nouns and figure.kind is kind for kind, nouns in KIND_NOUNS.items())

    def is_new_body(self, token: int, lemma: str) -> bool:
        """States have one army; "the Swedish company" is one that was named before, "Kranz's office" one of its own."""
        possessed = any(self.parse.deps[child] == "poss" for child in self.parse.children[token])
        return (
            (possessed or lemma in STATE_INSTITUTIONS)
            and not self.is_indefinite(token)
            and is_acting(self.parse, token)
        )

    def new_body(self, token: int, lemma: str, owner: Figure, said: frozenset[str]) -> Figure:
        kind = ActorKind.MEDIA if lemma in MEDIA_NOUNS else ActorKind.ORGANISATION
        figure = Figure(kind, self.owned_name(token, owner), "owned-body", 0.75)
        figure.country, figure.holder_for = country_of(owner), owner
        figure.titles.append(said)
        self.discourse.figures.append(figure)
        return figure

    def owned_name(self, token: int, owner: Figure | None) -> str:
        """ "Iranian foreign ministry", also where the text says "its foreign ministry"; "Dana Orlick's office"."""
        possessor = [self.possessor(owner)] if owner else []
        return " ".join([*possessor, *self.ordered_inner_words(token), self.parse.words[token]])

    def written_name(self, token: int) -> str:
        """ "editor of the Evening Post", where the text itself names whose."""
        start, end = self.discourse.words_of(token)
        behind = self.parse.prepositional(token, ("of", "for"))
        if not behind or not self.discourse.named[behind[-1]] or end - start > LONG:
            return ""
        start += self.parse.lowers[start] in ARTICLES
        return " ".join(self.parse.string(start, end).split())

    def possessor(self, owner: Figure) -> str:
        """The adjective of a known state, else the name with the apostrophe that the text uses."""
        if owner.known and owner.kind is ActorKind.STATE:
            adjective = next((form for form, kind in owner.known.names.items() if kind is NameKind.DEMONYM), None)
            if adjective:
                return adjective
        mark = "’" if "’" in self.parse.text else "'"
        return owner.name + (mark if owner.name.endswith("s") else f"{mark}s")

    def note_form(self, token: int, body: Figure) -> None:
        """ "the Norwegian army" names the body, "its army" only describes it."""
        start, end = self.discourse.words_of(token)
        if not any(self.discourse.named[t] for t in range(start, token)):
            body.described.append((start, end))
            return
        while start < token and self.parse.lowers[start] in ARTICLES and self.parse.heads[start] == token:
            start += 1
        body.forms.append((start, token + 1))

    def read_named_body(self, token: int, lemma: str) -> bool:
        """ "the ministry" is the last body that has the word in its name."""
        if not self.is_definite(token):
            return False
        bodies = self.discourse.bodies
        found = self.discourse.latest(bodies, lambda f: f.kind in NAMEABLE and lemma in f.name.lower().split())
        if found:
            self.discourse.mean(token, found[0], described=True)
        return bool(found)

    def read_placed_body(self, token: int) -> bool:
        """ "the general staff in Orlenz" is told from others by where it sits."""
        start, end = self.discourse.words_of(token)
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

    def read_sole_body(self, token: int) -> bool:
        """ "the transport ministry" in a text that has no state of its own for it: the words are the name."""
        inner = self.ordered_inner_words(token)
        sole = self.parse.lemmas[token] in FORMAL and self.inner_words(token) & PORTFOLIOS
        if not sole or not self.is_definite(token) or not is_acting(self.parse, token):
            return False
        self.name_sole(token, ActorKind.ORGANISATION, " ".join([*inner, self.parse.words[token]]), "sole-body")
        return True

    def read_crowd(self, token: int) -> bool:
        """ "Prosecutors said", "emergency services said": offices that act without anybody's name."""
        lemma, inner = self.parse.lemmas[token], self.inner_words(token)
        official = lemma in OFFICIAL_CROWDS or (lemma == "service" and bool(inner & SERVICES))
        if not official or self.parse.tags[token] != "NNS" or not self.speaks_itself(token):
            return False
        name = " ".join([*self.ordered_inner_words(token), self.parse.words[token]])
        self.name_sole(token, ActorKind.GROUP, name[:1].lower() + name[1:], "crowd")
        return True

    def speaks_itself(self, token: int) -> bool:
        """The subject of a verb of actors, with neither number nor owner: not "two prosecutors", "Peru's police"."""
        parse = self.parse
        told = any(parse.deps[child] in ("nummod", "poss", "det", "prep") for child in parse.children[token])
        return not told and parse.deps[token] in SUBJECTS and parse.lemmas[parse.heads[token]] in ACTOR_VERBS

    def name_sole(self, token: int, kind: ActorKind, name: str, rule: str) -> None:
        figure = self.placed.get(name)
        if not figure:
            figure = self.placed[name] = Figure(kind, name, rule, 0.5)
            self.discourse.figures.append(figure)
        start, end = self.discourse.words_of(token)
        figure.forms.append((start + (self.parse.lowers[start] in ARTICLES), min(end, token + 1)))
        self.discourse.mean(token, figure)

    # -- "Afghan officials", "Tshisekedi's government", "members of the Concert"

    def read_side(self, token: int, lemma: str) -> bool:
        if lemma in ROLES and lemma not in (SIDE_ROLES if self.is_plural(token) else SPOKESPEOPLE):
            return False
        if self.inner_words(token) & INSTITUTIONS or (not self.is_plural(token) and self.is_indefinite(token)):
            return False  # "Kenyan police leaders" are not Kenya
        owners = self.owners(token)
        found = dict.fromkeys(side for owner in owners if (side := side_behind(owner, lemma)))
        if not found:
            return lemma in GOVERNMENTS and len(owners) == 1 and self.read_government(token, lemma, owners[0])
        self.discourse.sides[token] = tuple(found)
        (side, *others) = found
        if not others and side.kind is not ActorKind.PERSON:
            side.described.append(self.discourse.words_of(token))
            self.discourse.remember(token, side)
        return True

    def read_government(self, token: int, lemma: str, owner: Figure) -> bool:
        """ "Lind's government", where nobody told what country she governs."""
        known = self.bodies.setdefault((id(owner), lemma), [])
        if not known:
            known.append(self.new_body(token, lemma, owner, frozenset()))
        self.discourse.mean(token, known[0])
        self.note_form(token, known[0])
        return True

    def identify(self, token: int) -> None:
        """ "a man who identified himself as a spokesman for the group": once the group is read, he speaks for it."""
        spokesman = self.parse.heads[self.parse.heads[token]]
        verb = self.parse.governing_verb(spokesman)
        speaks = self.parse.deps[token] == "pobj" and self.parse.lemmas[spokesman] in SPOKESPEOPLE
        if speaks and self.parse.deps[verb] == "relcl" and self.parse.lemmas[verb] in IDENTIFYING:
            self.discourse.sides[self.parse.heads[verb]] = self.discourse.meant(token)

    # -- "the rebels", "the newspaper"

    def read_kind(self, token: int, lemma: str) -> None:
        """The last actor of the noun's kind, one that has the noun in its name before others."""
        owner = self.owner(token)
        kind = next((kind for kind, nouns in KIND_NOUNS.items() if lemma in nouns), None)
        if not kind or not self.is_definite(token) or (owner and lemma in STATE_INSTITUTIONS):
            return
        acting = [mention for mention in self.discourse.bodies if mention.figures and not mention.modifies]
        passing = [mention for mention in self.discourse.bodies if mention.figures and mention.modifies]
        spoken_of = [mention.figures[0] for mention in [*acting[::-1], *passing[::-1]]]
        fitting = [figure for figure in spoken_of if is_one(figure, kind, lemma, owner)]
        named = [figure for figure in fitting if lemma in figure.name.lower().split()]
        if fitting:
            self.discourse.mean(token, (named or fitting)[0], described=True)

    # -- "the two sides", "both presidents", "the leaders"

    def read_several(self, token: int, lemma: str) -> bool:
        if lemma not in SEVERAL or not self.is_plural(token):
            return False
        lowers = [self.parse.lowers[child] for child in self.parse.children[token]]
        count = next((NUMBERS[lower] for lower in lowers if lower in NUMBERS), 0)
        if count and not DEFINITE.union(("both",)).intersection(lowers):  # "two officials" may be any
            return False
        if not count and ("the" not in lowers or self.owner(token) or self.inner_words(token) or lemma not in PAIRED):
            return False
        if lemma in PAIR_PEOPLE:
            found = last_people(self.discourse, lemma, count or 2)
        else:
            found = last_sides(self.discourse, count or 2, SIDE_KINDS if lemma in PAIR_SIDES else NAMEABLE)
        if len(found) < 2:
            return False
        self.discourse.mean(token, *found)
        return True

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


# -- questions about figures


def fits_role(figure: Figure, lemma: str, said: frozenset[str], owner: Figure | None) -> bool:
    """True if somebody holds that role, as far as the text told: not its deputy, nor another state's minister."""
    if owner and figure.country and not {owner, country_of(owner)} & {figure.country, figure.holder_for}:
        return False
    asked = said - FILLERS - LOOSE - {lemma}
    return any(lemma in title and asked <= title and title & RANKS == said & RANKS for title in figure.titles)


def is_one(figure: Figure, kind: ActorKind, lemma: str, owner: Figure | None) -> bool:
    """ "the Swedish company" is a company that may be Swedish, no court or council and not Sweden itself."""
    if figure.kind is not kind or figure is owner or (owner and figure.country not in (None, country_of(owner))):
        return False
    last = plain(figure.name).rsplit(" ", 1)[-1]
    return lemma in LOOSE_NOUNS or last == lemma or last not in TELLING_HEADS


def title_words(text: str) -> frozenset[str]:
    """The words of a title, abbreviations written out."""
    found = (word.rstrip(".") for word in re.split(r"[\s\-]+", text.lower()))
    return frozenset(SHORT_TITLES.get(word, word) for word in found)


def country_of(figure: Figure) -> Figure | None:
    return figure if figure.kind is ActorKind.STATE else figure.country


def side_behind(owner: Figure, lemma: str) -> Figure | None:
    """Whom a noun with that owner stands for: "Tshisekedi's government" for his country, his spokesman for himself."""
    if owner.kind is not ActorKind.PERSON:
        return (country_of(owner) if lemma in STATE_SIDES else None) or owner
    return owner if lemma in SPOKESPEOPLE else country_of(owner) or owner.holder_for


OFFICIAL_CROWDS = words("actors", "official_crowds")
SERVICES = words("actors", "services")
ACTOR_VERBS = words("actors", "actor_verbs") | {"find", "search", "arrest", "detain", "raid", "investigate", "charge"}
LONG = 8  # tokens, more than a name has
GOVERNMENTS = frozenset({"government", "administration", "regime"})
IDENTIFYING = frozenset({"identify", "describe", "introduce", "present"})
COMPANIONS = words("actors", "companions")
ARTICLES = frozenset({"the", "a", "an"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
INDEFINITE = frozenset({"a", "an", "another", "some", "any", "one"})
FILLERS = frozenset({"own", "new", "then", "current", "late"})
LOOSE = frozenset({"former", "powerful", "long-time", "veteran", "top", "senior"})
INSTITUTIONS = words("actors", "bodies")
STATE_INSTITUTIONS = words("actors", "state_institutions")
FORMAL = words("actors", "formal_bodies")
SIDES = words("actors", "sides")
STATE_SIDES = words("actors", "state_sides")
SPOKESPEOPLE = words("actors", "spokespeople")
STATE_ROLES = words("actors", "state_roles")
SIDE_ROLES = words("actors", "side_roles")
LEADING_ROLES = words("actors", "leading_roles")
RANKS = words("actors", "ranks")
VAGUE_ROLES = words("actors", "vague_roles")
PERSONAL_ROLES = words("actors", "personal_roles")
MEDIA_NOUNS = words("actors", "media_nouns")
PAIR_PEOPLE = words("actors", "pair_people")
PAIRED = words("actors", "paired")
PAIR_SIDES = words("actors", "pair_sides")
SEVERAL = PAIR_PEOPLE | PAIR_SIDES | words("actors", "pair_bodies")
SHORT_TITLES = table("actors", "short_titles")
KIND_NOUNS = {
    ActorKind.ARMED_GROUP: words("actors", "armed_nouns"),
    ActorKind.MEDIA: MEDIA_NOUNS,
    ActorKind.ORGANISATION: words("actors", "organisation_nouns"),
}
LOOSE_NOUNS = words("actors", "loose_nouns") | KIND_NOUNS[ActorKind.ARMED_GROUP] | MEDIA_NOUNS
TELLING_HEADS = words("actors", "organisation_heads") - words("actors", "company_suffixes")
NAMED_KINDS = frozenset().union(*KIND_NOUNS.values())
NOUNS = (
    ROLES
    | INSTITUTIONS
    | COMPANIONS
    | OFFICIAL_CROWDS
    | {"opposition"}
    | SIDES
    | SEVERAL
    | frozenset().union(*KIND_NOUNS.values())
)
