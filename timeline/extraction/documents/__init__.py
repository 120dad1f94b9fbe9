"""Files to Documents: .txt, .md with front matter, .html, and .jsonl in the articledata format.

    for path in find_files(["seeds/"]).files:
        for source in sources(path):      # the bytes as received, by which a program knows them again
            document = read(source)       # the article in them, or a DocumentError

- NAME.txt: a NAME.json beside it may give title, publisher, published, url, byline, language. Without it, a first
  line that a blank line sets off is the title and no part of the text, unless it ends like a sentence.
- NAME.md: front matter with the same fields. Without a title there, the first line counts as in NAME.txt, or a heading.
- NAME.html, NAME.htm: a saved web page.
- NAME.jsonl: an object a line, as the articledata library writes it (title, date, url, site, bylines, language, text),
  or with the names that crawlers use for these fields: `facts.KEYS` lists them.

Nothing is made up: a title, publisher or date that a file does not give is None.
"""

from timeline.extraction.documents.errors import (
    BadFieldError,
    BinaryDocumentError,
    DocumentError,
    EmptyDocumentError,
    MalformedDocumentError,
    OversizedDocumentError,
    UnknownEndingError,
    UnreadableFileError,
)
from timeline.extraction.documents.files import FoundFiles, Source, find_files, sources
from timeline.extraction.documents.reading import read, read_all

__all__ = [
    "BadFieldError",
    "BinaryDocumentError",
    "DocumentError",
    "EmptyDocumentError",
    "FoundFiles",
    "MalformedDocumentError",
    "OversizedDocumentError",
    "Source",
    "UnknownEndingError",
    "UnreadableFileError",
    "find_files",
    "read",
    "read_all",
    "sources",
]
