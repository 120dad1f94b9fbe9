"""Where quotations are found: marks of every kind, nested, unclosed and continued ones; apostrophes that are none."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.extraction.language import parse
from timeline.extraction.quotations import Quotation, find_quotations


def quoted(text: str) -> list[str]:
    """The words inside the outer marks of each quotation."""
    parsed = parse(text)
    return [parsed.string(q.inner_start, q.inner_end) for q in find_quotations(parsed)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We leave at dawn," she said.', ["We leave at dawn,"]),
        ("“We leave at dawn,” she said.", ["We leave at dawn,"]),
        ("''We leave at dawn,'' she said.", ["We leave at dawn,"]),
        ("``We leave at dawn,'' she said.", ["We leave at dawn,"]),
        ("„We leave at dawn“, she said.", ["We leave at dawn"]),
        ("«We leave at dawn», she said.", ["We leave at dawn"]),
        ("« We leave at dawn », she said.", ["We leave at dawn"]),
        ("‘We leave at dawn,’ she said.", ["We leave at dawn,"]),
        ("'We leave at dawn,' she said.", ["We leave at dawn,"]),
    ],
)
def test_every_kind_of_mark_opens_and_closes(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ministers' plane didn't land at six o'clock.",
        "The ministers’ plane didn’t land at six o’clock.",
        "It's the workers' party's view, and the state's.",
        "Rock 'n' roll of the '90s.",
        "The wall is 6' tall.",
    ],
)
def test_an_apostrophe_is_no_mark(text: str) -> None:
    assert quoted(text) == []


def test_an_apostrophe_inside_single_marks_does_not_close_them() -> None:
    text = "‘The ministers’ plane didn’t land,’ she said. ‘It won’t.’"
    assert quoted(text) == ["The ministers’ plane didn’t land,", "It won’t."]


@pytest.mark.parametrize(
    "text",
    [
        "“He told me ‘never again’ and left,” she said.",
        "“He told me “never again” and left,” she said.",
        "\"He told me 'never again' and left,\" she said.",
        "‘He told me “never again” and left,’ she said.",
    ],
)
def test_nested_quotations_belong_to_the_outer_one(text: str) -> None:
    assert [words[:10] for words in quoted(text)] == ["He told me"]
    assert quoted(text)[0].endswith("left,")


def test_two_quotations_of_a_sentence_are_told_apart() -> None:
    assert quoted('"We leave," she said, "and we will not return."') == ["We leave,", "and we will not return."]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    assert quoted('She said: "We leave at dawn. The rest stays.\n\nNobody left.') == [
        "We leave at dawn. The rest stays."
    ]


def test_an_unclosed_quotation_ends_before_the_next_one_opens() -> None:
    text = "“We leave at dawn, she said. “And we will not return,” he said. “Not ever,” she said."
    assert quoted(text)[1:] == ["And we will not return,", "Not ever,"]


def test_a_quotation_over_paragraphs_is_marked_as_going_on() -> None:
    parsed = parse("“We leave at dawn.\n\n“We will not return,” she said.")
    first, second = find_quotations(parsed)
    assert (first.continues, second.continues) == (True, False)
    assert parsed.string(first.inner_start, first.inner_end) == "We leave at dawn."


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ('They called it "a provocation" and left.', False),
        ('She appeared on "Face the Nation," a talk show.', False),
        ('"Never," she said.', True),
        ('"We leave at dawn," she said.', True),
        ('It was "the worst day of my life" for her.', True),
    ],
)
def test_terms_and_titles_in_marks_are_no_full_quotations(text: str, full: bool) -> None:
    assert [quotation.full for quotation in find_quotations(parse(text))] == [full]


@pytest.mark.parametrize("text", ["", " ", "\n\n", '"', "''", "“”", "’", '" "', "She said no."])
def test_texts_without_a_quotation_have_none(text: str) -> None:
    assert quoted(text) == []


marks_and_words = st.text(alphabet=st.sampled_from("\"'“”‘’«»„‚` \n.,aS5-"), max_size=80)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=80), marks_and_words))
def test_on_any_text_quotations_are_in_order_and_in_bounds(text: str) -> None:
    parsed = parse(text)
    found = find_quotations(parsed)
    assert all(is_sound(quotation, len(parsed)) for quotation in found)
    assert all(before.end <= after.start for before, after in pairwise(found))


def is_sound(quotation: Quotation, length: int) -> bool:
    inner = quotation.start < quotation.inner_start < quotation.inner_end <= quotation.end
    return quotation.start >= 0 and inner and quotation.end <= length
