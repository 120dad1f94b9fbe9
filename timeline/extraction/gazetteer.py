"""The actors that are known before a text is read: states, organisations, and whatever an editor has curated.

A Gazetteer is a plain value. Without a database it comes from fixtures/countries.json; ingest makes one from the Actor table.
Extraction recognises a form as its entry and says so in `ActorCandidate.known`; it never changes one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from timeline.names import normalise
from timeline.vocabulary import ActorKind, NameKind

COUNTRIES = Path(__file__).parents[2] / "fixtures" / "countries.json"


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An entry: `names` maps each form, as written, to how it stands for the actor. `country` is the key of a state."""

    key: str
    name: str
    kind: ActorKind
    names: Mapping[str, NameKind] = field(default_factory=dict)
    country: str | None = None


class Gazetteer:
    """Known actors by form. A form of several actors ("Congo") finds none: the text has to tell them apart."""

    def __init__(self, entries: Iterable[KnownActor]) -> None:
        self.entries = {entry.key: entry for entry in entries}
        self._by_form: dict[str, list[tuple[KnownActor, NameKind]]] = {}
        self._longest: dict[str, int] = {}  # words of the longest form that begins with that word
        for entry in self.entries.values():
            forms = {entry.name: NameKind.NAME, **entry.names}
            for form, kind in forms.items():
                plain = normalise(form)
                self._by_form.setdefault(plain, []).append((entry, kind))
                first, *rest = plain.split() or [""]
                self._longest[first] = max(self._longest.get(first, 0), 1 + len(rest))

    def find(self, form: str) -> tuple[KnownActor, NameKind] | None:
        """The one entry with that form, however accented or capitalised (acronyms: as written), and how the form stands for it."""
        hits = [
            (entry, kind)
            for entry, kind in self._by_form.get(normalise(form), ())
            if kind is not NameKind.ACRONYM or form.replace(".", "").isupper()
        ]
        return hits[0] if len({entry.key for entry, _ in hits}) == 1 else None


@lru_cache(maxsize=1)
def default_gazetteer() -> Gazetteer:
    """States and international organisations of fixtures/countries.json."""
    return Gazetteer(read_countries(COUNTRIES))


def read_countries(path: Path) -> list[KnownActor]:
    """Entries of a countries file: a list of objects with key, name, kind and, each as a list, names, acronyms, demonyms,
    capitals, seats."""
    kinds = {
        "names": NameKind.NAME,
        "acronyms": NameKind.ACRONYM,
        "demonyms": NameKind.DEMONYM,
        "capitals": NameKind.CAPITAL,
        "seats": NameKind.SEAT,
    }
    return [
        KnownActor(
            key=row["key"],
            name=row["name"],
            kind=ActorKind(row["kind"]),
            names={form: kind for group, kind in kinds.items() for form in row.get(group, ())},
        )
        for row in json.loads(path.read_text(encoding="utf-8"))
    ]
