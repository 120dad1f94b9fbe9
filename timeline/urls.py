"""Addresses of the timeline's pages."""

from django.urls import path

from timeline import views

app_name = "timeline"

urlpatterns = [
    path("", views.timeline, name="timeline"),
    path("events/<int:pk>/", views.event, name="event"),
    path("actors/", views.actors, name="actors"),
    path("actors/<str:slug>/", views.actor, name="actor"),
    path("articles/", views.articles, name="articles"),
    path("articles/<int:pk>/", views.article, name="article"),
]
