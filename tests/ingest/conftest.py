"""An import desk for tests: files in, with what extraction finds in them said by the test."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.drafts import Text
from timeline.extraction.candidates import Document, Extraction
from timeline.extraction.documents import find_files
from timeline.ingest import Imported, Options, import_files
from timeline.models import (
    Actor,
    ActorName,
    Affiliation,
    Article,
    Event,
    Involvement,
    Mention,
    Passage,
    Publisher,
)

TABLES = (Article, Publisher, Actor, ActorName, Affiliation, Event, Involvement, Passage, Mention)


class Desk:
    """Takes articles in, always twice: the second time nothing may change."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.findings: dict[str, Extraction] = {}

    def hand_in(self, text: Text, name: str = "a.md", front: str = "", **candidates: Any) -> Imported:
        """Import one new or changed file, in which extraction finds these candidates."""
        self.write(name, text, front)
        self.findings[str(text)] = text.found(**candidates)
        (imported,) = self.take_in(name)
        return imported

    def write(self, name: str, text: str, front: str = "") -> None:
        head = f"---\ntitle: Talks in Tarsk\n{front}\n---\n" if name.endswith(".md") else ""
        (self.folder / name).write_text(head + text, encoding="utf-8")

    def take_in(self, *names: str, **options: Any) -> list[Imported]:
        first = self.import_once(*names, **options)
        rows = self.rows()
        self.import_once(*names, **options)
        assert self.rows() == rows, "the second import changed something"
        return first

    def import_once(self, *names: str, **options: Any) -> list[Imported]:
        paths = [self.folder / name for name in names] or [self.folder]
        return list(import_files(find_files(paths), Options(**options)))

    def extract_batches(
        self, batches: Iterable[Sequence[Document]], gazetteer: object, processes: int, extractor: str
    ) -> Iterator[list[Extraction]]:
        """Stands in for extraction: what the test says of each text."""
        for batch in batches:
            yield [replace(self.findings[document.text], document=document) for document in batch]

    @staticmethod
    def rows() -> list[list[dict[str, Any]]]:
        return [list(table.objects.order_by("pk").values()) for table in TABLES]


@pytest.fixture
def desk(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    desk = Desk(tmp_path)
    monkeypatch.setattr("timeline.ingest.runs.extract_batches", desk.extract_batches)
    return desk
