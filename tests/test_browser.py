"""The pages and the admin in a real browser: they work, fit, are accessible, and ask no other host for anything."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.conftest import CHROMIUM
from timeline import curation
from timeline.models import Actor, Article, Event, Meeting
from timeline.vocabulary import (
    AccuserVoice,
    ActorKind,
    Directness,
    MeetingFormat,
    MeetingStatus,
    PublisherKind,
    Review,
    Role,
    Stance,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop runs in the thread of the test

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
LONG = "Sheikh Abdulrahman bin Mohammed bin Jassim Al-Thani of the Permanent Coordination Secretariat"
REPORT = """The envoys of Vastria and Ostland met in Tarsk on Tuesday, a day after shells fell on the post at Lenno.

“We have agreed to keep talking,” said Anna Berg, the envoy of Vastria. She accused Ostland of shelling the post, \
which Ostland's army denied. “Not one shell of ours crossed the river,” its spokesman said.

The next round is planned for January.""".replace("\\\n", "")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    quiet = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": quiet}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    return {**browser_context_args, "viewport": WIDE, "locale": "en-GB", "reduced_motion": "reduce"}


@dataclass
class Watch:
    """What went wrong in a browser: errors of its console, and requests to other hosts than the site's."""

    site: str
    problems: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.problems.append(message.text)

    def see(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme != "data" and address.netloc != self.site:
            self.problems.append(f"request to {request.url}")


@pytest.fixture
def watched(page: Page, live_server: LiveServer) -> Iterator[Page]:
    """A page whose every problem fails the test: console errors, violations of the policy, requests elsewhere."""
    watch = Watch(urlsplit(live_server.url).netloc)
    page.on("console", watch.hear)
    page.on("pageerror", lambda error: watch.problems.append(str(error)))
    page.on("request", watch.see)
    yield page
    assert watch.problems == []


@pytest.fixture
def editors_page(watched: Page, context: BrowserContext, live_server: LiveServer) -> Page:
    """A watched page on which an editor is signed in."""
    client = Client()
    client.force_login(factories.editor())
    name = django_settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
    return watched


@pytest.fixture
def newsroom() -> Meeting:
    """A small timeline with something of everything; the meeting in it."""
    vastria = factories.state("Vastria", review=Review.ACCEPTED, aliases=("Vastrian", "VAS"), iso_code="VA")
    ostland = factories.state("Ostland", review=Review.ACCEPTED)
    courier = factories.publisher("The Tarsk Courier", kind=PublisherKind.NEWSPAPER, country=vastria)
    report = factories.article(
        REPORT,
        title="Envoys meet in Tarsk a day after shells fall on Lenno",
        publisher=courier,
        published=date(2025, 12, 17),
        url="https://courier.example/envoys",
        byline="Tove Lind",
    )
    anna = factories.actor(
        "Anna Berg", description="envoy of Vastria", country=vastria, aliases=("Envoy Berg",), review=Review.ACCEPTED
    )
    factories.affiliation(anna, "Special envoy", organisation=vastria, since="2024-05")
    done = {"told_in": report, "review": Review.ACCEPTED}
    meeting = factories.meeting(
        vastria,
        ostland,
        title="Envoys of Vastria and Ostland meet in Tarsk",
        quote="The envoys of Vastria and Ostland met in Tarsk on Tuesday",
        date="2025-12-16",
        place="Tarsk",
        format=MeetingFormat.IN_PERSON,
        **done,
    )
    factories.passage(meeting, report, "met in Tarsk on Tuesday, a day after shells fell")
    factories.statement(
        anna,
        "We have agreed to keep talking",
        title="Anna Berg: We have agreed to keep talking",
        quote="“We have agreed to keep talking,” said Anna Berg",
        directness=Directness.DIRECT,
        occasion=meeting,
        date="2025-12-16",
        **done,
    )
    allegation = factories.allegation(
        anna,
        ostland,
        claim="shelling the border post at Lenno",
        title="Vastria’s envoy accuses Ostland of shelling a border post",
        quote="She accused Ostland of shelling the post",
        **done,
    )
    factories.statement(
        None,
        "Not one shell of ours crossed the river",
        title="Ostland’s army denies shelling",
        speaker_text="its spokesman",
        directness=Directness.DIRECT,
        answers=allegation,
        stance=Stance.DENIES,
        quote="“Not one shell of ours crossed the river,” its spokesman said",
        **done,
    )
    factories.allegation(
        None, ostland, claim="has failed to explain the shells", voice=AccuserVoice.PUBLICATION, date="2025-12", **done
    )
    planned = factories.meeting(
        vastria,
        factories.actor("محمد صادق", review=Review.ACCEPTED, description="مبعوث خاص"),
        factories.actor(LONG, ActorKind.ORGANISATION, review=Review.ACCEPTED),
        title=f"The next round is planned, says {LONG}, with {'Lenno' * 12}",
        quote="The next round is planned for January.",
        status=MeetingStatus.PLANNED,
        date="2026-01",
        told_in=report,
    )
    planned.involve(anna, Role.MEDIATOR, on_behalf_of=vastria)
    factories.mention(anna, report, "Anna Berg")
    factories.import_item("seeds/envoys.md", article=report)
    factories.import_item("seeds/broken.md", outcome="failed", error="seeds/broken.md: published 'soonish' is no date")
    return meeting


def pages_of_the_timeline(meeting: Meeting) -> list[str]:
    """Every page for readers, with suggestions and without, and those for what went wrong or is empty."""
    article, both = Article.objects.get(), "state=accepted&state=suggested"
    return [
        "/",
        f"/?{both}",
        "/?undated=on",
        "/?kind=statement&since=2031",
        "/?since=soon&actor=nobody&kind=duel&until=x&state=y",
        "/?actor=a",
        *(event.get_absolute_url() for event in Event.objects.all()),
        *(actor.get_absolute_url() for actor in Actor.objects.all()),
        f"{article.get_absolute_url()}?{both}&passage={meeting.passages.first().pk}",  # type: ignore[union-attr]
        "/actors/",
        "/actors/?name=nobody",
        "/articles/",
        "/articles/?undated=on",
    ]


def pages_of_the_desk(meeting: Meeting) -> list[str]:
    """The admin's front page, and list and form of each model that editors work with."""
    models = ["event", "meeting", "statement", "allegation", "actor", "article", "publisher", "importrun"]
    lists = [*models, "importitem", "involvement", "passage", "mention", "actorname", "affiliation"]
    rows = {event.kind: event.pk for event in Event.objects.all()} | {"meeting": meeting.pk}
    forms = [f"{kind}/{pk}/change/" for kind, pk in rows.items()]
    forms += [f"actor/{Actor.objects.get(name='Anna Berg').pk}/change/", f"article/{Article.objects.get().pk}/change/"]
    forms += ["meeting/add/", f"meeting/{meeting.pk}/delete/", f"meeting/{meeting.pk}/history/"]
    forms += [f"importrun/{Article.objects.get().import_items.get().run_id}/change/"]
    return ["/admin/", *(f"/admin/timeline/{page}" for page in [*(f"{name}/" for name in lists), *forms])]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def violations(page: Page) -> list[str]:
    """What axe finds wrong on the page, with the places."""
    found = Axe().run(page, options={"resultTypes": ["violations"], "preload": False}).response["violations"]
    return [f"{fault['id']}: {node['target']} {node['html'][:120]}" for fault in found for node in fault["nodes"]]


# -- the way in


def test_a_reader_logs_in_and_comes_back(watched: Page, live_server: LiveServer, newsroom: Meeting) -> None:
    reader = factories.reader()
    watched.goto(f"{live_server.url}/?kind=meeting")
    watched.get_by_label("Username").fill(reader.username)
    watched.get_by_label("Password").fill(factories.PASSWORD)
    watched.get_by_role("button", name="Log in").click()
    expect(watched).to_have_url(f"{live_server.url}/?kind=meeting")
    expect(watched.get_by_role("heading", level=1)).to_have_text("Timeline")
    watched.get_by_role("button", name="Log out").click()
    watched.goto(live_server.url)
    expect(watched.get_by_label("Username")).to_be_visible()


# -- the timeline


def test_filters_narrow_the_timeline_and_are_cleared(
    editors_page: Page, live_server: LiveServer, newsroom: Meeting
) -> None:
    editors_page.goto(live_server.url)
    entries = editors_page.locator(".entry")
    everything = entries.count()
    editors_page.get_by_label("Statement").check()
    editors_page.get_by_label("Who").fill("envoy berg")
    editors_page.get_by_role("button", name="Show").click()
    expect(entries).to_have_count(1)
    expect(editors_page.get_by_label("Who")).to_have_value("envoy berg")
    editors_page.get_by_label("From").fill("soon")
    editors_page.keyboard.press("Enter")
    expect(entries).to_have_count(0)
    expect(editors_page.get_by_label("From")).to_have_accessible_description(
        "“soon” is no date. Write 2025, 2025-12 or 2025-12-16."
    )
    editors_page.get_by_role("link", name="Clear the filters").first.click()
    expect(entries).to_have_count(everything)


def test_suggestions_are_shown_on_demand(editors_page: Page, live_server: LiveServer, newsroom: Meeting) -> None:
    editors_page.goto(live_server.url)
    expect(editors_page.get_by_text("The next round is planned")).to_have_count(0)
    editors_page.get_by_label("Suggested").check()
    editors_page.get_by_role("button", name="Show").click()
    entry = editors_page.locator(".entry", has_text="The next round is planned")
    expect(entry.get_by_text("Suggested", exact=True)).to_be_visible()
    assert entry.evaluate("entry => getComputedStyle(entry).borderTopStyle") == "dashed"


def test_a_record_leads_to_its_words_in_the_article_and_back(
    editors_page: Page, live_server: LiveServer, newsroom: Meeting
) -> None:
    editors_page.goto(live_server.url)
    editors_page.get_by_role("link", name=newsroom.title).click()
    expect(editors_page.get_by_role("heading", level=1)).to_have_text(newsroom.title)
    editors_page.get_by_role("link", name="Read it in the article").first.click()
    chosen = editors_page.locator("mark.chosen")
    assert "".join(chosen.all_text_contents()) == "The envoys of Vastria and Ostland met in Tarsk on Tuesday"
    expect(chosen.first).to_be_in_viewport()
    editors_page.locator(".text").get_by_role("link", name=newsroom.title).first.click()
    expect(editors_page.get_by_role("heading", level=1)).to_have_text(newsroom.title)


def test_the_first_key_skips_to_the_content(editors_page: Page, live_server: LiveServer, newsroom: Meeting) -> None:
    editors_page.goto(live_server.url)
    editors_page.keyboard.press("Tab")
    expect(editors_page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()
    editors_page.keyboard.press("Enter")
    expect(editors_page.locator("main")).to_be_focused()


# -- the desk


def test_an_editor_accepts_suggestions_in_the_list(
    editors_page: Page, live_server: LiveServer, newsroom: Meeting
) -> None:
    editors_page.goto(f"{live_server.url}/admin/timeline/event/?review__exact=suggested")
    editors_page.get_by_role("checkbox", name="Select this object for an action - The next round").check()
    editors_page.get_by_label("Action:").select_option("accept")
    editors_page.get_by_role("button", name="Run the selected action").or_(
        editors_page.get_by_role("button", name="Go")
    ).click()
    expect(editors_page.get_by_text("1 accepted.")).to_be_visible()
    assert not Event.objects.suggested().exists()


def test_an_editor_changes_a_record_with_its_passage_in_sight(
    editors_page: Page, live_server: LiveServer, newsroom: Meeting
) -> None:
    editors_page.goto(f"{live_server.url}/admin/timeline/meeting/{newsroom.pk}/change/")
    expect(editors_page.locator("blockquote.passage mark").first).to_be_visible()
    editors_page.get_by_label("Date:").fill("2025-12-16/2025-12-17")
    editors_page.get_by_label("Title:").fill("Envoys meet for two days")
    editors_page.locator(".add-row a").last.click()
    editors_page.locator("#id_involvements-2-role").select_option("host")
    editors_page.locator("#involvements-2 .select2-selection").first.click()
    editors_page.locator(".select2-search__field").fill("envoy b")
    editors_page.get_by_role("option", name="Anna Berg").click()
    editors_page.locator("[name=_continue]").first.click()
    expect(editors_page.get_by_text("was changed successfully")).to_be_visible()
    expect(editors_page.get_by_text("16–17 December 2025")).to_be_visible()
    newsroom.refresh_from_db()
    assert (newsroom.title, newsroom.revision) == ("Envoys meet for two days", 2)
    assert newsroom.involvements.filter(role=Role.HOST, actor__name="Anna Berg").exists()


def test_two_editors_on_one_record_lose_nothing(editors_page: Page, live_server: LiveServer, newsroom: Meeting) -> None:
    editors_page.goto(f"{live_server.url}/admin/timeline/meeting/{newsroom.pk}/change/")
    Event.objects.filter(pk=newsroom.pk).update(title="Somebody else's title", revision=2)
    editors_page.get_by_label("Title:").fill("Mine")
    editors_page.locator("[name=_save]").first.click()
    expect(editors_page.get_by_text("saved this record while you were editing it")).to_be_visible()
    newsroom.refresh_from_db()
    assert newsroom.title == "Somebody else's title"


# -- every page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("pages", [pages_of_the_timeline, pages_of_the_desk])
def test_every_page_fits_both_widths_and_is_accessible(
    editors_page: Page,
    live_server: LiveServer,
    newsroom: Meeting,
    pages: Callable[[Meeting], list[str]],
    scheme: str,
) -> None:
    editors_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    faults = []
    for address in pages(newsroom):
        editors_page.set_viewport_size(WIDE)  # type: ignore[arg-type]
        editors_page.goto(live_server.url + address)
        faults += [f"{address}: {fault}" for fault in violations(editors_page)]
        for size in (WIDE, NARROW):
            editors_page.set_viewport_size(size)  # type: ignore[arg-type]
            if (pixels := overflow(editors_page)) > 0:
                faults.append(f"{address}: {pixels} pixels wider than {size['width']}")
        assert editors_page.locator("h1:visible").count() >= 1, address
    assert faults == []


@pytest.mark.parametrize("address", ["/nowhere/", "/events/99999/"])
def test_a_page_that_does_not_exist_looks_like_ours(page: Page, live_server: LiveServer, address: str) -> None:
    page.goto(live_server.url + address)
    if "/admin/login/" not in page.url:
        expect(page.get_by_role("heading", level=1)).to_have_text("This page does not exist")
        assert violations(page) == []
        assert overflow(page) <= 0


def test_the_timeline_prints_without_its_controls(
    editors_page: Page, live_server: LiveServer, newsroom: Meeting
) -> None:
    editors_page.goto(live_server.url)
    editors_page.emulate_media(media="print")
    expect(editors_page.locator(".filters")).to_be_hidden()
    expect(editors_page.get_by_role("heading", level=1)).to_be_visible()


# -- the seeds, from the import to the page, and pictures of them for the README


def test_the_seeds_are_imported_accepted_and_worth_reading(
    editors_page: Page, live_server: LiveServer, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    folder = Path(request.config.getoption("--screenshots") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    call_command("load_countries", verbosity=0)
    call_command("import_articles", "seeds/", verbosity=0)
    editor = User.objects.get()
    curation.accept(Event.objects.all(), editor)
    editors_page.goto(f"{live_server.url}/?kind=meeting&kind=allegation")
    expect(editors_page.locator(".entry.meeting", has_text="Doha").first).to_be_visible()
    picture(editors_page, folder / "timeline.png")
    editors_page.goto(f"{live_server.url}/articles/?undated=on")
    editors_page.get_by_role("link", name="Envoys").click()
    expect(editors_page.locator("mark").first).to_be_visible()
    picture(editors_page, folder / "article.png")


def picture(page: Page, file: Path) -> None:
    """Save what the upper part of the window shows, small enough for a README."""
    page.set_viewport_size({"width": 1280, "height": 720})
    page.screenshot(path=file)
    assert file.stat().st_size < 250_000
