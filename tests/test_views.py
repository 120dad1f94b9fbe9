"""The pages: what they show, to whom, in how many queries."""

import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests import factories
from timeline.models import Actor, Article, Event
from timeline.vocabulary import AccuserVoice, ActorKind, Directness, MeetingFormat, MeetingStatus, Review, Role, Stance

pytestmark = pytest.mark.django_db

ACCEPTED = {"review": Review.ACCEPTED}
HOSTILE = "<script>alert('x')</script>"


def page(client: Client, address: str) -> str:
    """The page's HTML with runs of white space as one space."""
    answer = client.get(address)
    assert answer.status_code == 200, answer
    return re.sub(r"\s+", " ", answer.content.decode())


def words(client: Client, address: str) -> str:
    """What a reader sees of the page's content."""
    main = page(client, address).split("<main")[1].split("</main>")[0]
    main = re.sub(r"</?(a|bdi|cite|span|strong|time)\b[^>]*>", "", main)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main))


# -- access


@pytest.fixture
def addresses() -> list[str]:
    event = factories.meeting(factories.actor("Anna Berg"), told_in=factories.article(), **ACCEPTED)
    names = ["timeline", "actors", "articles"]
    return [
        *(reverse(f"timeline:{name}") for name in names),
        event.get_absolute_url(),
        Actor.objects.get().get_absolute_url(),
        Article.objects.get().get_absolute_url(),
    ]


def test_anonymous_readers_are_sent_to_the_login_and_back(client: Client, addresses: list[str]) -> None:
    for address in addresses:
        answer = client.get(f"{address}?state=suggested")
        assert answer.status_code == 302
        assert answer["Location"] == f"{reverse('admin:login')}?next={address}%3Fstate%3Dsuggested"


def test_signing_in_leads_to_the_page_that_was_asked_for(client: Client, reader: User) -> None:
    login = client.get("/?kind=meeting")["Location"]
    answer = client.post(login, {"username": reader.username, "password": factories.PASSWORD})
    assert answer["Location"] == "/?kind=meeting"


def test_an_account_that_is_not_staff_is_told_so(client: Client, addresses: list[str]) -> None:
    client.force_login(User.objects.create_user("guest"))
    for address in addresses:
        answer = client.get(address, follow=True)
        assert "not authorized to access this page" in answer.content.decode()


def test_readers_and_editors_read_every_page(client: Client, addresses: list[str]) -> None:
    for person in (factories.reader(), factories.editor()):
        client.force_login(person)
        for address in addresses:
            assert client.get(address).status_code == 200


def test_pages_cannot_be_posted_to(as_editor: Client, addresses: list[str]) -> None:
    for address in addresses:
        assert as_editor.post(address).status_code == 405


def test_a_rejected_record_is_found_by_editors_alone(client: Client) -> None:
    event = factories.meeting(review=Review.REJECTED)
    client.force_login(factories.reader())
    assert client.get(event.get_absolute_url()).status_code == 404
    client.force_login(factories.editor())
    assert client.get(event.get_absolute_url()).status_code == 200


def test_a_rejected_actor_is_found_by_editors_alone(client: Client) -> None:
    actor = factories.actor(review=Review.REJECTED)
    client.force_login(factories.reader())
    assert client.get(actor.get_absolute_url()).status_code == 404
    client.force_login(factories.editor())
    assert client.get(actor.get_absolute_url()).status_code == 200


def test_links_to_the_desk_are_for_editors(client: Client) -> None:
    event = factories.meeting(**ACCEPTED)
    desk = reverse("admin:timeline_meeting_change", args=[event.pk])
    client.force_login(factories.reader())
    assert desk not in page(client, event.get_absolute_url())
    client.force_login(factories.editor())
    assert desk in page(client, event.get_absolute_url())


# -- hostile and odd input


