from django.db import migrations

from ..models import DECIDED


class Migration(migrations.Migration):
    dependencies = [("hexagon", "0001_initial")]
    operations = [migrations.RunPython(DECIDED.install, DECIDED.remove)]
