"""Addresses of the timeline's pages."""

from django.urls import URLPattern

app_name = "timeline"

urlpatterns: list[URLPattern] = []