def test_no_text_of_a_source_becomes_markup(as_editor: Client) -> None:
    article = factories.article(
        f"{HOSTILE} said Anna.", title=HOSTILE, byline=HOSTILE, publisher=factories.publisher(HOSTILE)
    )
    actor = factories.actor(HOSTILE, description=HOSTILE, aliases=(f"{HOSTILE} 2",), **ACCEPTED)
    told = {"told_in": article, "quote": HOSTILE, "title": HOSTILE, "place": HOSTILE, **ACCEPTED}
    allegation = factories.allegation(actor, actor, claim=HOSTILE, date="2025-12-16", **told)
    for event in (
        allegation,
        factories.statement(actor, HOSTILE, answers=allegation, date="2025-12-16", **told),
        factories.meeting(actor, agenda=HOSTILE, date="2025-12-16", **told),
    ):
        assert HOSTILE not in page(as_editor, event.get_absolute_url())
    for address in ("/", "/actors/", "/articles/?undated=on", actor.get_absolute_url(), article.get_absolute_url()):
        html = page(as_editor, address)
        assert HOSTILE not in html
        assert "&lt;script&gt;" in html
    assert HOSTILE not in page(as_editor, f"/?actor={HOSTILE}&since={HOSTILE}&kind={HOSTILE}")


def test_an_address_that_is_no_web_address_is_no_link(as_reader: Client) -> None:
    article = factories.article(url="javascript:alert(1)")
    factories.meeting(told_in=article, **ACCEPTED)
    assert "javascript:" not in page(as_reader, article.get_absolute_url())


@pytest.mark.parametrize(
    "address",
    [
        "/?after=nonsense",
        "/?before=5",
        "/actors/?after=x",
        "/articles/?after=1.soon",
        "/events/99999/",
        f"/events/{10**30}/",
        "/actors/nobody/",
        "/articles/99999/",
    ],
)
def test_what_does_not_exist_is_not_found(as_reader: Client, address: str) -> None:
    answer = as_reader.get(address)
    assert answer.status_code == 404
    assert "This page does not exist" in answer.content.decode()


def test_pages_carry_a_strict_policy_and_no_inline_script_or_style(as_editor: Client, addresses: list[str]) -> None:
    for address in addresses:
        answer = as_editor.get(address)
        assert "default-src 'self'" in answer["Content-Security-Policy"]
        assert not re.search(r"<script(?! src)|<style|\sstyle=|\son\w+=", answer.content.decode())


# -- the timeline


def test_an_empty_database_says_how_to_fill_it(as_reader: Client) -> None:
    assert "import_articles" in words(as_reader, "/")


def test_a_timeline_without_accepted_records_leads_to_the_suggestions(client: Client) -> None:
    factories.meeting(date="2025-12-16")
    client.force_login(factories.reader())
    html = page(client, "/")
    assert "No record has been accepted yet" in html
    assert 'href="?state=suggested"' in html
    assert "Accept or reject them" not in html
    client.force_login(factories.editor())
    assert "Accept or reject them" in page(client, "/")


def test_no_hits_offer_to_clear_the_filters(as_reader: Client) -> None:
    factories.meeting(date="2025-12-16", **ACCEPTED)
    html = page(as_reader, "/?kind=statement")
    assert "No record matches these filters" in html
    assert '<a href="/">Clear the filters</a>' in html


def test_a_filter_that_makes_no_sense_says_so_and_shows_nothing(as_reader: Client) -> None:
    factories.meeting(title="Envoys meet", date="2025-12-16", **ACCEPTED)
    text = words(as_reader, "/?since=soon")
    assert "“soon” is no date. Write 2025, 2025-12 or 2025-12-16." in text
    assert "Envoys meet" not in text


