"""Titles of drafts: short, in neutral words, so that a list of them reads as a timeline.

Mohammad Sadiq meets Richard Lindsay in Islamabad
Mohammad Sadiq: “We emphasized the importance of continued cooperation…”
Pakistan accuses militant groups based in Afghanistan: carrying out attacks on its territory
Taliban denies Pakistan’s allegation: carrying out attacks on its territory
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.extraction.documents.facts import shorten
from timeline.vocabulary import AccuserVoice, Directness, MeetingFormat, MeetingStatus, Stance

FINITE = re.compile("[a-z]+(?:ed|[^s]s)|said|told|wrote|spoke|made|gave|saw|found|swore|began|put|took|undertook")
LONGEST = 300
LONGEST_WORDS = 140  # of the source's words in a title
MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Verb:
    """ "Berg holds talks with Holm by phone": for one, for many, what joins an object, how it is done."""

    one: str
    many: str
    joins: str = ""
    how: str = ""

    def agreeing(self, subjects: Sequence[str]) -> str:
        return self.many if len(subjects) > 1 or is_plural("".join(subjects)) else self.one


MEET = {
    MeetingFormat.IN_PERSON: Verb("meets", "meet"),
    MeetingFormat.UNKNOWN: Verb("holds talks", "hold talks", " with"),
    MeetingFormat.PHONE: Verb("speaks", "speak", " with", " by phone"),
    MeetingFormat.VIDEO: Verb("speaks", "speak", " with", " by video"),
}
ANSWER = {
    Stance.DENIES: Verb("denies", "deny"),
    Stance.REJECTS: Verb("rejects", "reject"),
    Stance.ADMITS: Verb("admits", "admit"),
    Stance.NO_COMMENT: Verb("does not comment on", "do not comment on"),
    Stance.COUNTERS: Verb("counters", "counter"),
}
ACCUSE = Verb("accuses", "accuse")
ALLEGE = Verb("alleges", "allege")


def meeting_title(names: Sequence[str], status: MeetingStatus, format_: MeetingFormat, place: str) -> str:
    """Who meets whom and where; what is planned or called off says so."""
    verb = MEET[format_]
    where = f"{verb.how} in {place}" if place else verb.how
    if status is MeetingStatus.CANCELLED:
        return title(f"Called off: talks{f' of {listed(names)}' if names else ''}{where}")
    if len(names) < 2:
        planned = "Planned talks" if status is MeetingStatus.PLANNED else "Talks"
        return title(f"{planned}{f' with {names[0]}' if names else ''}{where}")
    subjects, with_object = (names[:1], f"{verb.joins} {names[1]}") if len(names) == 2 else (names, "")
    meet = f"to {verb.many}" if status is MeetingStatus.PLANNED else verb.agreeing(subjects)
    return title(f"{listed(subjects)} {meet}{with_object}{where}")


def statement_title(speaker: str, text: str, directness: Directness, clause: str = "") -> str:
    """Who said what: in quotation marks where all of it is quoted.

    Reported speech keeps the verb of the source, if `clause` begins with one that fits: "denies any part in it".
    """
    who = speaker or "unnamed source"
    if directness is Directness.DIRECT:
        return title(f"{who}: “{short(text)}”")
    return title(f"{who} {short(clause)}" if follows(clause, who) else f"{who}: {short(text)}")


def allegation_title(accusers: Sequence[str], accused: Sequence[str], claim: str, voice: AccuserVoice | None) -> str:
    """Who accuses whom of what; what the article itself claims, and what nobody it names does, says so."""
    if voice is AccuserVoice.UNATTRIBUTED or not (accusers or voice):
        return title(f"{listed(accused) or 'somebody'} accused, by whom is not said: {short(claim)}")
    who = accusers or ["an article"]
    deed = f"{ACCUSE.agreeing(who)} {listed(accused)}" if accused else ALLEGE.agreeing(who)
    own_voice = ", in its own voice" if voice is AccuserVoice.PUBLICATION else ""
    return title(f"{listed(who)} {deed}{own_voice}: {short(claim)}")


def answer_title(speaker: str, stance: Stance, accusers: Sequence[str], claim: str) -> str:
    """Who denies, rejects or admits what whoever alleges."""
    who = speaker or "unnamed source"
    whose = f"{possessive(listed(accusers))} allegation" if accusers else "the allegation"
    return title(f"{who} {ANSWER[stance].agreeing([who])} {whose}: {short(claim)}")


# -- words


def listed(names: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"; of many the first ones and how many more."""
    shown = list(names[: MOST_NAMES - 1]) if len(names) > MOST_NAMES else list(names)
    if len(shown) < len(names):
        shown.append(f"{len(names) - len(shown)} others")
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else "".join(shown)


def is_plural(name: str) -> bool:
    """ "militant groups" are many; "United States" and "Médecins Sans Frontières" are names of one."""
    last = name.split()[-1] if name.split() else ""
    return last.islower() and last.endswith("s")


def follows(clause: str, who: str) -> bool:
    """Whether the clause begins with a verb that agrees with a name before it, as "denied" and "says" do.

    With "of" or "as" right behind it, the verb's object stands elsewhere: "Kelmar, which it accused of".
    """
    verb, _, rest = clause.partition(" ")
    agrees = FINITE.fullmatch(verb) or (is_plural(who) and verb.isalpha() and verb.islower())
    return bool(agrees) and not rest.startswith(("of ", "as "))


def possessive(names: str) -> str:
    return f"{names}’" if names.endswith("s") else f"{names}’s"


def short(words: str) -> str:
    """Words of the source on one line, cut where they are long, without their full stop."""
    return shorten(" ".join(words.split()).rstrip("."), LONGEST_WORDS) or ""


def title(words: str) -> str:
    return shorten(words[:1].upper() + words[1:], LONGEST) or ""
