from django.db import migrations

from ..models import PUBLISHED


class Migration(migrations.Migration):
    dependencies = [("planning", "0001_initial")]
    operations = [migrations.RunPython(PUBLISHED.install, PUBLISHED.remove)]
