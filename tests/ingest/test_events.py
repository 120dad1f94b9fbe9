"""Event candidates become drafts that name who took part, and rest on the words of their article."""

import datetime

import pytest

from tests import factories
from tests.ingest.drafts import VERSION, Text
from timeline.extraction.candidates import Involved
from timeline.models import Actor, Allegation, Event, Involvement, Meeting, Passage, Statement
from timeline.vocabulary import AccuserVoice, ActorKind, Channel, Directness, MeetingFormat, MeetingStatus, Role, Stance

BERG, HOLM = "Anna Berg", "Jon Holm"
TALKS = Text("Vastria’s envoy Anna Berg met her counterpart Jon Holm in Tarsk. The talks went on.")


def people(text: Text, *names: str):
    return [text.actor(name) for name in names]


def roles(event: Event) -> list[tuple[str, str]]:
    return [(part.role, part.actor.name) for part in event.involvements.in_order()]


# -- meetings


def test_meeting_is_a_draft_with_everything_the_candidate_says(desk):
    desk.hand_in(
        TALKS,
        front="published: 2025-12-16",
        actors=people(TALKS, BERG, HOLM),
        meetings=[
            TALKS.meeting(
                [BERG, HOLM],
                "met her counterpart Jon Holm in Tarsk",
                "The talks went on.",
                place="Tarsk",
                date="2025-12-15",
                format=MeetingFormat.IN_PERSON,
                status=MeetingStatus.HELD,
                agenda="the pass",
                confidence=0.8,
                rule="meet",
            )
        ],
    )
    meeting = Meeting.objects.get()
    assert (meeting.title, meeting.place, meeting.date, meeting.timeline_date) == (
        "Anna Berg meets Jon Holm in Tarsk",
        "Tarsk",
        "2025-12-15",
        datetime.date(2025, 12, 15),
    )
    assert (meeting.format, meeting.status, meeting.agenda, meeting.confidence, meeting.rule, meeting.extractor) == (
        "in_person",
        "held",
        "the pass",
        0.8,
        "meet",
        VERSION,
    )
    assert (meeting.kind, meeting.review, meeting.curated_at) == ("meeting", "suggested", None)
    assert roles(meeting) == [("participant", BERG), ("participant", HOLM)]


def test_each_passage_is_the_very_words_of_the_article(desk):
    desk.hand_in(
        TALKS,
        actors=people(TALKS, BERG, HOLM),
        meetings=[TALKS.meeting([BERG, HOLM], "met her counterpart", "The talks", "The talks")],
    )
    passages = list(Passage.objects.all())
    assert [passage.quote for passage in passages] == ["met her counterpart", "The talks"]
    assert all(p.article.text[p.start : p.end] == p.quote for p in passages)
    assert (passages[0].prefix, passages[0].suffix) == (
        "Vastria’s envoy Anna Berg ",
        " Jon Holm in Tarsk. The talks we",
    )


def test_involvement_says_for_whom_in_which_office_and_with_which_words(desk):
    desk.hand_in(
        TALKS,
        actors=[
            TALKS.state("Vastria"),
            TALKS.actor(BERG, office="envoy", holder_for="Vastria"),
            TALKS.actor(HOLM),
        ],
        meetings=[
            TALKS.meeting(
                [],
                "met her counterpart",
                involved=(
                    Involved(BERG, Role.HOST, on_behalf_of="Vastria"),
                    Involved(HOLM, Role.PARTICIPANT, words=TALKS.span("her counterpart")),
                ),
            )
        ],
    )
    host, guest = Involvement.objects.in_order()
    assert (host.role, host.on_behalf_of.name, host.position, host.words) == ("host", "Vastria", "envoy", "")
    assert (guest.role, guest.on_behalf_of, guest.position, guest.words) == ("participant", None, "", "her counterpart")


@pytest.mark.parametrize("place", ["Vastria", "Tarsk", "Hotel Astor, Tarsk"])
def test_meeting_is_in_the_state_that_its_place_is_or_is_the_capital_of(desk, place):
    vastria = factories.state("Vastria")
    vastria.add_name("Tarsk", "capital")
    desk.hand_in(
        TALKS,
        actors=people(TALKS, BERG, HOLM),
        meetings=[TALKS.meeting([BERG, HOLM], "met her counterpart", place=place)],
    )
    assert Meeting.objects.get().country == vastria


