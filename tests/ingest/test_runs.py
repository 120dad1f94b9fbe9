"""An import says of every file what became of it, stores an article whole or not at all, and counts what it adds."""

import datetime

import pytest
from django.db import IntegrityError

from tests import factories
from tests.ingest.drafts import Text
from timeline.extraction.documents import find_files
from timeline.extraction.workers import FailedExtraction
from timeline.ingest import Options, import_files
from timeline.models import Actor, Article, Event, ImportItem, ImportRun, Passage
from timeline.vocabulary import ImportOutcome

TEXT = Text("Anna Berg met Jon Holm in Tarsk.")
CREATED, KNOWN, FAILED = ImportOutcome.CREATED, ImportOutcome.KNOWN, ImportOutcome.FAILED


@pytest.fixture
def meeting(desk):
    """What extraction finds in TEXT: two actors and their meeting."""
    desk.findings[TEXT] = TEXT.found(
        actors=[TEXT.actor("Anna Berg"), TEXT.actor("Jon Holm")],
        meetings=[TEXT.meeting(["Anna Berg", "Jon Holm"], "met Jon Holm")],
    )


def items() -> list[tuple[str, str, int]]:
    return [(item.source.rpartition("/")[2], item.outcome, item.suggestions) for item in ImportItem.objects.all()]


def test_every_file_ends_as_a_line_of_its_run(desk, meeting):
    desk.write("a.md", TEXT)
    desk.write("b.md", "")
    desk.import_once()
    desk.import_once()
    assert items() == [("a.md", "created", 3), ("b.md", "failed", 0), ("a.md", "known", 0), ("b.md", "failed", 0)]


def test_line_of_a_failure_says_what_is_wrong(desk, meeting):
    desk.write("a.md", TEXT, "published: soonish")
    desk.import_once()
    assert ImportItem.objects.get().error == f"{desk.folder}/a.md: published 'soonish' is no date"


def test_line_of_a_success_leads_to_the_article(desk, meeting):
    desk.write("a.md", TEXT)
    desk.import_once()
    item = ImportItem.objects.get()
    assert (item.article, item.sha256) == (Article.objects.get(), item.article.sha256)


def test_run_says_who_imported_what_and_when_it_was_done(desk, meeting):
    editor = factories.editor()
    desk.write("a.md", TEXT)
    list(import_files(find_files([desk.folder]), Options(), source="inbox/", user=editor))
    run = ImportRun.objects.get()
    assert (run.user, run.source, run.finished is not None) == (editor, "inbox/", True)
    assert Article.objects.get().import_run == run


def test_run_that_is_cut_short_is_not_finished(desk, meeting):
    desk.write("a.md", TEXT)
    desk.write("b.md", TEXT + " ")
    desk.findings[TEXT + " "] = desk.findings[TEXT]
    next(import_files(find_files([desk.folder]), Options()))
    assert ImportRun.objects.get().finished is None


def test_two_files_with_the_same_bytes_are_one_article(desk, meeting):
    for name in ("a.md", "b.md"):
        desk.write(name, TEXT)
    assert [imported.outcome for imported in desk.take_in()] == [CREATED, KNOWN]


def test_known_files_are_looked_up_together_and_cost_no_more_than_their_line(desk, meeting, django_assert_num_queries):
    for name in "abcd":
        desk.write(f"{name}.md", TEXT)
    desk.import_once()
    begin_insert_commit = 3
    with django_assert_num_queries(3 + 4 * begin_insert_commit):
        desk.import_once(extract=False)


def test_article_with_more_drafts_costs_a_query_or_two_more_for_each(desk, django_assert_max_num_queries):
    sentences = [f"Anna Berg met Jon Holm {number} times." for number in range(20)]
    text = Text(" ".join(sentences))
    desk.findings[text] = text.found(
        actors=[text.actor("Anna Berg"), text.actor("Jon Holm")],
        meetings=[text.meeting(["Anna Berg", "Jon Holm"], sentence) for sentence in sentences],
    )
    desk.write("a.md", text)
    with django_assert_max_num_queries(35 + 2 * len(sentences)):
        desk.import_once()
    assert Passage.objects.count() == 20


