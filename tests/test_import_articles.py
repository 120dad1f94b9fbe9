"""`manage.py import_articles`: what it prints, how it ends, and that no kill and no rival leaves anything double."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from timeline.extraction.candidates import Extraction
from timeline.models import Article, ImportItem

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a good article and a bad one, beside which we are."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.md").write_text("---\ntitle: Talks\n---\nAnna Berg met Jon Holm in Tarsk.\n")
    (folder / "b.md").write_text("---\npublished: soonish\n---\nAnna Berg left.\n")
    return folder


def run(*arguments: str) -> tuple[str, str, str]:
    """What the command printed, complained of, and failed with; without extraction, to be quick."""
    out, err, failure = StringIO(), StringIO(), ""
    try:
        call_command("import_articles", *arguments, "--no-extract", stdout=out, stderr=err, no_color=True)
    except CommandError as error:
        failure = str(error)
    return out.getvalue(), err.getvalue(), failure


# -- what it prints


@pytest.mark.django_db
def test_each_file_is_a_line_and_the_total_comes_last(inbox):
    (inbox / "b.md").unlink()
    assert run("in") == ("in/a.md: new\n1 article: 1 new; 0 suggestions\n", "", "")
    assert run("in") == ("in/a.md: known\n1 article: 1 known; 0 suggestions\n", "", "")


@pytest.mark.django_db
def test_bad_file_is_a_line_on_stderr_and_a_failure_at_the_end(inbox):
    assert run("in") == (
        "in/a.md: new\n2 articles: 1 new, 1 failed; 0 suggestions\n",
        "in/b.md: published 'soonish' is no date\n",
        "1 of 2 could not be imported",
    )
    assert Article.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        ("missing.md", "missing.md: does not exist"),
        ("scan.pdf", "scan.pdf: holds no article: the ending '.pdf' is none of .txt, .md, .html, .htm, .jsonl"),
    ],
)
def test_named_file_that_is_no_article_is_a_failure(inbox, path, complaint):
    Path("scan.pdf").touch()
    assert run(path) == ("1 article: 1 failed; 0 suggestions\n", f"{complaint}\n", "1 of 1 could not be imported")
    assert ImportItem.objects.get().error == complaint


@pytest.mark.django_db
def test_other_files_of_a_folder_are_mentioned_and_no_failure(inbox):
    (inbox / "b.md").rename(inbox / "scan.pdf")
    assert run("in") == ("in/a.md: new\n1 article: 1 new; 0 suggestions\n", "in/scan.pdf: left out, no article\n", "")


@pytest.mark.django_db
def test_empty_folder_is_no_failure(inbox):
    Path("empty").mkdir()
    assert run("empty") == ("0 articles: nothing to import; 0 suggestions\n", "", "")


@pytest.mark.django_db
def test_dry_run_says_so(inbox):
    out, _, _ = run("in/a.md", "--dry-run")
    assert out == "in/a.md: new\n1 article: 1 new; 0 suggestions (nothing stored: dry run)\n"
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_report_for_programs_is_one_json_object(inbox):
    out, _, _ = run("in", "--report", "json")
    report = json.loads(out)
    assert report["total"] == {
        "articles": 2,
        "created": 1,
        "known": 0,
        "new_version": 0,
        "failed": 1,
        "suggestions": 0,
    }
    assert report["articles"][1] == {
        "source": "in/b.md",
        "outcome": "failed",
        "article": None,
        "suggestions": 0,
        "sha256": report["articles"][1]["sha256"],
        "error": "in/b.md: published 'soonish' is no date",
    }


@pytest.mark.django_db
def test_suggestions_are_counted(inbox, monkeypatch):
    monkeypatch.setattr("timeline.ingest.runs.store_extraction", lambda extraction, article: 17)
    monkeypatch.setattr(
        "timeline.ingest.runs.extract_batches",
        lambda batches, *_: ([Extraction(d) for d in batch] for batch in batches),
    )
    out = StringIO()
    call_command("import_articles", "in/a.md", stdout=out)
    assert out.getvalue() == "in/a.md: new, 17 suggestions\n1 article: 1 new; 17 suggestions\n"


@pytest.mark.django_db
def test_new_version_is_named_as_one(inbox):
    run("in/a.md")
    (inbox / "a.md").write_text("Anna Berg met Jon Holm again.\n")
    assert run("in/a.md")[0] == "in/a.md: new version\n1 article: 1 new version; 0 suggestions\n"


@pytest.mark.django_db
def test_interrupted_import_says_how_to_go_on(inbox, monkeypatch):
    monkeypatch.setattr("timeline.ingest.runs.create_article", interrupt)
    assert run("in/a.md") == ("", "", "interrupted; the next import takes in the rest")


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


# -- options


@pytest.mark.django_db
def test_publisher_and_date_can_be_given_for_all(inbox):
    run("in/a.md", "--publisher", "Tarsk Courier", "--published", "16 December 2025")
    article = Article.objects.get()
    assert (article.publisher.name, str(article.published)) == ("Tarsk Courier", "2025-12-16")


@pytest.mark.parametrize(
    ("option", "value", "complaint"),
    [
        ("--published", "soonish", "--published: published 'soonish' is no date"),
        ("--published", "December 2025", "does not say which day"),
        ("--processes", "0", "'0' is no number of processes"),
    ],
)
def test_option_that_makes_no_sense_is_refused(option, value, complaint):
    with pytest.raises(CommandError, match=complaint):
        call_command("import_articles", "in", option, value)


# -- real processes on a real database

ARTICLES = {
    "a.md": "Anna Berg, Vastria’s envoy, met Jon Holm in Tarsk on Monday. Berg said that the talks were useful.",
    "b.md": "Vastria accused Kelmar of shelling the pass. Kelmar denied the accusation.",
    "c.md": "“We will return,” Jon Holm told reporters. Anna Berg said she had no comment.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in")
    for name, text in ARTICLES.items():
        (folder / name).write_text(f"---\ntitle: {name}\npublisher: Tarsk Courier\n---\n{text}\n")
    return folder


class Database:
    """A database of its own, that other processes use, of the kind that the tests run on."""

    def __init__(self, url: str) -> None:
        self.environment = {
            **os.environ,
            "DATABASE_URL": url,
            "DEBUG": "true",
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }

    def start(self, *arguments: str | Path) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def python(self, *arguments: str | Path) -> str:
        """What a process printed that ended well."""
        process = self.start(*arguments)
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        return out

    def content(self) -> list[str]:
        """Everything that an import stores, in an order that does not depend on when it was stored."""
        return self.python("-c", SNAPSHOT).splitlines()


SNAPSHOT = """
import django; django.setup()
from timeline.models import *
lines = [f"article {a.title} {a.extracted_with} {a.text}" for a in Article.objects.all()]
lines += [f"publisher {p}" for p in Publisher.objects.all()]
lines += [f"actor {n.actor} {n.actor.kind} {n.name} {n.actor.description}" for n in ActorName.objects.all()]
lines += [f"event {e.kind} {e}" for e in Event.objects.all()]
lines += [f"part {i.event} {i.role} {i.actor}" for i in Involvement.objects.all()]
lines += [f"passage {p.event} {p.article} {p.start} {p.quote}" for p in Passage.objects.all()]
lines += [f"mention {m.actor} {m.article} {m.start}" for m in Mention.objects.all()]
print(*(repr(line) for line in sorted(lines)), sep="\\n")
"""

# One import a step: each is a process that is killed when it has done that step for the first article that is new to
# it, mostly amid a transaction. They are forked from one that has loaded spaCy and no database, to start quickly.
KILL = """
import os, signal, sys
import django; django.setup()
from django.core.management import call_command
from timeline.extraction.language import load_model, model_name
from timeline.ingest import runs
from timeline.models import Article

