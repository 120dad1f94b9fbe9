"""What extraction knows of the database before it reads."""

import pytest

from tests import factories
from timeline.extraction.gazetteer import default_gazetteer
from timeline.ingest.known import known_actors
from timeline.models import Actor
from timeline.vocabulary import NameKind, Review

pytestmark = pytest.mark.django_db


def find(form: str) -> str | None:
    hit = known_actors().find(form)
    return hit[0].key if hit else None


def test_accepted_actor_is_known_by_each_of_its_full_names():
    berg = factories.actor("Anna Berg", aliases=("Annika Berg",), review=Review.ACCEPTED)
    assert find("Anna Berg") == find("Annika Berg") == f"actor:{berg.pk}"


def test_draft_and_rejected_actor_are_not_known():
    factories.actor("Anna Berg")
    factories.actor("Jon Holm", review=Review.REJECTED)
    assert (find("Anna Berg"), find("Jon Holm")) == (None, None)


def test_surname_of_a_person_is_not_known_unless_the_person_goes_by_it():
    factories.actor("Anna Berg", aliases=("Berg",), review=Review.ACCEPTED)
    lula = factories.actor("Lula", review=Review.ACCEPTED)
    assert (find("Berg"), find("Lula")) == (None, f"actor:{lula.pk}")


def test_names_of_a_merged_actor_lead_to_the_kept_one():
    berg = factories.actor("Anna Berg", review=Review.ACCEPTED)
    factories.actor("Ana Bergh", review=Review.ACCEPTED, merged_into=berg)
    assert find("Ana Bergh") == f"actor:{berg.pk}"


def test_loaded_actor_keeps_its_key_and_the_kind_of_its_names():
    vastria = factories.state("Vastria", key="XV", review=Review.ACCEPTED)
    vastria.add_name("Vastrian", NameKind.DEMONYM)
    entry, kind = known_actors().find("Vastrian")
    assert (entry.key, kind) == ("XV", NameKind.DEMONYM)


def test_country_of_an_actor_is_named_by_its_key():
    factories.actor("Anna Berg", review=Review.ACCEPTED, country=factories.state("Vastria", key="XV"))
    entry, _ = known_actors().find("Anna Berg")
    assert entry.country == "XV"


def test_without_loaded_countries_those_of_the_file_are_known():
    assert known_actors().entries == default_gazetteer().entries


def test_loaded_state_that_an_editor_rejected_is_not_known_from_the_file():
    factories.state("Pakistan", key="PK", review=Review.REJECTED)
    assert "PK" not in known_actors().entries


def test_number_of_queries_does_not_grow_with_the_actors(django_assert_num_queries):
    for number in range(5):
        berg = factories.actor(f"Anna Berg {number}", review=Review.ACCEPTED)
        factories.actor(f"Ana Bergh {number}", merged_into=berg)
    assert Actor.objects.count() == 10
    with django_assert_num_queries(5):
        known_actors()
