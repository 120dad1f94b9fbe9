"""What is known before the first article: actors (fixtures/countries.json) and publishers, read from files and checked.

A file is a JSON array, one entry a line. The gazetteer and the loading command read it here and nowhere else, so
whatever is wrong with a file is said once, with file, entry, field and value.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from timeline.names import normalise
from timeline.vocabulary import ActorKind, NameKind, PublisherKind

FIXTURES = Path(__file__).parents[1] / "fixtures"
COUNTRIES = FIXTURES / "countries.json"
PUBLISHERS = FIXTURES / "publishers.json"

NAME_GROUPS = {
    "names": NameKind.NAME,
    "acronyms": NameKind.ACRONYM,
    "demonyms": NameKind.DEMONYM,
    "capitals": NameKind.CAPITAL,
    "seats": NameKind.SEAT,
}


class ReferenceFileError(ValueError):
    """A file that cannot be used; `problems` are sentences that name file, entry, field and value."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class ActorEntry:
    """A known actor. `forms` are its further names as written; `country` is the key of the state it belongs to."""

    key: str
    name: str
    kind: ActorKind
    iso: str = ""
    qid: str = ""
    country: str | None = None
    forms: Mapping[str, NameKind] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class PublisherEntry:
    """A known publisher. `country` is the key of a state; `state_affiliated` is None where nobody knows."""

    name: str
    kind: PublisherKind
    country: str | None = None
    owner: str = ""
    state_affiliated: bool | None = None
    reliability: str = ""
    note: str = ""


def read_actors(path: Path) -> list[ActorEntry]:
    """The entries of a countries file in its order. ReferenceFileError lists all that is wrong with it."""
    rows = read_rows(path, "key", ACTOR_FIELDS)
    refuse(path, [*same_values(rows, "iso"), *same_values(rows, "qid"), *unknown_states(rows), *same_forms(rows)])
    return [
        ActorEntry(
            key=row["key"],
            name=row["name"],
            kind=ActorKind(row["kind"]),
            iso=row.get("iso", ""),
            qid=row.get("qid", ""),
            country=row.get("country"),
            forms={form: kind for group, kind in NAME_GROUPS.items() for form in row.get(group, ())},
            note=row.get("note", ""),
        )
        for row in rows
    ]


def read_publishers(path: Path) -> list[PublisherEntry]:
    """The entries of a publishers file in its order. ReferenceFileError lists all that is wrong with it."""
    rows = read_rows(path, "name", PUBLISHER_FIELDS)
    return [PublisherEntry(**{**row, "kind": PublisherKind(row["kind"])}) for row in rows]


# -- what a field may hold


@dataclass(frozen=True, slots=True)
class Rule:
    """What a field holds, in words and as a test; an entry may lack it unless it is required."""

    expected: str
    holds: Callable[[Any], bool]
    required: bool = False


def text(longest: int, required: bool = False) -> Rule:
    return Rule(
        f"a text of 1 to {longest} characters",
        lambda value: isinstance(value, str) and 0 < len(value.strip()) <= longest,
        required,
    )


def pattern(expression: str, expected: str) -> Rule:
    return Rule(expected, lambda value: isinstance(value, str) and re.fullmatch(expression, value) is not None)


def one_of(words: Iterable[str]) -> Rule:
    choices = [str(word) for word in words]
    return Rule(f"one of {', '.join(choices)}", lambda value: value in choices, required=True)


def is_name(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_NAME and normalise(value) != ""


LONGEST_NAME = 200  # as the columns of the database
NAME = Rule(f"a name of at most {LONGEST_NAME} characters", is_name, required=True)
SOME_NAMES = Rule("a list of names", lambda value: isinstance(value, list) and all(map(is_name, value)))
ACTOR_FIELDS: Mapping[str, Rule] = {
    "key": text(40, required=True),
    "kind": one_of(ActorKind),
    "name": NAME,
    "iso": pattern("[A-Z]{2}", "an ISO 3166 code of two capital letters"),
    "qid": pattern(r"Q[1-9]\d*", "a Wikidata QID such as Q889"),
    "country": text(40),
    **dict.fromkeys(NAME_GROUPS, SOME_NAMES),
    "note": text(1000),
}
PUBLISHER_FIELDS: Mapping[str, Rule] = {
    "name": NAME,
    "kind": one_of(PublisherKind),
    "country": text(40),
    "owner": text(LONGEST_NAME),
    "state_affiliated": Rule("true or false", lambda value: isinstance(value, bool)),
    "reliability": pattern("[A-F]", "a grade from A to F"),
    "note": text(1000),
}


# -- reading


def read_rows(path: Path, label: str, fields: Mapping[str, Rule]) -> list[dict[str, Any]]:
    """The file's entries, each field of them as `fields` asks for, no two with the same `label`."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReferenceFileError([f"{path}: {error}"]) from error
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ReferenceFileError([f"{path}: holds something else than an array of objects"])
    refuse(path, [wrong for number, row in enumerate(rows, 1) for wrong in wrong_fields(row, number, label, fields)])
    refuse(path, list(same_values(rows, label)))
    return rows


def refuse(path: Path, problems: Collection[str]) -> None:
    if problems:
        raise ReferenceFileError([f"{path}: {problem}" for problem in problems])


def wrong_fields(row: Mapping[str, Any], number: int, label: str, fields: Mapping[str, Rule]) -> Iterator[str]:
    """Sentences on the fields of one entry; one without a usable label goes by its number."""
    entry = f"entry {row[label] if fields[label].holds(row.get(label)) else number}"
    for name, rule in fields.items():
        if name not in row:
            if rule.required:
                yield f"{entry}: {name} is missing"
        elif not rule.holds(row[name]):
            yield f"{entry}: {name} {row[name]!r} is not {rule.expected}"
    for name in sorted(row.keys() - fields.keys()):
        yield f"{entry}: {name} is no field; there are {', '.join(fields)}"


def same_values(rows: Iterable[Mapping[str, Any]], name: str) -> Iterator[str]:
    for value, count in repeated(row[name] for row in rows if name in row):
        yield f"{count} entries have the {name} {value!r}"


def unknown_states(rows: Collection[Mapping[str, Any]]) -> Iterator[str]:
    states = {row["key"] for row in rows if row["kind"] == ActorKind.STATE}
    for row in rows:
        if "country" in row and row["country"] not in states:
            yield f"entry {row['key']}: country {row['country']!r} is no key of a state"


def same_forms(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Names that one entry gives twice: they would be found as one."""
    for row in rows:
        forms = [row["name"], *(form for group in NAME_GROUPS for form in row.get(group, ()))]
        for form, count in repeated(normalise(form) for form in forms):
            yield f"entry {row['key']}: the name {form!r} stands there {count} times"


def repeated(values: Iterable[str]) -> Iterator[tuple[str, int]]:
    return ((value, count) for value, count in Counter(values).items() if count > 1)
