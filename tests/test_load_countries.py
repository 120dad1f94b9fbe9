"""`manage.py load_countries`: twice is once, and what editors did stays."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from timeline.models import Actor, ActorName, Publisher
from timeline.reference import COUNTRIES, PUBLISHERS
from timeline.vocabulary import ActorKind, NameKind, PublisherKind, Review

pytestmark = pytest.mark.django_db

VASTRIA = {
    "key": "VA",
    "kind": "state",
    "name": "Vastria",
    "iso": "VA",
    "qid": "Q900001",
    "names": ["Republic of Vastria"],
    "demonyms": ["Vastrian"],
    "capitals": ["Orlenz"],
}
HERALD = {"key": "HERALD", "kind": "media", "name": "Orlenz Herald", "country": "VA"}


def written(folder: Path, *entries: Any) -> Path:
    path = folder / "actors.json"
    path.write_text(json.dumps(entries), encoding="utf-8")
    return path


def load(capsys: pytest.CaptureFixture[str], *arguments: Any) -> str:
    call_command("load_countries", *map(str, arguments))
    return capsys.readouterr().out


def snapshot() -> list[Any]:
    return [
        *Actor.objects.order_by("pk").values("pk", "name", "slug", "key", "review", "country", "iso_code", "wikidata"),
        *ActorName.objects.order_by("pk").values("pk", "actor", "name", "normalised", "kind"),
    ]


def test_entry_becomes_an_accepted_actor_with_its_codes(tmp_path, capsys):
    load(capsys, written(tmp_path, VASTRIA))
    made = Actor.objects.get()
    assert (made.name, made.slug, made.kind, made.review) == ("Vastria", "vastria", ActorKind.STATE, Review.ACCEPTED)
    assert (made.key, made.iso_code, made.wikidata) == ("VA", "VA", "Q900001")


def test_names_keep_how_they_stand_for_the_actor(tmp_path, capsys):
    load(capsys, written(tmp_path, VASTRIA))
    assert dict(ActorName.objects.values_list("name", "kind")) == {
        "Vastria": NameKind.NAME,
        "Republic of Vastria": NameKind.NAME,
        "Vastrian": NameKind.DEMONYM,
        "Orlenz": NameKind.CAPITAL,
    }


def test_actor_belongs_to_its_state_wherever_that_stands_in_the_file(tmp_path, capsys):
    load(capsys, written(tmp_path, HERALD, VASTRIA))
    assert Actor.objects.get(key="HERALD").country == Actor.objects.get(key="VA")


def test_loading_twice_changes_nothing(capsys):
    first = load(capsys)
    before = snapshot()
    second = load(capsys)
    count = len(json.loads(COUNTRIES.read_text(encoding="utf-8")))
    assert first == f"{count} actors: {count} new, 0 known\n"
    assert second == f"{count} actors: 0 new, {count} known\n"
    assert snapshot() == before


def test_known_actors_cost_the_same_few_queries_however_many_they_are(tmp_path, capsys):
    def queries(path: Path) -> int:
        load(capsys, path)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            load(capsys, path)
        return len(captured)

    assert queries(COUNTRIES) == queries(written(tmp_path, VASTRIA)) <= 4


def test_name_that_an_editor_changed_stays(tmp_path, capsys):
    path = written(tmp_path, VASTRIA)
    load(capsys, path)
    state = Actor.objects.get(key="VA")
    state.name = "Vastrian Republic"
    state.touch()
    state.save()
    load(capsys, path)
    assert Actor.objects.get().name == "Vastrian Republic"


def test_alias_that_an_editor_removed_stays_removed(tmp_path, capsys):
    path = written(tmp_path, VASTRIA)
    load(capsys, path)
    state = Actor.objects.get(key="VA")
    state.names.get(name="Orlenz").delete()
    state.touch()
    state.save()
    load(capsys, path)
    assert not ActorName.objects.filter(name="Orlenz").exists()


def test_actor_that_an_editor_rejected_stays_rejected(tmp_path, capsys):
    path = written(tmp_path, VASTRIA)
    load(capsys, path)
    state = Actor.objects.get(key="VA")
    state.decide(Review.REJECTED, factories.editor())
    state.save()
    load(capsys, path)
    assert Actor.objects.get().review == Review.REJECTED


def test_untouched_actor_gains_a_name_that_is_new_in_the_file(tmp_path, capsys):
    load(capsys, written(tmp_path, VASTRIA))
    load(capsys, written(tmp_path, VASTRIA | {"names": ["Republic of Vastria", "Vastrian Lands"]}))
    assert Actor.objects.named("Vastrian Lands").get().key == "VA"


def test_suggestion_from_an_article_becomes_the_known_actor(tmp_path, capsys):
    suggested = factories.state("Vastria")
    out = load(capsys, written(tmp_path, VASTRIA))
    suggested.refresh_from_db()
    assert out == "1 actors: 0 new, 1 known\n"
    assert (suggested.key, suggested.iso_code, suggested.review) == ("VA", "VA", Review.ACCEPTED)


def test_actor_that_an_editor_made_is_known_by_its_code_and_keeps_its_name(tmp_path, capsys):
    made = factories.state("Vastrian Republic", iso_code="VA", review=Review.ACCEPTED)
    made.touch()
    made.save()
    assert load(capsys, written(tmp_path, VASTRIA)) == "1 actors: 0 new, 1 known\n"
    assert Actor.objects.get().name == "Vastrian Republic"
    assert [name.name for name in made.names.all()] == ["Vastrian Republic"]


def test_actor_that_an_editor_merged_into_another_is_not_made_anew(tmp_path, capsys):
    kept = factories.state("Vastrian Republic", review=Review.ACCEPTED)
    factories.state("Vastria", merged_into=kept).names.all().delete()
    assert load(capsys, written(tmp_path, VASTRIA)) == "1 actors: 0 new, 1 known\n"
    kept.refresh_from_db()
    assert (kept.key, Actor.objects.count()) == ("VA", 2)


def test_two_entries_that_turn_out_to_be_one_actor_share_it(tmp_path, capsys):
    factories.state("Vastrian Lands", iso_code="VA")
    lands = {"key": "LANDS", "kind": "organisation", "name": "Vastrian Lands", "demonyms": ["Vastrian"]}
    assert load(capsys, written(tmp_path, VASTRIA, lands)) == "2 actors: 0 new, 2 known\n"
    assert Actor.objects.get().names.filter(name="Vastrian").count() == 1


def test_person_is_never_taken_for_a_state_of_the_same_name(tmp_path, capsys):
    factories.actor("Vastria")
    assert load(capsys, written(tmp_path, VASTRIA)) == "1 actors: 1 new, 0 known\n"
    assert set(Actor.objects.values_list("slug", "kind")) == {("vastria", "person"), ("vastria-2", "state")}


def test_code_stays_with_the_actor_that_an_editor_gave_it(tmp_path, capsys):
    factories.actor("Ilsa Vorontek", wikidata="Q900001")
    load(capsys, written(tmp_path, VASTRIA))
    assert Actor.objects.get(key="VA").wikidata == ""


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        (VASTRIA | {"kind": "kingdom"}, "entry VA: kind 'kingdom' is not one of person, state"),
        (VASTRIA | {"iso": "Vas"}, "entry VA: iso 'Vas' is not an ISO 3166 code of two capital letters"),
        (VASTRIA | {"qid": "889"}, "entry VA: qid '889' is not a Wikidata QID such as Q889"),
        (VASTRIA | {"names": "Vastria"}, "entry VA: names 'Vastria' is not a list of names"),
        (VASTRIA | {"names": ["..."]}, "entry VA: names ['...'] is not a list of names"),
        (VASTRIA | {"capital": "Orlenz"}, "entry VA: capital is no field"),
        (VASTRIA | {"country": "XX"}, "entry VA: country 'XX' is no key of a state"),
        (VASTRIA | {"demonyms": ["VASTRIA"]}, "entry VA: the name 'vastria' stands there 2 times"),
        ({"key": "VA", "kind": "state"}, "entry VA: name is missing"),
        ({"kind": "state", "name": "Vastria"}, "entry 1: key is missing"),
        ("Vastria", "holds something else than an array of objects"),
    ],
)
def test_mistake_is_reported_with_file_entry_field_and_value_and_nothing_is_loaded(tmp_path, entry, complaint):
    path = written(tmp_path, entry)
    with pytest.raises(CommandError) as raised:
        call_command("load_countries", str(path))
    assert f"{path}: {complaint}" in str(raised.value)
    assert not Actor.objects.exists()


def test_two_entries_with_one_key_are_reported(tmp_path):
    with pytest.raises(CommandError, match="2 entries have the key 'VA'"):
        call_command("load_countries", str(written(tmp_path, VASTRIA, VASTRIA)))


def test_two_entries_with_one_code_are_reported(tmp_path):
    with pytest.raises(CommandError, match="2 entries have the iso 'VA'"):
        call_command("load_countries", str(written(tmp_path, VASTRIA, VASTRIA | {"key": "VB", "qid": "Q900002"})))


def test_file_that_is_no_json_or_not_there_is_reported(tmp_path):
    path = tmp_path / "actors.json"
    with pytest.raises(CommandError, match="No such file"):
        call_command("load_countries", str(path))
    path.write_text("[{]", encoding="utf-8")
    with pytest.raises(CommandError, match="line 1"):
        call_command("load_countries", str(path))


# -- publishers


def test_publishers_of_the_seeds_are_described(capsys):
    out = load(capsys, "--publishers", PUBLISHERS)
    count = len(json.loads(PUBLISHERS.read_text(encoding="utf-8")))
    assert out.endswith(f"{count} publishers: {count} new, 0 known\n")
    review = Publisher.objects.get(name="Frontier Security Review")
    assert (review.kind, review.country.name) == (PublisherKind.THINK_TANK, "Pakistan")


def test_publisher_known_by_name_only_is_described(capsys):
    bare = factories.publisher("Gulf Wire Service")
    load(capsys, "--publishers", PUBLISHERS)
    bare.refresh_from_db()
    assert (bare.kind, bare.state_affiliated) == (PublisherKind.AGENCY, True)


def test_publisher_that_an_editor_described_stays_as_it_is(capsys):
    described = factories.publisher("Gulf Wire Service", owner="Tarsk Holding")
    load(capsys, "--publishers", PUBLISHERS)
    described.refresh_from_db()
    assert (described.kind, described.owner, described.country) == (PublisherKind.OTHER, "Tarsk Holding", None)


def test_publisher_of_an_unknown_state_is_reported(tmp_path):
    path = tmp_path / "publishers.json"
    path.write_text(json.dumps([{"name": "Orlenz Herald", "kind": "newspaper", "country": "ZZ"}]), encoding="utf-8")
    with pytest.raises(CommandError, match="entry Orlenz Herald: country 'ZZ' is the key of no state in the database"):
        call_command("load_countries", "--publishers", str(path))
    assert not Publisher.objects.exists()
