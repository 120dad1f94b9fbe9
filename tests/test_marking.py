"""Texts in, segments out: every boundary of a passage cuts, and no word is lost or told twice."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.marking import context, paragraphs


@dataclass(frozen=True)
class Part:
    name: str
    start: int
    end: int


def part(name: str, text: str, quote: str) -> Part:
    start = text.index(quote)
    return Part(name, start, start + len(quote))


def drawn(text: str, *passages: Part) -> list[list[tuple[str, str]]]:
    """Each paragraph as pairs of words and the names of the passages that cover them."""
    return [[(s.text, "".join(p.name for p in s.passages)) for s in row] for row in paragraphs(text, passages)]


def test_a_text_without_passages_is_its_paragraphs() -> None:
    assert drawn("One.\nStill one.\n\n \nTwo.\n") == [[("One.\nStill one.", "")], [("Two.", "")]]


def test_overlapping_passages_share_a_segment() -> None:
    text = "Ann met Bob in Tarsk."
    assert drawn(text, part("a", text, "Ann met Bob"), part("b", text, "Bob in Tarsk")) == [
        [("Ann met ", "a"), ("Bob", "ab"), (" in Tarsk", "b"), (".", "")]
    ]


def test_a_nested_passage_lies_within_the_outer_one() -> None:
    text = "Ann met Bob."
    assert drawn(text, part("i", text, "met"), part("o", text, "Ann met Bob")) == [
        [("Ann ", "o"), ("met", "oi"), (" Bob", "o"), (".", "")]
    ]


def test_a_passage_over_two_paragraphs_is_marked_in_both() -> None:
    text = "He said: “Go.\n\nStay.” Then he left."
    assert drawn(text, part("q", text, "“Go.\n\nStay.”")) == [
        [("He said: ", ""), ("“Go.", "q")],
        [("Stay.”", "q"), (" Then he left.", "")],
    ]


def test_a_passage_begins_and_ends_once() -> None:
    text = "He said: “Go.\n\nStay.” Then he left."
    segments = [s for row in paragraphs(text, [part("q", text, "“Go.\n\nStay.”")]) for s in row]
    assert [len(s.first_of) for s in segments] == [0, 1, 0, 0]
    assert [len(s.last_of) for s in segments] == [0, 0, 1, 0]


@pytest.mark.parametrize("text", ["", " \n\n \n"])
def test_nothing_but_white_space_has_no_paragraph(text: str) -> None:
    assert paragraphs(text) == []


def test_offsets_count_code_points_beyond_the_basic_plane() -> None:
    text = "🕊🕊 Ann met Bob"
    assert drawn(text, part("m", text, "met")) == [[("🕊🕊 Ann ", ""), ("met", "m"), (" Bob", "")]]


@given(st.text("ab \n", max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8))
def test_segments_are_the_words_of_the_text_and_each_is_covered_by_the_right_passages(
    text: str, spans: list[tuple[int, int]]
) -> None:
    passages = [Part(str(n), start, start + length) for n, (start, length) in enumerate(spans)]
    covered = [
        (char, {p.name for p in s.passages})
        for row in paragraphs(text, passages)
        for s in row
        for char in s.text
        if not char.isspace()
    ]
    assert covered == [
        (char, {p.name for p in passages if p.start <= place < p.end})
        for place, char in enumerate(text)
        if not char.isspace()
    ]


def test_a_text_of_blanks_between_breaks_is_read_in_one_go() -> None:
    assert len(paragraphs("a" + ("\n" + " " * 1000) * 2000 + "b")) == 2


def test_the_context_of_a_passage_stays_in_its_paragraph() -> None:
    text = "Before.\n\nFirst. Ann met Bob. Last.\n\nAfter."
    told = context(text, part("m", text, "Ann met Bob."))
    assert (told.before, told.quote, told.after) == ("First. ", "Ann met Bob.", " Last.")


def test_a_long_context_is_cut_between_words() -> None:
    text = "alphabet beta gamma X delta epsilon zeta"
    told = context(text, part("x", text, "X"), reach=11)
    assert (told.before, told.after) == ("… beta gamma ", " delta …")
