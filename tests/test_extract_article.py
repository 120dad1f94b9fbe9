"""`manage.py extract_article` prints what is found in files, and needs no database for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[1]
TALKS = """---
title: Talks in Tarsk
published: 2025-12-16
---
Anna Berg, Vastria’s envoy, met Jon Holm in Tarsk on Monday. “We will talk again,” Berg said.

Vastria has accused Kelmar of shelling the pass. Kelmar denied the accusation.
"""


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which we are, with an article and a file that is none."""
    monkeypatch.chdir(tmp_path)
    Path("talks.md").write_text(TALKS)
    Path("bad.md").write_text("---\npublished: soonish\n---\nAnna Berg left.\n")
    return tmp_path


def run(*arguments: str) -> tuple[str, str, str]:
    """What the command printed, complained of, and failed with."""
    out, err, failure = StringIO(), StringIO(), ""
    try:
        call_command("extract_article", *arguments, stdout=out, stderr=err, no_color=True)
    except CommandError as error:
        failure = str(error)
    return out.getvalue(), err.getvalue(), failure


def test_article_is_a_line_of_json_in_the_exchange_format(inbox):
    out, err, failure = run("talks.md")
    (line,) = out.splitlines()
    found = json.loads(line)
    assert (found["source"], found["title"], found["published"], err, failure) == (
        "talks.md",
        "Talks in Tarsk",
        "2025-12-16",
        "",
        "",
    )
    assert all(found[key] for key in ("actors", "meetings", "statements", "allegations", "dates"))


def test_every_quote_stands_at_its_offsets(inbox):
    found = json.loads(run("talks.md")[0])
    quotes = list(spans(found))
    assert len(quotes) > 8
    assert all(found["text"][quote["start"] : quote["end"]] == quote["quote"] for quote in quotes)


def spans(value: object) -> list[dict]:
    """All objects with a quote, however deep."""
    if isinstance(value, list):
        return [span for item in value for span in spans(item)]
    if isinstance(value, dict):
        return ([value] if "quote" in value else []) + [span for item in value.values() for span in spans(item)]
    return []


def test_dates_are_resolved_against_the_day_of_publication(inbox):
    found = json.loads(run("talks.md")[0])
    assert [(date["text"], date["edtf"]) for date in found["dates"]] == [("Monday", "2025-12-15")]


def test_text_is_for_people(inbox):
    out, _, _ = run("talks.md", "--format", "text")
    assert out.startswith("talks.md: Talks in Tarsk (2025-12-16)\n\nActors\n  Anna Berg, person")
    assert "\nAllegations\n  Vastria against Kelmar: shelling the pass\n" in out


def test_bad_file_is_a_line_on_stderr_and_the_rest_goes_on(inbox):
    out, err, failure = run("bad.md", "talks.md")
    assert (len(out.splitlines()), err, failure) == (
        1,
        "bad.md: published 'soonish' is no date\n",
        "1 could not be read",
    )


def test_missing_file_is_a_failure(inbox):
    assert run("missing.txt") == ("", "missing.txt: does not exist\n", "1 could not be read")


def test_no_database_is_needed(inbox):
    """An address at which there is none, and no settings that a deployment needs."""
    environment = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
        "DEBUG": "false",
        "SECRET_KEY": "",
    }
    done = subprocess.run(
        [sys.executable, ROOT / "manage.py", "extract_article", inbox / "talks.md"],
        env=environment,
        cwd=inbox,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["title"] == "Talks in Tarsk"
