"""The ratchet: what the extraction reaches on the gold articles may rise, never fall.

tests/figures.json holds the figures of the rules as they are. After a gain, write it anew and commit it with the rule:

    .venv/bin/python -m tests.test_figures > tests/figures.json
"""

import json
from pathlib import Path
from typing import Any

import pytest

from timeline.evaluation import ACCURACIES, SCORES, Evaluation, evaluate
from timeline.extraction import extract_many
from timeline.extraction.jsonl import to_json
from timeline.gold import read_folder

ROOT = Path(__file__).parent.parent
ROUNDING = 0.0001


def measure() -> Evaluation:
    golds, problems = read_folder(ROOT / "tests" / "gold", ROOT / "seeds")
    assert not problems
    found = extract_many(gold.document for gold in golds)
    return evaluate(golds, {gold.name: to_json(one) for gold, one in zip(golds, found, strict=True)})


def table_of(evaluation: Evaluation) -> dict[str, Any]:
    """The number of articles, F1 of each kind of record, and the accuracies."""
    return {
        "articles": evaluation.documents,
        **{name: round(evaluation.scores[name].f1, 4) for name in SCORES},
        **{name: round(evaluation.accuracies[name].value or 0.0, 4) for name in ACCURACIES},
    }


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return measure()


@pytest.fixture(scope="module")
def reached(evaluation: Evaluation) -> dict[str, Any]:
    return table_of(evaluation)


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    content: dict[str, Any] = json.loads((ROOT / "tests" / "figures.json").read_text(encoding="utf-8"))
    return content


@pytest.mark.parametrize("name", [*SCORES, *ACCURACIES])
def test_figure_is_not_below_the_table(reached: dict[str, Any], table: dict[str, Any], name: str) -> None:
    assert reached[name] >= table[name] - ROUNDING


def test_table_is_of_all_the_gold_articles(reached: dict[str, Any], table: dict[str, Any]) -> None:
    assert reached["articles"] == table["articles"]


def test_draft_that_is_called_sure_is_right_nine_times_in_ten(evaluation: Evaluation) -> None:
    sure = [share for shares in evaluation.reliability.values() for share in shares[9:]]
    assert sum(share.right for share in sure) >= 0.9 * sum(share.total for share in sure)


if __name__ == "__main__":
    print(json.dumps(table_of(measure()), indent=1))
