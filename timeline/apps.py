"""The application: registers the system checks when Django starts."""

from django.apps import AppConfig


class TimelineConfig(AppConfig):
    name = "timeline"
    verbose_name = "Timeline"

    def ready(self) -> None:
        from timeline import checks  # noqa: F401 - registers itself
