"""The actors that are known before a text is read: states, organisations, and whatever an editor has curated.

A Gazetteer is a plain value. Without a database it comes from fixtures/countries.json; ingest makes one from the
Actor table. Extraction recognises a form as its entry and says so in `ActorCandidate.known`; it never changes one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from timeline.names import normalise
from timeline.reference import COUNTRIES, read_actors
from timeline.vocabulary import ActorKind, NameKind


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
                self._by_form.setdefault(plain(form), []).append((entry, kind))
                first, *rest = plain(form).split() or [""]
                self._longest[first] = max(self._longest.get(first, 0), 1 + len(rest))

    def find(self, form: str) -> tuple[KnownActor, NameKind] | None:
        """The one entry with that form, however accented or capitalised (acronyms: as written), and how the form stands
        for it."""
        hits = self._hits(form)
        return hits[0] if len({entry.key for entry, _ in hits}) == 1 else None

    def homonyms(self, form: str) -> list[KnownActor]:
        """All entries with that form: the text may have named one of them in full."""
        return list({entry.key: entry for entry, _ in self._hits(form)}.values())

    def longest(self, words: Sequence[str], start: int, end: int) -> tuple[int, KnownActor, NameKind] | None:
        """The longest form that begins at words[start] and ends before `end`: where it ends, and what `find` says of
        it."""
        first = plain(words[start]).split(" ", 1)[0]
        reach = self._longest.get(first, 0)
        # a hyphen is a word of its own in a parse, and none in a form
        reach += list(words[start : start + 2 * reach]).count("-")
        for stop in range(min(end, start + reach), start, -1):
            hit = self.find(" ".join(words[start:stop])) if words[stop - 1][0].isalnum() else None
            if hit:
                return stop, *hit
        return None

    def _hits(self, form: str) -> list[tuple[KnownActor, NameKind]]:
        hits = self._by_form.get(plain(form), ())
        return [hit for hit in hits if hit[1] is not NameKind.ACRONYM or in_capitals(form)]


def in_capitals(form: str) -> bool:
    """Written as an acronym is, its article and possessive aside: "UN", "the U.N.", "the UN's", but not "us"."""
    return re.sub(r"^[Tt]he\s+|['’]s?$", "", form).isupper()


@lru_cache(maxsize=8192)
def plain(form: str) -> str:
    """`normalise`, remembered: a text asks for the same words again and again."""
    return normalise(form)


@lru_cache(maxsize=1)
def default_gazetteer() -> Gazetteer:
    """States, organisations, armed groups and media of fixtures/countries.json."""
    return Gazetteer(
        KnownActor(entry.key, entry.name, entry.kind, entry.forms, entry.country) for entry in read_actors(COUNTRIES)
    )
