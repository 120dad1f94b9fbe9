"""System checks of the settings: an unsafe combination is refused at start, with a sentence that says what to set.

They run with every management command that checks, with `make run`, and in `config.wsgi` for gunicorn.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.checks import Warning as Caution

from timeline.extraction.workers import load_extractor

LOCAL = {"localhost", "127.0.0.1", "[::1]", ".localhost"}
TEST_HOSTS = {"testserver"}


@register("settings")
def check_secret_key(**_: Any) -> Iterable[CheckMessage]:
    if not settings.DEBUG and settings.SECRET_KEY == settings.INSECURE_KEY:
        yield Error(
            "SECRET_KEY is not set.",
            hint="Set SECRET_KEY to a long random text, in the environment or in .env; for development set DEBUG=true.",
            id="timeline.E001",
        )


@register("settings")
def check_hosts(**_: Any) -> Iterable[CheckMessage]:
    hosts = set(settings.ALLOWED_HOSTS)
    foreign = hosts - LOCAL - TEST_HOSTS
    if not settings.DEBUG and not hosts:
        yield Error(
            "ALLOWED_HOSTS is empty, so that every request would be refused.",
            hint="Set ALLOWED_HOSTS to the names this site is reached by, with commas between them.",
            id="timeline.E002",
        )
    if "*" in hosts:
        yield Error(
            "ALLOWED_HOSTS allows any host.",
            hint="Name the hosts this site is reached by instead of '*'.",
            id="timeline.E003",
        )
    if settings.DEBUG and foreign:
        yield Error(
            f"DEBUG is on while ALLOWED_HOSTS names {', '.join(sorted(foreign))}: "
            "error pages would show settings to visitors.",
            hint="Set DEBUG=false, or leave ALLOWED_HOSTS empty for development.",
            id="timeline.E004",
        )
    if not settings.DEBUG and foreign and not settings.HTTPS:
        yield Caution(
            "The site is not served over HTTPS: passwords and sessions can be read on the way.",
            hint="Set HTTPS=true (and BEHIND_PROXIES=1 where a reverse proxy ends the encryption).",
            id="timeline.W005",
        )


@register("settings")
def check_extractor(**_: Any) -> Iterable[CheckMessage]:
    path = settings.TIMELINE_EXTRACTOR
    try:
        load_extractor(path)
    except (ImportError, AttributeError, ValueError) as error:
        yield Error(
            f"TIMELINE_EXTRACTOR is {path!r}, which cannot be imported: {error}.",
            hint="Give the dotted path of a callable like timeline.extraction.extract_many, or leave it out.",
            id="timeline.E007",
        )


@register("settings")
def check_model(**_: Any) -> Iterable[CheckMessage]:
    name = settings.TIMELINE_SPACY_MODEL
    if "/" not in name and importlib.util.find_spec(name) is None:
        yield Error(
            f"TIMELINE_SPACY_MODEL is {name!r}, which is not installed.",
            hint="Install the package of that spaCy model, or unset TIMELINE_SPACY_MODEL to use the default.",
            id="timeline.E006",
        )
