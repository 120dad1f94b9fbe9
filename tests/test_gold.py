"""Gold files: the project's own are whole, and an article is found beside its gold file or in a folder of texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.gold import GoldError, read_folder, read_gold

GOLD = Path(__file__).parent / "gold"
SEEDS = GOLD.parents[1] / "seeds"


def gold_file(folder: Path) -> Path:
    path = folder / "talks.gold.json"
    path.write_text(json.dumps({"actors": [], "meetings": [], "allegations": []}), encoding="utf-8")
    return path


def test_every_gold_file_of_the_project_is_usable():
    documents, problems = read_folder(GOLD, SEEDS)
    assert problems == []
    assert len(documents) == 30


def test_every_seed_article_has_gold():
    gold = {path.name.removesuffix(".gold.json") for path in GOLD.glob("*.gold.json")}
    assert {path.stem for path in SEEDS.glob("*.md")} - gold == {"README"}


def test_article_beside_its_gold_file_comes_before_one_in_the_folder_of_texts(tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    (tmp_path / "talks.txt").write_text("Beside it.", encoding="utf-8")
    (texts / "talks.txt").write_text("Elsewhere.", encoding="utf-8")
    assert read_gold(gold_file(tmp_path), texts).document.text == "Beside it."


def test_article_is_found_in_the_folder_of_texts(tmp_path):
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "talks.txt").write_text("Elsewhere.", encoding="utf-8")
    assert read_gold(gold_file(tmp_path), texts).document.text == "Elsewhere."


def test_missing_article_is_reported_with_the_folders_looked_into(tmp_path):
    texts = tmp_path / "texts"
    with pytest.raises(GoldError, match=f"talks.txt or talks.md in {tmp_path} or {texts}"):
        read_gold(gold_file(tmp_path), texts)
