"""From the bytes of an article to a Document: what each format says about itself, and the text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from timeline.extraction.candidates import Document
from timeline.extraction.documents.decoding import decode, plain
from timeline.extraction.documents.errors import (
    DocumentError,
    EmptyDocumentError,
    MalformedDocumentError,
    OversizedDocumentError,
)
from timeline.extraction.documents.facts import field, read_facts
from timeline.extraction.documents.files import MAX_TEXT, Format, Source, name_of, sources
from timeline.extraction.documents.front_matter import split_front_matter
from timeline.extraction.documents.web_page import declared_encoding, read_web_page

HEADLINE_LENGTH = 200
SENTENCE_END = re.compile(r"[.:;,…][\"'”’»)\]]*$")  # a headline may ask or exclaim, it has no full stop

Content = Mapping[str, object]


def read_all(path: Path, max_text: int = MAX_TEXT) -> Iterator[Document | DocumentError]:
    """The articles of one file, or what is wrong with them."""
    for source in sources(path, max_text):
        if isinstance(source, DocumentError):
            yield source
            continue
        try:
            yield read(source, max_text)
        except DocumentError as error:
            yield error


def read(source: Source, max_text: int = MAX_TEXT) -> Document:
    """The article of a source. DocumentError where it holds none, more than `max_text` bytes of it, or a bad field."""
    content, text, described_by = READERS[source.format](source)
    facts = read_facts(content, described_by)
    if not text.strip():
        raise EmptyDocumentError(source.name, "holds no text")
    if len(text.encode()) > max_text:
        raise OversizedDocumentError(source.name, f"holds {len(text.encode()):,} bytes of text, more than {max_text:,}")
    return Document(
        text=text,
        title=facts.title,
        published=facts.published,
        publisher=facts.publisher,
        url=facts.url,
        byline=facts.byline,
        language=facts.language,
        source=source.name,
        media_type=source.format.value,
        original=source.original,
    )


# -- each format: what it says about the article, its text, and the file that says so


def _read_text(source: Source) -> tuple[Content, str, str]:
    text = decode(source.original, source.name)
    if source.beside is None:
        return *_split_headline(text), source.name
    name = name_of(source.beside)
    return *_with_headline(_object(source.beside.read_bytes(), name), text), name


def _read_markdown(source: Source) -> tuple[Content, str, str]:
    content, text = split_front_matter(decode(source.original, source.name), source.name)
    return *_with_headline(content, text), source.name


def _read_web_page(source: Source) -> tuple[Content, str, str]:
    page = decode(source.original, source.name, declared_encoding(source.original))
    return *read_web_page(page, source.name), source.name


def _read_json_line(source: Source) -> tuple[Content, str, str]:
    content = _object(source.original, source.name)
    key, text = field(content, "text")
    if text is not None and not isinstance(text, str):
        raise MalformedDocumentError(source.name, f"{key} {text!r:.60} is no text")
    return content, plain(text or "", source.name), source.name


READERS = {
    Format.TEXT: _read_text,
    Format.MARKDOWN: _read_markdown,
    Format.WEB_PAGE: _read_web_page,
    Format.JSON_LINES: _read_json_line,
}


def _with_headline(content: Content, text: str) -> tuple[Content, str]:
    """The title that is given, else the text's first line if it is one; a text that repeats its title loses it."""
    headline, rest = _split_headline(text)
    title = field(content, "title")[1]
    if title is None:
        return {**content, **headline}, rest
    return content, rest if headline.get("title") == title else text


def _split_headline(text: str) -> tuple[Content, str]:
    """The first line as the title, and the text below it, if a blank line sets it off and it ends like no sentence."""
    first, _, rest = text.lstrip().partition("\n")
    headline = first.strip().lstrip("#").strip()
    set_off = not rest.partition("\n")[0].strip() and rest.strip()
    if not set_off or not headline or len(headline) > HEADLINE_LENGTH or SENTENCE_END.search(headline):
        return {}, text
    return {"title": headline}, rest.lstrip()


def _object(data: bytes, source: str) -> Content:
    text = decode(data, source)
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise MalformedDocumentError(source, f"is no JSON: {error}") from error
    if not isinstance(content, dict):
        raise MalformedDocumentError(source, f"holds {content!r:.60} instead of an object")
    return content
