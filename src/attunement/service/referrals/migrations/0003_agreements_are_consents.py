"""Who agreed to a referral stands among the consents too: nothing that was said is lost."""

from typing import Any

from django.db import migrations


def copy(apps: Any, schema_editor: Any) -> None:
    referrals = apps.get_model("referrals", "Referral").objects
    consents = apps.get_model("consents", "Consent").objects
    consents.bulk_create(
        consents.model(
            family_id=row.family_id,
            person_id=row.consent_given_by_id,
            purpose="referral",
            given=True,
            answered_by_id=row.consent_given_by_id,
            answered_on=row.consent_given_on,
        )
        for row in referrals.exclude(consent_given_by=None).exclude(consent_given_on=None)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("referrals", "0002_files_and_who_was_met"),
        ("consents", "0001_initial"),
    ]

    operations = [migrations.RunPython(copy, migrations.RunPython.noop)]
