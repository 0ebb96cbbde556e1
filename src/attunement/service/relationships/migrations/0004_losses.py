from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("relationships", "0003_tasks_raised_at")]

    operations = [
        migrations.AddField(
            model_name="family",
            name="loss_recorded_at",
            field=models.DateTimeField(
                blank=True,
                help_text="When the latest loss in this family was recorded: what was asked or "
                "promised before then no longer goes out by itself.",
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="loss_recorded_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="person",
            name="lost_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=Q(lost_on=None) | Q(loss_recorded_at__isnull=False),
                name="lost_on_a_day_is_lost",
            ),
        ),
    ]
