"""Conversations written out: "Q:" and "A:", "NAME: ..." at the head of paragraphs.

Each answer is a statement without a cue. The one who answers "A:" is whom the paragraphs before the first question
introduce.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from timeline.extraction.actors import Cast
from timeline.extraction.lexicon import words
from timeline.extraction.statements.drafts import Draft
from timeline.extraction.statements.speakers import speaking_nouns
from timeline.extraction.syntax import Parse
from timeline.vocabulary import ActorKind

ADDRESS = frozenset({"mr", "ms", "mrs", "dr", "sen", "gen"})  # whose full stop ends no label
QUESTION = frozenset({"q", "question"})
ANSWER = frozenset({"a", "answer"})
CONVERSATION = 3  # turns that make one; fewer are headlines and captions
LONGEST_LABEL = 6  # tokens before the colon
MAIN_SUBJECT = 5  # mentions that one as subject of a main clause outweighs
INTRODUCTION = 600  # tokens before the first question that are searched for the one who answers
LABEL_PARTS = frozenset({"PROPN", "NOUN", "ADJ", "ADP", "DET", "PUNCT"})
NAMES = frozenset({"PERSON", "ORG", "NORP"})


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph with a label: tokens of the label, and of what is said."""

    label: tuple[int, int]
    start: int
    end: int


def find_turns(parse: Parse, cast: Cast) -> list[Draft]:
    """The labelled paragraphs of a text, as drafts whose speakers are known where the text tells them."""
    turns = [turn for paragraph in parse.paragraphs if (turn := labelled(parse, paragraph)) is not None]
    if not turns:
        return []
    asked = [turn for turn in turns if is_labelled(parse, turn, QUESTION)]
    others = [turn for turn in turns if not is_labelled(parse, turn, QUESTION | ANSWER) and is_name(parse, turn)]
    rule = "name-colon" if len(others) >= CONVERSATION else "label-colon"
    drafts = [named(turn, rule) for turn in others]
    if asked:
        drafts += answers(parse, cast, turns, asked[0])
    return sorted(drafts, key=lambda draft: draft.start)


def labelled(parse: Parse, paragraph: tuple[int, int]) -> Turn | None:
    """The turn that a paragraph is, if it opens with a short label and a colon."""
    start, end = paragraph
    while start < end and parse.pos[start] == "SPACE":
        start += 1
    while end > start and parse.pos[end - 1] == "SPACE":
        end -= 1
    for i in range(start + 1, min(start + LONGEST_LABEL, end - 1)):
        if is_label_end(parse, start, i):
            return Turn((start, i), i + 1, end)
        if parse.words[i] == "." and parse.lowers[i - 1] not in ADDRESS:
            return None
    return None


def is_label_end(parse: Parse, start: int, i: int) -> bool:
    return parse.words[i] == ":" or (parse.words[i] == "." and parse.lowers[start] in ("q", "a"))


def is_labelled(parse: Parse, turn: Turn, labels: Collection[str]) -> bool:
    start, end = turn.label
    return end - start == 1 and parse.lowers[start] in labels


def named(turn: Turn, rule: str) -> Draft:
    end = turn.label[1]
    return Draft([(turn.start, turn.end)], rule, cue=(end, end + 1), source=end - 1)


def is_name(parse: Parse, turn: Turn) -> bool:
    """True if the label is a person, a body or a writing that can speak: "BERG", "Foreign ministry", "Poll"."""
    start, end = turn.label
    last = end - 1
    if parse.lowers[last] in words("statements", "no_speakers"):
        return False
    if any(parse.pos[i] not in LABEL_PARTS for i in range(start, end)):
        return False
    if parse.lemmas[last] in speaking_nouns() or parse.lowers[last] in speaking_nouns():
        return True
    n = bisect_right(parse.entities, last, key=lambda entity: entity.start) - 1
    in_name = n >= 0 and parse.entities[n].label in NAMES and last < parse.entities[n].end
    return in_name or parse.words[last].isupper()


def answers(parse: Parse, cast: Cast, turns: Sequence[Turn], first: Turn) -> list[Draft]:
    """The "A:" turns; paragraphs without a label between two turns belong to the one before."""
    speaker = interviewee(parse, cast, first.label[0])
    found = []
    for n, turn in enumerate(turns):
        if is_labelled(parse, turn, ANSWER):
            end = turns[n + 1].label[0] if n + 1 < len(turns) else turn.end
            found.append(Draft([(turn.start, end)], "interview-answer", speaker=speaker))
    return found


def interviewee(parse: Parse, cast: Cast, before: int) -> str | None:
    """The person of whom the introduction speaks most, subjects of main clauses first; among equals the first named."""
    seen: Counter[str] = Counter()
    for token in range(max(0, before - INTRODUCTION), before):
        if parse.pos[token] not in ("PROPN", "PRON", "NOUN") or parse.deps[token] == "compound":
            continue
        actor = cast.at(token)
        if actor is not None and cast.kind(actor) is ActorKind.PERSON:
            main = parse.deps[token] == "nsubj" and parse.deps[parse.heads[token]] == "ROOT"
            seen[actor] += MAIN_SUBJECT if main else 1
    return seen.most_common(1)[0][0] if seen else None