def test_newest_come_first_under_their_days(as_reader: Client) -> None:
    for title, day in (("first", "2025-12-01"), ("third", "2025-12-16"), ("second", "2025-12-02")):
        factories.meeting(title=title, date=day, **ACCEPTED)
    text = words(as_reader, "/")
    order = ["16 December 2025", "third", "2 December 2025", "second", "1 December 2025", "first"]
    places = [text.index(word) for word in order]
    assert places == sorted(places)


def test_a_vague_date_stands_under_its_own_words(as_reader: Client) -> None:
    factories.meeting(title="vague", date="2025-12", **ACCEPTED)
    factories.meeting(title="exact", date="2025-12-01", **ACCEPTED)
    html = page(as_reader, "/")
    assert '<time datetime="2025-12">December 2025</time>' in html
    assert '<time datetime="2025-12-01">1 December 2025</time>' in html


def test_a_record_dated_by_its_report_alone_says_so(as_reader: Client) -> None:
    factories.meeting(told_in=factories.article(published=date(2025, 12, 16)), **ACCEPTED)
    assert "Reported this day, own date not known" in words(as_reader, "/")


def test_undated_records_are_offered_apart(as_reader: Client) -> None:
    factories.meeting(title="Undated talks", **ACCEPTED)
    assert "Undated talks" not in words(as_reader, "/")
    assert 'href="?undated=on"' in page(as_reader, "/")
    assert "Undated talks" in words(as_reader, "/?undated=on")


def test_suggestions_are_marked_in_words(as_reader: Client) -> None:
    factories.meeting(title="Envoys meet", date="2025-12-16")
    html = page(as_reader, "/?state=suggested")
    assert '<article class="entry meeting suggested">' in html
    assert '<strong class="state">Suggested</strong>' in html


def test_a_planned_meeting_says_that_it_is_planned(as_reader: Client) -> None:
    factories.meeting(date="2025-12-16", status=MeetingStatus.PLANNED, format=MeetingFormat.PHONE, **ACCEPTED)
    text = words(as_reader, "/")
    assert "phone" in text
    assert "Planned" in text


def test_an_entry_names_people_by_their_roles(as_reader: Client) -> None:
    vastria, ostland = factories.state("Vastria"), factories.state("Ostland")
    event = factories.allegation(vastria, ostland, date="2025-12-16", **ACCEPTED)
    event.involve(factories.actor("Anna Berg"), Role.RELAYER, on_behalf_of=vastria)
    text = words(as_reader, "/")
    assert "Alleged by Vastria" in text
    assert "Against Ostland" in text
    assert "Relayed by Anna Berg, for Vastria" in text


@pytest.mark.parametrize(
    ("voice", "words_"),
    [
        (AccuserVoice.PUBLICATION, "Alleged by the publication, in its own voice"),
        (AccuserVoice.UNATTRIBUTED, "Alleged by nobody whom the source names"),
    ],
)
def test_the_publications_voice_is_told_apart(as_reader: Client, voice: AccuserVoice, words_: str) -> None:
    factories.allegation(None, voice=voice, date="2025-12-16", **ACCEPTED)
    assert words_ in words(as_reader, "/")


def test_a_speaker_without_a_name_is_called_as_the_source_does(as_reader: Client) -> None:
    factories.statement(None, speaker_text="a senior official", date="2025-12-16", **ACCEPTED)
    assert "Said by “a senior official”" in words(as_reader, "/")


def test_an_accuser_without_a_name_is_called_as_the_source_does(as_reader: Client) -> None:
    factories.allegation(None, accuser_text="two diplomats", date="2025-12-16", **ACCEPTED)
    assert "Alleged by “two diplomats”" in words(as_reader, "/")


def test_an_allegation_shows_its_answers_or_that_there_is_none(as_reader: Client) -> None:
    answered = factories.allegation(title="A", date="2025-12-16", **ACCEPTED)
    factories.statement(factories.state("Ostland"), answers=answered, stance=Stance.DENIES, date="2025", **ACCEPTED)
    assert "Denies: Ostland" in words(as_reader, "/?kind=allegation")
    assert "No answer in our sources" not in words(as_reader, "/?kind=allegation")
    factories.allegation(title="B", date="2025-12-17", no_answer_found=date(2025, 12, 20), **ACCEPTED)
    assert "No answer in our sources, as of 20 December 2025" in words(as_reader, "/?kind=allegation")


