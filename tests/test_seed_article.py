"""Two reports of one meeting, taken in from file to rows: what an editor finds on the desk afterwards.

The first is the article that the project was started for: it lies beside the project, and its tests skip where it does
not. The second is
our own report of the same meeting, one of the seeds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from timeline.extraction.documents import find_files
from timeline.ingest import Options, import_files
from timeline.ingest.reference import load_actors
from timeline.models import Actor, Allegation, Article, Meeting, Mention, Statement
from timeline.reference import COUNTRIES, read_actors
from timeline.vocabulary import AccuserVoice, ActorKind, Role

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Report:
    """An article, and words of it that the drafts have to rest on."""

    path: Path
    met: tuple[str, ...]
    emphasized: str
    urged: str
    accused_of: str
    denied: str
    own_voice: tuple[str, ...]


FIRST = Report(
    path=ROOT.parent / "shared/seed/000_3bfa1d07f19fcf00.txt",
    met=("A high-level meeting between", "met in Islamabad", "The talks focused"),
    emphasized="discussions centered on the sharp increase in cross-border terrorist attacks",
    urged="to intensify intelligence-sharing and operational coordination",
    accused_of="carrying out attacks on its territory",
    denied="that the Taliban authorities continue to deny",
    own_voice=("continued failure to prevent", "inability or unwillingness to dismantle"),
)
OURS = Report(
    path=ROOT / "seeds/pakistan-uk-envoys-islamabad.md",
    met=("sat down in the Pakistani capital", "the talks had concentrated on"),
    emphasized="the talks had concentrated on a steep rise in terrorist attacks",
    urged="to share more intelligence and to coordinate operations",
    accused_of="mounting attacks inside its borders",
    denied="The Taliban authorities, for their part, continue to deny the Pakistani charges",
    own_voice=("For too long the Taliban have profited", "the Taliban’s failure to govern"),
)
QUOTED = "We emphasized the importance of continued cooperation and coordination"


@pytest.fixture(
    scope="module",
    params=[pytest.param(FIRST, id="first", marks=pytest.mark.shared), pytest.param(OURS, id="ours")],
)
def report(request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: Any) -> Iterator[Report]:
    """The report, imported once for all tests into a database that knows the countries."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_actors(read_actors(COUNTRIES))
        (imported,) = import_files(find_files([request.param.path]), Options())
        assert not imported.error
        yield request.param
        transaction.set_rollback(True)


def named_as(form: str) -> Actor:
    """Whom the article means by this form."""
    return Mention.objects.get(quote=form).actor


# -- actors


def test_the_envoys_are_people_with_their_countries(report):
    envoys = Actor.objects.of_kind(ActorKind.PERSON)
    assert sorted((envoy.name, envoy.country.name) for envoy in envoys) == [
        ("Mohammad Sadiq", "Pakistan"),
        ("Richard Lindsay", "United Kingdom"),
    ]


def test_the_envoys_offices_are_known(report):
    offices = {who.name: who.affiliations.get() for who in Actor.objects.of_kind(ActorKind.PERSON)}
    assert offices["Mohammad Sadiq"].organisation.name == "Pakistan"
    assert offices["Mohammad Sadiq"].title.lower().endswith("special envoy for afghanistan")
    assert offices["Richard Lindsay"].organisation.name == "United Kingdom"
    assert offices["Richard Lindsay"].title.lower().endswith("special representative for afghanistan")


def test_a_surname_is_a_name_of_its_envoy(report):
    assert named_as("Sadiq") == named_as("Mohammad Sadiq")


def test_the_states_are_those_that_the_report_names(report):
    states = Actor.objects.of_kind(ActorKind.STATE).filter(mentions__isnull=False).distinct()
    assert {state.name for state in states} == {"Afghanistan", "Pakistan", "United Kingdom"}


def test_a_capital_that_acts_is_its_state(report):
    assert named_as("Islamabad").name == "Pakistan"


