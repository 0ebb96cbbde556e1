"""Bringing in a file through the pages: nothing goes in unseen, and twice changes nothing."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from attunement.service.accounts.roles import Role
from attunement.service.audit.models import Event
from attunement.service.referrals import actions, selectors
from attunement.service.referrals.actions import receive_referrals
from attunement.service.referrals.importing import Decoded, check
from attunement.service.referrals.models import Import, ImportDraft, Referral
from attunement.service.relationships.models import Family
from world import TODAY, World

pytestmark = pytest.mark.django_db
ClientFor = Callable[..., Client]


def row(**changes: str) -> dict[str, str]:
    return {
        "received_on": (TODAY - dt.timedelta(days=9)).isoformat(),
        "referred_by": "professional",
        "referrer_name": "Jo Bell",
        "reason": "Settling is hard",
        "baby_1_first_name": "Sam",
        "baby_1_last_name": "Okafor",
        "baby_1_born_on": (TODAY - dt.timedelta(days=60)).isoformat(),
        "baby_1_nhs_number": "",
        "carer_1_first_name": "Ada",
        "carer_1_role": "mother",
        "carer_1_phone": "",
        "consent_given_by": "carer 1",
        "consent_given_on": (TODAY - dt.timedelta(days=10)).isoformat(),
    } | changes


def file(*rows: dict[str, str]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, row())
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def upload(client: Client, content: bytes, name: str = "referrals.csv") -> Any:
    return client.post(
        reverse("import_referrals"), {"file": SimpleUploadedFile(name, content, "text/csv")}
    )


THREE = (row(), row(reason=""), row(baby_1_first_name="Uche", baby_1_last_name="Bello"))


def test_the_page_offers_an_example_and_says_what_columns_hold(
    world: World, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    page = client.get(reverse("import_referrals"))
    assert page.status_code == 200
    assert reverse("import_template") in page.text
    assert "baby_1_born_on" in page.text
    example = client.get(reverse("import_template"))
    assert example["Content-Type"] == "text/csv; charset=utf-8"
    preview = client.get(upload(client, example.content)["Location"])
    assert "1 row can go in" in preview.text


def test_a_file_is_checked_row_by_row_before_anything_goes_in(
    world: World, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    preview = client.get(upload(client, file(*THREE))["Location"])
    assert preview.status_code == 200
    for words in (
        "2 rows can go in",
        "1 row to mend",
        "Row 3",
        "reason",
        "Say what help is hoped for.",
        "Take in 2 referrals",
        "Download the rows to mend",
    ):
        assert words in preview.text, words
    assert not Referral.objects.exists()


def test_the_good_rows_go_in_and_the_bad_ones_come_back(
    world: World, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    url = upload(client, file(*THREE))["Location"]
    answer = client.post(url)
    assert answer["Location"] == url
    assert Referral.objects.filter(team=world.team).count() == 2
    taken = Import.objects.get()
    assert (taken.rows_taken, taken.rows_known, taken.rows_refused) == (2, 0, 1)
    done = client.get(url).text
    assert "2 referrals taken in. 0 here already. 1 to mend." in done
    assert "Already here: nothing changes" in done
    assert "Take in" not in done
    draft = ImportDraft.objects.get()
    back = client.get(reverse("import_refused", args=[draft.token]))
    assert back["Content-Disposition"] == 'attachment; filename="referrals-to-mend.csv"'
    names, bad = list(csv.reader(io.StringIO(back.content.decode("utf-8-sig"))))
    assert names[-1] == "what_to_mend"
    assert bad[-1] == "reason: Say what help is hoped for."
    first = Referral.objects.order_by("pk")[0]
    assert "Row of the file referrals.csv" in client.get(reverse("referral", args=[first.pk])).text
    for verb in ("uploaded a file of referrals", "brought in a file of referrals"):
        assert Event.objects.filter(team=world.team, verb=verb).count() == 1
    assert Event.objects.filter(verb="received a referral").count() == 2


def test_importing_twice_changes_nothing(world: World, client_for: ClientFor) -> None:
    client = client_for(world.practitioner)
    client.post(upload(client, file(*THREE, row()))["Location"])
    before = Family.objects.count(), Referral.objects.count()
    again = upload(client, file(*THREE))["Location"]
    page = client.get(again).text
    assert "0 rows can go in, 2 rows here already" in page
    assert "Take in" not in page
    client.post(again)
    assert (Family.objects.count(), Referral.objects.count()) == before == (2, 2)


def test_the_same_row_twice_in_one_file_goes_in_once(world: World, client_for: ClientFor) -> None:
    client = client_for(world.practitioner)
    url = upload(client, file(row(), row()))["Location"]
    assert "The same as row 2: nothing changes" in client.get(url).text
    client.post(url)
    assert Referral.objects.count() == 1


def test_a_mended_file_takes_in_only_what_was_mended(world: World, client_for: ClientFor) -> None:
    client = client_for(world.practitioner)
    client.post(upload(client, file(*THREE))["Location"])
    draft = ImportDraft.objects.get()
    back = client.get(reverse("import_refused", args=[draft.token])).content.decode("utf-8-sig")
    names, bad = list(csv.reader(io.StringIO(back)))
    bad[names.index("reason")] = "Feeding is hard"
    out = io.StringIO()
    csv.writer(out).writerows([names, bad])
    client.post(upload(client, out.getvalue().encode())["Location"])
    assert Referral.objects.count() == 3


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04", "a spreadsheet workbook"),
        (b"a\x00b", "empty (NUL) characters"),
        (b'a,b\n"1,2', "quotation marks do not match"),
        (b"name,age\nSam,3", "Missing columns: received_on"),
        (b"x" * (2 * 1024 * 1024 + 1), "the largest we can take is 2 MB"),
        (file(*[row()] * 2001), "more than 2,000 referrals"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    world: World, client_for: ClientFor, content: bytes, words: str
) -> None:
    answer = upload(client_for(world.practitioner), content)
    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert words in answer.text
    assert not ImportDraft.objects.exists()


def test_another_encoding_is_read_and_said(world: World, client_for: ClientFor) -> None:
    client = client_for(world.practitioner)
    content = file(row(carer_1_first_name="Zoë")).decode().encode("cp1252")
    page = client.get(upload(client, content)["Location"]).text
    assert "we read it as Windows-1252" in page


def test_possible_duplicates_are_shown_and_never_merged(
    world: World, client_for: ClientFor
) -> None:
    client = client_for(world.practitioner)
    client.post(upload(client, file(row(carer_1_phone="07700 900001")))["Location"])
    family = Family.objects.get()
    alike = row(reason="Seen again", carer_1_phone="+44 7700 900001")
    twin_row = row(reason="A third time")
    url = upload(client, file(alike, twin_row))["Location"]
    page = client.get(url).text
    same = f"Perhaps the same as {family.reference}: the same name and date of birth"
    assert f"{same}, the same phone number" in page
    assert "Perhaps the same as row 2: the same name and date of birth" in page
    client.post(url)
    assert Family.objects.count() == 3


def test_what_people_wrote_is_never_markup(world: World, client_for: ClientFor) -> None:
    client = client_for(world.practitioner)
    hostile = "<script>alert(1)</script>"
    content = file(row(carer_1_role=hostile), row(baby_1_first_name=hostile))
    page = client.get(upload(client, content, f"{hostile}.csv")["Location"]).text
    assert hostile not in page


def test_a_draft_is_its_owners_alone(world: World, client_for: ClientFor) -> None:
    url = upload(client_for(world.practitioner), file(*THREE))["Location"]
    token = ImportDraft.objects.get().token
    for other in (world.viewers[Role.SUPERVISOR], world.stranger):
        assert client_for(other).get(url).status_code == 404
        assert client_for(other).get(reverse("import_refused", args=[token])).status_code == 404
    commissioner = client_for(world.viewers[Role.COMMISSIONER])
    for name in ("import_referrals", "import_template"):
        assert commissioner.get(reverse(name)).status_code == 403


def test_a_draft_lasts_a_day(world: World, client_for: ClientFor) -> None:
    client = client_for(world.practitioner)
    url = upload(client, file(*THREE))["Location"]
    ImportDraft.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    assert client.get(url).status_code == 404
    upload(client, file(row()))
    assert ImportDraft.objects.count() == 1


def test_all_of_a_file_goes_in_or_none(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    decoded = Decoded(file(*THREE).decode())
    draft = actions.hold_import(by=world.practitioner, file_name="a.csv", decoded=decoded)
    found = check(draft.text, today=TODAY, test_numbers_only=True)

    def failing(**kwargs: Any) -> list[Referral]:
        receive_referrals(**kwargs)
        raise RuntimeError("the power went")

    monkeypatch.setattr(actions.files, "receive_referrals", failing)
    with pytest.raises(RuntimeError):
        actions.bring_in(by=world.practitioner, draft=draft, rows=found.rows, refused=1)
    assert not Referral.objects.exists()
    assert not Family.objects.exists()
    assert not Import.objects.exists()


def test_keys_are_known_within_the_team_only(world: World, client_for: ClientFor) -> None:
    theirs = client_for(world.stranger)
    theirs.post(upload(theirs, file(row()))["Location"])
    keys = [Referral.objects.get().import_key]
    assert selectors.known_keys(world.stranger, keys) == frozenset(keys)
    assert selectors.known_keys(world.practitioner, keys) == frozenset()
    ours = client_for(world.practitioner)
    ours.post(upload(ours, file(row()))["Location"])
    assert Referral.objects.filter(team=world.team).count() == 1