def test_a_suggested_answer_does_not_count_until_suggestions_are_shown(as_reader: Client) -> None:
    allegation = factories.allegation(date="2025-12-16", **ACCEPTED)
    factories.statement(factories.state("Ostland"), answers=allegation, date="2025-12-16")
    assert "No accepted answer; a suggested one waits for review" in words(as_reader, "/")
    assert "No accepted answer; a suggested one waits for review." in words(as_reader, allegation.get_absolute_url())
    assert "Denies: Ostland Suggested" in words(as_reader, "/?state=accepted&state=suggested&kind=allegation")


def test_an_entry_counts_articles_and_publishers(as_reader: Client) -> None:
    courier = factories.publisher("Tarsk Courier")
    event = factories.meeting(date="2025-12-16", **ACCEPTED)
    for publisher in (courier, courier, factories.publisher("Ostland Radio")):
        factories.passage(event, factories.article(publisher=publisher))
    assert "3 articles, 2 publishers" in words(as_reader, "/")


def test_direct_speech_stands_in_quotation_marks(as_reader: Client) -> None:
    factories.statement(text="We agree", title="A", directness=Directness.DIRECT, date="2025-12-16", **ACCEPTED)
    assert "“We agree”" in words(as_reader, "/")


def test_words_that_the_title_says_are_not_said_twice(as_reader: Client) -> None:
    event = factories.statement(text="We agree", title="Anna Berg: We agree", date="2025-12-16", **ACCEPTED)
    assert words(as_reader, "/").count("We agree") == 1
    assert words(as_reader, event.get_absolute_url()).count("We agree") == 2


def test_namesakes_are_offered_as_links(as_reader: Client) -> None:
    berg, bergen = factories.actor("Anna Berg"), factories.actor("Bergen Line", ActorKind.ORGANISATION)
    html = page(as_reader, "/?actor=berg&kind=meeting")
    for actor in (berg, bergen):
        assert f'href="?actor={actor.slug}&amp;kind=meeting"' in html


