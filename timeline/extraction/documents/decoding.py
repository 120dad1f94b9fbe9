"""From the bytes of a file to its text: encoding, line ends, and whether it is text at all.

UTF-8 comes first because it hardly ever fits by accident, then what the file declares, then the Windows encoding of
western Europe. Statistics only decide where none of these fits: they turn short texts into garbage.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from timeline.extraction.documents.errors import BinaryDocumentError

BYTE_ORDER_MARKS = (  # the longer ones first: UTF-32 begins like UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")  # no article holds these, nor half a surrogate pair


def decode(data: bytes, source: str, declared: str | None = None) -> str:
    """The text of the bytes, as `plain` makes it. BinaryDocumentError where they are no text."""
    text = _decode(data, declared)
    if text is None:
        raise BinaryDocumentError(source, "is no text in any encoding we know")
    return plain(text, source)


def plain(text: str, source: str) -> str:
    """The text with its line ends as \\n, all else as it is. BinaryDocumentError where no database takes it."""
    control = CONTROL.search(text)
    if control:
        raise BinaryDocumentError(source, f"is binary: it holds U+{ord(control[0]):04X} at position {control.start()}")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, declared: str | None) -> str | None:
    for mark, marked in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _attempt(data[len(mark) :], marked)
    for encoding in ("utf-8", declared, "cp1252"):
        text = _attempt(data, encoding) if encoding else None
        if text is not None:
            return text
    guess = from_bytes(data).best()
    return str(guess) if guess else None


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):  # LookupError: the file declares an encoding that does not exist
        return None
