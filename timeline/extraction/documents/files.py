"""Which files hold articles, and their bytes as received, before anything is made of them."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from timeline.extraction.documents.errors import (
    DocumentError,
    OversizedDocumentError,
    UnknownEndingError,
    UnreadableFileError,
)

MAX_TEXT = 2_000_000  # bytes of text an article may have
MARKUP = 10  # how many times larger than its text a web page or a line of JSON may be


class Format(StrEnum):
    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    WEB_PAGE = "text/html"
    JSON_LINES = "application/jsonl"


FORMATS = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".html": Format.WEB_PAGE,
    ".htm": Format.WEB_PAGE,
    ".jsonl": Format.JSON_LINES,
}
ENDINGS = ", ".join(FORMATS)


@dataclass(frozen=True)
class Source:
    """One article as it was received. `name` is for people: the path as given, with the line of a .jsonl behind it.

    `place` stays the same when the article changes: the full path; with its id for a line of .jsonl, empty without one.
    """

    name: str
    place: str
    format: Format
    original: bytes
    beside: Path | None = None  # the .json that describes a .txt

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.original).hexdigest()


@dataclass(slots=True)
class FoundFiles:
    """The files to read, in order, each once; those of folders that hold no article; what cannot be read at all."""

    files: list[Path] = field(default_factory=list)
    left_out: list[Path] = field(default_factory=list)
    problems: list[DocumentError] = field(default_factory=list)


def find_files(paths: Iterable[str | Path]) -> FoundFiles:
    """The article files among `paths` and, sorted, in the folders among them and below.

    In a folder, hidden files, README files and .json beside an article are passed over; any other file without a known
    ending is left out. Named itself, such a file is a problem, and a README is an article.
    """
    found = FoundFiles()
    seen: set[Path] = set()
    for path in map(Path, paths):
        for candidate in _walk(path, found) if path.is_dir() else [path]:
            if candidate.resolve() in seen:
                continue
            seen.add(candidate.resolve())
            if candidate.suffix.lower() in FORMATS:
                found.files.append(candidate)
            else:
                found.problems.append(_refusal(candidate))
    return found


def _refusal(path: Path) -> DocumentError:
    if not path.exists():
        return UnreadableFileError(name_of(path), "does not exist")
    return UnknownEndingError(name_of(path), f"holds no article: the ending {path.suffix!r} is none of {ENDINGS}")


def _walk(folder: Path, found: FoundFiles) -> Iterator[Path]:
    def cannot_list(error: OSError) -> None:
        found.problems.append(UnreadableFileError(str(error.filename), error.strerror or "cannot be read"))

    for parent, folders, names in os.walk(folder, onerror=cannot_list):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith(".") or path.stem.lower() == "readme":
                continue
            if path.suffix.lower() in FORMATS:
                yield path
            elif not _describes_another(path, names):
                found.left_out.append(path)


def _describes_another(path: Path, names: list[str]) -> bool:
    """Whether it is the NAME.json or NAME.gold.json of an article NAME."""
    base = path.name.removesuffix(".json").removesuffix(".gold")
    return path.suffix == ".json" and any(f"{base}{ending}" in names for ending in FORMATS)


def sources(path: Path, max_text: int = MAX_TEXT) -> Iterator[Source | DocumentError]:
    """The articles of one file: one, or as many as a .jsonl has lines. What cannot be read comes as its error."""
    kind = FORMATS[path.suffix.lower()]
    limit = max_text if kind in {Format.TEXT, Format.MARKDOWN} else MARKUP * max_text
    try:
        if not path.is_file():
            yield UnreadableFileError(name_of(path), "is no file" if path.exists() else "does not exist")
            return
        with path.open("rb") as file:
            if kind is Format.JSON_LINES:
                yield from _lines(path, file, limit)
            else:
                yield _whole(path, file, kind, limit)
    except OSError as error:
        yield UnreadableFileError(name_of(path), f"cannot be read: {error.strerror}")


def _whole(path: Path, file: BinaryIO, kind: Format, limit: int) -> Source | DocumentError:
    original = file.read(limit + 1)
    if len(original) > limit:
        return OversizedDocumentError(name_of(path), f"is larger than {limit:,} bytes")
    beside = path.with_suffix(".json") if kind is Format.TEXT else None
    return Source(name_of(path), place_of(path), kind, original, beside if beside and beside.is_file() else None)


def _lines(path: Path, file: BinaryIO, limit: int) -> Iterator[Source | DocumentError]:
    number = 0
    while line := file.readline(limit + 1):
        number += 1
        name = f"{name_of(path)}:{number}"
        if len(line) > limit:
            yield OversizedDocumentError(name, f"is a line of more than {limit:,} bytes")
            while line and not line.endswith(b"\n"):
                line = file.readline(limit)
        elif line.strip():
            yield Source(name, _place_of_line(path, line), Format.JSON_LINES, line.strip())


def _place_of_line(path: Path, line: bytes) -> str:
    try:
        content = json.loads(line)
    except (ValueError, RecursionError):  # `read` says what is wrong
        return ""
    key = content.get("id") if isinstance(content, dict) else None
    return f"{place_of(path)}#{key}" if isinstance(key, str | int) and key != "" else ""


def place_of(path: Path) -> str:
    return _printable(path.resolve())


def name_of(path: Path) -> str:
    return _printable(path)


def _printable(path: Path) -> str:
    """The path as text that a database takes, whatever bytes the file system holds."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
