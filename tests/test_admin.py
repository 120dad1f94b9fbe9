"""The editors' desk: who may do what, what a save leaves behind, and that nobody's work is overwritten."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from timeline import models
from timeline.models import Actor, Allegation, Event, Meeting, Passage, Statement
from timeline.vocabulary import ImportOutcome, Review, Role, Stance

pytestmark = pytest.mark.django_db

MODELS = [getattr(models, name) for name in models.__all__]
HOSTILE = "<script>alert('x')</script>"


def address(model: type, action: str, *args: object) -> str:
    return reverse(f"admin:timeline_{model._meta.model_name}_{action}", args=args)  # type: ignore[attr-defined]


def form_of(client: Client, row: Any, **changes: object) -> dict[str, object]:
    """What the browser would send if the editor changed these fields of the row's form and pressed save."""
    answer = client.get(address(type(row), "change", row.pk))
    assert answer.status_code == 200, answer
    return sent_by(answer.context["adminform"].form, answer.context["inline_admin_formsets"], **changes)


def sent_by(form: Any, inlines: Any, **changes: object) -> dict[str, object]:
    fields = [*form, *(field for inline in inlines for part in _forms_of(inline.formset) for field in part)]
    values = {field.html_name: field.value() for field in fields}
    return {name: value for name, value in {**values, **changes}.items() if value is not None and value is not False}


def _forms_of(formset: Any) -> list[Any]:
    return [formset.management_form, *formset.forms]


def save(client: Client, row: Any, **changes: object) -> Any:
    """Save the row through its form; the row as it is afterwards."""
    answer = client.post(address(type(row), "change", row.pk), form_of(client, row, **changes))
    assert answer.status_code == 302, answer.context["errors"]
    row.refresh_from_db()
    return row


def act(client: Client, model: type, action: str, *rows: Any, **extra: object) -> Any:
    chosen = {"action": action, "_selected_action": [row.pk for row in rows], **extra}
    return client.post(address(model, "changelist"), chosen, follow=True)


def messages_of(answer: Any) -> list[str]:
    return [str(message) for message in answer.context["messages"]]


@pytest.fixture
def told() -> Meeting:
    """A suggested meeting with people, and a passage of an article."""
    article = factories.article(
        "Nothing else. Anna Berg met Jon Holm in Tarsk. They agreed.", publisher=factories.publisher("Tarsk Courier")
    )
    people = factories.actor("Anna Berg"), factories.actor("Jon Holm")
    return factories.meeting(*people, title="Talks", told_in=article, quote="Anna Berg met Jon Holm in Tarsk.")


@pytest.fixture
def one_of_each(told: Meeting) -> dict[type, Any]:
    """A row of each model."""
    anna = told.involvements.first().actor
    article = told.passages.get().article
    allegation = factories.allegation(anna, anna)
    item = factories.import_item(article=article)
    rows = [
        told,
        Event.objects.get(pk=told.pk),
        allegation,
        factories.statement(anna, answers=allegation),
        anna,
        anna.names.first(),
        factories.affiliation(anna),
        article,
        article.publisher,
        told.involvements.first(),
        told.passages.get(),
        factories.mention(anna, article),
        item,
        item.run,
    ]
    return {type(row): row for row in rows}


# -- who may do what


@pytest.mark.parametrize("model", MODELS)
def test_every_model_is_registered(model: type) -> None:
    assert admin.site.is_registered(model)  # type: ignore[arg-type]


@pytest.mark.parametrize("model", MODELS)
def test_editors_see_list_search_and_form_of_every_model(
    as_editor: Client, one_of_each: dict[type, Any], model: type
) -> None:
    assert as_editor.get(address(model, "changelist")).status_code == 200
    assert as_editor.get(address(model, "changelist"), {"q": "anna"}).status_code == 200
    assert as_editor.get(address(model, "change", one_of_each[model].pk), follow=True).status_code == 200


@pytest.mark.parametrize("model", [Event, Meeting, Statement, Allegation, Actor, models.Article, models.Publisher])
def test_readers_look_and_change_nothing(as_reader: Client, one_of_each: dict[type, Any], model: type) -> None:
    row = one_of_each[model]
    seen = as_reader.get(address(model, "change", row.pk), follow=True)
    assert seen.status_code == 200
    assert 'name="_save"' not in seen.content.decode()
    before = model.objects.filter(pk=row.pk).values().get()  # type: ignore[attr-defined]
    url = address(type(getattr(row, "specific", row)), "change", row.pk)
    assert as_reader.post(url, {"title": "x", "name": "x", "review": "accepted"}).status_code == 403
    assert as_reader.post(address(model, "delete", row.pk), {"post": "yes"}).status_code == 403
    assert model.objects.filter(pk=row.pk).values().get() == before  # type: ignore[attr-defined]


