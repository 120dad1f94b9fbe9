"""One import: files in, rows and a line about each file out.

One article is one transaction, and extraction happens before it begins. Killed at any point, the next import finishes
the rest; two imports at once end with one row each, because whoever writes an article looks for it again when it is
alone.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, tee
from typing import TypeVar

from django.contrib.auth.models import User
from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone

from timeline.extraction.candidates import Document, Extraction
from timeline.extraction.documents import DocumentError, FoundFiles, Source, read, sources
from timeline.extraction.documents.files import MAX_TEXT
from timeline.extraction.gazetteer import Gazetteer
from timeline.extraction.workers import OURS, FailedExtraction, Outcome, extract_batches
from timeline.ingest.actors import store_actors
from timeline.ingest.articles import create_article, known_articles, versions_before
from timeline.ingest.events import store_events
from timeline.ingest.known import known_actors
from timeline.models import Article, ImportItem, ImportRun
from timeline.vocabulary import ImportOutcome

logger = logging.getLogger(__name__)

BATCH = 8  # articles that are looked up and parsed together
WRITERS = 7_061_309  # number of the advisory lock that whoever writes an article holds
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Options:
    """What an import is asked to do. `publisher` and `published` hold for files that do not say so themselves."""

    extract: bool = True
    dry_run: bool = False
    publisher: str | None = None
    published: datetime.date | None = None
    processes: int = 1
    max_text: int = MAX_TEXT
    extractor: str = OURS


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one article, or of a file that holds none."""

    source: str
    outcome: ImportOutcome
    suggestions: int = 0
    error: str = ""
    sha256: str = ""
    article: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One article on its way: the row that is there already, or the document that becomes one, or what is wrong."""

    name: str
    sha256: str = ""
    place: str = ""
    known: Article | None = None
    document: Document | None = None
    problem: str = ""
    to_extract: Document | None = None


def import_files(found: FoundFiles, options: Options, source: str = "", user: User | None = None) -> Iterator[Imported]:
    """Import these files and say of each article in turn what became of it.

    A dry run leaves no trace, not even a run.
    """
    run = None if options.dry_run else ImportRun.objects.create(source=source[:1000], user=user)
    seen: set[str] = set()
    for job, outcome in _extracted(_received(found, options), options):
        yield _write(job, outcome, run, again=job.sha256 in seen)
        seen.add(job.sha256)
    if run:
        run.finished = timezone.now()
        run.save(update_fields=["finished"])


# -- reading


def _received(found: FoundFiles, options: Options) -> Iterator[Source | DocumentError]:
    yield from found.problems
    for path in found.files:
        yield from sources(path, options.max_text)


def _extracted(received: Iterable[Source | DocumentError], options: Options) -> Iterator[tuple[Job, Outcome | None]]:
    """Each article with what was found in it; None where nothing was to be looked for."""
    prepared, waiting = tee(_prepare(batch, options) for batch in _batches(received))
    to_extract = ([job.to_extract for job in jobs if job.to_extract] for jobs in waiting)
    gazetteer = known_actors() if options.extract else Gazetteer([])
    found = extract_batches(to_extract, gazetteer, options.processes, options.extractor)
    for jobs, outcomes in zip(prepared, found, strict=True):
        left = iter(outcomes)
        for job in jobs:
            yield job, next(left) if job.to_extract else None


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    left = iter(items)
    while batch := list(islice(left, BATCH)):
        yield batch


def _prepare(batch: Sequence[Source | DocumentError], options: Options) -> list[Job]:
    """Recognise the articles that are there already, with one query, and read the others."""
    known = known_articles(source.sha256 for source in batch if isinstance(source, Source))
    return [
        Job(source.source, problem=str(source))
        if isinstance(source, DocumentError)
        else _recognised(source, known[source.sha256], options)
        if source.sha256 in known
        else _read(source, options)
        for source in batch
    ]


def _recognised(source: Source, article: Article, options: Options) -> Job:
    """A known article; one that was imported without extraction gets its drafts now."""
    catch_up = options.extract and not article.extracted_with and is_english(article.language)
    return Job(
        source.name,
        source.sha256,
        known=article,
        to_extract=Document(
            text=article.text,
            title=article.title,
            published=article.published,
            language=article.language,
            source=source.name,
        )
        if catch_up
        else None,
    )


def _read(source: Source, options: Options) -> Job:
    try:
        document = read(source, options.max_text)
    except DocumentError as error:
        return Job(source.name, source.sha256, problem=str(error))
    document = replace(
        document,
        publisher=document.publisher or options.publisher,
        published=document.published or options.published,
    )
    extracts = options.extract and is_english(document.language)
    # the bytes stay here: extraction may happen in another process
    to_extract = replace(document, original=b"") if extracts else None
    return Job(source.name, source.sha256, source.place, document=document, to_extract=to_extract)


def is_english(language: str) -> bool:
    """Whether the rules, which are made for English, apply."""
    return language.lower().split("-")[0] == "en"


# -- writing


def _write(job: Job, outcome: Outcome | None, run: ImportRun | None, again: bool) -> Imported:
    """Store one article with its drafts and the run's line about it, all or nothing; without a run, only try."""
    try:
        with transaction.atomic():
            imported = _store(job, outcome, run)
            if run:
                _note(imported, run)
            else:
                transaction.set_rollback(True)
                if again and imported.outcome is not ImportOutcome.FAILED:
                    imported = replace(imported, outcome=ImportOutcome.KNOWN, suggestions=0)
    except (DataError, IntegrityError) as error:
        logger.exception("%s: could not be stored", job.name)
        imported = _failed(job, f"{job.name}: could not be stored: {error}")
        if run:
            _note(imported, run)
    return imported


