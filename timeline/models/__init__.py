"""The domain model: actors <- events <- evidence, articles <- evidence."""

from timeline.models.actors import Actor, ActorName, Affiliation
from timeline.models.articles import Article, Publisher
from timeline.models.events import Allegation, Event, Involvement, Meeting, Statement
from timeline.models.evidence import Mention, Passage
from timeline.models.imports import ImportItem, ImportRun

__all__ = [
    "Actor",
    "ActorName",
    "Affiliation",
    "Allegation",
    "Article",
    "Event",
    "ImportItem",
    "ImportRun",
    "Involvement",
    "Meeting",
    "Mention",
    "Passage",
    "Publisher",
    "Statement",
]
