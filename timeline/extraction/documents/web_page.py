"""The article of a saved web page, through trafilatura: text, title, date, author, publisher.

trafilatura would rather guess a date than have none, from a copyright line say; here only a declared one counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.extraction.documents.errors import EmptyDocumentError, MalformedDocumentError

if TYPE_CHECKING:
    from configparser import ConfigParser

DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]+)", re.I
)
HEAD = 4096  # bytes in which a page has to declare its encoding
ONLY_DECLARED_DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the page's head names."""
    found = DECLARED.search(data[:HEAD])
    return (found[1] or found[2]).decode("ascii") if found else None


def read_web_page(page: str, source: str) -> tuple[Mapping[str, object], str]:
    """What the page says about its article, and the article's text, a line a paragraph, without the headline."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document
    from trafilatura.utils import load_html

    tree = load_html(page)
    if tree is None:
        raise MalformedDocumentError(source, "is no HTML")
    language = tree.get("lang")
    found = bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=ONLY_DECLARED_DATES,
        config=_short_articles_too(),
    )
    if not isinstance(found, Document) or not (found.text or "").strip():
        raise EmptyDocumentError(source, "holds no article that could be told from the rest of the page")
    facts = {
        "title": found.title,
        "published": found.date,
        "byline": (found.author or "").replace("; ", ", "),
        "publisher": found.sitename,
        "url": found.url,
        "language": language,
    }
    return facts, _without_headline(found.text or "", found.title)


@lru_cache(maxsize=1)
def _short_articles_too() -> ConfigParser:
    """Settings under which a text of three sentences is still told from the menu above it."""
    from trafilatura.settings import use_config

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "0")
    return config


def _without_headline(text: str, title: str | None) -> str:
    first, _, rest = text.partition("\n")
    return rest.lstrip("\n") if title and rest.strip() and first.strip() == title.strip() else text
