"""A parsed text as plain lists, and the questions that rules ask of it.

spaCy's Token objects are slow to touch; rules touch each word many times. A Parse holds what the pipeline found as
lists indexed by token number, so that all rules together cost a fraction of the parsing. Made by `language`, read by
every later stage, never changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from timeline.extraction.candidates import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
# dependencies through which a verb shares the subject above: "agreed to meet", "is due to meet", "met and left"
SHARING = frozenset({"conj", "xcomp", "acomp", "advcl", "pcomp", "prep", "dep", "ccomp", "aux", "auxpass"})
FINITE_TAGS = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
VERBAL = frozenset({"VERB", "AUX"})
COMPLEMENTS = frozenset({"prep", "case", "poss", "nummod", "amod", "advmod", "compound", "nmod"})
ASIDES = frozenset({"appos", "relcl", "acl", "advcl", "punct"})


@dataclass(frozen=True, slots=True)
class Entity:
    """A name as the entity model sees it: token numbers, end exclusive."""

    start: int
    end: int
    label: str


@dataclass(slots=True)
class Parse:
    """Token lists of one text. A root is its own head; sentences and paragraphs are (first token, last token + 1)."""

    text: str
    words: list[str] = field(default_factory=list)  # quotation marks and apostrophes in plain shape
    lowers: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)  # lower case
    tags: list[str] = field(default_factory=list)  # Penn Treebank
    pos: list[str] = field(default_factory=list)  # Universal
    deps: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)  # code points
    ends: list[int] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    sentence_of: list[int] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    paragraph_of: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)  # first token of the subtree
    right: list[int] = field(default_factory=list)  # last token of the subtree, inclusive

    def __len__(self) -> int:
        return len(self.words)

    # -- text

    def span(self, start: int, end: int) -> Span:
        """The Span from token `start` to token `end` (exclusive), white space at its ends left out."""
        while end - 1 > start and self.pos[end - 1] == "SPACE":
            end -= 1
        while start < end - 1 and self.pos[start] == "SPACE":
            start += 1
        return Span.of(self.text, self.starts[start], self.ends[end - 1])

    def sentence(self, i: int) -> tuple[int, int]:
        return self.sentences[self.sentence_of[i]]

    def sentence_span(self, i: int) -> Span:
        """The sentence around token i, without the white space at its ends."""
        return self.span(*self.sentence(i))

    def string(self, start: int, end: int) -> str:
        """The source's own characters from token `start` to token `end` (exclusive)."""
        return self.text[self.starts[start] : self.ends[end - 1]]

    # -- tree

    def subtree(self, i: int) -> list[int]:
        """Token i and all below it, in the order of the text."""
        found, todo = [], [i]
        while todo:
            token = todo.pop()
            found.append(token)
            todo.extend(self.children[token])
        return sorted(found)

    def ancestors(self, i: int) -> Iterator[int]:
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def is_ancestor(self, above: int, below: int) -> bool:
        return any(token == above for token in self.ancestors(below))

    def kids(self, i: int, deps: Collection[str]) -> list[int]:
        """Children of i whose dependency is one of `deps`, in the order of the text."""
        return [child for child in self.children[i] if self.deps[child] in deps]

    def kid(self, i: int, deps: Collection[str]) -> int | None:
        """The first such child, or None."""
        for child in self.children[i]:
            if self.deps[child] in deps:
                return child
        return None

    def conjuncts(self, i: int) -> list[int]:
        """i and what is coordinated after it: "A, B and C" gives all three from A."""
        found, todo = [], [i]
        while todo:
            token = todo.pop()
            found.append(token)
            todo.extend(child for child in self.children[token] if self.deps[child] == "conj")
        return sorted(found)

    def first_conjunct(self, i: int) -> int:
        while self.deps[i] == "conj" and self.heads[i] != i:
            i = self.heads[i]
        return i

    def prepositional(self, i: int, prepositions: Collection[str]) -> list[int]:
        """Heads of the noun phrases on i by one of the (lower-case) prepositions, coordinated ones included."""
        return [
            noun
            for child in self.children[i]
            if self.lowers[child] in prepositions and self.deps[child] in ("prep", "agent", "dative", "prt")
            for preposition in self.conjuncts(child)
            for first in self.kids(preposition, ("pobj", "pcomp"))
            for noun in self.conjuncts(first)
        ]

    # -- clauses

    def own_subject(self, verb: int) -> int | None:
        """The subject that hangs on this verb itself; "there" and "it" give way to the real one."""
        subjects = self.kids(verb, SUBJECTS)
        real = [s for s in subjects if self.deps[s] != "expl"]
        return next(iter(real or subjects), None)

    def subject(self, verb: int) -> int | None:
        """The grammatical subject of a verb, its own or one it shares by coordination, infinitive or participle."""
        for _ in range(6):
            own = self.own_subject(verb)
            if own is not None:
                return own
            dep, head = self.deps[verb], self.heads[verb]
            if dep in ("acl", "relcl") and self.pos[head] in NOMINAL:
                return head
            if head == verb or dep not in SHARING:
                return None
            verb = head
        return None

    def is_passive(self, verb: int) -> bool:
        """True for "was accused", "accused by X", "the man accused of"; a participle that has an object is active."""
        if any(self.deps[child] in ("auxpass", "nsubjpass", "csubjpass", "agent") for child in self.children[verb]):
            return True
        bare = self.tags[verb] == "VBN" and self.deps[verb] in ("acl", "advcl", "relcl", "conj")
        has_aux = any(self.deps[child] == "aux" for child in self.children[verb])
        return bare and not has_aux and self.kid(verb, ("dobj",)) is None and self.own_subject(verb) is None

    def agents(self, verb: int) -> list[int]:
        """Heads of the "by" phrases of a passive."""
        return self.prepositional(verb, ("by",))

    def objects(self, verb: int) -> list[int]:
        """Direct objects, coordinated ones included."""
        return [noun for first in self.kids(verb, ("dobj",)) for noun in self.conjuncts(first)]

    def is_negated(self, verb: int) -> bool:
        return any(self.deps[child] == "neg" or self.lowers[child] == "never" for child in self.children[verb])

    def auxiliaries(self, verb: int) -> list[int]:
        return self.kids(verb, ("aux", "auxpass"))

    def is_finite(self, verb: int) -> bool:
        return self.tags[verb] in FINITE_TAGS or any(self.tags[aux] in FINITE_TAGS for aux in self.auxiliaries(verb))

    def governing_verb(self, i: int) -> int:
        """The nearest verb at or above token i; the root of its sentence where there is none."""
        while self.pos[i] not in VERBAL and self.heads[i] != i:
            i = self.heads[i]
        return i

    # -- noun phrases

    def noun_phrase(self, noun: int) -> tuple[int, int]:
        """Tokens (first, last + 1) of the phrase around a noun with its prepositional complements, but without
        appositions, relative clauses and coordinated phrases."""
        end = noun
        for child in self.children[noun]:
            if child > end and self.deps[child] not in COMPLEMENTS:
                break
            if child > end:
                asides = (t for t in range(child, self.right[child] + 1) if self.deps[t] in ASIDES)
                aside = next(asides, None)
                end = max(end, self.right[child] if aside is None else self.left[aside] - 1)
        start = noun
        for child in self.children[noun]:
            if child < start and self.deps[child] not in ("appos", "relcl", "cc", "conj", "preconj"):
                start = self.left[child]
                break
        while start < noun and self.pos[start] in ("PUNCT", "SPACE"):
            start += 1
        return start, end + 1
