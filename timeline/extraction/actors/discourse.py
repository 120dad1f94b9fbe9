"""What a reader has in mind while reading: who was named where, and what the words read so far mean.

`pronouns` and `nouns` ask it, one word after the other in the order of the text, and tell it what they found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from timeline.extraction.actors.figures import Figure
from timeline.extraction.actors.names import ROLES
from timeline.extraction.syntax import SUBJECTS, Parse
from timeline.vocabulary import ActorKind

MEMORY = 14  # mentions of a kind that are remembered
MODIFYING = frozenset({"amod", "compound", "nmod", "poss"})
FAR = 5  # sentences that a word can look back
# what a sentence's distance costs, a subject and a gender that was told gain, another voice costs
SENTENCE, SUBJECT, KNOWN_GENDER, QUOTED = 10.0, 6.0, 7.0, 12.0


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where figures were meant; none of them where a thing was spoken of that is no actor."""

    token: int
    figures: tuple[Figure, ...]
    sentence: int
    subject: bool
    quoted: bool
    modifies: bool = False  # "the Kenyan minister" speaks of Kenya in passing


class Discourse:
    """All that was read up to here.

    `named` has the figure that each token of a name belongs to, `means` what other words mean, by the head of their
    phrase, `sides` whom a noun speaks for without being one of them.
    """

    def __init__(self, parse: Parse, figures: list[Figure], named: list[Figure | None]) -> None:
        self.parse, self.figures, self.named = parse, figures, named
        self.means: dict[int, tuple[Figure, ...]] = {}
        self.sides: dict[int, tuple[Figure, ...]] = {}
        self.people: list[Mention] = []
        self.bodies: list[Mention] = []
        self.crowds: list[Mention] = []
        self.quoted = False
        self.voice: tuple[Figure, ...] = ()  # who says what is quoted
        self.holders: dict[str, list[Figure]] = {}  # by each word of their titles
        for figure in figures:
            for title in figure.titles:
                self.note_title(figure, title)

    def note_title(self, figure: Figure, title: frozenset[str]) -> None:
        for word in title:
            known = self.holders.setdefault(word, [])
            if figure not in known:
                known.append(figure)

    # -- what words mean

    def meant(self, token: int) -> tuple[Figure, ...]:
        figure = self.named[token]
        return (figure,) if figure else self.means.get(token, ())

    def mean(self, token: int, *figures: Figure, described: bool = False) -> None:
        """The phrase headed by `token` means these figures; `described` if it tells what they are."""
        self.means[token] = figures
        if described:
            for figure in figures:
                figure.described.append(self.words_of(token))
        self.remember(token, *figures)

    def remember(self, token: int, *figures: Figure) -> None:
        modifies = self.parse.deps[token] in MODIFYING
        mention = Mention(token, figures, self.parse.sentence_of[token], self.is_subject(token), self.quoted, modifies)
        for figure in figures:
            figure.seen = token
        for memory in self.memories(figures):
            memory.append(mention)
            if len(memory) > MEMORY:
                del memory[0]

    def words_of(self, token: int) -> tuple[int, int]:
        """The phrase of a noun without the possessive behind it."""
        start, end = self.parse.noun_phrase(token)
        return start, end - 1 if end - 1 > token and self.parse.lowers[end - 1] in ("'s", "'") else end

    def memories(self, figures: Sequence[Figure]) -> Iterator[list[Mention]]:
        if len(figures) > 1:
            yield self.crowds
        elif figures[0].kind is ActorKind.PERSON:
            yield self.people
        else:
            yield self.bodies
            if figures[0].kind in (ActorKind.ARMED_GROUP, ActorKind.GROUP):
                yield self.crowds

    def remember_thing(self, token: int) -> None:
        """The subject of a sentence that is no known actor: "it", "they" or "he" may mean it."""
        person = self.parse.lemmas[token] in ROLES
        plural = self.parse.tags[token] in ("NNS", "NNPS")
        memory = self.crowds if plural else self.people if person else self.bodies
        memory.append(Mention(token, (), self.parse.sentence_of[token], True, self.quoted))

    def is_subject(self, token: int) -> bool:
        """A subject, one coordinated with it, or a name in apposition to it."""
        token = self.parse.first_conjunct(token)
        if self.parse.deps[token] == "appos":
            token = self.parse.heads[token]
        return self.parse.deps[token] in SUBJECTS

    # -- whom a word can mean

    def nearest(
        self,
        token: int,
        memory: Sequence[Mention],
        fits: Callable[[Figure], bool],
        things: bool = False,
        gender: str = "",
    ) -> tuple[Figure, ...] | None:
        """The figures last spoken of, subjects and those of a known gender first. Empty if a thing is nearer and
        `things` count, None if nothing was spoken of."""
        barred = self.partners(token) + self.voice
        controller = self.controller(token)
        if controller and fits(controller[0]):
            return controller
        best: tuple[Figure, ...] | None = None
        most = float("-inf")
        for mention in reversed(memory):
            away = self.parse.sentence_of[token] - mention.sentence
            if away > FAR:
                break
            if (not mention.figures and not things) or mention.token == token:
                continue
            if any(figure in barred or not fits(figure) for figure in mention.figures):
                continue
            score = SUBJECT * mention.subject - SENTENCE * away - QUOTED * self.is_other_voice(mention)
            score += KNOWN_GENDER * any(gender and figure.gender == gender for figure in mention.figures)
            score -= (token - mention.token) / 100
            if score > most:
                best, most = mention.figures, score
        return best

    def open_or_close_quotation(self, token: int) -> None:
        """Take in a quotation mark: whoever is the subject before it speaks, so "he" inside is somebody else."""
        self.quoted = not self.quoted
        here = [m for m in self.people if m.subject and not m.quoted and m.sentence == self.parse.sentence_of[token]]
        self.voice = here[-1].figures if self.quoted and here else ()

    def end_paragraph(self) -> None:
        self.quoted, self.voice = False, ()

    def is_other_voice(self, mention: Mention) -> bool:
        """What a quotation speaks of is seldom meant outside it, and who says it speaks of others."""
        return mention.subject if self.quoted and not mention.quoted else mention.quoted and not self.quoted

    def partners(self, token: int) -> tuple[Figure, ...]:
        """Who cannot be meant: "X met him" is not about X."""
        if self.parse.deps[token] not in ("dobj", "pobj", "dative"):
            return ()
        subject = self.parse.subject(self.parse.governing_verb(token))
        return self.meant(subject) if subject is not None else ()

    def controller(self, token: int) -> tuple[Figure, ...]:
        """Who does what a phrase tells: "X accused Y of massing its army" is about Y's army."""
        parse = self.parse
        verb = parse.governing_verb(token)
        above = parse.heads[verb]
        if parse.deps[verb] not in ("pcomp", "xcomp") or parse.deps[token] in SUBJECTS:
            return ()
        ruler = parse.heads[above] if parse.deps[above] == "prep" else above
        objects = [noun for noun in parse.kids(ruler, ("dobj",)) if noun < token]
        return self.meant(objects[0]) if objects else ()

    def latest(self, memory: Sequence[Mention], fits: Callable[[Figure], bool], count: int = 1) -> list[Figure]:
        """The last `count` different fitting figures, the latest first."""
        found: dict[Figure, None] = {}
        for mention in reversed(memory):
            found.update((figure, None) for figure in reversed(mention.figures) if fits(figure))
            if len(found) >= count:
                break
        return list(found)[:count]