def import_until(step):
    real, before = getattr(runs, step), Article.objects.count()
    def killing(*arguments, **options):
        result = real(*arguments, **options)
        if Article.objects.count() > before:
            os.kill(os.getpid(), signal.SIGKILL)
        return result
    setattr(runs, step, killing)
    call_command("import_articles", folder, stdout=sys.stderr)

folder, *steps = sys.argv[1:]
load_model(model_name())
for step in steps:
    child = os.fork()
    if not child:
        import_until(step)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) * -1)
"""


@pytest.fixture(scope="module")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database with all tables and no rows, to be copied."""
    path = tmp_path_factory.mktemp("sqlite") / "empty.sqlite3"
    Database(f"sqlite:///{path}").python("manage.py", "migrate", "-v0")
    return path


@pytest.fixture(scope="module")
def undisturbed(empty_file: Path, folder: Path) -> list[str]:
    """What an import stores that nothing disturbs."""
    path = empty_file.with_name("undisturbed.sqlite3")
    shutil.copy(empty_file, path)
    database = Database(f"sqlite:///{path}")
    database.python("manage.py", "import_articles", folder)
    return database.content()


@pytest.fixture
def database(empty_file: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Database]:
    if connection.vendor == "sqlite":
        path = tmp_path / "import.sqlite3"
        shutil.copy(empty_file, path)
        yield Database(f"sqlite:///{path}")
        return
    request.getfixturevalue("django_db_setup")
    name = f"import_{os.getpid()}"
    settings = connection.settings_dict
    server = f"{settings['USER']}:{settings['PASSWORD']}@{settings['HOST']}:{settings['PORT'] or 5432}"
    on_server(f'CREATE DATABASE "{name}"')
    database = Database(f"postgres://{server}/{name}")
    try:
        database.python("manage.py", "migrate", "-v0")
        yield database
    finally:
        on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