def test_the_taliban_are_an_armed_group(report):
    assert named_as("Taliban").kind == ActorKind.ARMED_GROUP


# -- the meeting


def test_there_is_one_meeting_of_the_two_envoys(report):
    meeting = Meeting.objects.get()
    assert {part.actor.name for part in meeting.participants} == {"Mohammad Sadiq", "Richard Lindsay"}
    assert meeting.title in {
        "Mohammad Sadiq meets Richard Lindsay in Islamabad",
        "Richard Lindsay meets Mohammad Sadiq in Islamabad",
    }


def test_the_meeting_was_held_in_person_in_islamabad_on_a_day_that_nobody_tells(report):
    meeting = Meeting.objects.get()
    assert (meeting.place, meeting.country.name, meeting.format, meeting.status, meeting.date) == (
        "Islamabad",
        "Pakistan",
        "in_person",
        "held",
        "",
    )
    assert meeting.timeline_date is None


def test_the_meeting_rests_on_each_sentence_that_tells_of_it(report):
    quotes = [passage.quote for passage in Meeting.objects.get().passages.all()]
    assert [words for words in report.met if not any(words in quote for quote in quotes)] == []


# -- statements


def said(words: str) -> list[str]:
    """Who says something with these words."""
    return [statement.speaker.name for statement in Statement.objects.filter(text__contains=words) if statement.speaker]


def test_the_envoys_own_words_are_his(report):
    statement = Statement.objects.get(text__startswith=QUOTED)
    assert (statement.speaker.name, statement.directness) == ("Mohammad Sadiq", "direct")
    assert statement.title.startswith(f"Mohammad Sadiq: “{QUOTED}")


def test_what_the_envoy_said_about_the_talks_is_reported_speech_of_his(report):
    assert said(report.emphasized) == ["Mohammad Sadiq"]


def test_what_islamabad_urged_is_said_by_pakistan(report):
    assert "Pakistan" in said(report.urged)


# -- allegations


def test_pakistan_accuses_militants(report):
    allegation = Allegation.objects.get(claim__contains=report.accused_of)
    assert (allegation.accuser.name, allegation.voice) == ("Pakistan", "")
    assert [part.actor.name for part in allegation.accused if "militant" in part.actor.name]


def test_the_denial_of_the_taliban_answers_pakistan(report):
    answer = Allegation.objects.get(claim__contains=report.accused_of).answers.get()
    assert (answer.speaker.name, answer.stance) == ("Taliban", "denies")
    assert any(report.denied in passage.quote for passage in answer.passages.all())


def test_the_articles_own_claims_against_the_taliban_are_in_its_own_voice(report):
    own = Allegation.objects.filter(voice=AccuserVoice.PUBLICATION, involvements__actor__name="Taliban").distinct()
    quotes = [passage.quote for allegation in own for passage in allegation.passages.all()]
    assert [words for words in report.own_voice if not any(words in quote for quote in quotes)] == []


def test_the_articles_own_claims_are_never_pakistans(report):
    publisher = Article.objects.get().publisher
    accusers = {
        part.actor.name
        for allegation in Allegation.objects.filter(voice=AccuserVoice.PUBLICATION)
        for part in allegation.in_role(Role.ACCUSER)
    }
    assert accusers == ({publisher.name} if publisher else set())
    for words in report.own_voice:
        for allegation in Allegation.objects.filter(passages__quote__contains=words):
            assert allegation.accuser is None or allegation.accuser.name != "Pakistan"


# -- the bridge


def test_every_draft_is_a_suggestion_that_rests_on_the_very_words_of_the_article(report):
    article = Article.objects.get()
    assert article.passages.count() > 8
    for passage in article.passages.select_related("event"):
        assert passage.quote == article.text[passage.start : passage.end]
        assert passage.event.review == "suggested"


def test_second_import_knows_the_article(report):
    (again,) = import_files(find_files([report.path]), Options())
    assert (again.outcome, again.suggestions, Meeting.objects.count()) == ("known", 0, 1)
