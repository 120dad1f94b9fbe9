"""What can be wrong with a file that was handed in as an article. Each error reads as a sentence about that file."""

from __future__ import annotations


class DocumentError(ValueError):
    """A file, or a line of one, that cannot be read as an article. `source` names it as it was given."""

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.source = source


class UnreadableFileError(DocumentError):
    """The system does not let us read it: missing, a folder, no permission."""


class UnknownEndingError(DocumentError):
    """A file of a kind that holds no articles, named on the command line."""


class EmptyDocumentError(DocumentError):
    """There is no text in it."""


class BinaryDocumentError(DocumentError):
    """Its bytes are no text in any encoding we know."""


class OversizedDocumentError(DocumentError):
    """It holds more text than an article may have."""


class MalformedDocumentError(DocumentError):
    """Its front matter, JSON or HTML does not parse."""


class BadFieldError(DocumentError):
    """One field of what it says about itself holds no such thing."""

    def __init__(self, source: str, field: str, value: object, problem: str) -> None:
        words = repr(value)
        super().__init__(source, f"{field} {words if len(words) <= 80 else words[:79] + '…'} {problem}")
        self.field = field
        self.value = value
