"""`manage.py extract_article`: what extraction finds in files, printed without a database."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from timeline.extraction.candidates import Document
from timeline.extraction.documents import DocumentError, find_files, read_all
from timeline.extraction.gazetteer import default_gazetteer
from timeline.extraction.jsonl import to_json
from timeline.extraction.report import in_words
from timeline.extraction.workers import FailedExtraction, extract_batch


class Command(BaseCommand):
    help = "Prints what is found in articles (.txt, .md, .html, .jsonl), one JSON object a line or as text."
    requires_system_checks: list[str] = []  # neither a database nor a deployment is needed

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="a file, or a folder to search")
        parser.add_argument(
            "--format", choices=["jsonl", "text"], default="jsonl", help="what to print (default: jsonl)"
        )

    def handle(self, *, files: list[str], **options: Any) -> None:
        self.failed = 0
        for number, document in enumerate(self.documents(files)):
            (found,) = extract_batch([document], default_gazetteer(), settings.TIMELINE_EXTRACTOR)
            if isinstance(found, FailedExtraction):
                self.complain(f"{document.source}: {found.problem}")
            elif options["format"] == "jsonl":
                self.stdout.write(json.dumps(to_json(found), ensure_ascii=False))
            else:
                self.stdout.write(("\n\n" if number else "") + in_words(found))
        if self.failed:
            raise CommandError(f"{self.failed} could not be read")

    def documents(self, files: list[str]) -> Iterator[Document]:
        """The articles of these files; what is wrong with the others goes to stderr."""
        found = find_files(files)
        for problem in found.problems:
            self.complain(str(problem))
        for path in found.files:
            for document in read_all(path, settings.TIMELINE_MAX_TEXT):
                if isinstance(document, DocumentError):
                    self.complain(str(document))
                else:
                    yield document

    def complain(self, problem: str) -> None:
        self.stderr.write(problem)
        self.failed += 1
