"""Statements that were made at a meeting, or straight after it."""

import pytest

from timeline.extraction import Document, extract

MET = "Ilsa Vorontek, Vastria's foreign minister, met Hadi Benamar, the prime minister of Kelmar, in Tharsk. "


def occasions(text):
    """For each statement its first words, and the place of the meeting it was made at."""
    found = extract(Document(text))
    return [
        (one.content[0].quote[:12], None if one.occasion is None else found.meetings[one.occasion].place)
        for one in found.statements
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MET + "After the talks, Vorontek said the line would stay open.", [("the line wou", "Tharsk")]),
        (MET + "“The line stays open,” Benamar said after the meeting.", [("The line sta", "Tharsk")]),
        (MET + "Afterwards Vorontek said that the line would stay open.", [("the line wou", "Tharsk")]),
        (MET + "Vorontek said that Kelmar had paid its debts.", [("Kelmar had p", None)]),
        (MET + "Emil Kranz said after the talks that nothing would come of it.", [("nothing woul", None)]),
        ("Ilsa Vorontek said after the talks that the line would stay open.", [("the line wou", None)]),
        (MET + "Vorontek said that after the talks nothing had changed.", [("after the ta", None)]),
    ],
)
def test_occasion(text, expected):
    assert occasions(text) == expected


def test_statement_before_a_planned_meeting_has_no_occasion():
    text = "Ilsa Vorontek will meet Hadi Benamar in Tharsk on Friday. During the call Vorontek said she was hopeful."
    assert {place for _, place in occasions(text)} == {None}
