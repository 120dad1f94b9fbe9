"""Whom a pronoun means: the nearest subject that agrees in number and gender."""

from __future__ import annotations

from timeline.extraction.actors.discourse import Discourse, Mention
from timeline.extraction.actors.figures import Figure
from timeline.extraction.lexicon import words
from timeline.vocabulary import ActorKind


def read_pronoun(discourse: Discourse, token: int) -> None:
    """Take in one of PRONOUNS; a person whose gender nobody told takes it from the first pronoun."""
    lower = discourse.parse.lowers[token]
    if lower in RELATIVE:
        read_relative(discourse, token)
    elif lower in MALE or lower in FEMALE:
        read_personal(discourse, token, "m" if lower in MALE else "f")
    elif lower in NEUTER:
        read_neuter(discourse, token)
    else:
        read_plural(discourse, token)


def read_personal(discourse: Discourse, token: int, gender: str) -> None:
    found = discourse.nearest(token, discourse.people, lambda figure: figure.gender in ("", gender), True, gender)
    if found:
        found[0].gender = gender
        discourse.mean(token, *found)


def read_neuter(discourse: Discourse, token: int) -> None:
    if discourse.parse.deps[token] == "expl":
        return
    found = discourse.nearest(
        token, one_body(discourse), lambda figure: figure.kind in BODIES, not is_actors(discourse, token)
    )
    if found:
        discourse.mean(token, owner_of_forces(discourse, token, found[0]))


def one_body(discourse: Discourse) -> list[Mention]:
    """Mentions that "it" can mean: "the rebels" are many."""
    parse = discourse.parse
    return [
        mention
        for mention in discourse.bodies
        if discourse.named[mention.token] or parse.tags[mention.token] != "NNS" or mention.token in discourse.sides
    ]


def owner_of_forces(discourse: Discourse, token: int, figure: Figure) -> Figure:
    """ "Its forces" are not those of a press office but of whom the office belongs to."""
    parse = discourse.parse
    owning = parse.deps[token] == "poss" and parse.lemmas[parse.heads[token]] in OWNED_BY_SIDES
    return figure.holder_for or figure if owning and figure.rule == "owned-body" else figure


def read_plural(discourse: Discourse, token: int) -> None:
    before = discourse.parse.sentence_of[token] - 1
    recent = [mention for mention in discourse.crowds if mention.sentence >= before]
    found = discourse.nearest(token, recent, lambda figure: True, things=True)
    if found is None:
        found = couple(discourse, token) or discourse.nearest(token, discourse.crowds, lambda figure: True, things=True)
    if found:
        discourse.mean(token, *found)


def read_pair(discourse: Discourse, token: int) -> None:
    """ "the two agreed", "both said", "the two of them": a pair last spoken of, where no noun is counted."""
    if discourse.parse.deps[token] not in ALONE or token in discourse.means:
        return
    found = couple(discourse, token) or discourse.nearest(token, discourse.crowds, lambda figure: True, things=True)
    if found and len(found) == 2:
        discourse.mean(token, *found)


def couple(discourse: Discourse, token: int) -> tuple[Figure, ...]:
    """The two persons of the last sentence: "Lind phoned Moe. They discussed …"."""
    before = discourse.parse.sentence_of[token] - 1
    people = dict.fromkeys(m.figures[0] for m in discourse.people if m.sentence >= before and m.figures)
    return tuple(people) if len(people) == 2 else ()


def read_relative(discourse: Discourse, token: int) -> None:
    """ "who", "which" and "that" mean the noun that their clause hangs on."""
    parse = discourse.parse
    clause = next((above for above in parse.ancestors(token) if parse.deps[above] == "relcl"), None)
    if clause is not None and parse.deps[token] != "mark":
        found = discourse.meant(parse.heads[clause])
        if found:
            discourse.means[token] = found


def is_actors(discourse: Discourse, token: int) -> bool:
    """Nothing but an actor can be meant: "it said", "its spokesman"."""
    parse = discourse.parse
    owned = parse.deps[token] == "poss" and parse.lemmas[parse.heads[token]] in ACTORS_OWN
    return owned or speaks(discourse, token)


def speaks(discourse: Discourse, token: int) -> bool:
    """The pronoun is the subject of a verb that only actors are subjects of: "it said", "it denied"."""
    parse = discourse.parse
    return parse.deps[token] in ("nsubj", "nsubjpass") and parse.lemmas[parse.heads[token]] in ACTOR_VERBS


ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})
MALE = words("actors", "male_pronouns")
FEMALE = words("actors", "female_pronouns")
NEUTER = words("actors", "neuter_pronouns")
PLURAL = words("actors", "plural_pronouns")
RELATIVE = words("actors", "relative_pronouns")
PRONOUNS = MALE | FEMALE | NEUTER | PLURAL | RELATIVE
ACTOR_VERBS = words("actors", "actor_verbs")
OWNED_BY_SIDES = words("actors", "owned_by_sides")
ACTORS_OWN = words("actors", "spokespeople") | words("actors", "state_institutions") | words("actors", "side_roles")
BODIES = frozenset({ActorKind.STATE, ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.MEDIA})
