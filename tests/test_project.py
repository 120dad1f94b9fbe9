"""What holds for the project as a whole: its locks, its layers at run time, its databases."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).parent.parent
LOCKS = ["requirements.txt", "requirements-dev.txt"]


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_names_no_host_and_hashes_every_package(lock):
    content = (ROOT / lock).read_text(encoding="utf-8")
    assert "://" not in content
    packages = re.split(r"\n(?=\S)", content.strip())
    assert len(packages) > 20
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_what_pyproject_asks_for(lock):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + (project["optional-dependencies"]["dev"] if "dev" in lock else [])
    names = {re.match(r"[\w-]+", requirement)[0] for requirement in wanted}
    locked = set(re.findall(r"^([\w.-]+)==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))
    assert names - locked == set()


def test_every_dependency_says_why_it_is_there():
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("[build-system]")[0].splitlines()
    requirements = [line for line in lines if line.startswith('    "')]
    assert len(requirements) > 20
    assert [line for line in requirements if not re.search(r"# \w+", line)] == []


def test_extraction_is_imported_without_django_and_without_waiting_for_spacy():
    code = "import sys, timeline.extraction; print({'django', 'spacy'} & set(sys.modules))"
    printed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == "set()"


@pytest.mark.postgresql
@pytest.mark.django_db
def test_postgresql_is_the_database_under_test():
    with connection.cursor() as cursor:
        cursor.execute("SELECT version()")
        assert cursor.fetchone()[0].startswith("PostgreSQL")


@pytest.mark.django_db
def test_foreign_keys_are_enforced_and_sqlite_waits_for_its_turn():
    if connection.vendor != "sqlite":
        pytest.skip("about SQLite")
    with connection.cursor() as cursor:
        values = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("foreign_keys", "busy_timeout")}
    assert values == {"foreign_keys": 1, "busy_timeout": 30_000}