def on_server(statement: str) -> None:
    """Run a statement on the database server, outside of any database of ours and of any transaction."""
    settings = connection.settings_dict
    with psycopg.connect(
        host=settings["HOST"],
        port=settings["PORT"] or None,
        user=settings["USER"],
        password=settings["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    ) as server:
        server.execute(statement)


def test_undisturbed_import_stores_drafts_of_every_article(undisturbed):
    assert [sum(line.startswith(f"'{kind} ") for line in undisturbed) for kind in ("article", "publisher")] == [3, 1]
    passages = [line for line in undisturbed if "passage" in line]
    assert {name for name in ARTICLES for line in passages if f" {name} " in line} == set(ARTICLES)


def test_import_that_is_killed_again_and_again_is_finished_by_the_next_one(database, folder, undisturbed):
    steps = ["create_article", "store_actors", "store_events", "_note", "_write", "store_events", "_write", "_note"]
    ends = database.python("-c", KILL, folder, *steps).split()
    assert ends == [str(signal.SIGKILL.value)] * len(steps)
    database.python("manage.py", "import_articles", folder)
    assert database.content() == undisturbed


def test_two_imports_at_once_store_everything_once(database, folder, undisturbed):
    rivals = [database.start("manage.py", "import_articles", folder, "--report", "json") for _ in range(2)]
    totals = []
    for rival in rivals:
        out, err = rival.communicate(timeout=120)
        assert rival.returncode == 0, err
        totals.append(json.loads(out)["total"])
    assert [sum(total[outcome] for total in totals) for outcome in ("created", "known")] == [3, 3]
    assert database.content() == undisturbed


def test_number_of_processes_changes_nothing_but_the_time(database, folder, undisturbed):
    out = database.python("manage.py", "import_articles", folder, "--processes", "2")
    assert [line.partition(":")[0].rpartition("/")[2] for line in out.splitlines()[:3]] == ["a.md", "b.md", "c.md"]
    assert database.content() == undisturbed
