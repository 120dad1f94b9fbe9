"""docs/extraction.md cannot go stale: its examples are run, and the rules that drafts come from are all on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from timeline.evaluation import evaluate
from timeline.extraction import Extraction, extract_many
from timeline.extraction.candidates import Document
from timeline.extraction.gazetteer import default_gazetteer
from timeline.extraction.jsonl import to_json
from timeline.extraction.lexicon import table
from timeline.extraction.statements.content import RULES
from timeline.extraction.workers import extract_batch
from timeline.gold import read_folder, read_gold

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
KINDS = ("actors", "meetings", "statements", "allegations", "answers")
BOLD = re.compile(r"\*\*(.+?)\*\*")
PUBLISHED = date(2025, 6, 18)


def section(title: str) -> str:
    """The part of the page under a heading, up to the next one."""
    return PAGE.split(f" {title}\n", 1)[1].split("\n#", 1)[0]


def rows(part: str) -> list[list[str]]:
    """The cells of a table, without its head."""
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def block(language: str) -> str:
    return PAGE.split(f"```{language}\n", 1)[1].split("```", 1)[0]


RULE_ROWS = [(kind, rule.strip("`"), example) for kind in KINDS for rule, _, example in rows(section(kind.title()))]
DATE_ROWS = rows(section("3. Dates"))


def article(example: str) -> str:
    return BOLD.sub(r"\1", example).replace("<br>", "\n\n")


@cache
def drafts_of_examples() -> dict[str, Extraction]:
    """What is found in each example, parsed together."""
    texts = [article(example) for _, _, example in RULE_ROWS]
    return dict(zip(texts, extract_many(Document(text, published=PUBLISHED) for text in texts), strict=True))


def taken(extraction: Extraction, kind: str) -> Iterator[tuple[str, list[str]]]:
    """The rule of each draft of a kind, and the words it takes in the order of the text."""
    named = {actor.id: actor.mentions[0] for actor in extraction.actors if actor.mentions}
    if kind == "actors":
        yield from ((actor.rule, [named[actor.id].quote]) for actor in extraction.actors if actor.id in named)
    elif kind == "meetings":
        for meeting in extraction.meetings:
            yield meeting.rule, [span.quote for span in sorted(named[party.actor] for party in meeting.involved)]
    elif kind == "statements":
        yield from ((said.rule, [span.quote for span in said.content]) for said in extraction.statements)
    elif kind == "allegations":
        yield from ((alleged.rule, [alleged.claim.rstrip(".")]) for alleged in extraction.allegations)
    else:
        answers = [answer for alleged in extraction.allegations for answer in alleged.answers]
        yield from ((answer.rule, [span.quote for span in answer.passages]) for answer in answers)


@pytest.mark.parametrize(("kind", "rule", "example"), RULE_ROWS, ids=[f"{kind}-{rule}" for kind, rule, _ in RULE_ROWS])
def test_rule_fires_on_its_example_and_takes_the_words_in_bold(kind: str, rule: str, example: str) -> None:
    found = list(taken(drafts_of_examples()[article(example)], kind))
    assert (rule, BOLD.findall(example)) in found


def on_the_page(kind: str) -> set[str]:
    return {rule for one, rule, _ in RULE_ROWS if one == kind}


def test_each_rule_has_one_row() -> None:
    assert all(len(on_the_page(kind)) == len(rows(section(kind.title()))) > 0 for kind in KINDS)


@pytest.fixture(scope="module")
def drafts_of_articles() -> list[Extraction]:
    """What is found in the gold articles, all of seeds/ among them."""
    golds, problems = read_folder(ROOT / "tests" / "gold", ROOT / "seeds")
    assert not problems
    return list(extract_many(gold.document for gold in golds))


@pytest.mark.parametrize("kind", KINDS)
def test_rules_that_drafts_of_the_articles_come_from_are_on_the_page(
    drafts_of_articles: list[Extraction], kind: str
) -> None:
    found = {rule for extraction in drafts_of_articles for rule, _ in taken(extraction, kind)}
    assert found
    assert found - on_the_page(kind) == set()


def rules_of_the_code() -> Mapping[str, set[str]]:
    """Rules that can be told from the tables of the code, be there an article with one or not."""
    known = {kind: set(table(kind, "confidence")) for kind in ("meetings", "statements", "allegations")}
    known["statements"] -= {"other", "nested"}
    known["statements"] |= {name for family in RULES.values() for name, _ in family}
    known["allegations"] |= {f"{verb}-verb" for verb in table("allegations", "accusing")}
    return known


@pytest.mark.parametrize(("kind", "rules"), rules_of_the_code().items())
def test_rules_of_the_tables_in_the_code_are_on_the_page(kind: str, rules: set[str]) -> None:
    assert rules - on_the_page(kind) == set()


@pytest.mark.parametrize(("text", "published", "expected"), DATE_ROWS)
def test_date_has_the_value_on_the_page(text: str, published: str, expected: str) -> None:
    document = Document(text, published=date.fromisoformat(published) if published else None)
    (extraction,) = extract_many([document])
    found = [f"{mention.span.quote} = {mention.edtf or 'no value'}" for mention in extraction.dates]
    assert ("; ".join(found) or "none") == expected


def test_modules_of_the_stages_exist() -> None:
    modules = [name for row in rows(section("1. The stages")) for name in re.findall(r"`([\w/]+)`", row[1])]
    folder = ROOT / "timeline" / "extraction"
    assert modules
    assert [name for name in modules if not (folder / name).is_dir() and not (folder / f"{name}.py").is_file()] == []


def test_extractor_of_the_page_takes_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page_extractors.py").write_text(block("python"), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    document = Document("“The road is open,” Lind said.")
    (extraction,) = extract_batch([document], default_gazetteer(), "page_extractors.quotes_only")
    assert isinstance(extraction, Extraction)
    assert list(taken(extraction, "statements")) == [("any-quote", ["The road is open,"])]


def test_gold_file_of_the_page_is_usable_and_scored_in_full(tmp_path: Path) -> None:
    (tmp_path / "road.txt").write_text(block("text"), encoding="utf-8")
    (tmp_path / "road.gold.json").write_text(block("json"), encoding="utf-8")
    gold = read_gold(tmp_path / "road.gold.json")
    (extraction,) = extract_many([gold.document])
    scores = evaluate([gold], {gold.name: to_json(extraction)}).scores
    assert {name: scores[name].right for name in KINDS} == {
        "actors": 2,
        "meetings": 1,
        "statements": 2,
        "allegations": 1,
        "answers": 1,
    }
