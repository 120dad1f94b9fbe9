"""What was handed in and what became of it: one run an import, one item a file. Nothing is lost without a word."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse

from timeline.models.articles import Article
from timeline.vocabulary import ImportOutcome


class ImportRun(models.Model):
    """One call of the import, by whom and with what result."""

    started = models.DateTimeField(auto_now_add=True)
    finished = models.DateTimeField(null=True, blank=True, help_text="Empty while it runs, or where it was killed.")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="import_runs"
    )
    source = models.CharField(
        max_length=1000, blank=True, default="", help_text="The files and folders that were named."
    )

    class Meta:
        ordering = ["-started", "-pk"]
        get_latest_by = "started"

    def __str__(self) -> str:
        return f"Import {self.pk} of {self.started:%-d %B %Y, %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("admin:timeline_importrun_change", args=[self.pk])


class ImportItem(models.Model):
    """One file (or line of a .jsonl file) of a run."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="items")
    source = models.CharField(max_length=1000, help_text="Path of the file; for .jsonl with the line's number.")
    outcome = models.CharField(max_length=16, choices=ImportOutcome.choices())
    article = models.ForeignKey(Article, null=True, blank=True, on_delete=models.SET_NULL, related_name="import_items")
    suggestions = models.PositiveIntegerField(default=0, help_text="Drafts that this file added.")
    error = models.TextField(blank=True, default="", help_text="What is wrong: file, field and value.")
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, default="")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["outcome", "created"], name="importitem_outcome")]
        constraints = [models.UniqueConstraint(fields=["run", "source"], name="importitem_source_unique")]

    def __str__(self) -> str:
        return f"{self.source}: {self.get_outcome_display()}"
