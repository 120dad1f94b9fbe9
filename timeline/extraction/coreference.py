"""One walk through a text, in its order: whom do pronouns and common nouns mean, given who was named before?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.extraction.discourse import Discourse
from timeline.extraction.figures import Figure
from timeline.extraction.nouns import Nouns
from timeline.extraction.pronouns import PRONOUNS, read_pronoun
from timeline.extraction.roles import is_noun_in_place
from timeline.extraction.syntax import Parse


def read_references(
    parse: Parse, figures: Sequence[Figure], named: list[Figure | None], roles: Mapping[int, tuple[Figure, ...]]
) -> tuple[Discourse, Nouns]:
    """The meaning of all words that are no names; `roles` has that of the nouns beside a name. Figures that only nouns
    describe are added to the discourse's."""
    discourse = Discourse(parse, list(figures), named)
    discourse.means.update(roles)
    places = {name.head: figure for figure in figures for name in figure.places}
    nouns = Nouns(discourse, places)
    heads = {name.head: figure for figure in figures for name in figure.names}
    paragraph = -1
    for token, lower in enumerate(parse.lowers):
        if parse.paragraph_of[token] != paragraph:
            paragraph, discourse.quoted = parse.paragraph_of[token], False
        if lower == '"':
            discourse.quoted = not discourse.quoted
        elif token in heads:
            discourse.remember(token, heads[token])
        elif lower in PRONOUNS:
            read_pronoun(discourse, token)
        elif token in roles:
            continue
        elif named[token] is None and parse.deps[token] != "compound" and is_noun(parse, token):
            nouns.read(token)
            if parse.deps[token] == "nsubj" and token not in discourse.means and token not in discourse.sides:
                discourse.remember_thing(token)
        if parse.deps[token] == "conj":
            read_coordination(discourse, token)
    return discourse, nouns


def is_noun(parse: Parse, token: int) -> bool:
    return parse.pos[token] in ("NOUN", "PROPN") or is_noun_in_place(parse, token)


def read_coordination(discourse: Discourse, token: int) -> None:
    """ "Wang and Doval" are a pair that "they" can mean; B completes it."""
    first = discourse.parse.first_conjunct(token)
    if discourse.is_subject(first) and discourse.meant(first) and discourse.meant(token):
        members = [figure for t in discourse.parse.conjuncts(first) if t <= token for figure in discourse.meant(t)]
        if len(set(members)) > 1:
            discourse.remember(first, *dict.fromkeys(members))
