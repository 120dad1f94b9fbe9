"""Actor candidates become the actors that are meant, or drafts: rather one person twice than two for one."""

import pytest
from django.utils import timezone

from tests import factories
from tests.ingest.drafts import Text
from timeline.models import Actor, ActorName, Affiliation, Mention
from timeline.vocabulary import ActorKind, NameKind, Review

ORGANISATION, ARMED_GROUP, GROUP = ActorKind.ORGANISATION, ActorKind.ARMED_GROUP, ActorKind.GROUP


def test_new_actor_is_a_draft_with_its_names_and_where_each_first_stands(desk):
    text = Text("Anna Berg spoke. Berg left. The envoy smiled. Berg returned.")
    imported = desk.hand_in(text, actors=[text.actor("Anna Berg", aliases=("Berg",), role_mentions=("The envoy",))])
    actor = Actor.objects.get()
    assert (actor.name, actor.kind, actor.review, imported.suggestions) == ("Anna Berg", "person", "suggested", 1)
    assert sorted(actor.names.values_list("name", flat=True)) == ["Anna Berg", "Berg"]
    assert list(actor.mentions.values_list("quote", "start")) == [("Anna Berg", 0), ("Berg", 17)]


def test_actor_gets_description_country_and_the_office_that_the_article_names(desk):
    text = Text("Vastria’s envoy, Anna Berg, spoke.")
    desk.hand_in(
        text,
        actors=[
            text.actor(
                "Anna Berg", description="Vastria’s envoy", country="Vastria", office="envoy", holder_for="Vastria"
            ),
            text.state("Vastria"),
        ],
    )
    berg = Actor.objects.get(name="Anna Berg")
    office = Affiliation.objects.get()
    assert (berg.description, berg.country.name) == ("Vastria’s envoy", "Vastria")
    assert (office.person, office.title, office.organisation.name, office.article.title) == (
        berg,
        "envoy",
        "Vastria",
        "Talks in Tarsk",
    )


def test_actor_that_gains_a_description_has_a_new_revision_so_that_no_open_form_overwrites_it(desk):
    first = Text("Anna Berg spoke.")
    desk.hand_in(first, actors=[first.actor("Anna Berg")])
    second = Text("The envoy, Anna Berg, spoke.")
    desk.hand_in(second, actors=[second.actor("Anna Berg", description="The envoy")])
    berg = Actor.objects.get(name="Anna Berg")
    assert (berg.description, berg.revision) == ("The envoy", 2)


@pytest.mark.parametrize(
    ("title", "stored"),
    [
        ("Vastria’s Special Envoy for Kelmar", "Special Envoy for Kelmar"),
        ("the United Hills' envoy", "envoy"),
        ("chief of Vastria’s army", "chief of Vastria’s army"),
        ("Vastrian envoy", "Vastrian envoy"),
    ],
)
def test_office_is_stored_without_whom_it_is_held_for(desk, title, stored):
    text = Text(f"{title} Anna Berg of Vastria spoke.")
    desk.hand_in(text, actors=[text.state("Vastria"), text.actor("Anna Berg", office=title, holder_for="Vastria")])
    assert Affiliation.objects.get().title == stored


def test_acronym_of_an_organisation_is_known_as_one(desk):
    text = Text("The Gulf Union (GU) met.")
    desk.hand_in(text, actors=[text.actor("Gulf Union", ORGANISATION, aliases=("GU",))])
    assert ActorName.objects.get(name="GU").kind == NameKind.ACRONYM


# -- who is meant


def test_known_actor_is_found_by_its_key(desk):
    pakistan = factories.state("Pakistan", key="PK")
    text = Text("Islamabad urged restraint.")
    imported = desk.hand_in(text, actors=[text.state("Islamabad", known="PK")])
    assert (Mention.objects.get().actor, imported.suggestions) == (pakistan, 0)


def test_confirmed_actor_is_found_by_the_key_that_the_gazetteer_gave_it(desk):
    berg = factories.actor("Anna Berg", review=Review.ACCEPTED)
    text = Text("Berg spoke.")
    desk.hand_in(text, actors=[text.actor("Berg", known=f"actor:{berg.pk}")])
    assert Mention.objects.get().actor == berg


