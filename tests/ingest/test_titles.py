"""Titles of drafts read as a timeline."""

import pytest

from timeline.ingest.titles import allegation_title, answer_title, meeting_title, statement_title
from timeline.vocabulary import AccuserVoice, Directness, MeetingFormat, MeetingStatus, Stance

HELD, PLANNED, CANCELLED = MeetingStatus.HELD, MeetingStatus.PLANNED, MeetingStatus.CANCELLED
IN_PERSON, PHONE, VIDEO, UNKNOWN = (
    MeetingFormat.IN_PERSON,
    MeetingFormat.PHONE,
    MeetingFormat.VIDEO,
    MeetingFormat.UNKNOWN,
)


@pytest.mark.parametrize(
    ("names", "status", "format_", "place", "title"),
    [
        (["Anna Berg", "Jon Holm"], HELD, IN_PERSON, "Tarsk", "Anna Berg meets Jon Holm in Tarsk"),
        (["Anna Berg", "Jon Holm"], PLANNED, IN_PERSON, "", "Anna Berg to meet Jon Holm"),
        (["Anna Berg", "Jon Holm"], HELD, UNKNOWN, "Tarsk", "Anna Berg holds talks with Jon Holm in Tarsk"),
        (["Anna Berg", "Jon Holm"], PLANNED, UNKNOWN, "", "Anna Berg to hold talks with Jon Holm"),
        (["Anna Berg", "Jon Holm"], HELD, PHONE, "", "Anna Berg speaks with Jon Holm by phone"),
        (["Anna Berg", "Jon Holm"], PLANNED, VIDEO, "", "Anna Berg to speak with Jon Holm by video"),
        (
            ["Anna Berg", "Jon Holm"],
            CANCELLED,
            IN_PERSON,
            "Tarsk",
            "Called off: talks of Anna Berg and Jon Holm in Tarsk",
        ),
        (["Vastria", "Kelmar", "Oman"], HELD, IN_PERSON, "Tarsk", "Vastria, Kelmar and Oman meet in Tarsk"),
        (["Vastria", "Kelmar", "Oman"], PLANNED, UNKNOWN, "", "Vastria, Kelmar and Oman to hold talks"),
        (["A", "B", "C", "D", "E"], HELD, IN_PERSON, "", "A, B, C and 2 others meet"),
        (["rebel leaders", "Jon Holm"], HELD, IN_PERSON, "", "Rebel leaders meet Jon Holm"),
        (["United States", "Jon Holm"], HELD, IN_PERSON, "", "United States meets Jon Holm"),
        (["Jon Holm"], PLANNED, UNKNOWN, "Tarsk", "Planned talks with Jon Holm in Tarsk"),
        ([], HELD, UNKNOWN, "", "Talks"),
    ],
)
def test_meeting_says_who_meets_whom_and_where(names, status, format_, place, title):
    assert meeting_title(names, status, format_, place) == title


@pytest.mark.parametrize(
    ("speaker", "text", "directness", "title"),
    [
        ("Anna Berg", "We will talk.", Directness.DIRECT, "Anna Berg: “We will talk”"),
        ("Anna Berg", "they would talk", Directness.INDIRECT, "Anna Berg: they would talk"),
        ("a senior official", "they\nwould talk", Directness.MIXED, "A senior official: they would talk"),
        ("", "they would talk", Directness.INDIRECT, "Unnamed source: they would talk"),
        ("Anna Berg", "word " * 100, Directness.DIRECT, f"Anna Berg: “{'word ' * 26}word…”"),
    ],
)
def test_statement_says_who_said_what(speaker, text, directness, title):
    assert statement_title(speaker, text, directness) == title


@pytest.mark.parametrize(
    ("speaker", "clause", "title"),
    [
        ("Vastria", "denies any part in it", "Vastria denies any part in it"),
        ("Anna Berg", "said that it rained.", "Anna Berg said that it rained"),
        ("rebel leaders", "accuse Vastria of shelling", "Rebel leaders accuse Vastria of shelling"),
        ("Vastria", "accuse Kelmar of shelling", "Vastria: what was said"),
        ("Vastria", "accused of shelling", "Vastria: what was said"),
        ("Vastria", "dismiss the report", "Vastria: what was said"),
        ("Vastria", "saying that it rained", "Vastria: what was said"),
        ("Vastria", "According to Vastria, it rained", "Vastria: what was said"),
        ("Vastria", "", "Vastria: what was said"),
    ],
)
def test_reported_speech_keeps_the_verb_of_the_source_where_it_fits_the_name(speaker, clause, title):
    assert statement_title(speaker, "what was said", Directness.INDIRECT, clause) == title


@pytest.mark.parametrize(
    ("accusers", "accused", "voice", "title"),
    [
        (["Vastria"], ["Kelmar"], None, "Vastria accuses Kelmar: shelling the pass"),
        (["Vastria", "Oman"], ["Kelmar"], None, "Vastria and Oman accuse Kelmar: shelling the pass"),
        (["western governments"], ["Kelmar"], None, "Western governments accuse Kelmar: shelling the pass"),
        (["Vastria"], [], None, "Vastria alleges: shelling the pass"),
        (
            ["Tarsk Courier"],
            ["Kelmar"],
            AccuserVoice.PUBLICATION,
            "Tarsk Courier accuses Kelmar, in its own voice: shelling the pass",
        ),
        ([], ["Kelmar"], AccuserVoice.PUBLICATION, "An article accuses Kelmar, in its own voice: shelling the pass"),
        ([], ["Kelmar"], AccuserVoice.UNATTRIBUTED, "Kelmar accused, by whom is not said: shelling the pass"),
        ([], [], AccuserVoice.UNATTRIBUTED, "Somebody accused, by whom is not said: shelling the pass"),
    ],
)
def test_allegation_says_who_accuses_whom_and_in_whose_voice(accusers, accused, voice, title):
    assert allegation_title(accusers, accused, "shelling the pass.", voice) == title


@pytest.mark.parametrize(
    ("speaker", "stance", "accusers", "title"),
    [
        ("Kelmar", Stance.DENIES, ["Vastria"], "Kelmar denies Vastria’s allegation: shelling the pass"),
        (
            "Kelmar",
            Stance.NO_COMMENT,
            ["United States"],
            "Kelmar does not comment on United States’ allegation: shelling the pass",
        ),
        ("rebels", Stance.REJECTS, [], "Rebels reject the allegation: shelling the pass"),
    ],
)
def test_answer_says_whose_allegation_it_answers(speaker, stance, accusers, title):
    assert answer_title(speaker, stance, accusers, "shelling the pass") == title


def test_no_title_is_longer_than_its_column():
    assert len(meeting_title(["word " * 60] * 3, HELD, IN_PERSON, "place " * 30)) <= 300
