"""`manage.py accept_confirmed`: accepts the drafts that annotated articles confirm."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import pluralize

from timeline.confirmation import accept_confirmed
from timeline.gold import read_folder


class Command(BaseCommand):
    help = (
        "Accepts the drafts of imported articles that gold files confirm in every detail: who, when, where, what. "
        "Other drafts, and whatever an editor has touched, stay as they are."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="folder of NAME.gold.json files")
        parser.add_argument("--texts", type=Path, help="folder of their articles, where they are not beside them")

    def handle(self, *, folder: Path, texts: Path | None, **options: Any) -> None:
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder")
        golds, problems = read_folder(folder, texts)
        for problem in problems:
            self.stderr.write(problem)
        accepted = accept_confirmed(golds)
        self.stdout.write(f"{accepted} draft{pluralize(accepted)} accepted that annotated articles confirm")
        if problems:
            raise CommandError(f"{len(problems)} problems, see above", returncode=1)
