"""The admin site itself: its name, and what the front page lists in which order."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.http import HttpRequest

SECTIONS = {
    "Records": ["Event", "Meeting", "Statement", "Allegation", "Involvement"],
    "Actors": ["Actor", "ActorName", "Affiliation"],
    "Sources": ["Article", "Publisher", "Passage", "Mention"],
    "Imports": ["ImportRun", "ImportItem"],
}


class TimelineAdminConfig(AdminConfig):
    """Makes ours the default admin site."""

    default_site = "timeline.admin.site.TimelineAdminSite"

    def ready(self) -> None:
        super().ready()
        from timeline.admin import actors, articles, events, imports  # noqa: F401 - they register themselves


class TimelineAdminSite(admin.AdminSite):
    site_header = "Event timeline"
    site_title = "Event timeline"
    index_title = "Editors’ desk"
    enable_nav_sidebar = False  # the lists of records need its room

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The timeline's models in sections of their own, in the order an editor needs them; other apps behind."""
        apps = super().get_app_list(request, app_label)
        own = next((app for app in apps if app["app_label"] == "timeline"), None)
        if own is None:
            return apps
        models = {model["object_name"]: model for model in own["models"]}
        sections = (
            {**own, "name": name, "models": [models[model] for model in listed if model in models]}
            for name, listed in SECTIONS.items()
        )
        return [*(section for section in sections if section["models"]), *(app for app in apps if app is not own)]