def test_key_of_an_actor_that_was_merged_leads_to_the_kept_one(desk):
    kept = factories.actor("Anna Berg")
    merged = factories.actor("Ana Berg", merged_into=kept)
    text = Text("Ana Berg spoke.")
    desk.hand_in(text, actors=[text.actor("Ana Berg", known=f"actor:{merged.pk}")])
    assert Mention.objects.get().actor == kept


def test_state_that_is_not_loaded_yet_keeps_the_key_it_was_recognised_by(desk):
    text = Text("Islamabad urged restraint.")
    desk.hand_in(text, actors=[text.state("Islamabad", known="PK")])
    assert Actor.objects.get().key == "PK"


@pytest.mark.parametrize("spelling", ["Anna Berg", "ANNA BERG", "Änna Berg"])
def test_full_name_of_a_person_is_recognised_in_any_spelling(desk, spelling):
    berg = factories.actor("Anna Berg")
    text = Text(f"{spelling} spoke.")
    desk.hand_in(text, actors=[text.actor(spelling)])
    assert Mention.objects.get().actor == berg


def test_name_of_a_merged_actor_leads_to_the_kept_one(desk):
    kept = factories.actor("Anna Berg")
    factories.actor("Annika Berg", merged_into=kept)
    text = Text("Annika Berg spoke.")
    desk.hand_in(text, actors=[text.actor("Annika Berg")])
    assert Mention.objects.get().actor == kept


def test_surname_alone_is_nobody_we_know(desk):
    factories.actor("Anna Berg", aliases=("Berg",))
    text = Text("Berg spoke.")
    desk.hand_in(text, actors=[text.actor("Berg")])
    assert Mention.objects.get().actor.name == "Berg"


def test_surname_alone_is_whoever_an_editor_has_confirmed_to_go_by_it(desk):
    berg = factories.actor("Anna Berg", aliases=("Berg",), review=Review.ACCEPTED)
    text = Text("Berg spoke.")
    desk.hand_in(text, actors=[text.actor("Berg")])
    assert Mention.objects.get().actor == berg


def test_surname_of_two_confirmed_people_is_neither(desk):
    for name in ("Anna Berg", "Olaf Berg"):
        factories.actor(name, aliases=("Berg",), review=Review.ACCEPTED)
    text = Text("Berg spoke.")
    desk.hand_in(text, actors=[text.actor("Berg")])
    assert Mention.objects.get().actor.name == "Berg"


def test_namesake_from_another_country_is_somebody_else(desk):
    factories.actor("Sadiq Khan", country=factories.state("Kelmar"))
    text = Text("Vastria’s Sadiq Khan spoke.")
    desk.hand_in(text, actors=[text.state("Vastria"), text.actor("Sadiq Khan", country="Vastria")])
    assert Actor.objects.filter(name="Sadiq Khan").count() == 2
    assert sorted(Actor.objects.filter(name="Sadiq Khan").values_list("slug", flat=True)) == [
        "sadiq-khan",
        "sadiq-khan-2",
    ]


def test_of_two_namesakes_the_accepted_one_is_meant(desk):
    factories.actor("Sadiq Khan")
    accepted = factories.actor("Sadiq Khan", review=Review.ACCEPTED)
    text = Text("Sadiq Khan spoke.")
    desk.hand_in(text, actors=[text.actor("Sadiq Khan")])
    assert Mention.objects.get().actor == accepted


def test_name_of_a_person_is_not_that_of_an_organisation(desk):
    factories.actor("Anna Berg", ORGANISATION)
    text = Text("Anna Berg spoke.")
    desk.hand_in(text, actors=[text.actor("Anna Berg")])
    assert Mention.objects.get().actor.kind == ActorKind.PERSON


def test_movement_is_one_actor_whether_called_organisation_or_armed_group(desk):
    front = factories.actor("Free Hills Front", ARMED_GROUP)
    text = Text("The Free Hills Front denied it.")
    desk.hand_in(text, actors=[text.actor("Free Hills Front", ORGANISATION)])
    assert Mention.objects.get().actor == front


def test_foreign_ministry_is_that_of_its_own_country(desk):
    factories.actor("foreign ministry", ORGANISATION, country=factories.state("Kelmar"))
    text = Text("Vastria’s foreign ministry denied it.")
    desk.hand_in(text, actors=[text.state("Vastria"), text.actor("foreign ministry", ORGANISATION, country="Vastria")])
    assert Mention.objects.get(quote="foreign ministry").actor.country.name == "Vastria"


