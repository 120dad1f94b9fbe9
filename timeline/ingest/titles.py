"""Titles of drafts: short, in neutral words, so that a list of them reads as a timeline.

Mohammad Sadiq meets Richard Lindsay in Islamabad
Mohammad Sadiq: “We emphasized the importance of continued cooperation…”
Pakistan accuses militant groups based in Afghanistan: carrying out attacks on its territory
Taliban denies Pakistan’s allegation: carrying out attacks on its territory
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.extraction.documents.facts import shorten
from timeline.vocabulary import AccuserVoice, Directness, MeetingFormat, MeetingStatus, Stance

LONGEST = 300
LONGEST_WORDS = 140  # of the source's words in a title
MOST_NAMES = 4

# "A meets B", "A and B meet": with one object, and without
MEET: dict[MeetingFormat, tuple[str, str, str]] = {
    MeetingFormat.IN_PERSON: ("meets", "meet", ""),
    MeetingFormat.UNKNOWN: ("holds talks with", "hold talks", ""),
    MeetingFormat.PHONE: ("speaks with", "speak", " by phone"),
    MeetingFormat.VIDEO: ("speaks with", "speak", " by video"),
}
PLAIN: dict[MeetingFormat, str] = {  # "A to meet B"
    MeetingFormat.IN_PERSON: "meet",
    MeetingFormat.UNKNOWN: "hold talks with",
    MeetingFormat.PHONE: "speak with",
    MeetingFormat.VIDEO: "speak with",
}
ANSWERS: dict[Stance, str] = {
    Stance.DENIES: "denies",
    Stance.REJECTS: "rejects",
    Stance.ADMITS: "admits",
    Stance.NO_COMMENT: "does not comment on",
    Stance.COUNTERS: "counters",
}


def meeting_title(names: Sequence[str], status: MeetingStatus, format_: MeetingFormat, place: str) -> str:
    """Who meets whom and where; what is planned or called off says so."""
    where = f" in {place}" if place else ""
    _, meet, how = MEET[format_]
    if status is MeetingStatus.CANCELLED:
        return _title(
            f"Called off: {'talks' if format_ is MeetingFormat.UNKNOWN else 'meeting'} of {_list(names)}{where}"
        )
    if len(names) == 2:
        verb = f"to {PLAIN[format_]}" if status is MeetingStatus.PLANNED else MEET[format_][0]
        return _title(f"{names[0]} {verb} {names[1]}{how}{where}")
    if len(names) > 2:
        verb = f"to {meet}" if status is MeetingStatus.PLANNED else meet
        return _title(f"{_list(names)} {verb}{how}{where}")
    planned = " planned" if status is MeetingStatus.PLANNED else ""
    return _title(f"Talks{f' with {names[0]}' if names else ''}{planned}{how}{where}")


def statement_title(speaker: str, text: str, directness: Directness) -> str:
    """Who said what: in quotation marks where all of it is quoted."""
    words = shorten(" ".join(text.split()), LONGEST_WORDS) or ""
    return _title(
        f"{_capital(speaker) or 'Unnamed source'}: {f'“{words}”' if directness is Directness.DIRECT else words}"
    )


def allegation_title(accusers: Sequence[str], accused: Sequence[str], claim: str, voice: AccuserVoice | None) -> str:
    """Who accuses whom of what.

    The article's own voice and nobody's are told from each other and from everybody else's.
    """
    words = _claim(claim)
    if voice is AccuserVoice.UNATTRIBUTED or not (accusers or voice):
        return _title(f"{_capital(_list(accused)) or 'Somebody'} accused, by whom is not said: {words}")
    own_voice = ", in its own voice" if voice is AccuserVoice.PUBLICATION else ""
    who = _capital(_list(accusers)) or "An article"
    verb = "accuse" if len(accusers) > 1 else "accuses"
    return _title(
        f"{who} {verb} {_list(accused)}{own_voice}: {words}" if accused else f"{who} alleges{own_voice}: {words}"
    )


def answer_title(speaker: str, stance: Stance, accusers: Sequence[str], claim: str) -> str:
    """Who denies, rejects or admits what whoever alleges."""
    whose = f"{_list(accusers)}’s allegation" if accusers else "the allegation"
    return _title(f"{_capital(speaker) or 'Unnamed source'} {ANSWERS[stance]} {whose}: {_claim(claim)}")


def _list(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"; of many the first ones and how many more."""
    shown = list(names[: MOST_NAMES - 1]) if len(names) > MOST_NAMES else list(names)
    if len(shown) < len(names):
        shown.append(f"{len(names) - len(shown)} others")
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def _claim(claim: str) -> str:
    return shorten(" ".join(claim.split()).rstrip("."), LONGEST_WORDS) or ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _title(words: str) -> str:
    return shorten(words, LONGEST) or ""
