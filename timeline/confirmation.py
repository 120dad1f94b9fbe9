"""Drafts that people have confirmed before: the records of an annotated article (a gold file) confirm the drafts that
tell the same in every detail. `make run` accepts those, so that a new site opens with a timeline worth reading.

A draft that differs in anything a gold record says, or that an editor has touched, stays as it is.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline.curation import accept
from timeline.evaluation import bare, certain, same_actor
from timeline.gold import GoldDocument
from timeline.models import Actor, Allegation, Article, Event, Meeting, Statement
from timeline.vocabulary import AccuserVoice

Json = Mapping[str, Any]
SAME_WORDS = 0.9  # likeness from which two wordings of a statement are one


def accept_confirmed(golds: Iterable[GoldDocument]) -> int:
    """Accept the drafts that gold documents confirm, with the actors involved, and count them. No reviewer is named."""
    decisions = (accept(Event.objects.filter(pk__in=confirmed_drafts(gold)), None) for gold in golds)
    return sum(len(decision.changed) for decision in decisions)


def confirmed_drafts(gold: GoldDocument) -> list[int]:
    """Keys of the untouched drafts of this article that one of its gold records tells in every detail."""
    article = Article.objects.filter(text=gold.document.text).without_body().order_by("-pk").first()
    if article is None:
        return []
    drafts = Event.objects.suggested().untouched().filter(passages__article=article).distinct()
    rows = (
        drafts.specific()
        .with_evidence()
        .select_related("statement__answers")
        .prefetch_related("involvements__actor__names")
    )
    facts = Facts(gold)
    return [event.pk for event in rows if facts.confirm(event.specific)]


class Facts:
    """What a gold document says, asked draft by draft."""

    def __init__(self, gold: GoldDocument) -> None:
        self.records = gold.records
        self.actors = {actor["id"]: actor for actor in gold.records.get("actors") or ()}

    def confirm(self, event: Event) -> bool:
        match event:
            case Meeting():
                return any(self._is_meeting(event, gold) for gold in self._resting_on(event, "meetings"))
            case Statement(answers=Allegation()):
                return any(self._is_answer(event, gold) for gold in self._answers(event))
            case Statement():
                return any(self._is_statement(event, gold) for gold in self._resting_on(event, "statements"))
            case Allegation():
                return any(self._is_allegation(event, gold) for gold in self._resting_on(event, "allegations"))
        return False

    def _is_meeting(self, event: Meeting, gold: Json) -> bool:
        return (
            self._same_people([part.actor for part in event.participants], gold["participants"])
            and certain(event.date) == certain(gold.get("date"))
            and event.status == (gold.get("status") or event.status)
            and bare(event.place) == bare(gold.get("place") or "")
        )

    def _is_statement(self, event: Statement, gold: Json) -> bool:
        wording = " … ".join(content["quote"] for content in gold["content"])
        likeness = difflib.SequenceMatcher(None, event.text, wording, autojunk=False).ratio()
        speakers = [event.speaker] if event.speaker else []
        return likeness >= SAME_WORDS and self._same_people(speakers, [gold["speaker"]] if gold.get("speaker") else [])

    def _is_answer(self, event: Statement, gold: Json) -> bool:
        speakers = [event.speaker] if event.speaker else []
        return event.stance == gold["stance"] and self._same_people(speakers, [gold["actor"]] if gold["actor"] else [])

    def _is_allegation(self, event: Allegation, gold: Json) -> bool:
        own_voice = gold.get("accuser_text") == AccuserVoice.PUBLICATION and not gold.get("accuser")
        if own_voice != (event.voice == AccuserVoice.PUBLICATION):
            return False
        accusers = [] if own_voice else [part.actor for part in event.accusers]
        return self._same_people(accusers, [gold["accuser"]] if gold.get("accuser") else []) and self._same_people(
            [part.actor for part in event.accused], gold["accused"]
        )

    def _resting_on(self, event: Event, kind: str) -> list[Json]:
        """Gold records of a kind that share words with the event's passages."""
        return [gold for gold in self.records.get(kind) or () if rests_on(event, gold)]

    def _answers(self, event: Statement) -> list[Json]:
        """Gold answers that share words with a statement, to allegations that share words with the one it answers."""
        assert event.answers is not None
        charges = self._resting_on(event.answers, "allegations")
        return [answer for charge in charges for answer in charge.get("responses") or () if rests_on(event, answer)]

    def _same_people(self, actors: Sequence[Actor], ids: Sequence[str]) -> bool:
        """True if each actor is one of those that the gold record names, and none is missing."""
        left = [self.actors[key] for key in ids]
        for actor in actors:
            ours = {"name": actor.name, "aliases": [name.name for name in actor.names.all()]}
            same = next((gold for gold in left if same_actor(ours, gold)), None)
            if same is None:
                return False
            left.remove(same)
        return not left


def rests_on(event: Event, gold: Json) -> bool:
    """True if a passage of the event and one of the gold record have words in common."""
    return any(
        ours.start < theirs["end"] and theirs["start"] < ours.end
        for ours in event.passages.all()
        for theirs in gold["passages"]
    )