def test_crowd_of_no_country_is_that_of_its_own_article(desk):
    factories.actor("militants", GROUP)
    text = Text("It blamed militants.")
    desk.hand_in(text, actors=[text.actor("militants", GROUP)])
    assert Actor.objects.filter(name="militants").count() == 2


def test_demonym_is_no_name_to_recognise_somebody_else_by(desk):
    vastria = factories.state("Vastria")
    vastria.add_name("Vastrian", NameKind.DEMONYM)
    text = Text("The Vastrian spoke.")
    desk.hand_in(text, actors=[text.state("Vastrian")])
    assert Mention.objects.get().actor != vastria


# -- what editors decided


@pytest.mark.parametrize("name", ["Anna Berg", "Monday"])
def test_rejected_actor_is_not_brought_back(desk, name):
    rejected = factories.actor(name, review=Review.REJECTED)
    text = Text(f"{name} spoke.")
    imported = desk.hand_in(text, actors=[text.actor(name, description="envoy")])
    rejected.refresh_from_db()
    assert (Actor.objects.count(), imported.suggestions) == (1, 0)
    assert (rejected.review, rejected.description) == (Review.REJECTED, "")


def test_untouched_draft_gains_what_it_lacks(desk):
    berg = factories.actor("Anna Berg")
    text = Text("Vastria’s envoy, Anna Berg (“Ana”), spoke.")
    desk.hand_in(
        text,
        actors=[
            text.state("Vastria"),
            text.actor("Anna Berg", description="envoy", country="Vastria", office="envoy", aliases=("Ana",)),
        ],
    )
    berg.refresh_from_db()
    assert (berg.description, berg.country.name) == ("envoy", "Vastria")
    assert berg.names.filter(name="Ana").exists()
    assert berg.affiliations.exists()


def test_untouched_draft_keeps_what_it_has(desk):
    factories.actor("Anna Berg", description="negotiator")
    text = Text("Anna Berg spoke.")
    desk.hand_in(text, actors=[text.actor("Anna Berg", description="envoy")])
    assert Actor.objects.get().description == "negotiator"


@pytest.mark.parametrize(
    "touched", [{"curated_at": timezone.now()}, {"review": Review.ACCEPTED}], ids=["corrected", "accepted"]
)
def test_actor_that_an_editor_touched_is_not_changed(desk, touched):
    berg = factories.actor("Anna Berg", **touched)
    before = Actor.objects.values().get()
    text = Text("Anna Berg (“Ana”) spoke.")
    desk.hand_in(text, actors=[text.actor("Anna Berg", description="envoy", office="envoy", aliases=("Ana",))])
    assert Actor.objects.values().get() == before
    assert (berg.names.count(), berg.affiliations.count(), berg.mentions.count()) == (1, 0, 2)


def test_second_article_adds_no_office_twice(desk):
    for number, name in enumerate(("a.md", "b.md")):
        text = Text(f"Envoy Anna Berg spoke {number} times.")
        desk.hand_in(text, name, actors=[text.actor("Anna Berg", office="Envoy")])
    assert Affiliation.objects.count() == 1


# -- odd input


def test_name_without_a_letter_is_no_actor(desk):
    text = Text("… spoke.")
    desk.hand_in(text, actors=[text.actor("…")])
    assert not Actor.objects.exists()


def test_overlong_name_and_description_fit_their_columns(desk):
    name = "Anna " * 60 + "Berg"
    text = Text(f"{name} spoke.")
    desk.hand_in(text, actors=[text.actor(name, description="envoy " * 100)])
    actor = Actor.objects.get()
    assert (len(actor.name) <= 200, len(actor.description) <= 300) == (True, True)


def test_new_actors_of_like_names_get_addresses_of_their_own(desk):
    text = Text("Anna Berg and ANNA-BERG spoke.")
    desk.hand_in(text, actors=[text.actor("Anna Berg"), text.actor("ANNA-BERG", ORGANISATION)])
    assert sorted(Actor.objects.values_list("slug", flat=True)) == ["anna-berg", "anna-berg-2"]