def test_meeting_in_an_unknown_place_has_no_state(desk):
    desk.hand_in(
        TALKS,
        actors=people(TALKS, BERG, HOLM),
        meetings=[TALKS.meeting([BERG, HOLM], "met her counterpart", place="Tarsk")],
    )
    assert Meeting.objects.get().country is None


def test_actor_named_twice_takes_part_once(desk):
    factories.actor(BERG, aliases=("Annika Berg",))
    text = Text("Anna Berg, also Annika Berg, met Jon Holm.")
    desk.hand_in(
        text,
        actors=people(text, BERG, "Annika Berg", HOLM),
        meetings=[text.meeting([BERG, "Annika Berg", HOLM], "met Jon Holm")],
    )
    assert [name for _, name in roles(Meeting.objects.get())] == [BERG, HOLM]


# -- dates


def test_undated_event_stands_where_it_was_first_reported(desk):
    desk.hand_in(
        TALKS,
        front="published: 2025-12-16",
        actors=people(TALKS, BERG, HOLM),
        meetings=[TALKS.meeting([BERG, HOLM], "met her counterpart")],
    )
    meeting = Meeting.objects.get()
    assert (meeting.date, meeting.earliest, meeting.timeline_date) == ("", None, datetime.date(2025, 12, 16))


@pytest.mark.parametrize("date", ["soonish", "2025-12-16/2025-12-01", ""])
def test_date_that_is_none_is_left_out(desk, date):
    desk.hand_in(
        TALKS,
        actors=people(TALKS, BERG, HOLM),
        meetings=[TALKS.meeting([BERG, HOLM], "met her counterpart", date=date)],
    )
    meeting = Meeting.objects.get()
    assert (meeting.date, meeting.timeline_date) == ("", None)


# -- statements

SAYS = Text("“We met,” the envoy Anna Berg said, “and we\nwill meet again.” A senior official agreed.")


def test_statement_holds_the_words_and_marks_where_they_are_interrupted(desk):
    desk.hand_in(
        SAYS,
        actors=[SAYS.actor(BERG, office="envoy")],
        statements=[
            SAYS.statement(
                BERG,
                "We met,",
                "and we\nwill meet again.",
                passage="“We met,” the envoy Anna Berg said, “and we\nwill meet again.”",
                directness=Directness.DIRECT,
                speaker_span=SAYS.span("the envoy Anna Berg"),
                channel=Channel.INTERVIEW,
            )
        ],
    )
    statement = Statement.objects.get()
    assert (statement.text, statement.title) == (
        "We met, … and we will meet again.",
        "Anna Berg: “We met, … and we will meet again”",
    )
    assert (statement.directness, statement.channel) == ("direct", "interview")
    speaker = statement.involvements.get()
    assert (speaker.role, speaker.words, speaker.position) == ("speaker", "the envoy Anna Berg", "envoy")
    assert [passage.quote[:9] for passage in statement.passages.all()] == ["“We met,”"]


def test_interruption_that_the_source_marks_is_marked_once(desk):
    text = Text("“This attack …” he said, “was ordered.”")
    desk.hand_in(text, statements=[text.statement(None, "This attack …", "was ordered.")])
    assert Statement.objects.get().text == "This attack … was ordered."


def test_statement_that_is_reported_goes_by_the_verb_of_the_source(desk):
    text = Text("Kelmar denied\nany part in it. Vastria, it said, was to blame.")
    desk.hand_in(
        text,
        actors=[text.state("Kelmar")],
        statements=[
            text.statement("Kelmar", "any part in it", cue=text.span("denied")),
            text.statement("Kelmar", "Vastria", "was to blame", cue=text.span("said")),
        ],
    )
    assert [s.title for s in Statement.objects.order_by("pk")] == [
        "Kelmar denied any part in it",
        "Kelmar: Vastria … was to blame",
    ]


def test_statement_of_somebody_unnamed_keeps_the_words_for_them(desk):
    desk.hand_in(SAYS, statements=[SAYS.statement(None, "agreed", speaker_text="A senior official")])
    statement = Statement.objects.get()
    assert (statement.speaker, statement.speaker_text, statement.title) == (
        None,
        "A senior official",
        "A senior official: agreed",
    )