# -- all or nothing


@pytest.mark.parametrize("step", ["store_actors", "store_events", "_note"])
def test_article_that_fails_halfway_leaves_nothing_behind_and_is_taken_in_next_time(desk, meeting, monkeypatch, step):
    desk.write("a.md", TEXT)
    with monkeypatch.context() as broken:
        broken.setattr(f"timeline.ingest.runs.{step}", interrupted)
        with pytest.raises(KeyboardInterrupt):
            desk.import_once()
    assert not any(model.objects.exists() for model in (Article, Actor, Event, ImportItem))
    assert [imported.outcome for imported in desk.take_in()] == [CREATED]


def interrupted(*args: object) -> None:
    raise KeyboardInterrupt


def test_article_that_the_database_refuses_is_a_failure_and_the_rest_goes_on(desk, meeting, monkeypatch):
    from timeline.ingest import runs

    store = runs.store_events

    def refuse_first(extraction, article, *rest):
        if article.path.endswith("a.md"):
            raise IntegrityError("no")
        return store(extraction, article, *rest)

    monkeypatch.setattr(runs, "store_events", refuse_first)
    desk.write("a.md", TEXT)
    desk.write("b.md", TEXT, "publisher: Tarsk Courier")
    assert [imported.outcome for imported in desk.import_once()] == [FAILED, CREATED]
    assert items() == [("a.md", "failed", 0), ("b.md", "created", 3)]


def test_article_on_which_a_rule_fails_is_not_stored_so_that_the_next_import_tries_again(desk, meeting, monkeypatch):
    desk.write("a.md", TEXT)

    def broken(batches, gazetteer, processes, extractor):
        for batch in batches:
            yield [FailedExtraction(document, "extraction failed: KeyError: 3") for document in batch]

    with monkeypatch.context() as context:
        context.setattr("timeline.ingest.runs.extract_batches", broken)
        (imported,) = desk.import_once()
    assert imported.error == f"{desk.folder}/a.md: extraction failed: KeyError: 3"
    assert [imported.outcome for imported in desk.take_in()] == [CREATED]


# -- options


def test_dry_run_says_what_would_happen_and_leaves_no_trace(desk, meeting):
    desk.write("a.md", TEXT)
    desk.write("b.md", TEXT)
    desk.write("c.md", "")
    desk.write("d.md", "")
    imported = desk.import_once(dry_run=True)
    assert [(one.outcome, one.suggestions) for one in imported] == [(CREATED, 3), (KNOWN, 0), (FAILED, 0), (FAILED, 0)]
    assert not any(model.objects.exists() for model in (Article, Actor, Event, ImportRun, ImportItem))


def test_article_taken_in_without_extraction_gets_its_drafts_with_the_next_import(desk, meeting):
    desk.write("a.md", TEXT)
    (without,) = desk.import_once(extract=False)
    (later,) = desk.take_in()
    assert [(without.outcome, without.suggestions), (later.outcome, later.suggestions)] == [(CREATED, 0), (KNOWN, 3)]


def test_publisher_and_date_of_the_command_are_for_files_that_do_not_say(desk, meeting):
    desk.write("a.md", TEXT)
    desk.write("b.md", TEXT, "publisher: Tarsk Courier\npublished: 2025-12-16")
    desk.import_once(publisher="Inbox", published=datetime.date(2026, 1, 1))
    assert [(a.publisher.name, str(a.published)) for a in Article.objects.order_by("pk")] == [
        ("Inbox", "2026-01-01"),
        ("Tarsk Courier", "2025-12-16"),
    ]


def test_article_in_another_language_is_kept_without_drafts(desk, meeting):
    desk.write("a.md", TEXT, "language: fr")
    (imported,) = desk.take_in()
    assert (imported.outcome, imported.suggestions, Article.objects.get().extracted_with) == (CREATED, 0, "")


def test_text_that_is_too_long_is_refused(desk, meeting):
    desk.write("a.md", TEXT)
    (imported,) = desk.import_once(max_text=30)
    assert imported.outcome is FAILED