@pytest.mark.parametrize("action", ["accept", "reject", "take_back", "delete_selected"])
def test_readers_have_no_actions(as_reader: Client, told: Meeting, action: str) -> None:
    act(as_reader, Meeting, action, told, post="yes")
    told.refresh_from_db()
    assert (told.review, told.revision) == (Review.SUGGESTED, 1)


@pytest.mark.parametrize("model", [Meeting, Statement, Allegation, Actor, models.Publisher])
def test_readers_add_nothing(as_reader: Client, model: type) -> None:
    assert as_reader.get(address(model, "add")).status_code == 403


@pytest.mark.parametrize("model", MODELS)
def test_anonymous_visitors_are_sent_to_the_login(client: Client, model: type) -> None:
    answer = client.get(address(model, "changelist"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("admin:login"))


def test_articles_are_not_made_by_hand(as_editor: Client) -> None:
    assert as_editor.get(address(models.Article, "add")).status_code == 403


def test_imports_cannot_be_changed(as_editor: Client) -> None:
    run = factories.import_item().run
    assert as_editor.post(address(models.ImportRun, "change", run.pk), {"source": "x"}).status_code == 403


# -- lists


@pytest.mark.parametrize("model", MODELS)
def test_a_list_costs_the_same_however_many_rows_it_has(as_editor: Client, model: type) -> None:
    def add(number: int) -> None:
        anna = factories.actor(aliases=(f"A. {number}",), country=factories.state(f"Vastria {number}"))
        article = factories.article(publisher=factories.publisher(country=anna.country), published=date(2025, 12, 16))
        allegation = factories.allegation(anna, anna, told_in=article)
        factories.meeting(anna, factories.actor(), told_in=article)
        factories.statement(anna, answers=allegation, told_in=article)
        factories.affiliation(anna, organisation=anna.country)
        factories.mention(anna, article, article.text)
        factories.import_item(f"{number}.md", article=article)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert as_editor.get(address(model, "changelist")).status_code == 200
        return len(queries)

    add(1)
    cost()
    few = cost()
    for number in range(2, 8):
        add(number)
    assert cost() == few


def test_a_list_shows_the_words_that_a_record_rests_on(as_editor: Client, told: Meeting) -> None:
    html = as_editor.get(address(Event, "changelist")).content.decode()
    assert '<span class="quote">Anna Berg met Jon Holm in Tarsk.</span>' in html
    assert "Anna Berg, Jon Holm" in html
    assert f'href="{told.get_absolute_url()}"' in html


def test_the_list_of_all_records_leads_to_the_page_of_their_kind(as_editor: Client, told: Meeting) -> None:
    assert address(Meeting, "change", told.pk) in as_editor.get(address(Event, "changelist")).content.decode()
    assert as_editor.get(address(Event, "change", told.pk))["Location"] == address(Meeting, "change", told.pk)


def test_records_are_found_by_any_name_of_those_involved(as_editor: Client, told: Meeting) -> None:
    told.involvements.first().actor.add_name("Envoy Berg")
    factories.meeting(title="Other talks")
    found = as_editor.get(address(Event, "changelist"), {"q": "envoy"}).context["cl"].queryset
    assert [event.title for event in found] == ["Talks"]


@pytest.mark.parametrize(("value", "title"), [("yes", "dated"), ("reported", "reported"), ("no", "undated")])
def test_records_are_filtered_by_how_they_are_dated(as_editor: Client, value: str, title: str) -> None:
    factories.meeting(title="dated", date="2025-12")
    factories.meeting(title="reported", told_in=factories.article(published=date(2025, 12, 16)))
    factories.meeting(title="undated")
    found = as_editor.get(address(Event, "changelist"), {"dated": value}).context["cl"].queryset
    assert [event.title for event in found] == [title]


def test_a_choice_of_actors_knows_their_other_names_and_leaves_out_merged_and_rejected_ones(as_editor: Client) -> None:
    berg = factories.actor("Anna Berg", aliases=("Envoy Berg",))
    factories.actor("A. Berg", merged_into=berg)
    factories.actor("Berg Ltd", review=Review.REJECTED)
    field = {"app_label": "timeline", "model_name": "involvement", "field_name": "actor"}
    found = as_editor.get(reverse("admin:autocomplete"), {"term": "BERG", **field}).json()["results"]
    assert [row["text"] for row in found] == ["Anna Berg"]
    assert as_editor.get(reverse("admin:autocomplete"), {"term": "envoy", **field}).json()["results"] == found


# -- actions


def test_rows_are_accepted_with_who_and_when_and_a_line_in_their_history(
    as_editor: Client, editor: User, told: Meeting
) -> None:
    answer = act(as_editor, Event, "accept", told)
    told.refresh_from_db()
    assert (told.review, told.reviewed_by, told.revision) == (Review.ACCEPTED, editor, 2)
    assert messages_of(answer) == ["1 accepted, and with it 2 actors."]
    assert "Accepted from the list." in as_editor.get(address(Meeting, "history", told.pk)).content.decode()


def test_rows_are_rejected_and_made_suggestions_again(as_editor: Client, told: Meeting) -> None:
    act(as_editor, Meeting, "reject", told)
    told.refresh_from_db()
    assert told.review == Review.REJECTED
    act(as_editor, Meeting, "take_back", told)
    told.refresh_from_db()
    assert (told.review, told.reviewed_by) == (Review.SUGGESTED, None)


def test_what_was_accepted_before_is_counted_apart(as_editor: Client, told: Meeting) -> None:
    done = factories.meeting(review=Review.ACCEPTED)
    answer = act(as_editor, Meeting, "accept", told, done)
    assert messages_of(answer) == ["1 accepted, and with it 2 actors. 1 was accepted before."]


def test_actors_are_accepted_in_bulk(as_editor: Client) -> None:
    anna, jon = factories.actor("Anna Berg"), factories.actor("Jon Holm")
    assert messages_of(act(as_editor, Actor, "accept", anna, jon)) == ["2 accepted."]
    assert Actor.objects.accepted().count() == 2


# -- forms


def test_the_passage_stands_among_the_words_around_it(as_editor: Client, told: Meeting) -> None:
    html = as_editor.get(address(Meeting, "change", told.pk)).content.decode()
    assert "Nothing else. <mark>Anna Berg met Jon Holm in Tarsk.</mark> They agreed." in html
    passage = told.passages.get()
    assert f"{passage.article.get_absolute_url()}?state=suggested&amp;passage={passage.pk}#passage-{passage.pk}" in html


def test_the_date_is_read_out_in_plain_words(as_editor: Client) -> None:
    event = factories.meeting(date="2025-12-16/2025-12-17")
    assert "16–17 December 2025" in as_editor.get(address(Meeting, "change", event.pk)).content.decode()


def test_a_date_that_is_none_is_refused_with_examples(as_editor: Client, told: Meeting) -> None:
    answer = as_editor.post(address(Meeting, "change", told.pk), form_of(as_editor, told, date="soon"))
    assert "“soon” is no date. Write 2025, 2025-12" in answer.content.decode()


def test_a_save_marks_the_row_as_an_editors(as_editor: Client, told: Meeting) -> None:
    saved = save(as_editor, told, title="Talks in Tarsk")
    assert (saved.title, saved.review, saved.revision, saved.reviewed_by) == (
        "Talks in Tarsk",
        Review.SUGGESTED,
        2,
        None,
    )
    assert saved.curated_at


def test_a_save_that_changes_nothing_leaves_no_trace(as_editor: Client, told: Meeting) -> None:
    saved = save(as_editor, told)
    assert (saved.revision, saved.curated_at) == (1, None)


def test_a_changed_participant_marks_the_record_as_an_editors(as_editor: Client, told: Meeting) -> None:
    saved = save(as_editor, told, **{"involvements-0-position": "envoy"})
    assert saved.revision == 2
    assert saved.curated_at


def test_accepting_in_the_form_says_who_decided_and_brings_the_actors_along(
    as_editor: Client, editor: User, told: Meeting
) -> None:
    saved = save(as_editor, told, review="accepted")
    assert (saved.review, saved.reviewed_by) == (Review.ACCEPTED, editor)
    assert saved.reviewed_at
    assert Actor.objects.accepted().count() == 2


def test_actors_are_saved_with_their_names(as_editor: Client) -> None:
    anna = factories.actor("Anna Berg")
    data = form_of(as_editor, anna, review="accepted")
    data |= {"names-TOTAL_FORMS": 2, "names-1-name": "A. Berg", "names-1-kind": "name", "names-1-actor": anna.pk}
    assert as_editor.post(address(Actor, "change", anna.pk), data).status_code == 302
    anna.refresh_from_db()
    assert (anna.review, anna.revision) == (Review.ACCEPTED, 2)
    assert Actor.objects.named("a berg").get() == anna


@pytest.mark.parametrize("kind", ["meeting", "actor", "article", "publisher"])
def test_the_second_of_two_editors_overwrites_nothing(
    as_editor: Client, editor: User, told: Meeting, kind: str
) -> None:
    article = told.passages.get().article
    rows = {"meeting": told, "actor": told.actors.first(), "article": article, "publisher": article.publisher}
    row = rows[kind]
    field = "title" if hasattr(row, "title") else "name"
    second = Client()
    second.force_login(factories.editor("eric"))
    stale = form_of(second, row, **{field: "Eric's version"})
    save(as_editor, row, **{field: "Edith's version"})
    answer = second.post(address(type(row), "change", row.pk), stale)
    assert answer.status_code == 200
    assert "edith saved this record while you were editing it" in answer.content.decode()
    row.refresh_from_db()
    assert getattr(row, field) == "Edith's version"


def test_a_bulk_decision_counts_as_a_change_for_the_second_editor(as_editor: Client, told: Meeting) -> None:
    stale = form_of(as_editor, told, title="Stale")
    act(as_editor, Meeting, "reject", told)
    assert as_editor.post(address(Meeting, "change", told.pk), stale).status_code == 200
    told.refresh_from_db()
    assert (told.title, told.review) == ("Talks", Review.REJECTED)


@pytest.mark.parametrize("seen", ["", "0", "x", None])
def test_a_form_that_hides_which_revision_it_saw_saves_nothing(
    as_editor: Client, told: Meeting, seen: str | None
) -> None:
    data = form_of(as_editor, told, title="Forged", seen_revision=seen)
    assert as_editor.post(address(Meeting, "change", told.pk), data).status_code == 200
    told.refresh_from_db()
    assert told.title == "Talks"


def test_a_record_written_by_hand_gets_its_passage_date_and_editor(as_editor: Client, editor: User) -> None:
    article = factories.article("Anna met Bob.", published=date(2025, 12, 16))
    anna = factories.actor("Anna Berg")
    blank = as_editor.get(address(Meeting, "add"))
    data = sent_by(
        blank.context["adminform"].form, blank.context["inline_admin_formsets"], title="Talks", review="accepted"
    )
    data |= {"passages-TOTAL_FORMS": 1, "passages-0-article": article.pk, "passages-0-start": 0, "passages-0-end": 4}
    data |= {"involvements-TOTAL_FORMS": 1, "involvements-0-actor": anna.pk, "involvements-0-role": Role.PARTICIPANT}
    assert as_editor.post(address(Meeting, "add"), data).status_code == 302
    meeting = Meeting.objects.get()
    assert meeting.passages.get().quote == "Anna"
    assert (meeting.timeline_date, meeting.reviewed_by) == (date(2025, 12, 16), editor)


@pytest.mark.parametrize(
    ("passage", "complaint"),
    [
        ({"article": "", "start": 0, "end": 4}, "This field is required"),
        ({"start": 0, "end": 9999}, "is no stretch of"),
        ({"start": 4, "end": 4}, "is no stretch of"),
        ({"start": "", "end": ""}, "This field is required"),
    ],
)
def test_a_passage_outside_its_article_is_refused(
    as_editor: Client, told: Meeting, passage: dict[str, object], complaint: str
) -> None:
    changes = {f"passages-0-{name}": value for name, value in passage.items()}
    answer = as_editor.post(address(Meeting, "change", told.pk), form_of(as_editor, told, **changes))
    assert answer.status_code == 200
    assert complaint in answer.content.decode()
    assert Passage.objects.get().quote == "Anna Berg met Jon Holm in Tarsk."


def test_a_stance_without_the_allegation_it_answers_is_refused_in_words(as_editor: Client) -> None:
    statement = factories.statement()
    answer = as_editor.post(
        address(Statement, "change", statement.pk), form_of(as_editor, statement, stance=Stance.DENIES)
    )
    assert "A stance belongs to an answer" in answer.content.decode()


def test_roles_offered_are_those_of_the_kind(as_editor: Client, told: Meeting) -> None:
    html = as_editor.get(address(Meeting, "change", told.pk)).content.decode()
    assert '<option value="host">' in html
    assert '<option value="accused">' not in html


def test_an_allegation_leads_to_its_answers(as_editor: Client) -> None:
    allegation = factories.allegation()
    answer = factories.statement(title="Ostland denies", answers=allegation)
    html = as_editor.get(address(Allegation, "change", allegation.pk)).content.decode()
    assert f'Denies: <a href="{address(Statement, "change", answer.pk)}">Ostland denies</a> (suggested)' in html


def test_records_lead_to_their_pages(as_editor: Client, told: Meeting) -> None:
    for row in (told, told.actors.first(), told.passages.get().article):
        assert (
            f'href="{row.get_absolute_url()}"' in as_editor.get(address(type(row), "change", row.pk)).content.decode()
        )


def test_a_post_to_a_page_that_saves_nothing_is_harmless(as_editor: Client, told: Meeting) -> None:
    assert as_editor.post(address(Meeting, "history", told.pk)).status_code == 200


# -- articles and imports


def test_the_text_of_an_article_is_shown_and_stays(as_editor: Client, told: Meeting) -> None:
    article = told.passages.get().article
    text = article.text
    saved = save(as_editor, article, title="Corrected title", text="Forged", original="Forged")
    assert (saved.title, saved.text) == ("Corrected title", text)
    assert text in as_editor.get(address(models.Article, "change", article.pk)).content.decode()


def test_a_corrected_date_moves_the_records_of_the_article(as_editor: Client, told: Meeting) -> None:
    save(as_editor, told.passages.get().article, published="2025-12-10")
    told.refresh_from_db()
    assert told.timeline_date == date(2025, 12, 10)


def test_the_original_is_handed_out_to_be_saved_and_never_shown(as_editor: Client) -> None:
    article = factories.article(original=HOSTILE.encode())
    answer = as_editor.get(reverse("admin:timeline_article_original", args=[article.pk]))
    assert answer.content == HOSTILE.encode()
    assert answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Disposition"].startswith("attachment")


def test_the_original_asks_for_a_login(client: Client) -> None:
    article = factories.article()
    assert client.get(reverse("admin:timeline_article_original", args=[article.pk])).status_code == 302


def test_an_import_shows_what_failed_and_why(as_editor: Client) -> None:
    item = factories.import_item("a.md", outcome=ImportOutcome.FAILED, error="a.md: published 'soonish' is no date")
    for page in (
        address(models.ImportRun, "change", item.run.pk),
        f"{address(models.ImportItem, 'changelist')}?run__id__exact={item.run.pk}&outcome__exact=failed",
    ):
        assert "published &#x27;soonish&#x27; is no date" in as_editor.get(page).content.decode()


# -- every page


def every_page(one_of_each: dict[type, Any]) -> list[str]:
    lists = [address(model, "changelist") for model in MODELS]
    forms = [address(model, "change", row.pk) for model, row in one_of_each.items() if model is not Event]
    return [reverse("admin:index"), *lists, *forms]


def test_no_admin_page_has_inline_script_or_style(as_editor: Client, one_of_each: dict[type, Any]) -> None:
    for page in every_page(one_of_each):
        answer = as_editor.get(page)
        assert "default-src 'self'" in answer["Content-Security-Policy"]
        assert not re.search(r"<script(?![^>]* src=)[^>]*>|<style|\sstyle=|\son\w+=", answer.content.decode()), page


def test_no_text_of_a_source_becomes_markup(
    as_editor: Client, one_of_each: dict[type, Any], hostile: Callable[[], None]
) -> None:
    hostile()
    for page in every_page(one_of_each):
        html = as_editor.get(page).content.decode()
        assert HOSTILE not in html
    assert "&lt;script&gt;" in as_editor.get(address(Event, "changelist")).content.decode()


@pytest.fixture
def hostile() -> Callable[[], None]:
    """Turns every text in the database into a script."""

    def turn() -> None:
        models.Article.objects.update(title=HOSTILE, byline=HOSTILE, text=HOSTILE * 3)
        models.Publisher.objects.update(name=HOSTILE)
        Event.objects.update(title=HOSTILE, place=HOSTILE, rule=HOSTILE)
        Actor.objects.update(name=HOSTILE, description=HOSTILE)
        Passage.objects.update(quote=HOSTILE, prefix=HOSTILE, suffix=HOSTILE)
        models.Mention.objects.update(quote=HOSTILE, prefix=HOSTILE, suffix=HOSTILE)
        models.ImportItem.objects.update(source=HOSTILE, error=HOSTILE)

    return turn


def test_the_front_page_lists_records_actors_sources_and_imports_in_this_order(as_editor: Client) -> None:
    apps = as_editor.get(reverse("admin:index")).context["app_list"]
    assert [app["name"] for app in apps] == ["Records", "Actors", "Sources", "Imports"]
    assert sum(len(app["models"]) for app in apps) == len(MODELS)


def test_a_saved_form_leaves_a_line_in_the_history(as_editor: Client, editor: User, told: Meeting) -> None:
    save(as_editor, told, title="Talks in Tarsk")
    assert LogEntry.objects.get().user == editor
