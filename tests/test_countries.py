"""The facts of fixtures/countries.json: complete, valid, and every form that several entries share thought about."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict

import pytest

from timeline.extraction.gazetteer import default_gazetteer
from timeline.names import normalise
from timeline.reference import COUNTRIES, PUBLISHERS, ActorEntry, read_actors, read_publishers
from timeline.vocabulary import ActorKind, NameKind

ENTRIES = read_actors(COUNTRIES)
FORMER_STATES = {"CS", "DD", "SU", "YU"}  # named in older news; without a code of today
STATES = [entry for entry in ENTRIES if entry.kind is ActorKind.STATE and entry.key not in FORMER_STATES]
BESIDE_THE_MEMBERS = {"VA", "PS", "TW", "XK"}  # two observers, Taiwan, Kosovo

# These find nobody: the text has to tell them apart.
SHARED_FORMS = {
    "brussels": {"BE", "EU"},  # capital of one, seat of the other
    "congo": {"CD", "CG"},
    "congolese": {"CD", "CG"},
    "dominican": {"DM", "DO"},
    "dominicans": {"DM", "DO"},
    "korea": {"KP", "KR"},
    "korean": {"KP", "KR"},
    "koreans": {"KP", "KR"},
}
CITY_STATE_WITHOUT_CAPITAL = {"SG"}  # its name already finds it


def forms(entry: ActorEntry) -> dict[str, NameKind]:
    return {entry.name: NameKind.NAME, **entry.forms}


def of_kind(entry: ActorEntry, kind: NameKind) -> list[str]:
    return [form for form, its_kind in entry.forms.items() if its_kind is kind]


def test_every_member_and_observer_of_the_united_nations_taiwan_and_kosovo_are_there():
    codes = {state.key for state in STATES}
    assert len(codes - BESIDE_THE_MEMBERS) == 193
    assert codes >= BESIDE_THE_MEMBERS


def test_state_has_its_two_letter_code_as_key():
    assert [state.key for state in STATES if state.key != state.iso] == []


def test_only_a_state_has_a_code():
    assert [entry.key for entry in ENTRIES if entry.iso and entry not in STATES] == []


def test_every_state_has_a_wikidata_item():
    assert [state.key for state in STATES if not state.qid] == []


def test_every_state_has_a_demonym():
    assert [state.key for state in STATES if not of_kind(state, NameKind.DEMONYM)] == []


def test_every_state_has_a_capital():
    without = {state.key for state in STATES if not of_kind(state, NameKind.CAPITAL)}
    assert without == CITY_STATE_WITHOUT_CAPITAL


def test_no_two_entries_share_a_name():
    names = Counter(normalise(entry.name) for entry in ENTRIES)
    assert [name for name, count in names.items() if count > 1] == []


def test_forms_of_several_entries_are_the_reviewed_ones():
    holders = defaultdict(set)
    for entry in ENTRIES:
        for form in forms(entry):
            holders[normalise(form)].add(entry.key)
    assert {form: keys for form, keys in holders.items() if len(keys) > 1} == SHARED_FORMS


def test_acronyms_are_written_in_capitals_else_they_would_never_be_found():
    acronyms = [form for entry in ENTRIES for form in of_kind(entry, NameKind.ACRONYM)]
    assert [form for form in acronyms if not form.isupper() or "." in form] == []


def test_short_forms_that_are_words_in_lower_case_stand_among_the_acronyms():
    words = {"us", "who", "is", "it", "an", "am", "as", "au", "car", "eta", "pace", "eco", "app", "let", "nam", "spa"}
    names = {normalise(form) for e in ENTRIES for form, kind in forms(e).items() if kind is not NameKind.ACRONYM}
    assert words & names == set()


def test_file_has_one_entry_a_line_sorted_by_kind_and_name():
    lines = COUNTRIES.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line.removesuffix(",")) for line in lines[1:-1]]
    assert (lines[0], lines[-1], len(rows)) == ("[", "]", len(ENTRIES))
    assert rows == sorted(rows, key=lambda row: (row["kind"], normalise(row["name"])))


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("the United States", "US"),
        ("U.S.", "US"),
        ("Washington, D.C.", "US"),
        ("Britain's", "GB"),
        ("U.K.", "GB"),
        ("Downing Street", "GB"),
        ("the Kremlin", "RU"),
        ("Kiev", "UA"),
        ("Türkiye", "TR"),
        ("Côte d’Ivoire", "CI"),
        ("Burma", "MM"),
        ("Holland", "NL"),
        ("The Hague", "NL"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("DR Congo", "CD"),
        ("Congo-Brazzaville", "CG"),
        ("Guinean", "GN"),
        ("DPRK", "KP"),
        ("the White House", "WHITE-HOUSE"),
        ("Nato", "NATO"),
        ("the U.N.", "UN"),
        ("Asean", "ASEAN"),
        ("Daesh", "ISLAMIC-STATE"),
        ("Al Qaeda", "AL-QAEDA"),
        ("Pakistani Taliban", "TTP"),
        ("the Afghan Taliban", "TALIBAN"),
        ("Ansar Allah", "HOUTHIS"),
        ("RSF", "RSF"),
    ],
)
def test_form_as_news_writes_it_finds_its_entry(form, key):
    entry, _ = default_gazetteer().find(form)
    assert entry.key == key


@pytest.mark.parametrize("form", ["us", "who", "Congo", "Korean", "Dominican", "Brussels"])
def test_form_that_is_no_name_or_that_several_share_finds_none(form):
    assert default_gazetteer().find(form) is None


def test_group_knows_its_country():
    assert default_gazetteer().entries["HEZBOLLAH"].country == "LB"


def test_outlets_of_the_seeds_are_described_and_said_to_be_invented():
    named = {
        re.search(r'^publisher: "(.+)"$', article.read_text(encoding="utf-8"), re.MULTILINE)[1]
        for article in (COUNTRIES.parents[1] / "seeds").glob("*.md")
        if article.name != "README.md"
    }
    described = {publisher.name: publisher for publisher in read_publishers(PUBLISHERS)}
    assert described.keys() == named
    assert [name for name, publisher in described.items() if "Invented" not in publisher.note] == []
