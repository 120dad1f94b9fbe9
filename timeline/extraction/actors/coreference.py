"""One walk through a text, in its order: whom do pronouns and common nouns mean, given who was named before?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.extraction.actors.discourse import Discourse
from timeline.extraction.actors.figures import Figure
from timeline.extraction.actors.leads import Lead, close_lead, open_lead
from timeline.extraction.actors.nouns import Nouns
from timeline.extraction.actors.pronouns import PRONOUNS, read_pair, read_pronoun
from timeline.extraction.actors.roles import is_noun_in_place
from timeline.extraction.syntax import Parse

WATCHED = frozenset({"NOUN", "PROPN", "PRON", "ADJ"})


def read_references(
    parse: Parse, figures: Sequence[Figure], named: list[Figure | None], roles: Mapping[int, tuple[Figure, ...]]
) -> tuple[Discourse, Nouns]:
    """The meaning of all words that are no names; `roles` has that of the nouns beside a name. Figures that only nouns
    describe are added to the discourse's."""
    discourse = Discourse(parse, list(figures), named)
    discourse.means.update(roles)
    places = {name.head: figure for figure in figures for name in figure.places}
    nouns = Nouns(discourse, places)
    heads = {name.head: figure for figure in figures for name in figure.names if named[name.head] is figure}
    walk = Walk(discourse, nouns, heads)
    for token, (pos, lower) in enumerate(zip(parse.pos, parse.lowers, strict=True)):
        if pos in WATCHED or lower in ('"', "two", "both") or token in heads:
            walk.take(token)
    return discourse, nouns


class Walk:
    """Takes one word after the other; `heads` has the figures by the token that heads their name."""

    def __init__(self, discourse: Discourse, nouns: Nouns, heads: Mapping[int, Figure]) -> None:
        self.discourse, self.nouns, self.heads, self.parse = discourse, nouns, heads, discourse.parse
        self.paragraph = -1
        self.lead: Lead | None = None

    def take(self, token: int) -> None:
        lower = self.parse.lowers[token]
        if self.parse.paragraph_of[token] != self.paragraph:
            self.paragraph = self.parse.paragraph_of[token]
            self.discourse.end_paragraph()
        if lower == '"':
            self.discourse.open_or_close_quotation(token)
        elif token in self.heads:
            self.take_name(token, self.heads[token])
        elif lower in PRONOUNS:
            read_pronoun(self.discourse, token)
        elif lower in ("two", "both"):
            read_pair(self.discourse, token)
        elif token not in self.discourse.means and not self.discourse.named[token] and self.is_noun(token):
            self.take_noun(token)

    def take_name(self, token: int, figure: Figure) -> None:
        if self.lead and close_lead(self.discourse, self.lead, token):
            self.lead = None
        self.discourse.remember(token, figure)
        self.nouns.identify(token)
        if self.parse.deps[token] == "conj" and self.parse.kid(token, ("conj",)) is None:
            self.take_list(token)

    def take_list(self, last: int) -> None:
        """ "Wang and Doval" are a pair that "they" and "the two" can mean, once B completes it."""
        first = self.parse.first_conjunct(last)
        members = [self.discourse.meant(token) for token in self.parse.conjuncts(first)]
        if all(members):
            figures = dict.fromkeys(figure for meant in members for figure in meant)
            if len(figures) > 1:
                self.discourse.remember(first, *figures)

    def take_noun(self, token: int) -> None:
        self.nouns.read(token)
        if self.parse.deps[token] != "nsubj" or token in self.discourse.means:
            return
        if self.lead is None:
            self.lead = open_lead(self.discourse, self.nouns, token)
        if token not in self.discourse.sides:
            self.discourse.remember_thing(token)

    def is_noun(self, token: int) -> bool:
        if self.parse.deps[token] == "compound":
            return False
        return self.parse.pos[token] in ("NOUN", "PROPN") or is_noun_in_place(self.parse, token)
