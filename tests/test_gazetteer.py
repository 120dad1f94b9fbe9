"""What is known before a text is read, and how a form of it is recognised."""

from __future__ import annotations

import pytest

from timeline.extraction.gazetteer import Gazetteer, KnownActor, default_gazetteer
from timeline.vocabulary import ActorKind, NameKind

FARLAND = KnownActor(
    "FL",
    "Farland",
    ActorKind.STATE,
    {
        "Republic of Farland": NameKind.NAME,
        "FL": NameKind.ACRONYM,
        "Farlandic": NameKind.DEMONYM,
        "Port Élan": NameKind.CAPITAL,
    },
)
FARLAND_ISLANDS = KnownActor("FI", "Farland Islands", ActorKind.STATE, {"Farlandic": NameKind.DEMONYM})
LEAGUE = KnownActor("L", "al-Nur League", ActorKind.ORGANISATION)


@pytest.fixture
def gazetteer() -> Gazetteer:
    return Gazetteer([FARLAND, FARLAND_ISLANDS, LEAGUE])


@pytest.mark.parametrize(
    ("form", "stands"),
    [
        ("Farland", NameKind.NAME),
        ("the Republic of Farland", NameKind.NAME),
        ("FARLAND", NameKind.NAME),
        ("Farland’s", NameKind.NAME),
        ("F.L.", NameKind.ACRONYM),
        ("Port Elan", NameKind.CAPITAL),
        ("PORT ÉLAN", NameKind.CAPITAL),
    ],
)
def test_form_is_found_however_it_is_written(gazetteer: Gazetteer, form: str, stands: NameKind) -> None:
    assert gazetteer.find(form) == (FARLAND, stands)


@pytest.mark.parametrize("form", ["", "fl", "Farlander", "Farlandic"])
def test_unknown_form_ambiguous_form_and_small_acronym_find_nobody(gazetteer: Gazetteer, form: str) -> None:
    assert gazetteer.find(form) is None


def test_homonyms_are_all_entries_with_a_form(gazetteer: Gazetteer) -> None:
    assert gazetteer.homonyms("Farlandic") == [FARLAND, FARLAND_ISLANDS]
    assert gazetteer.homonyms("Nowhere") == []


@pytest.mark.parametrize(
    ("words", "end", "entry"),
    [
        ("Farland Islands said", 2, FARLAND_ISLANDS),
        ("Farland said", 1, FARLAND),
        ("Republic of Farland said", 3, FARLAND),
        ("al - Nur League said", 4, LEAGUE),
        ("Farland 's", 1, FARLAND),
        ("Farland - backed", 1, FARLAND),
    ],
)
def test_longest_form_wins_and_takes_no_possessive_or_hyphen(
    gazetteer: Gazetteer, words: str, end: int, entry: KnownActor
) -> None:
    hit = gazetteer.longest(words.split(), 0, len(words.split()))
    assert hit is not None
    assert hit[:2] == (end, entry)


def test_longest_form_ends_where_the_search_ends(gazetteer: Gazetteer) -> None:
    assert gazetteer.longest(["Farland", "Islands"], 0, 1) == (1, FARLAND, NameKind.NAME)
    assert gazetteer.longest(["Nowhere"], 0, 1) is None


@pytest.mark.parametrize(
    ("form", "name"),
    [("Kabul", "Afghanistan"), ("Afghan", "Afghanistan"), ("UK", "United Kingdom"), ("EU", "European Union")],
)
def test_default_gazetteer_knows_states_and_organisations(form: str, name: str) -> None:
    hit = default_gazetteer().find(form)
    assert hit is not None
    assert hit[0].name == name
