"""The admin site itself: its name and its style sheet."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig


class TimelineAdminConfig(AdminConfig):
    """Makes ours the default admin site."""

    default_site = "timeline.admin.site.TimelineAdminSite"


class TimelineAdminSite(admin.AdminSite):
    site_header = "Event timeline"
    site_title = "Event timeline"
    index_title = "Editors' desk"
