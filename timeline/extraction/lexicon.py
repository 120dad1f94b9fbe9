"""Word classes for the rules, read from words/NAME.toml.

A class is a list of lemmas or phrases grown from the language (verbs of saying, verbs of harm), never from one article;
a table in the file is a mapping. Loaded once, at first use of each file.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "words"


@cache
def read(name: str) -> dict[str, Any]:
    """The file words/`name`.toml."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(name: str, word_class: str) -> frozenset[str]:
    """One word class: in the file a list of words, or one string of words with spaces between them."""
    value = read(name)[word_class]
    return frozenset(value.split() if isinstance(value, str) else value)


def table(name: str, key: str) -> dict[str, Any]:
    """One table of the file, as a dict."""
    return dict(read(name)[key])