def test_statement_says_to_whom_and_who_passed_it_on(desk):
    text = Text("Anna Berg told Jon Holm that it was over, Olaf Lund said.")
    desk.hand_in(
        text,
        actors=people(text, BERG, HOLM, "Olaf Lund"),
        statements=[text.statement(BERG, "it was over", addressees=(HOLM,), relayer="Olaf Lund")],
    )
    assert roles(Statement.objects.get()) == [("speaker", BERG), ("addressee", HOLM), ("relayer", "Olaf Lund")]


def test_statement_is_tied_to_the_meeting_it_was_made_at(desk):
    desk.hand_in(
        TALKS,
        actors=people(TALKS, BERG, HOLM),
        meetings=[TALKS.meeting([BERG, HOLM], "met her counterpart")],
        statements=[TALKS.statement(BERG, "The talks went on.", occasion=0)],
    )
    assert Statement.objects.get().occasion == Meeting.objects.get()


# -- allegations

CHARGE = Text("Vastria accused Kelmar of shelling the pass. Kelmar denied that it shelled the pass or armed rebels.")
PASS, DENIAL = "shelling the pass", "Kelmar denied that it shelled the pass or armed rebels."


def states(text: Text):
    return [text.state("Vastria"), text.state("Kelmar")]


def test_allegation_says_who_accuses_whom_of_what(desk):
    text = Text("Vastria and Oman accused Kelmar of shelling the people of Tarsk.")
    desk.hand_in(
        text,
        actors=[*states(text), text.state("Oman"), text.actor("people of Tarsk", ActorKind.GROUP)],
        allegations=[
            text.allegation(
                "Vastria",
                ["Kelmar"],
                "shelling the people of Tarsk",
                co_accusers=("Oman",),
                victims=("people of Tarsk",),
                accuser_span=text.span("Vastria"),
                category="attack",
            )
        ],
    )
    allegation = Allegation.objects.get()
    assert (allegation.title, allegation.claim, allegation.category, allegation.voice) == (
        "Vastria and Oman accuse Kelmar: shelling the people of Tarsk",
        "shelling the people of Tarsk",
        "attack",
        "",
    )
    assert roles(allegation) == [
        ("accuser", "Vastria"),
        ("accuser", "Oman"),
        ("accused", "Kelmar"),
        ("victim", "people of Tarsk"),
    ]


def test_allegation_of_an_unnamed_source_keeps_the_words_for_it(desk):
    desk.hand_in(
        CHARGE,
        actors=states(CHARGE),
        allegations=[CHARGE.allegation(None, ["Kelmar"], PASS, accuser_text="a diplomat")],
    )
    allegation = Allegation.objects.get()
    assert (allegation.accuser, allegation.accuser_text, allegation.voice, allegation.title) == (
        None,
        "a diplomat",
        "",
        "A diplomat accuses Kelmar: shelling the pass",
    )


def test_allegation_in_the_articles_own_voice_is_the_publishers(desk):
    desk.hand_in(
        CHARGE,
        front="publisher: Tarsk Courier",
        actors=states(CHARGE),
        allegations=[CHARGE.allegation(None, ["Kelmar"], PASS, voice=AccuserVoice.PUBLICATION)],
    )
    allegation = Allegation.objects.get()
    assert (allegation.voice, allegation.accuser.name) == ("publication", "Tarsk Courier")


def test_allegation_in_the_voice_of_a_publication_unknown_to_us_has_no_accuser(desk):
    desk.hand_in(
        CHARGE,
        actors=states(CHARGE),
        allegations=[CHARGE.allegation(None, ["Kelmar"], PASS, voice=AccuserVoice.PUBLICATION)],
    )
    allegation = Allegation.objects.get()
    assert (allegation.voice, allegation.accuser) == ("publication", None)


def test_allegation_that_nobody_is_named_for_is_not_the_publications(desk):
    desk.hand_in(
        CHARGE,
        front="publisher: Tarsk Courier",
        actors=states(CHARGE),
        allegations=[CHARGE.allegation(None, ["Kelmar"], PASS, voice=AccuserVoice.UNATTRIBUTED)],
    )
    allegation = Allegation.objects.get()
    assert (allegation.voice, allegation.accuser) == ("unattributed", None)
    assert not Actor.objects.filter(name="Tarsk Courier").exists()


def test_crowd_is_no_proper_name_even_where_it_begins_a_sentence(desk):
    text = Text("Experts accused Kelmar of shelling the pass.")
    desk.hand_in(
        text,
        actors=[text.actor("Experts", ActorKind.GROUP), text.state("Kelmar")],
        allegations=[text.allegation("Experts", ["Kelmar"], PASS)],
    )
    assert Allegation.objects.get().title == "Experts accuse Kelmar: shelling the pass"