def _wait_for_other_writers() -> None:
    """On PostgreSQL one import writes at a time, until its transaction ends; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITERS])


def _store(job: Job, outcome: Outcome | None, run: ImportRun | None) -> Imported:
    if job.problem:
        return _failed(job, job.problem)
    if isinstance(outcome, FailedExtraction):
        return _failed(job, f"{job.name}: {outcome.problem}")
    if job.known and outcome is None:
        return Imported(job.name, ImportOutcome.KNOWN, sha256=job.sha256, article=job.known.pk)
    _wait_for_other_writers()
    article = known_articles([job.sha256]).get(job.sha256)
    result = ImportOutcome.KNOWN
    if article is None and job.document:
        article = create_article(job.document, job.sha256, job.place, run)
        result = ImportOutcome.NEW_VERSION if article.supersedes_id else ImportOutcome.CREATED
    if article is None:
        return _failed(job, f"{job.name}: was known, and was deleted meanwhile")
    drafted = store_extraction(outcome, article) if outcome and not article.extracted_with else 0
    return Imported(job.name, result, drafted, sha256=job.sha256, article=article.pk)


def store_extraction(extraction: Extraction, article: Article) -> int:
    """Store what was found in an article, and count the new drafts. The text must be the article's own."""
    earlier = versions_before(article)
    cast = store_actors(extraction, article, earlier)
    drafted = store_events(extraction, article, cast, earlier)
    article.extracted_with = extraction.version[:100] or "unknown"
    article.save(update_fields=["extracted_with", "modified"])
    return cast.drafted + drafted


def _failed(job: Job, problem: str) -> Imported:
    return Imported(job.name, ImportOutcome.FAILED, error=problem, sha256=job.sha256)


def _note(imported: Imported, run: ImportRun) -> None:
    name = imported.source
    ImportItem.objects.create(
        run=run,
        source=name if len(name) <= 1000 else f"…{name[-999:]}",
        outcome=imported.outcome,
        article_id=imported.article,
        suggestions=imported.suggestions,
        error=imported.error,
        sha256=imported.sha256,
    )
