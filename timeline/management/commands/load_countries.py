"""`manage.py load_countries`: the actors that are known before the first article, and publishers."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from timeline.ingest.reference import Loaded, UnknownStateError, load_actors, load_publishers
from timeline.reference import COUNTRIES, ReferenceFileError, read_actors, read_publishers


class Command(BaseCommand):
    help = (
        "Loads states, organisations, armed groups and media with all their names from a JSON file. Run again, it adds "
        "what is missing; an actor that an editor touched stays as it is. A file with a mistake is not loaded at all."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file", type=Path, nargs="?", default=COUNTRIES, help="the actors (default: fixtures/countries.json)"
        )
        parser.add_argument(
            "--publishers",
            type=Path,
            metavar="FILE",
            help="also describe these publishers; one of which more is known than the name stays as it is",
        )

    def handle(self, *, file: Path, publishers: Path | None, **options: Any) -> None:
        try:
            actor_entries = read_actors(file)
            publisher_entries = read_publishers(publishers) if publishers else []
        except ReferenceFileError as error:
            raise CommandError(str(error)) from error
        self.report("actors", load_actors(actor_entries))
        if publishers:
            try:
                self.report("publishers", load_publishers(publisher_entries))
            except UnknownStateError as error:
                raise CommandError(f"{publishers}: {error}") from error

    def report(self, noun: str, loaded: Loaded) -> None:
        self.stdout.write(f"{loaded.new + loaded.known} {noun}: {loaded.new} new, {loaded.known} known")
