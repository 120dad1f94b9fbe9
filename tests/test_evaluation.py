"""Gold files, matching and figures."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from timeline.evaluation import Alignment, Evaluation, bare, evaluate, same_actor
from timeline.extraction.candidates import Document
from timeline.gold import GoldDocument, located, read_folder

TEXT = """Ana Rell met Tor Vik in Lund on Monday. Later Rell telephoned Ida Moe.
"It was useful," said Rell. Vik accused Norrland of a raid. Norrland denied it."""
ACTORS = [
    {"id": "A1", "name": "Ana Rell", "kind": "person", "aliases": ["Rell"]},
    {"id": "A2", "name": "Tor Vik", "kind": "person", "aliases": ["Vik"]},
    {"id": "A3", "name": "Ida Moe", "kind": "person", "aliases": []},
    {"id": "A4", "name": "Norrland", "kind": "state", "aliases": ["the Norrlanders"]},
]
MEETING = {
    "participants": ["A1", "A2"],
    "place": "Lund",
    "date": "2026-01-05",
    "status": "held",
    "passages": [{"quote": "Ana Rell met Tor Vik in Lund on Monday."}],
}
CALL = {"participants": ["A1", "A3"], "passages": [{"quote": "Later Rell telephoned Ida Moe."}]}
DENIAL = {"actor": "A4", "stance": "denies", "passages": [{"quote": "Norrland denied it."}]}
ALLEGATION = {"accuser": "A2", "accused": ["A4"], "passages": [{"quote": "Vik accused Norrland of a raid."}]}
STATEMENT = {
    "speaker": "A1",
    "directness": "direct",
    "content": [{"quote": "It was useful,"}],
    "passages": [{"quote": '"It was useful," said Rell.'}],
}


def gold(text: str = TEXT, **records: Any) -> GoldDocument:
    return GoldDocument("a", Document(text), located({"actors": ACTORS, **records}, text))


def figures(wanted: dict[str, Any], predicted: dict[str, Any]) -> Evaluation:
    """The evaluation of one document with those records on either side, quotes still to be found in TEXT."""
    prediction = {"text": TEXT, "actors": ACTORS, **located(predicted, TEXT)}
    return evaluate([gold(**wanted)], {"a": prediction})


def counts(evaluation: Evaluation, name: str) -> tuple[int, int, int]:
    score = evaluation.scores[name]
    return score.right, score.predicted, score.gold


# -- matching


@pytest.mark.parametrize(
    ("predicted", "wanted", "expected"),
    [
        pytest.param([MEETING], [MEETING], (1, 1, 1), id="the same"),
        pytest.param([{**MEETING, "participants": ["A2", "A3"]}], [MEETING], (1, 1, 1), id="one participant in common"),
        pytest.param([{**MEETING, "participants": ["A3", "A4"]}], [MEETING], (0, 1, 1), id="other participants"),
        pytest.param([{**MEETING, "passages": CALL["passages"]}], [MEETING], (0, 1, 1), id="another passage"),
        pytest.param([{**MEETING, "passages": [{"quote": "met Tor"}]}], [MEETING], (1, 1, 1), id="a part of it"),
        pytest.param([MEETING, MEETING], [MEETING], (1, 2, 1), id="one to one"),
        pytest.param([], [{**MEETING, "optional": True}], (0, 0, 0), id="optional is no miss"),
        pytest.param([MEETING], [{**MEETING, "optional": True}], (1, 1, 1), id="optional counts when matched"),
        pytest.param([], [MEETING], (0, 0, 1), id="nothing found"),
    ],
)
def test_meetings_match_by_passage_and_participant(
    predicted: list[Any], wanted: list[Any], expected: tuple[int, int, int]
) -> None:
    assert counts(figures({"meetings": wanted}, {"meetings": predicted}), "meetings") == expected


def test_the_largest_overlap_is_matched_first() -> None:
    both = {**MEETING, "passages": MEETING["passages"] + CALL["passages"]}
    evaluation = figures({"meetings": [CALL, MEETING]}, {"meetings": [both, CALL]})
    assert counts(evaluation, "meetings") == (2, 2, 2)
    assert counts(evaluation, "participants") == (4, 4, 4)


@pytest.mark.parametrize(
    ("changed", "accuracy", "right"),
    [
        ({"place": "the town of Lund"}, "place", 1),
        ({"place": None}, "place", 0),
        ({"date": "2026-01-05?"}, "date", 1),
        ({"date": "2026-01"}, "date", 0),
        ({"status": None}, "status", 1),
        ({"status": "planned"}, "status", 0),
    ],
)
def test_particulars_of_a_matched_meeting(changed: dict[str, Any], accuracy: str, right: int) -> None:
    evaluation = figures({"meetings": [MEETING]}, {"meetings": [{**MEETING, **changed}]})
    assert (evaluation.accuracies[accuracy].right, evaluation.accuracies[accuracy].total) == (right, 1)


@pytest.mark.parametrize(
    ("changed", "expected", "accuser"),
    [
        pytest.param({}, (1, 1, 1), 1, id="the same"),
        pytest.param({"accuser": None, "accuser_text": "unattributed"}, (1, 1, 1), 0, id="the accused is enough"),
        pytest.param({"accused": ["A3"]}, (1, 1, 1), 1, id="the accuser is enough"),
        pytest.param({"accuser": "A1", "accused": ["A3"]}, (0, 1, 1), 0, id="neither"),
        pytest.param(
            {"accuser": None, "accuser_text": "publication", "accused": ["A3"]}, (0, 0, 1), 0, id="own voice is waived"
        ),
    ],
)
def test_allegations_match_by_passage_and_either_party(
    changed: dict[str, Any], expected: tuple[int, int, int], accuser: int
) -> None:
    evaluation = figures({"allegations": [ALLEGATION]}, {"allegations": [{**ALLEGATION, **changed}]})
    assert counts(evaluation, "allegations") == expected
    assert evaluation.accuracies["accuser"].right == accuser


@pytest.mark.parametrize(
    ("stance", "expected"),
    [("denies", (1, 1, 1)), ("rejects", (1, 1, 1)), ("admits", (0, 1, 1)), ("no_comment", (0, 1, 1))],
)
def test_answers_match_by_passage_and_stance(stance: str, expected: tuple[int, int, int]) -> None:
    wanted = {**ALLEGATION, "responses": [DENIAL]}
    elsewhere = {**ALLEGATION, "passages": CALL["passages"], "responses": [{**DENIAL, "stance": stance}]}
    assert counts(figures({"allegations": [wanted]}, {"allegations": [elsewhere]}), "answers") == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param("It was useful", (1, 1, 1), id="all but the comma"),
        pytest.param("was useful", (1, 1, 1), id="more than half"),
        pytest.param("useful", (1, 1, 1), id="half"),
        pytest.param("It was", (0, 1, 1), id="less than half"),
    ],
)
def test_statements_match_by_half_of_their_content(content: str, expected: tuple[int, int, int]) -> None:
    evaluation = figures({"statements": [STATEMENT]}, {"statements": [{**STATEMENT, "content": [{"quote": content}]}]})
    assert counts(evaluation, "statements") == expected
    assert counts(evaluation, "direct") == expected


def test_a_document_without_statements_is_not_scored_on_them() -> None:
    assert counts(figures({}, {"statements": [STATEMENT]}), "statements") == (0, 0, 0)


@pytest.mark.parametrize(
    ("wanted", "predicted", "right"),
    [
        ({"speaker": "A1"}, {"speaker": "A1"}, 1),
        ({"speaker": "A1"}, {"speaker": "A2"}, 0),
        ({"speaker": None, "speaker_text": "a senior official"}, {"speaker": None, "speaker_text": "the official"}, 1),
        ({"speaker": None, "speaker_text": "a senior official"}, {"speaker": "A1"}, 0),
    ],
)
def test_speakers(wanted: dict[str, Any], predicted: dict[str, Any], right: int) -> None:
    evaluation = figures({"statements": [{**STATEMENT, **wanted}]}, {"statements": [{**STATEMENT, **predicted}]})
    assert evaluation.accuracies["speaker"].right == right


@pytest.mark.parametrize(
    ("predicted", "wanted", "kind", "same"),
    [
        ("Foreign Minister Ana Rell", "Ana Rell", "person", True),
        ("Rell", "Ana Rell", "person", True),
        ("Óscar Brandt", "Oscar Brandt", "person", True),
        ("Ida Rell", "Ana Rell", "person", False),
        ("the United States", "United States", "state", True),
        ("United Kingdom", "United States", "state", False),
        ("Norrland's army", "Norrland", "state", False),
        ("M23 rebels", "M23", "armed_group", False),
        ("", "Ana Rell", "person", False),
    ],
)
def test_names(predicted: str, wanted: str, kind: str, same: bool) -> None:
    assert same_actor({"name": predicted}, {"name": wanted, "kind": kind}) is same


def test_an_alias_is_a_name() -> None:
    assert same_actor(
        {"name": "Norway", "aliases": ["Oslo"]}, {"name": "the kingdom", "aliases": ["Oslo"], "kind": "state"}
    )


def test_a_mere_title_keeps_its_words() -> None:
    assert bare("the Prime Minister") == ("the", "prime", "minister")


@pytest.mark.parametrize(
    "predicted",
    ["Ana met Tor.", "A headline\n\nAna met Tor.", "Ana  met\nTor.", "Ana met Tor"],
)
def test_offsets_count_without_white_space_and_headline(predicted: str) -> None:
    start = predicted.index("met")
    assert Alignment(predicted, "Ana met Tor.").cells([{"start": start, "end": start + 3}]) == {3, 4, 5}


def test_offsets_outside_the_text_cover_nothing() -> None:
    assert Alignment("Ana met Tor.", "Ana met Tor.").cells([{"start": 90, "end": 99}]) == frozenset()


# -- figures


def test_drafts_count_by_rule_and_confidence() -> None:
    sure = {**MEETING, "rule": "meet", "confidence": 0.95}
    unsure = {**CALL, "participants": ["A4"], "rule": "call", "confidence": 0.31}
    evaluation = figures({"meetings": [MEETING, CALL]}, {"meetings": [sure, unsure]})
    assert {key: (share.right, share.total) for key, share in evaluation.rules.items()} == {
        ("meetings", "meet"): (1, 1),
        ("meetings", "call"): (0, 1),
    }
    bins = evaluation.reliability["meetings"]
    assert [(number, share.right, share.total) for number, share in enumerate(bins) if share.total] == [
        (3, 0, 1),
        (9, 1, 1),
    ]


def test_misses_and_false_drafts_are_told_with_their_words() -> None:
    evaluation = figures({"meetings": [MEETING]}, {"meetings": [CALL]})
    assert [(f.verdict, f.actors, f.quote) for f in evaluation.findings] == [
        ("missed", ("Ana Rell", "Tor Vik"), "Ana Rell met Tor Vik in Lund on Monday."),
        ("false", ("Ana Rell", "Ida Moe"), "Later Rell telephoned Ida Moe."),
    ]


def test_a_document_without_prediction_has_missed_everything() -> None:
    evaluation = evaluate([gold(meetings=[MEETING])], {})
    assert (evaluation.unpredicted, counts(evaluation, "meetings")) == (1, (0, 0, 1))


def test_gold_is_its_own_perfect_prediction() -> None:
    records = {
        "meetings": [MEETING, CALL],
        "allegations": [{**ALLEGATION, "responses": [DENIAL]}],
        "statements": [STATEMENT],
    }
    evaluation = figures(records, records)
    assert {name: score.f1 for name, score in evaluation.scores.items()} == dict.fromkeys(evaluation.scores, 1.0)


# -- gold files


def write(folder: Path, records: Mapping[str, Any], name: str = "a", text: str = TEXT) -> None:
    (folder / f"{name}.gold.json").write_text(json.dumps(records), encoding="utf-8")
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("records", "problem"),
    [
        pytest.param(
            {"meetings": [{**MEETING, "passages": [{"quote": "Ana Rell met nobody"}]}]},
            "a.gold.json: meetings[0].passages[0].quote 'Ana Rell met nobody' is not in the text",
            id="quote",
        ),
        pytest.param(
            {"meetings": [{**MEETING, "passages": [{"quote": "Rell", "nth": 9}]}]},
            "a.gold.json: meetings[0].passages[0].quote 'Rell' is not in the text 9 times",
            id="nth",
        ),
        pytest.param(
            {"meetings": [CALL, {**MEETING, "participants": ["A1", "A9"]}]},
            "a.gold.json: meetings[1].participants[1] 'A9' is no id of an actor",
            id="actor",
        ),
        pytest.param(
            {"allegations": [{**ALLEGATION, "responses": [{**DENIAL, "stance": "shrugs"}]}]},
            "a.gold.json: allegations[0].responses[0].stance 'shrugs' is none of denies, rejects, admits, no_comment, "
            "counters",
            id="term",
        ),
        pytest.param(
            {"statements": [{**STATEMENT, "content": []}]},
            "a.gold.json: statements[0] has no quote to rest on",
            id="no evidence",
        ),
        pytest.param({"meetings": ["A1"]}, "a.gold.json: meetings[0] 'A1' is no object", id="no object"),
    ],
)
def test_what_is_wrong_with_a_gold_file_is_said_with_field_and_value(
    tmp_path: Path, records: dict[str, Any], problem: str
) -> None:
    write(tmp_path, {"actors": ACTORS, **records})
    assert read_folder(tmp_path) == ([], [problem])


def test_a_bad_gold_file_does_not_keep_the_others_out(tmp_path: Path) -> None:
    write(tmp_path, {"actors": ACTORS, "meetings": [MEETING]}, name="b")
    (tmp_path / "a.gold.json").write_text("{", encoding="utf-8")
    (tmp_path / "c.gold.json").write_text("{}", encoding="utf-8")
    documents, problems = read_folder(tmp_path)
    assert [document.name for document in documents] == ["b"]
    assert [problem.split(":")[0] for problem in problems] == ["a.gold.json", "c.gold.json"]


def test_a_quote_is_found_at_its_nth_place_and_with_other_white_space(tmp_path: Path) -> None:
    records = {"passages": [{"quote": "Rell", "nth": 2}, {"quote": 'Ida Moe. "It was'}]}
    assert [(p["start"], p["end"]) for p in located(records, TEXT)["passages"]] == [(46, 50), (62, 78)]


def test_front_matter_is_cut_and_facts_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text("{}", encoding="utf-8")
    (tmp_path / "a.md").write_text("---\ntitle: Talks\npublished: 2026-01-06\n---\n\nBody.\n", encoding="utf-8")
    write(tmp_path, {}, name="b", text="Body.\n")
    (tmp_path / "b.json").write_text('{"published": "2026-01-07"}', encoding="utf-8")
    documents, problems = read_folder(tmp_path)
    assert problems == []
    assert [document.document.text.strip() for document in documents] == ["Body.", "Body."]
    assert [str(document.document.published) for document in documents] == ["2026-01-06", "2026-01-07"]


# -- the command


def test_command_prints_figures_and_fails_on_a_bad_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"actors": ACTORS, "meetings": [MEETING]})
    write(tmp_path, {"actors": ACTORS, "meetings": [{**MEETING, "passages": [{"quote": "nowhere"}]}]}, name="bad")
    with pytest.raises(CommandError, match="1 problem"):
        call_command("evaluate_extraction", str(tmp_path), "--json")
    output = capsys.readouterr()
    assert json.loads(output.out)["scores"]["meetings"]["gold"] == 1
    assert "bad.gold.json: meetings[0].passages[0].quote 'nowhere' is not in the text" in output.err


def test_command_refuses_a_folder_without_gold(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"holds no \*\.gold\.json file"):
        call_command("evaluate_extraction", str(tmp_path))


# -- the reference

SHARED = Path(__file__).parents[2] / "shared"
REFERENCE_NAMES = {"responses": "answers", "state": "status"}


def disturbed(value: Any, position: int = 0) -> Any:
    """A copy of gold records with regular faults: shifted offsets, lost and doubled list items, other terms."""
    if isinstance(value, list):
        kept = [disturbed(item, position + i) for i, item in enumerate(value) if (position + i) % 7 != 3]
        return kept + kept[:1] if (position + len(kept)) % 5 == 4 else kept
    if not isinstance(value, dict):
        return value
    copy = {key: disturbed(item, position + len(key)) for key, item in value.items()}
    if "start" in copy:
        shift = (0, 0, 40, -15)[copy["start"] % 4]
        copy |= {"start": copy["start"] + shift, "end": copy["end"] + shift}
    if "stance" in copy and position % 3 == 0:
        copy["stance"] = "no_comment"
    return copy


@pytest.mark.skipif(not (SHARED / "eval").is_dir(), reason="the reference scorer is not part of the project")
@pytest.mark.parametrize("folder", ["dev", "real-dev"])
def test_figures_are_those_of_the_reference(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SHARED / "eval"))
    import records as reference

    documents, problems = read_folder(SHARED / "gold" / folder)
    predictions = {
        gold.name: {
            "text": gold.document.text,
            "actors": gold.records["actors"],
            **disturbed({key: list(gold.records.get(key, [])) for key in ("meetings", "allegations", "statements")}),
        }
        for gold in documents[1:]
    }
    theirs = reference.score(reference.load_gold(SHARED / "gold" / folder), predictions)
    ours = evaluate(documents, predictions)
    assert problems == []
    for name, score in ours.scores.items():
        expected = theirs.get({new: old for old, new in REFERENCE_NAMES.items()}.get(name, name))
        if expected and name != "actors":  # the reference pairs actors in the order of a set, which changes
            assert (name, score.right, score.predicted, score.gold) == (
                name,
                expected["tp"],
                expected["pred"],
                expected["gold"],
            )
            assert round(score.f1, 4) == expected["f1"]
    for name, share in ours.accuracies.items():
        expected = theirs[{new: old for old, new in REFERENCE_NAMES.items()}.get(name, name)]
        assert (name, share.total, share.total and round(share.right / share.total, 4)) == (
            name,
            expected["n"],
            expected["acc"] or 0,
        )
