"""The extraction as a whole: whatever the text, every quote is where it says it is, whatever the batch."""

from __future__ import annotations

import datetime
import random
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline import edtf
from timeline.extraction import Document, Extraction, extract, extract_many
from timeline.extraction.candidates import Span

GOLD = Path(__file__).parent / "gold"
SEEDS = Path(__file__).parent.parent / "seeds"
PUBLISHED = datetime.date(2025, 6, 12)
PIECES = [
    "Vastria's foreign minister, Ilsa Vorontek, ",
    "met Kelmar's envoy, Daud Ferrani, in Tharsk on Monday",
    "said the army had shelled the village",
    "“It was not us,” ",
    "he denied the charge",
    " according to officials",
    "accused Kelmar of arming the rebels",
    "on 14 June 2025",
    "“",
    "”",
    "'",
    "«",
    "(LU)",
    ". ",
    ",\n",
    "\n\n",
    " — ",
    "Q: ",
    "\u200f\u0663",
    "🙂",
    "\u0301",
    "…",
]
slow = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def articles() -> list[str]:
    files = sorted([*SEEDS.glob("*.md"), *GOLD.glob("*.md")])
    texts = [path.read_text(encoding="utf-8") for path in files if path.name != "README.md"]
    return [re.sub(r"\A---\n.*?\n---\n+", "", text, flags=re.DOTALL) for text in texts]


def spans(value: Any) -> Iterator[Span]:
    """Every Span inside a value, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif is_dataclass(value) and not isinstance(value, Document):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


def check(found: Extraction) -> None:
    """What holds for every extraction of every text."""
    text = found.document.text
    for span in spans(found):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.quote
    known = {actor.id for actor in found.actors}
    assert len(known) == len(found.actors)
    for actor in found.actors:
        assert actor.name.strip()
        assert {actor.country, actor.office and actor.office.holder_for} - {None} <= known
    for meeting in found.meetings:
        assert meeting.passages
        assert {part.actor for part in meeting.involved} <= known
        assert meeting.involved  # mostly two; "the heads of the six states" are one party that stands for several
    for statement in found.statements:
        assert statement.content
        assert statement.passages
        assert {statement.speaker, statement.relayer, *statement.addressees} - {None} <= known
    for allegation in found.allegations:
        assert allegation.passages
        assert allegation.claim
        assert {allegation.accuser, *allegation.accused, *allegation.co_accusers, *allegation.victims} - {None} <= known
        assert allegation.accused
        assert not (allegation.accuser and allegation.voice)
        for answer in allegation.answers:
            assert answer.passages
            assert answer.statement is None or answer.statement < len(found.statements)
    for record in (*found.actors, *found.meetings, *found.statements, *found.allegations):
        assert 0 <= record.confidence <= 1
        assert record.rule
    for dated in (*found.meetings, *found.statements, *found.dates):
        value = dated.edtf if hasattr(dated, "edtf") else dated.date
        assert value is None or edtf.parse(value)


def test_whole_articles_keep_their_promises() -> None:
    for text in articles():
        check(extract(Document(text, published=PUBLISHED)))


@slow
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_shuffled_pieces_of_prose_keep_their_promises(text: str) -> None:
    check(extract(Document(text, published=PUBLISHED)))


@slow
@given(st.text(max_size=400))
def test_any_text_keeps_its_promises(text: str) -> None:
    check(extract(Document(text)))


@pytest.mark.parametrize("seed", range(4))
def test_truncated_and_shuffled_articles_keep_their_promises(seed: int) -> None:
    chance = random.Random(seed)
    text = chance.choice(articles())
    sentences = re.split(r"(?<=[.!?”])\s+", text)
    chance.shuffle(sentences)
    for changed in (text[: chance.randrange(len(text))], text[chance.randrange(len(text)) :], " ".join(sentences)):
        check(extract(Document(changed, published=PUBLISHED)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "“",
        "a",
        ".",
        "(" * 500 + "talks" + ")" * 500,
        "“no\n" * 500,
        "“yes” said 'he' " * 300,
        "met " * 2000,
    ],
)
def test_odd_text_yields_less_never_an_exception(text: str) -> None:
    check(extract(Document(text, published=PUBLISHED)))


def test_long_text_is_read_to_its_end() -> None:
    last = "Ilsa Vorontek met Daud Ferrani in Tharsk."
    found = extract(Document("The river was calm and the road was empty. " * 1500 + "\n\n" + last))
    check(found)
    assert any(passage.quote == last for meeting in found.meetings for passage in meeting.passages)


def test_result_does_not_depend_on_the_batch() -> None:
    documents = [Document(text, published=PUBLISHED) for text in articles()[:6]]
    together = list(extract_many(documents))
    assert together == [extract(document) for document in documents]
    assert list(extract_many(reversed(documents))) == together[::-1]


def test_nothing_in_nothing_out() -> None:
    assert list(extract_many([])) == []