# -- answers


def test_denial_that_the_article_quotes_is_the_statement_that_answers(desk):
    desk.hand_in(
        CHARGE,
        actors=states(CHARGE),
        statements=[CHARGE.statement("Kelmar", "it shelled the pass or armed rebels", passage=DENIAL)],
        allegations=[
            CHARGE.allegation(
                "Vastria", ["Kelmar"], PASS, answers=(CHARGE.answer("Kelmar", Stance.DENIES, DENIAL, statement=0),)
            )
        ],
    )
    statement = Statement.objects.get()
    assert (statement.answers, statement.stance, statement.text) == (
        Allegation.objects.get(),
        "denies",
        "it shelled the pass or armed rebels",
    )


def test_denial_in_passing_becomes_a_statement_of_its_own(desk):
    desk.hand_in(
        CHARGE,
        actors=states(CHARGE),
        allegations=[
            CHARGE.allegation("Vastria", ["Kelmar"], PASS, answers=(CHARGE.answer("Kelmar", Stance.DENIES, DENIAL),))
        ],
    )
    statement = Statement.objects.get()
    assert (statement.answers, statement.stance, statement.title) == (
        Allegation.objects.get(),
        "denies",
        "Kelmar denies Vastria’s allegation: shelling the pass",
    )
    assert (roles(statement), statement.passages.get().quote) == ([("speaker", "Kelmar")], DENIAL)


def test_denial_within_the_words_of_the_accuser_is_not_the_accusers(desk):
    text = Text("Vastria accused Kelmar of shelling the pass, charges that Kelmar denies.")
    desk.hand_in(
        text,
        actors=states(text),
        statements=[text.statement("Vastria", "shelling the pass, charges that Kelmar denies")],
        allegations=[
            text.allegation(
                "Vastria",
                ["Kelmar"],
                PASS,
                answers=(text.answer("Kelmar", Stance.DENIES, "charges that Kelmar denies", statement=0),),
            )
        ],
    )
    answer = Allegation.objects.get().answers.get()
    assert (answer.speaker.name, answer.text) == ("Kelmar", "charges that Kelmar denies")


def test_statement_that_answers_two_allegations_leaves_neither_unanswered(desk):
    desk.hand_in(
        CHARGE,
        actors=states(CHARGE),
        statements=[CHARGE.statement("Kelmar", "it shelled the pass or armed rebels", passage=DENIAL)],
        allegations=[
            CHARGE.allegation(
                "Vastria",
                ["Kelmar"],
                claim,
                answers=(CHARGE.answer("Kelmar", Stance.DENIES, DENIAL, statement=0, confidence=sure),),
            )
            for claim, sure in ((PASS, 0.5), ("armed rebels", 0.9))
        ],
    )
    by_claim = {a.claim: a.answers.get() for a in Allegation.objects.all()}
    assert by_claim["armed rebels"].title == "Kelmar: it shelled the pass or armed rebels"
    assert by_claim[PASS].title == "Kelmar denies Vastria’s allegation: shelling the pass"
    assert by_claim[PASS].text == by_claim["armed rebels"].text


# -- odd input


def test_candidate_without_a_passage_rests_on_nothing_and_is_left_out(desk):
    desk.hand_in(TALKS, actors=people(TALKS, BERG, HOLM), meetings=[TALKS.meeting([BERG, HOLM])])
    assert not Event.objects.exists()


def test_candidate_of_an_actor_that_is_not_there_is_kept_without_it(desk):
    desk.hand_in(TALKS, actors=people(TALKS, BERG), meetings=[TALKS.meeting([BERG, "A9"], "met her counterpart")])
    assert roles(Meeting.objects.get()) == [("participant", BERG)]


def test_overlong_words_fit_their_columns(desk):
    text = Text(f"{'Very ' * 100}senior people of {'Tarsk ' * 100}said it.")
    desk.hand_in(
        text,
        meetings=[text.meeting([], "said it", place="Tarsk " * 100)],
        statements=[text.statement(None, "said it", speaker_text="Very " * 100, rule="r" * 90)],
        allegations=[text.allegation(None, [], "said it", accuser_text="Very " * 100, category="c" * 90)],
    )
    assert Event.objects.count() == 3