def test_pages_lead_to_older_and_newer_records(as_reader: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.TIMELINE_PAGE_SIZE = 2
    for day in (1, 2, 3):
        factories.meeting(title=f"number {day}", date=f"2025-12-0{day}", **ACCEPTED)
    first = page(as_reader, "/?kind=meeting")
    older = re.search(r'rel="next" href="([^"]+)"', first)
    assert older
    second = page(as_reader, "/" + older[1].replace("&amp;", "&"))
    assert "number 1" in second
    assert "number 2" not in second
    newer = re.search(r'rel="prev" href="([^"]+)"', second)
    assert newer
    assert "number 3" in page(as_reader, "/" + newer[1].replace("&amp;", "&"))


@pytest.mark.parametrize("address", ["/", "/?state=accepted&state=suggested", "/?actor=Vastria", "/actors/vastria/"])
def test_a_timeline_costs_the_same_however_much_is_on_it(  # type: ignore[no-untyped-def]
    as_reader: Client, django_assert_num_queries, address: str
) -> None:
    def add(number: int) -> None:
        people = factories.actor(), factories.actor()
        article = factories.article(publisher=factories.publisher(), published=date(2025, 12, 16))
        allegation = factories.allegation(vastria, *people, told_in=article, country=vastria, **ACCEPTED)
        meeting = factories.meeting(*people, vastria, told_in=article, date=f"2025-12-{number + 10}", **ACCEPTED)
        factories.statement(vastria, answers=allegation, occasion=meeting, told_in=article, **ACCEPTED)

    vastria = factories.state("Vastria", **ACCEPTED)
    add(1)
    queries = len(queries_of(as_reader, address))
    for number in range(2, 8):
        add(number)
    with django_assert_num_queries(queries):
        as_reader.get(address)
    assert queries <= 18


def queries_of(client: Client, address: str) -> list[dict[str, str]]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return list(queries)


# -- records


def test_a_meeting_page_tells_who_where_and_when(as_reader: Client) -> None:
    anna = factories.actor("Anna Berg")
    meeting = factories.meeting(anna, title="Talks", place="Tarsk", date="2025-12-16/2025-12-17", **ACCEPTED)
    factories.statement(anna, "we agree", title="Anna agrees", occasion=meeting, **ACCEPTED)
    text = words(as_reader, meeting.get_absolute_url())
    for told in (
        "Participants Anna Berg",
        "Where Tarsk",
        "16–17 December 2025",
        "Said at this meeting Statement",
        "we agree",
    ):
        assert told in text


def test_a_statement_page_tells_what_it_answers_and_where_it_was_said(as_reader: Client) -> None:
    allegation = factories.allegation(title="Shelling alleged", **ACCEPTED)
    meeting = factories.meeting(title="Talks in Tarsk", **ACCEPTED)
    statement = factories.statement(answers=allegation, stance=Stance.REJECTS, occasion=meeting, **ACCEPTED)
    html = page(as_reader, statement.get_absolute_url())
    assert allegation.get_absolute_url() in html
    assert meeting.get_absolute_url() in html
    assert "<strong>Rejects</strong>" in html


def test_an_allegation_page_shows_its_answers_in_full(as_reader: Client) -> None:
    allegation = factories.allegation(claim="shelled the post", **ACCEPTED)
    factories.statement(factories.state("Ostland"), "we shelled nobody", answers=allegation, **ACCEPTED)
    text = words(as_reader, allegation.get_absolute_url())
    assert "shelled the post" in text
    assert "Denies" in text
    assert "we shelled nobody" in text
    assert "No answer in our sources" not in text


def test_an_allegation_without_answer_says_so_plainly(as_reader: Client) -> None:
    allegation = factories.allegation(**ACCEPTED)
    assert "No answer in our sources." in words(as_reader, allegation.get_absolute_url())


def test_a_record_cites_its_passages_and_leads_into_the_article(as_reader: Client) -> None:
    article = factories.article(
        "Anna Berg met Jon Holm in Tarsk.",
        title="Talks in Tarsk",
        url="https://courier.example/1",
        publisher=factories.publisher("Tarsk Courier"),
        published=date(2025, 12, 16),
    )
    event = factories.meeting(told_in=article, quote="Anna Berg met Jon Holm", **ACCEPTED)
    passage = event.passages.get()
    html = page(as_reader, event.get_absolute_url())
    assert '<blockquote cite="https://courier.example/1"' in html
    assert "<mark>Anna Berg met Jon Holm</mark>" in html
    assert f'href="{article.get_absolute_url()}?passage={passage.pk}#passage-{passage.pk}"' in html
    assert 'Tarsk Courier</bdi>, <cite><bdi>Talks in Tarsk</bdi></cite>, <time datetime="2025-12-16">' in html


def test_a_suggested_record_leads_to_an_article_that_shows_it(as_reader: Client) -> None:
    event = factories.meeting(told_in=factories.article())
    passage = event.passages.get()
    html = page(as_reader, event.get_absolute_url())
    link = re.search(r'href="(/articles/[^"]+)"', html)
    assert link
    assert f'id="passage-{passage.pk}"' in page(as_reader, link[1].replace("&amp;", "&"))


def test_a_record_costs_the_same_however_much_belongs_to_it(as_reader: Client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    def add(quote: str) -> None:
        told = {"told_in": article, "quote": quote, **ACCEPTED}
        factories.statement(factories.actor(), answers=allegation, occasion=meeting, **told)
        for event in (allegation, meeting):
            factories.passage(event, article, quote)

    article = factories.article("Anna met Bob in Tarsk.", publisher=factories.publisher())
    allegation, meeting = factories.allegation(**ACCEPTED), factories.meeting(**ACCEPTED)
    add("Anna")
    addresses = [event.get_absolute_url() for event in (allegation, meeting)]
    queries = [len(queries_of(as_reader, address)) for address in addresses]
    for quote in ("met", "Bob", "in", "Tarsk"):
        add(quote)
    for address, number in zip(addresses, queries, strict=True):
        with django_assert_num_queries(number):
            as_reader.get(address)


@pytest.mark.parametrize(
    ("edtf", "words_"),
    [("2025-12-16", "16 December 2025"), ("2025-12-16?", "probably 16 December 2025"), ("2025-12", "December 2025")],
)
def test_a_date_is_as_exact_as_it_is_known(as_reader: Client, edtf: str, words_: str) -> None:
    event = factories.meeting(date=edtf, **ACCEPTED)
    assert f"When {words_}" in words(as_reader, event.get_absolute_url())


# -- actors


def test_an_actor_page_shows_names_offices_and_its_own_timeline(as_reader: Client) -> None:
    vastria = factories.state("Vastria", **ACCEPTED)
    anna = factories.actor("Anna Berg", aliases=("A. Berg",), description="envoy of Vastria", **ACCEPTED)
    factories.affiliation(anna, "special envoy", organisation=vastria, since="2024-05")
    factories.meeting(anna, title="Anna's talks", date="2025-12-16", **ACCEPTED)
    factories.meeting(title="Other talks", date="2025-12-16", **ACCEPTED)
    text = words(as_reader, anna.get_absolute_url())
    for told in ("A. Berg", "envoy of Vastria", "special envoy, Vastria (from May 2024)", "Anna&#x27;s talks"):
        assert told in text
    assert "Other talks" not in text
    assert "Anna Berg, special envoy (from May 2024)" in words(as_reader, vastria.get_absolute_url())


def test_a_merged_actors_address_leads_to_the_kept_one(as_reader: Client) -> None:
    kept = factories.actor("Anna Berg", **ACCEPTED)
    middle = factories.actor("A. Berg", merged_into=kept)
    old = factories.actor("A. Bergh", merged_into=middle)
    assert as_reader.get(old.get_absolute_url())["Location"] == kept.get_absolute_url()


def test_an_actor_with_a_name_in_another_script_has_a_page(as_reader: Client) -> None:
    actor = factories.actor("محمد صادق", **ACCEPTED)
    assert "<bdi>محمد صادق</bdi>" in page(as_reader, actor.get_absolute_url())


def test_actors_are_found_by_any_of_their_names(as_reader: Client) -> None:
    factories.actor("Anna Berg", aliases=("Special Envoy Berg",), **ACCEPTED)
    factories.actor("Jon Holm", **ACCEPTED)
    text = words(as_reader, "/actors/?name=envoy")
    assert "Anna Berg" in text
    assert "Jon Holm" not in text


# -- articles


def test_an_article_marks_its_passages_and_links_them_to_their_records(as_reader: Client) -> None:
    article = factories.article("Anna met Bob in Tarsk.\n\nThey agreed.")
    first = factories.meeting(title="Talks", told_in=article, quote="Anna met Bob", **ACCEPTED)
    second = factories.statement(title="Agreed", told_in=article, quote="Bob in Tarsk", **ACCEPTED)
    text = page(as_reader, article.get_absolute_url()).split('class="text"')[1].split("</article>")[0]
    assert '<mark class="meeting">Anna met </mark>' in text
    assert '<mark class="statement">Bob</mark>' in text
    assert '<mark class="statement"> in Tarsk</mark>' in text
    for event in (first, second):
        assert text.count(f'href="{event.get_absolute_url()}"') == 1
        assert text.count(f'id="passage-{event.passages.get().pk}"') == 1


def test_the_passage_a_reader_was_sent_to_stands_out_as_a_whole(as_reader: Client) -> None:
    article = factories.article("Anna met Bob in Tarsk.")
    outer = factories.meeting(told_in=article, quote="Anna met Bob in Tarsk", **ACCEPTED)
    factories.statement(told_in=article, quote="Bob", **ACCEPTED)
    html = page(as_reader, f"{article.get_absolute_url()}?passage={outer.passages.get().pk}")
    assert html.count("chosen") == 3


def test_an_article_shows_suggestions_on_demand(as_reader: Client) -> None:
    article = factories.article("Anna met Bob in Tarsk.")
    factories.meeting(title="Talks", told_in=article, quote="Anna met Bob")
    assert "<mark" not in page(as_reader, article.get_absolute_url())
    html = page(as_reader, f"{article.get_absolute_url()}?state=accepted&state=suggested")
    assert '<mark class="meeting suggested">' in html
    assert '<strong class="state">Suggested</strong>' in html


def test_an_article_tells_where_it_comes_from(as_reader: Client) -> None:
    publisher = factories.publisher("Tarsk Courier", country=factories.state("Vastria"), state_affiliated=True)
    old = factories.article(title="First version")
    new = factories.article("New text.", publisher=publisher, published=date(2025, 12, 16), supersedes=old)
    text = words(as_reader, new.get_absolute_url())
    for told in (
        "Tarsk Courier",
        "Vastria",
        "state-affiliated",
        "16 December 2025",
        new.sha256,
        "Replaces an earlier one",
    ):
        assert told in text
    assert "This version was replaced by a later one" in words(as_reader, old.get_absolute_url())


def test_an_article_costs_the_same_however_many_records_rest_on_it(  # type: ignore[no-untyped-def]
    as_reader: Client, django_assert_num_queries
) -> None:
    article = factories.article("Anna met Bob in Tarsk.")
    factories.meeting(told_in=article, quote="Anna", **ACCEPTED)
    queries = len(queries_of(as_reader, article.get_absolute_url()))
    for quote in ("met", "Bob", "in", "Tarsk"):
        factories.statement(told_in=article, quote=quote, **ACCEPTED)
    with django_assert_num_queries(queries):
        as_reader.get(article.get_absolute_url())


def test_articles_are_listed_newest_first_and_by_their_latest_version(as_reader: Client) -> None:
    old = factories.article(title="Old version", published=date(2025, 12, 1))
    factories.article(title="New version", published=date(2025, 12, 1), supersedes=old)
    newest = factories.article(title="Newest", published=date(2025, 12, 2))
    factories.meeting(told_in=newest, **ACCEPTED)
    factories.meeting(told_in=newest)
    factories.article(title="Undated")
    text = words(as_reader, "/articles/")
    assert text.index("Newest") < text.index("New version")
    assert "1 record, 1 suggestion" in text
    assert "Old version" not in text
    assert "Undated" not in text
    assert "Articles without a date stand apart" in text
    assert "Undated" in words(as_reader, "/articles/?undated=on")


# -- what went wrong


def test_a_failure_of_the_site_has_a_page_of_its_own(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    client.raise_request_exception = False
    client.force_login(factories.reader())
    monkeypatch.setattr("timeline.views.Selection", fail)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "Something went wrong here" in answer.content.decode()


def test_a_forged_form_is_refused_in_plain_words(reader: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(reader)
    answer = client.post(reverse("admin:logout"))
    assert answer.status_code == 403
    assert "Please send the form again" in answer.content.decode()


def test_a_vague_day_is_never_counted_as_known() -> None:
    event = factories.meeting(date="2025-12", **ACCEPTED)
    assert Event.objects.between(date(2025, 12, 20), None).get().pk == event.pk
