"""The account that a fresh site begins with."""

import io
import re

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

pytestmark = pytest.mark.django_db


def run():
    out = io.StringIO()
    call_command("create_first_editor", address="http://127.0.0.1:9000/", stdout=out)
    return out.getvalue()


def test_first_editor_can_log_in_with_the_printed_password(client):
    password = re.search(r"with password\s+(\S+)", run()).group(1)
    answer = client.post("/admin/login/", {"username": "editor", "password": password, "next": "/admin/"})
    assert answer.status_code == 302
    assert client.get("/admin/").status_code == 200


def test_guessing_passwords_is_locked_out_with_words_that_say_so(client):
    run()
    for _ in range(5):
        answer = client.post("/admin/login/", {"username": "editor", "password": "guess"})
    assert answer.status_code == 429
    assert "locked for fifteen minutes" in answer.content.decode()


def test_second_run_creates_and_prints_no_password():
    run()
    assert "password" not in run().split("Forgotten")[0]
    assert get_user_model().objects.count() == 1


def test_addresses_are_printed():
    assert "http://127.0.0.1:9000/admin/" in run()


def test_first_editor_is_in_the_group_of_editors():
    run()
    assert get_user_model().objects.get().groups.get().name == "Editors"
