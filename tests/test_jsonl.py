"""The exchange format: what an Extraction looks like as JSON."""

import datetime
import json

from timeline.extraction.candidates import (
    ActorCandidate,
    AllegationCandidate,
    AnswerCandidate,
    DateMention,
    Document,
    Extraction,
    Involved,
    MeetingCandidate,
    Office,
    Span,
    StatementCandidate,
)
from timeline.extraction.jsonl import to_json
from timeline.vocabulary import AccuserVoice, ActorKind, Directness, MeetingFormat, MeetingStatus, Role, Stance

TEXT = "Ana Rell met Tor Vik in Lund on Monday. Rell said it was useful. The raid was blamed on Vik, who denies it."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def test_a_meeting_lists_its_participants_and_their_parts() -> None:
    meeting = MeetingCandidate(
        involved=(
            Involved("A1", Role.PARTICIPANT, on_behalf_of="A3", words=span("Ana Rell")),
            Involved("A2", Role.HOST),
        ),
        passages=(span("Ana Rell met Tor Vik in Lund on Monday."),),
        place="Lund",
        date="2026-01-05",
        format=MeetingFormat.IN_PERSON,
        status=MeetingStatus.HELD,
        agenda="fish",
        confidence=0.875,
        rule="meet",
    )
    assert to_json(Extraction(Document(TEXT), meetings=(meeting,)))["meetings"] == [
        {
            "participants": ["A1", "A2"],
            "place": "Lund",
            "date": "2026-01-05",
            "format": "in_person",
            "status": "held",
            "passages": [{"start": 0, "end": 39, "quote": "Ana Rell met Tor Vik in Lund on Monday."}],
            "agenda": "fish",
            "involved": [
                {
                    "actor": "A1",
                    "role": "participant",
                    "on_behalf_of": "A3",
                    "words": {"start": 0, "end": 8, "quote": "Ana Rell"},
                },
                {"actor": "A2", "role": "host", "on_behalf_of": None, "words": None},
            ],
            "confidence": 0.88,
            "rule": "meet",
        }
    ]


def test_an_actor_has_offsets_of_its_mentions() -> None:
    actor = ActorCandidate(
        id="A1",
        name="Ana Rell",
        kind=ActorKind.PERSON,
        office=Office("envoy", "A2"),
        aliases=("Rell",),
        role_mentions=("the envoy",),
        mentions=(span("Ana Rell"), Span.of(TEXT, 40, 44)),
    )
    row = to_json(Extraction(Document(TEXT), actors=(actor,)))["actors"][0]
    assert row["mentions"] == [[0, 8], [40, 44]]
    assert (row["name"], row["kind"], row["aliases"]) == ("Ana Rell", "person", ["Rell", "the envoy"])
    assert row["role_mentions"] == ["the envoy"]
    assert row["office"] == {"title": "envoy", "holder_for": "A2"}


def test_a_statement_has_cue_and_content() -> None:
    statement = StatementCandidate(
        content=(span("it was useful"),),
        passages=(span("Rell said it was useful."),),
        directness=Directness.INDIRECT,
        speaker="A1",
        speaker_span=Span.of(TEXT, 40, 44),
        cue=span("said"),
    )
    row = to_json(Extraction(Document(TEXT), statements=(statement,)))["statements"][0]
    assert row["cue"] == {"start": 45, "end": 49, "quote": "said"}
    assert row["content"] == [{"start": 50, "end": 63, "quote": "it was useful"}]
    assert row["speaker_span"] == {"start": 40, "end": 44}
    assert row["directness"] == "indirect"


def test_an_allegation_without_accuser_says_whose_voice_it_is() -> None:
    answer = AnswerCandidate(stance=Stance.DENIES, passages=(span("who denies it"),), actor="A2")
    allegation = AllegationCandidate(
        accused=("A2",),
        claim="the raid",
        passages=(span("The raid was blamed on Vik"),),
        accuser_text="nobody in particular",
        voice=AccuserVoice.UNATTRIBUTED,
        answers=(answer,),
    )
    row = to_json(Extraction(Document(TEXT), allegations=(allegation,)))["allegations"][0]
    assert (row["accuser"], row["accuser_text"]) == (None, "unattributed")
    assert [(a["actor"], a["stance"], a["passages"][0]["quote"]) for a in row["responses"]] == [
        ("A2", "denies", "who denies it")
    ]


def test_an_article_without_title_and_date_says_null() -> None:
    row = to_json(Extraction(Document(TEXT, source="a.txt"), dates=(DateMention(span("Monday"), None),)))
    assert (row["source"], row["title"], row["published"], row["text"]) == ("a.txt", None, None, TEXT)
    assert row["dates"] == [{"start": 32, "end": 38, "text": "Monday", "edtf": None}]


def test_keys_of_the_format_come_first_and_the_line_can_be_read_back() -> None:
    row = to_json(Extraction(Document(TEXT, published=datetime.date(2026, 1, 6)), version="rules-1"))
    assert list(row)[:5] == ["source", "title", "published", "text", "actors"]
    assert json.loads(json.dumps(row)) == row
    assert row["published"] == "2026-01-06"
