"""`manage.py create_first_editor`: an account to begin with, on a site that has none."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser
from typing import Any
from urllib.parse import urljoin

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand
from django.db import transaction


class Command(BaseCommand):
    help = (
        "Creates the first account, an editor who may also create further accounts, and prints its random password "
        "once. Does nothing where there is an account already."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--name", default="editor", help="the name to log in with (default: editor)")
        parser.add_argument("--address", default="http://127.0.0.1:8000/", help="the site's address, to print")

    def handle(self, *, name: str, address: str, **options: Any) -> None:
        password = create_first_editor(name)
        lines = [f"Timeline:        {address}", f"Editors' desk:   {urljoin(address, 'admin/')}"]
        if password:
            lines += ["", f"Log in as        {name}", f"with password    {password}", "It is shown only this once."]
        else:
            lines.append("Forgotten the password? .venv/bin/python manage.py changepassword NAME")
        self.stdout.write("\n".join(lines))


@transaction.atomic
def create_first_editor(name: str) -> str | None:
    """The new account's password; None where there was an account and nothing was done."""
    users = get_user_model().objects
    if users.exists():
        return None
    password = secrets.token_urlsafe(12)
    users.create_superuser(username=name, password=password).groups.add(Group.objects.get(name="Editors"))
    return password
