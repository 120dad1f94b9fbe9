"""What the accused and those who speak for them say of the deed: "our ships were nowhere near", "we had to", "we shall
fight it in court". It answers by its content, without a word of answering.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from timeline.extraction.actors import Cast
from timeline.extraction.allegations.advocates import Advocates
from timeline.extraction.allegations.harm import antecedent, below, is_asserted, wrong_at
from timeline.extraction.allegations.reply import PERSONAL, Reply, is_denied, named, phrases, worded_cues, words
from timeline.extraction.allegations.senses import word_class
from timeline.extraction.allegations.sides import COMPATRIOT, Sides
from timeline.extraction.allegations.spoken import Spoken
from timeline.extraction.syntax import VERBAL, Parse
from timeline.vocabulary import ActorKind, Stance

SAME_DEED, SPEAKS_NEXT = "denies-the-same", "speaks-next"
OWN = frozenset({"my", "our"})
ELLIPTICAL = frozenset({"do", "have", "be", "can", "could"})


class Rejoinders:
    """Goes through the statements of a text once."""

    def __init__(
        self, parse: Parse, cast: Cast, spoken: Spoken, sides: Sides, accused: Collection[str], claimed: Collection[int]
    ) -> None:
        self.advocates = Advocates(parse, cast)
        self.parse = parse
        self.cast = cast
        self.spoken = spoken
        self.sides = sides
        self.accused = accused
        self.claimed = claimed  # tokens that say what is alleged: they answer nothing

    def find(self) -> Iterator[Reply]:
        for n in range(len(self.spoken.statements)):
            reply = self.by_content(n)
            if reply is not None:
                yield reply

    def by_content(self, n: int) -> Reply | None:
        """A denial or an admission by what a statement of the accused's side says; insisting on anything rejects."""
        speaker, source, cue = self.voice_of(n), self.spoken.source(n), self.spoken.cue_lemma(n)
        if cue in worded_cues():
            return None
        if not self.may_answer(speaker, source):
            return self.by_denial_of_same(n, speaker, source)
        spoken = [t for start, end in self.spoken.ranges[n] for t in range(start, end)]
        about, categories = named(self.parse, spoken)
        own = [t for t in spoken if self.parse.pos[t] in VERBAL and self.spoken.at(t) == n and t not in self.claimed]
        draft = Reply(-1, Stance.DENIES, speaker, about, categories, False, "", 0.6, (), n, worded=False, source=source)
        for verb in own:
            stance = self.stance_of(verb, n, speaker)
            if stance is not None:
                kept = {"violation"} if stance is Stance.REJECTS else set()
                rule = f"{stance.value}-by-content"
                return replace(draft, token=verb, stance=stance, categories=categories | kept, rule=rule)
        for verb in own:
            if self.is_contested(verb, speaker):
                return replace(draft, token=verb, stance=Stance.REJECTS, rule="contests", confidence=0.5)
            if self.is_loosely_denied(verb):
                return replace(draft, token=verb, rule="denies-something", confidence=0.4, firm=False)
        if own and cue in words("insisting"):
            return replace(draft, token=own[0], stance=Stance.REJECTS, rule="insists", confidence=0.4)
        if own and speaker is not None and not any(self.is_reticent(verb) for verb in own):
            return replace(draft, token=own[0], stance=Stance.REJECTS, rule=SPEAKS_NEXT, confidence=0.3, firm=False)
        return None

    def by_denial_of_same(self, n: int, speaker: str | None, source: int | None) -> Reply | None:
        """ "I have never swapped anything", by somebody who is not known to stand accused of it: for a charge of
        swapping only."""
        parse = self.parse
        for verb in (t for start, end in self.spoken.ranges[n] for t in range(start, end) if parse.pos[t] == "VERB"):
            subject = parse.own_subject(verb)
            mine = subject is not None and parse.lowers[subject] in PERSONAL
            if mine and is_denied(self.parse, verb) and parse.lemmas[verb] not in word_class("doing", "verbs"):
                said, kind = frozenset({parse.lemmas[verb]}), frozenset[str]()
                return Reply(
                    verb, Stance.DENIES, speaker, said, kind, False, SAME_DEED, 0.4, (), n, worded=False, source=source
                )
        return None

    def may_answer(self, speaker: str | None, source: int | None) -> bool:
        """True for the side of an accused, and for those who may speak for one."""
        if speaker is not None and self.is_accused(speaker):
            return True
        return any(self.advocates.may_speak_for(source, speaker, accused, ()) for accused in self.accused)

    def is_contested(self, verb: int, speaker: str | None) -> bool:
        """ "would contest the order in court", "will defend itself vigorously"."""
        parse, subject = self.parse, self.parse.subject(verb)
        if parse.lemmas[verb] not in words("contesting") or parse.is_negated(verb) or subject is None:
            return False
        return self.is_own(antecedent(parse, subject), speaker) and bool(below(parse, verb) & words("contested"))

    def is_loosely_denied(self, verb: int) -> bool:
        """ "no such cargo had passed", "nobody was hurt": a negation of what is or was, in a main clause."""
        parse = self.parse
        main = parse.deps[verb] in ("ROOT", "ccomp", "conj", "parataxis")
        modal = any(parse.tags[aux] == "MD" for aux in parse.auxiliaries(verb))
        return (
            main and not modal and not self.is_reticent(verb) and parse.is_finite(verb) and is_denied(self.parse, verb)
        )

    def voice_of(self, n: int) -> str | None:
        """The speaker of a statement, or the side that "a spokesman for X" speaks for."""
        source = self.spoken.source(n)
        speaker = self.spoken.statements[n].speaker
        return speaker if speaker is not None or source is None else self.cast.speaks_for(source)

    def is_accused(self, speaker: str) -> bool:
        """True for the accused, who speaks for them, and the people of an accused state."""
        return any(
            self.sides.are_close(speaker, accused)
            or (self.sides.kind(accused) is ActorKind.STATE and self.sides.closeness(speaker, accused) >= COMPATRIOT)
            for accused in self.accused
        )

    def stance_of(self, verb: int, n: int, speaker: str | None) -> Stance | None:
        """What a verb of somebody's words says about their own doing."""
        parse = self.parse
        if self.is_elliptical(verb):
            return Stance.DENIES if is_denied(self.parse, verb) else Stance.ADMITS
        around = below(parse, verb) | {parse.lemmas[verb]}
        if any(needed <= around for needed in phrases("denying")):
            return Stance.DENIES
        if around & words("untruths") and is_denied(self.parse, verb) and self.points_back(verb):
            return Stance.DENIES
        subject = parse.subject(verb)
        if subject is not None and self.is_own(antecedent(parse, subject), speaker):
            if is_denied(self.parse, verb) and not self.is_reticent(verb):
                return Stance.DENIES
            if parse.lemmas[verb] in words("keeping") and around & words("promises"):
                return Stance.REJECTS
        wrong = wrong_at(parse, verb)
        if wrong is not None and any(self.is_own(doer, speaker) or self.is_bare_weapon(doer) for doer in wrong.doers):
            return Stance.ADMITS if is_asserted(parse, verb, lambda token: self.spoken.at(token) == n) else None
        return None

    def is_reticent(self, verb: int) -> bool:
        """True for "do not comment", "am not going to talk": silence rather than denial."""
        deeds = {self.parse.lemmas[t] for t in (verb, *self.parse.kids(verb, ("xcomp",)))}
        return bool(deeds & (words("speak") | words("telling")))

    def points_back(self, verb: int) -> bool:
        """True for "that is not what happened", "it is not true"."""
        subject = self.parse.own_subject(verb)
        return subject is not None and self.parse.lowers[subject] in ("that", "this", "it", "none", "nothing")

    def is_elliptical(self, verb: int) -> bool:
        """ "It did.", "We have not.": a whole sentence of pronoun and auxiliary, which says yes or no."""
        parse = self.parse
        start, end = parse.sentence(verb)
        words_said = [t for t in range(start, end) if parse.pos[t] not in ("PUNCT", "SPACE")]
        subject = parse.own_subject(verb)
        return (
            len(words_said) <= 4
            and parse.lemmas[verb] in ELLIPTICAL
            and subject is not None
            and parse.pos[subject] == "PRON"
        )

    def is_own(self, subject: int, speaker: str | None) -> bool:
        """True where a subject is the speaker's side: "we", "its forces", "the army", "nobody here", "my client", "not
        one of our soldiers"."""
        parse = self.parse
        if parse.lowers[subject] in PERSONAL or parse.lowers[subject] == "nobody":
            return True
        parts = [subject, *parse.prepositional(subject, ("of",))]
        owners = [owner for part in parts for owner in parse.kids(part, ("poss", "amod"))]
        if any(parse.lowers[owner] in OWN for owner in owners) or (owners and parse.lemmas[subject] == "client"):
            return True
        return any(self.sides.are_close(self.cast.acting(noun), speaker) for noun in (subject, *owners))

    def is_bare_weapon(self, noun: int) -> bool:
        """ "Missiles had struck the port": told by the accused, they are their own."""
        parse = self.parse
        weapon = parse.lemmas[noun] in word_class("blamed", "instruments")
        return weapon and all(self.cast.at(child) is None for child in parse.kids(noun, ("poss", "amod", "compound")))
