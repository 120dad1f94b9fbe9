"""The groups that the migration creates: who may do what."""

import pytest
from django.contrib.auth.models import Group

pytestmark = pytest.mark.django_db


def may(group):
    return set(Group.objects.get(name=group).permissions.values_list("codename", flat=True))


def test_editors_curate_records_but_do_not_delete_articles():
    allowed = may("Editors")
    assert {"change_meeting", "delete_statement", "add_actor", "change_involvement", "change_article"} <= allowed
    assert not {"delete_article", "delete_publisher", "change_importrun"} & allowed


def test_readers_only_look():
    assert all(codename.startswith("view_") for codename in may("Readers"))
    assert "view_allegation" in may("Readers")
