"""Whom an article's first sentence speaks of before the second names them.

"A former minister has admitted the fraud. Dana Orlick said …", "The presidents of A and B met. X and Y …".
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.extraction.actors.discourse import Discourse
from timeline.extraction.actors.figures import Figure
from timeline.extraction.actors.names import ADDRESS, ROLES
from timeline.extraction.actors.nouns import INDEFINITE, STATE_ROLES, Nouns
from timeline.vocabulary import ActorKind

ALONE = STATE_ROLES | {"minister", "government"}  # one whom a text may speak of and never name
ADDRESSED = ADDRESS | {"senator", "representative", "governor", "rear", "vice"}


@dataclass(frozen=True, slots=True)
class Lead:
    """The noun that waits for its names: of one person, or of as many as it has owners."""

    noun: int
    title: frozenset[str]
    owners: tuple[Figure, ...]


def open_lead(discourse: Discourse, nouns: Nouns, noun: int) -> Lead | None:
    """The lead that a noun opens: a role, the subject of the first sentence, that nobody was named for."""
    parse = discourse.parse
    if parse.sentence_of[noun] > 0 or parse.lemmas[noun] not in ROLES:
        return None
    owners = tuple(nouns.owners(noun)) if nouns.is_plural(noun) else ()
    indefinite = any(parse.lowers[child] in INDEFINITE for child in parse.children[noun])
    unheld = nouns.is_definite(noun) and parse.lemmas[noun] not in discourse.holders and parse.lemmas[noun] not in ALONE
    if len(owners) < 2 and not ((indefinite or unheld) and not nouns.is_plural(noun)):
        return None
    return Lead(noun, nouns.inner_words(noun) | {parse.lemmas[noun]}, owners)


def is_definite(discourse: Discourse, lead: Lead) -> bool:
    return any(discourse.parse.lowers[child] == "the" for child in discourse.parse.children[lead.noun])


def close_lead(discourse: Discourse, lead: Lead, token: int) -> bool:
    """Bind the lead to whom the next sentence is about, if nothing else was told of them."""
    parse = discourse.parse
    if parse.sentence_of[token] != 1 or not discourse.is_subject(token):
        return False
    heads = parse.conjuncts(parse.first_conjunct(token))
    people = [figure for head in heads for figure in discourse.meant(head) if figure.kind is ActorKind.PERSON]
    definite = not lead.owners and is_definite(discourse, lead)
    if definite and any(not title <= ADDRESSED for person in people for title in person.titles):
        return False
    if len(people) != max(len(lead.owners), 1) or any(person.country or person.seen >= 0 for person in people):
        return False
    for person, owner in zip(people, lead.owners, strict=False):
        person.country = person.holder_for = owner
        person.description = person.description or f"{parse.lemmas[lead.noun]} of {owner.name}"
    for person in people:
        person.titles.append(lead.title)
        discourse.note_title(person, lead.title)
        person.described.append(discourse.words_of(lead.noun))
    discourse.means[lead.noun] = tuple(people)
    return True
