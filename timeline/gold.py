"""Gold files: articles annotated by people, NAME.gold.json beside NAME.txt or NAME.md, as FORMAT.md describes them.

Read by `evaluation`. A gold document has the shape of a prediction: each quote comes with its start and end in the
text, so whatever is wrong with a file is found here, and said with file, field and value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from timeline.extraction.candidates import Document
from timeline.extraction.documents import DocumentError, read_all
from timeline.extraction.documents.decoding import decode
from timeline.vocabulary import ActorKind, Directness, MeetingFormat, MeetingStatus, Stance

SUFFIX = ".gold.json"
KINDS = ("meetings", "statements", "allegations")
EVIDENCE = ("passages", "content")  # fields that hold quotes
TERMS: Mapping[tuple[str, str], type[StrEnum]] = {
    ("actors", "kind"): ActorKind,
    ("meetings", "format"): MeetingFormat,
    ("meetings", "status"): MeetingStatus,
    ("statements", "directness"): Directness,
    ("responses", "stance"): Stance,
}


class GoldError(ValueError):
    """A gold file that cannot be used. `problems` are sentences with field and value; `read_folder` adds the file."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An article and what is true of it. `records` is the file's content, each quote with start and end added."""

    name: str
    document: Document
    records: Mapping[str, Any]


def read_folder(folder: Path, texts: Path | None = None) -> tuple[list[GoldDocument], list[str]]:
    """The usable gold documents of a folder in the order of their names, and what is wrong with the others. Their
    articles stand beside them, or else in `texts`."""
    documents, problems = [], []
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            documents.append(read_gold(path, texts))
        except GoldError as error:
            problems += [f"{path.name}: {problem}" for problem in error.problems]
    return documents, problems


def read_gold(path: Path, texts: Path | None = None) -> GoldDocument:
    """One gold file with the article beside it or in `texts`. GoldError lists all that is wrong with it."""
    name = path.name.removesuffix(SUFFIX)
    records = read_object(path)
    document = read_article([path.parent, *([texts] if texts else [])], name)
    if problems := list(check(records, document.text)):
        raise GoldError(problems)
    return GoldDocument(name, document, located(records, document.text))


def read_object(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise GoldError([f"{path.name} is no JSON: {error}"]) from error
    if not isinstance(content, dict):
        raise GoldError([f"{path.name} holds {shorten(content)} instead of an object"])
    return content


# -- the article


def read_article(folders: Sequence[Path], name: str) -> Document:
    """NAME.txt or NAME.md of the first folder that has it. A .txt counts as it is, headline
    and all: quotes may stand there."""
    for path in (folder / f"{name}{suffix}" for folder in folders for suffix in (".txt", ".md")):
        if path.exists():
            document = next(read_all(path))
            if isinstance(document, DocumentError):
                raise GoldError([f"article {document}"]) from document
            whole = decode(document.original, path.name) if path.suffix == ".txt" else document.text
            return replace(document, text=whole)
    raise GoldError([f"there is no article {name}.txt or {name}.md in {' or '.join(map(str, folders))}"])


# -- the records


def check(records: Mapping[str, Any], text: str) -> Iterator[str]:
    """Sentences on what is wrong with a gold file's content."""
    actors = {str(actor.get("id")): actor for _, actor in listed(records, "actors")}
    for field, actor in listed(records, "actors"):
        if not actor.get("id") or not actor.get("name"):
            yield f"{field} has no id or no name: {shorten(actor)}"
        yield from check_terms(field, actor, "actors")
    for kind in KINDS:
        for field, record in listed(records, kind):
            yield from check_record(field, record, kind, text, actors)
            for answer_field, answer in listed(record, "responses", field):
                yield from check_record(answer_field, answer, "responses", text, actors)


def check_record(
    field: str, record: Mapping[str, Any], kind: str, text: str, actors: Mapping[str, Any]
) -> Iterator[str]:
    for key, actor in named_actors(record):
        if actor not in actors:
            yield f"{field}.{key} {actor!r} is no id of an actor"
    for key in EVIDENCE:
        for quote_field, passage in listed(record, key, field):
            if locate(text, passage) is None:
                yield f"{quote_field}.quote {passage.get('quote')!r} is not in the text{times(passage)}"
    if kind != "responses" and not record.get("content" if kind == "statements" else "passages"):
        yield f"{field} has no quote to rest on"
    yield from check_terms(field, record, kind)


def check_terms(field: str, record: Mapping[str, Any], kind: str) -> Iterator[str]:
    for (owner, key), vocabulary in TERMS.items():
        value = record.get(key)
        if owner == kind and value is not None and value not in list(vocabulary):
            yield f"{field}.{key} {value!r} is none of {', '.join(vocabulary)}"


def named_actors(record: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
    """Each place of a record that names an actor by id, with the id."""
    for key in ("participants", "accused"):
        for position, actor in enumerate(record.get(key) or ()):
            yield f"{key}[{position}]", actor
    for key in ("accuser", "speaker", "actor"):
        if record.get(key):
            yield key, record[key]


def listed(owner: Mapping[str, Any], key: str, field: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The objects of a list with the field each stands in: "meetings[0]"."""
    prefix = f"{field}." if field else ""
    for position, item in enumerate(owner.get(key) or ()):
        if not isinstance(item, Mapping):
            raise GoldError([f"{prefix}{key}[{position}] {item!r} is no object"])
        yield f"{prefix}{key}[{position}]", item


def located(records: Mapping[str, Any], text: str) -> dict[str, Any]:
    """The same records, each quote with the offsets of its place in the text."""

    def walk(value: Any) -> Any:
        if isinstance(value, list):
            return [walk(item) for item in value]
        if not isinstance(value, dict):
            return value
        place = locate(text, value) if "quote" in value else None
        found = {"start": place[0], "end": place[1]} if place else {}
        return {key: walk(item) for key, item in value.items()} | found

    return {key: walk(value) for key, value in records.items()}


def locate(text: str, passage: Mapping[str, Any]) -> tuple[int, int] | None:
    """Where the passage's quote stands, its `nth` occurrence, or that with other white space; None if nowhere."""
    quote, nth = str(passage.get("quote") or ""), passage.get("nth", 1)
    if not quote.strip() or not isinstance(nth, int) or nth < 1:
        return None
    at = -1
    for _ in range(nth):
        at = text.find(quote, at + 1)
        if at < 0:
            break
    else:
        return at, at + len(quote)
    elastic = re.compile(r"\s+".join(re.escape(word) for word in quote.split()))
    hits = [match.span() for match in elastic.finditer(text)]
    return hits[nth - 1] if len(hits) >= nth else None


def times(passage: Mapping[str, Any]) -> str:
    return f" {passage['nth']} times" if "nth" in passage else ""


def shorten(value: object, width: int = 60) -> str:
    words = json.dumps(value, ensure_ascii=False, default=str)
    return words if len(words) <= width else words[: width - 1] + "…"
