"""The two groups of people: Editors curate, Readers look. Superusers do the rest."""

from django.apps import apps as registry
from django.contrib.auth.management import create_permissions
from django.db import migrations

CURATED = ["actor", "actorname", "affiliation", "event", "meeting", "statement", "allegation", "involvement", "passage"]
KEPT = ["article", "publisher"]  # editors add and correct them; deleting is for superusers
WATCHED = ["mention", "importrun", "importitem"]


def create_groups(apps, schema_editor):
    # Django makes permissions only after the last migration; these are needed now.
    config = registry.get_app_config("timeline")
    create_permissions(config, apps=apps, using=schema_editor.connection.alias, verbosity=0)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")

    def permissions(models, *actions):
        codenames = [f"{action}_{model}" for model in models for action in actions]
        return Permission.objects.filter(content_type__app_label="timeline", codename__in=codenames)

    editors, _ = Group.objects.get_or_create(name="Editors")
    editors.permissions.add(
        *permissions(CURATED, "view", "add", "change", "delete"),
        *permissions(KEPT, "view", "add", "change"),
        *permissions(WATCHED, "view"),
    )
    readers, _ = Group.objects.get_or_create(name="Readers")
    readers.permissions.add(*permissions(CURATED + KEPT, "view"))


def delete_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=["Editors", "Readers"]).delete()


class Migration(migrations.Migration):
    dependencies = [("timeline", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]

    operations = [migrations.RunPython(create_groups, delete_groups)]
