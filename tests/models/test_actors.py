"""Actors, their names and their offices."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests import factories
from timeline.models import Actor, ActorName, Affiliation
from timeline.vocabulary import ActorKind, NameKind

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("spelling", ["Milan Radoičić", "milan radoicic", "MILAN RADOIČIĆ", "Milan Radoičić’s"])
def test_actor_is_found_by_any_spelling_of_its_name(spelling):
    actor = factories.actor("Milan Radoičić")
    assert list(Actor.objects.named(spelling)) == [actor]


def test_actor_is_found_by_an_alias_and_by_part_of_a_name():
    actor = factories.state("Democratic Republic of Congo", aliases=("DRC",))
    assert list(Actor.objects.named("the DRC")) == [actor]
    assert list(Actor.objects.matching("congo democr")) == [actor]


def test_same_name_twice_is_one_row():
    actor = factories.actor("Ilsa Vorontek")
    actor.add_name("Vorontek")
    actor.add_name("VORONTEK")
    assert sorted(name.name for name in actor.names.all()) == ["Ilsa Vorontek", "Vorontek"]


def test_two_actors_may_share_a_name_and_have_addresses_of_their_own():
    first, second = factories.actor("Sadiq Khan"), factories.actor("Sadiq Khan")
    assert first.get_absolute_url() != second.get_absolute_url()


@pytest.mark.parametrize(("name", "slug"), [("王毅", "王毅"), ("عباس عراقچی", "عباس-عراقچی"), ("…", "person")])
def test_every_name_makes_an_address(name, slug):
    assert factories.actor(name).slug == slug


def test_address_stays_when_the_name_changes():
    actor = factories.actor("Hadi Benamar")
    actor.name = "Hadi ben Amar"
    actor.save()
    assert actor.slug == "hadi-benamar"


def test_new_name_is_findable_beside_the_old_one():
    actor = factories.actor("Burma", kind=ActorKind.STATE)
    actor.name = "Myanmar"
    actor.save()
    assert list(Actor.objects.named("Burma")) == list(Actor.objects.named("Myanmar")) == [actor]


def test_merged_actor_leads_to_the_kept_one_over_several_steps():
    last = factories.actor("Mohammad Sadiq")
    middle = factories.actor("M. Sadiq", merged_into=last)
    first = factories.actor("Sadiq", merged_into=middle)
    assert first.kept == last
    assert list(Actor.objects.kept()) == [last]


def test_actor_is_never_merged_into_itself():
    actor = factories.actor()
    with pytest.raises(IntegrityError), transaction.atomic():
        Actor.objects.filter(pk=actor.pk).update(merged_into=actor)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"iso_code": "pk"}, "iso_code"),
        ({"iso_code": "PK", "kind": ActorKind.PERSON}, "iso_code"),
        ({"wikidata": "889"}, "wikidata"),
    ],
)
def test_wrong_code_is_named(fields, field):
    with pytest.raises(ValidationError) as raised:
        Actor(**{"name": "Pakistan", "kind": ActorKind.STATE, **fields}).full_clean()
    assert set(raised.value.message_dict) == {field}


def test_two_states_never_share_a_code():
    factories.state("Pakistan", iso_code="PK")
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.state("Palau", iso_code="PK")


def test_name_without_a_letter_is_refused():
    with pytest.raises(ValidationError, match="no letter or digit"):
        ActorName(actor=factories.actor(), name="’s", kind=NameKind.NAME).full_clean()


@pytest.mark.parametrize("organisation", [None, "Vastria"])
def test_same_office_twice_is_refused(organisation):
    person = factories.actor("Ilsa Vorontek")
    state = factories.state(organisation) if organisation else None
    office = {"person": person, "title": "foreign minister", "organisation": state}
    Affiliation.objects.create(**office)
    with pytest.raises(IntegrityError), transaction.atomic():
        Affiliation.objects.create(**office)


def test_office_with_a_wrong_date_is_refused_with_an_example():
    office = Affiliation(person=factories.actor(), title="envoy", since="last spring")
    with pytest.raises(ValidationError, match=r"“last spring” is no date. Write 2025"):
        office.full_clean()
