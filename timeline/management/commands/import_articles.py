"""`manage.py import_articles`: articles in, drafts with their evidence out, a line about every file."""

from __future__ import annotations

import datetime
import json
from argparse import ArgumentParser, ArgumentTypeError
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from timeline.extraction.documents import BadFieldError, FoundFiles, find_files
from timeline.extraction.documents.facts import day
from timeline.ingest import Imported, Options, import_files
from timeline.vocabulary import ImportOutcome

INTERRUPTED = 130  # the exit status of a program that Ctrl-C ended
WORDS = {
    ImportOutcome.CREATED: "new",
    ImportOutcome.KNOWN: "known",
    ImportOutcome.NEW_VERSION: "new version",
    ImportOutcome.FAILED: "failed",
}


class Command(BaseCommand):
    help = (
        "Imports articles (.txt, .md, .html, .jsonl; folders with all below them) with drafts of their meetings, "
        "statements and allegations. Run again, it imports only what is new or has changed."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, or a folder to search")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and store nothing")
        parser.add_argument("--no-extract", action="store_true", help="store the articles without drafts, for now")
        parser.add_argument("--publisher", metavar="NAME", help="who published them, where a file does not say so")
        parser.add_argument(
            "--published", type=a_day, metavar="DATE", help="when they were published, where a file does not say so"
        )
        parser.add_argument(
            "--processes", type=a_number, default=1, metavar="N", help="extract in N processes (default: 1)"
        )
        parser.add_argument("--report", choices=["text", "json"], default="text", help="how to report (default: text)")

    def handle(self, *, paths: list[str], **options: Any) -> None:
        found = find_files(paths)
        self.mention_left_out(found)
        asked = Options(
            extract=not options["no_extract"],
            dry_run=options["dry_run"],
            publisher=options["publisher"],
            published=options["published"],
            processes=options["processes"],
            max_text=settings.TIMELINE_MAX_TEXT,
            extractor=settings.TIMELINE_EXTRACTOR,
        )
        imported: list[Imported] = []
        try:
            for one in self.with_progress(import_files(found, asked, source=" ".join(paths)), found, options):
                imported.append(one)
                self.report_one(one, options["report"])
        except KeyboardInterrupt:
            raise CommandError("interrupted; the next import takes in the rest", returncode=INTERRUPTED) from None
        self.report_all(imported, options)

    def mention_left_out(self, found: FoundFiles) -> None:
        """What lies in the folders and is no article is said, so that nobody waits for it."""
        for path in found.left_out:
            self.stderr.write(f"{path}: left out, no article", self.style.WARNING)

    def with_progress(
        self, imported: Iterable[Imported], found: FoundFiles, options: dict[str, Any]
    ) -> Iterator[Imported]:
        """The same, behind a progress bar where a person looks on."""
        total = len(found.files) + len(found.problems)
        on_terminal = options["report"] == "text" and self.stderr.isatty()
        yield from tqdm(imported, total=total, unit="article", disable=not on_terminal, leave=False)

    def report_one(self, imported: Imported, report: str) -> None:
        with tqdm.external_write_mode():
            if imported.outcome is ImportOutcome.FAILED:
                self.stderr.write(imported.error)
            elif report == "text":
                self.stdout.write(line_about(imported))

    def report_all(self, imported: list[Imported], options: dict[str, Any]) -> None:
        """The total; CommandError, and so exit status 1, if something failed."""
        if options["report"] == "json":
            self.stdout.write(json.dumps(as_json(imported), ensure_ascii=False, indent=1))
        else:
            self.stdout.write(total_of(imported) + (" (nothing stored: dry run)" if options["dry_run"] else ""))
        failed = sum(one.outcome is ImportOutcome.FAILED for one in imported)
        if failed:
            raise CommandError(f"{failed} of {len(imported)} could not be imported")


def line_about(imported: Imported) -> str:
    suggestions = f", {counted(imported.suggestions, 'suggestion')}" if imported.suggestions else ""
    return f"{imported.source}: {WORDS[imported.outcome]}{suggestions}"


def total_of(imported: list[Imported]) -> str:
    """ "14 articles: 12 new, 2 known; 240 suggestions"."""
    counts = Counter(one.outcome for one in imported)
    parts = [f"{counts[outcome]} {word}" for outcome, word in WORDS.items() if counts[outcome]]
    suggestions = counted(sum(one.suggestions for one in imported), "suggestion")
    return f"{counted(len(imported), 'article')}: {', '.join(parts) or 'nothing to import'}; {suggestions}"


def as_json(imported: list[Imported]) -> dict[str, Any]:
    counts = Counter(one.outcome for one in imported)
    return {
        "articles": [
            {
                "source": one.source,
                "outcome": one.outcome.value,
                "article": one.article,
                "suggestions": one.suggestions,
                "sha256": one.sha256 or None,
                "error": one.error or None,
            }
            for one in imported
        ],
        "total": {
            "articles": len(imported),
            **{outcome.value: counts[outcome] for outcome in WORDS},
            "suggestions": sum(one.suggestions for one in imported),
        },
    }


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def a_day(text: str) -> datetime.date | None:
    try:
        return day("published", text, "--published")
    except BadFieldError as error:
        raise ArgumentTypeError(str(error)) from error


def a_number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is no number of processes")
    return int(text)
