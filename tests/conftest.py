"""Fixtures that many tests use, and the markers that skip, or refuse to skip, what this machine cannot run.

Locally a test that needs PostgreSQL, Chromium or the development texts skips with the reason. Continuous integration
sets REQUIRE_POSTGRESQL=1 and REQUIRE_BROWSER=1; what would skip for want of these fails there.
"""

from __future__ import annotations

import os
import shutil
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import AppConfig
from django.apps import apps as registry
from django.contrib.auth.models import User
from django.db import connection, connections
from django.db.models.signals import post_migrate
from django.dispatch import receiver
from django.test import Client
from pytest_django import Settings

from tests import factories

SHARED = Path(__file__).resolve().parents[2] / "shared"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--screenshots", metavar="FOLDER", help="where the browser tests put the README's screenshots")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("postgresql") and connection.vendor != "postgresql":
        leave_out("PostgreSQL is not the database: set DATABASE_URL", required="REQUIRE_POSTGRESQL")
    if item.get_closest_marker("browser") and not CHROMIUM:
        leave_out("Chromium is not installed: apt-get install chromium", required="REQUIRE_BROWSER")
    if item.get_closest_marker("shared") and not SHARED.is_dir():
        pytest.skip("the development texts are not beside the project")


def leave_out(reason: str, required: str) -> None:
    """Skip the test, or fail it where the environment variable `required` says that it has to run."""
    if os.environ.get(required, "") not in {"", "0"}:
        pytest.fail(f"{reason} ({required} is set)", pytrace=False)
    pytest.skip(reason)


@receiver(post_migrate)
def keep_the_groups(sender: AppConfig, using: str, **_: object) -> None:
    """Make the groups of the migration anew after a test with transactions of its own, which empties every table."""
    if sender.label == "timeline":
        groups = import_module("timeline.migrations.0002_groups")
        groups.create_groups(registry, SimpleNamespace(connection=connections[using]))


@pytest.fixture(autouse=True)
def plain_static_files(settings: Settings) -> None:
    """Style sheets are served from where they lie: the hashed names of production need `collectstatic` first."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(autouse=True)
def quick_passwords(settings: Settings) -> None:
    """Hashing a password as safely as in production takes longer than most tests."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def shared() -> Path:
    """The folder of development texts beside the project; for tests marked `shared`."""
    return SHARED


@pytest.fixture
def editor(db: None) -> User:
    return factories.editor()


@pytest.fixture
def reader(db: None) -> User:
    return factories.reader()


@pytest.fixture
def superuser(db: None) -> User:
    return factories.superuser()


@pytest.fixture
def as_editor(client: Client, editor: User) -> Client:
    """A browser in which the editor is signed in."""
    client.force_login(editor)
    return client


@pytest.fixture
def as_reader(client: Client, reader: User) -> Client:
    """A browser in which the staff reader is signed in."""
    client.force_login(reader)
    return client
