"""The block of YAML between two lines of three hyphens that a Markdown file may begin with."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from timeline.extraction.documents.errors import MalformedDocumentError

OPENS = re.compile(r"---[ \t]*\n")
CLOSES = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)


class _Loader(yaml.SafeLoader):
    """Leaves every value as it is written, so that a bad one can be named; only an empty one is None."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def split_front_matter(text: str, source: str) -> tuple[Mapping[str, object], str]:
    """What the front matter says, and the body below it; ({}, text) where there is none.

    MalformedDocumentError names the line of the file.
    """
    opening = OPENS.match(text)
    if not opening:
        return {}, text
    closing = CLOSES.search(text, opening.end())
    if not closing:
        raise MalformedDocumentError(source, "the front matter that begins in line 1 is never closed by a line “---”")
    block = text[opening.end() : closing.start()]
    return _parse(block, source), text[closing.end() :].lstrip("\n")


def _parse(block: str, source: str) -> Mapping[str, object]:
    loader = _Loader(block)
    try:
        content = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        raise MalformedDocumentError(
            source, f"front matter, {_where(error)}: {error.problem}{_advice(error)}"
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise MalformedDocumentError(source, f"the front matter is no YAML: {error}") from error
    finally:
        loader.dispose()
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise MalformedDocumentError(source, f"the front matter holds {content!r:.60} instead of lines like “title: …”")
    return {str(key): value for key, value in content.items()}


def _where(error: yaml.MarkedYAMLError) -> str:
    """The line of the file: the block begins in its second one, and YAML counts from 0."""
    return f"line {error.problem_mark.line + 2}" if error.problem_mark else "somewhere"


def _advice(error: yaml.MarkedYAMLError) -> str:
    return "; put a value that holds “: ” in quotes" if error.problem and "mapping values" in error.problem else ""
