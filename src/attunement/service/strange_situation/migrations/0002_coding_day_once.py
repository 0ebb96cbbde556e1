from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def keep_the_day(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """A film that was coded before forms held the day of coding holds it nowhere else."""
    observations = apps.get_model("strange_situation", "Observation")
    early = observations.objects.filter(
        coded_on__isnull=False, response__isnull=False, response__coded_on__isnull=True
    )
    for row in early.select_related("response"):
        row.response.coded_on = row.coded_on
        row.response.save(update_fields=["coded_on"])


class Migration(migrations.Migration):
    dependencies = [
        ("strange_situation", "0001_initial"),
        ("assessments", "0005_coded_on"),
    ]

    operations = [
        migrations.RunPython(keep_the_day, migrations.RunPython.noop, elidable=True),
        migrations.RemoveField(model_name="observation", name="coded_on"),
    ]
