"""An administrator: an appointment over the telephone, and a file of referrals from a hospital."""

import csv
import datetime as dt
import io

from journey import Journey

from attunement.service.accounts.roles import Role
from attunement.service.referrals.models import Referral
from builders import caseload
from world import TODAY

SOON = TODAY + dt.timedelta(days=6)


def given_a_family_in_care(journey: Journey) -> caseload.Accepted:
    return caseload.accepted(journey.world.practitioner)


def when_an_administrator_finds_the_family(journey: Journey) -> None:
    journey.signs_in(journey.world.viewers[Role.ADMINISTRATOR])
    journey.follows("Families")
    journey.fills("Find a family", "okaf")
    journey.presses("Find")
    journey.follows("Okafor")


def then_nothing_clinical_is_there(journey: Journey) -> None:
    journey.sees("Who belongs", "Sam and Ada")
    journey.does_not_see("Write down your understanding", "Choose a package", "Latest measures")


def when_they_plan_a_visit_in_the_past(journey: Journey) -> None:
    journey.follows("Plan an appointment")
    journey.fills_day("When?", TODAY - dt.timedelta(days=1), time="10am")
    journey.chooses("Home visit", under="How?")
    journey.ticks("Ada Okafor", under="Whom is it meant for?")
    journey.presses("Plan it")


def then_they_are_told_that_it_must_be_to_come(journey: Journey) -> None:
    journey.error_summary_says("The appointment must be today or in the future")


def when_they_mend_the_day(journey: Journey) -> None:
    journey.fills_day("When?", SOON, time="10am")
    journey.presses("Plan it")


def then_it_is_the_family_s_next_appointment(journey: Journey) -> None:
    journey.sees("Next appointment", f"{SOON.day} {SOON:%B %Y} at 10am")


def test_an_appointment_over_the_telephone(journey: Journey) -> None:
    given_a_family_in_care(journey)
    when_an_administrator_finds_the_family(journey)
    then_nothing_clinical_is_there(journey)
    when_they_plan_a_visit_in_the_past(journey)
    then_they_are_told_that_it_must_be_to_come(journey)
    when_they_mend_the_day(journey)
    then_it_is_the_family_s_next_appointment(journey)


def row(name: str, **changes: str) -> dict[str, str]:
    born = TODAY - dt.timedelta(days=60)
    return {
        "received_on": TODAY.isoformat(),
        "referred_by": "professional",
        "referrer_name": "Ward 7",
        "reason": "Feeding is hard, and both are sad.",
        "baby_1_first_name": "Uche",
        "baby_1_last_name": name,
        "baby_1_born_on": born.isoformat(),
        "baby_1_nhs_number": "",
        "carer_1_first_name": "Amara",
        "carer_1_last_name": name,
        "carer_1_role": "mother",
        "consent_given_by": "carer 1",
        "consent_given_on": TODAY.isoformat(),
    } | changes


TOMORROW = (TODAY + dt.timedelta(days=1)).isoformat()
ROWS = (
    row("Adeyemi"),
    row("Brook", reason=""),
    row("Castle"),
    row("Dale", baby_1_born_on=TOMORROW, baby_1_nhs_number="999 999 9999"),
)


def as_file(rows: tuple[dict[str, str], ...]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0])
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def when_an_administrator_brings_a_file(journey: Journey, name: str, content: bytes) -> None:
    journey.visits("import_referrals")
    journey.brings("A file of referrals (CSV)", name, content)
    journey.presses("Check the file")


def then_it_is_said_that_this_is_no_file_of_referrals(journey: Journey) -> None:
    journey.error_summary_says("Missing columns")


def then_the_bad_rows_are_named_by_row_and_column(journey: Journey) -> None:
    journey.sees("2 rows to mend", "2 rows can go in")
    journey.sees_in("Row 3", "reason")
    journey.sees_in("Row 5", "baby_1_born_on", "baby_1_nhs_number")
    assert not Referral.objects.exists(), "nothing goes in before somebody says so"
    journey.shot("import")


def when_they_take_the_good_rows(journey: Journey) -> None:
    journey.presses("Take in 2 referrals")


def then_two_families_are_waiting(journey: Journey) -> None:
    journey.sees("2 referrals taken in. 0 here already. 2 to mend.")
    assert Referral.objects.count() == 2


def then_the_others_come_back_as_a_file_that_says_what_to_mend(journey: Journey) -> None:
    _, content = journey.downloads("Download the rows to mend")
    back = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [each["baby_1_last_name"] for each in back] == ["Brook", "Dale"]
    assert all(each["what_to_mend"] for each in back)


def then_nothing_has_changed(journey: Journey) -> None:
    journey.sees("0 rows can go in, 2 rows here already")
    assert not journey.page.get_by_role("button", name="Take in").count()
    assert Referral.objects.count() == 2


def test_a_file_of_referrals_with_two_bad_rows(journey: Journey) -> None:
    journey.signs_in(journey.world.viewers[Role.ADMINISTRATOR])
    when_an_administrator_brings_a_file(journey, "holidays.csv", b"who,when\nJo,May\n")
    then_it_is_said_that_this_is_no_file_of_referrals(journey)

    when_an_administrator_brings_a_file(journey, "ward-7.csv", as_file(ROWS))
    then_the_bad_rows_are_named_by_row_and_column(journey)
    when_they_take_the_good_rows(journey)
    then_two_families_are_waiting(journey)
    then_the_others_come_back_as_a_file_that_says_what_to_mend(journey)

    when_an_administrator_brings_a_file(journey, "ward-7.csv", as_file(ROWS))
    then_nothing_has_changed(journey)
