from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("way", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="parkedform", name="draft", field=models.BooleanField(default=False)
        )
    ]
