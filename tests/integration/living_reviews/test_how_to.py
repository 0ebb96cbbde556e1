"""docs/how-to/keep-a-review-alive.md does what it says, step by step, with its own tables."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.living_reviews.models import LivingReview, Publication, Record, Study
from builders import living_reviews as build
from builders.pages import hidden, text
from world import World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = (ROOT / "docs" / "how-to" / "keep-a-review-alive.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", DOCUMENT, re.MULTILINE | re.DOTALL)
STUDIES, MAPPING, RECORDS = (block for _, block in BLOCKS)
NUMBERS = {"m1": "27.5", "sd1": "5.5", "n1": "48", "m2": "24.0", "sd2": "5.0", "n2": "47"}


def send(client: Client, page: str, /, *args: object, **given: str) -> Any:
    address = reverse(page, args=args)
    answer = client.post(address, {**hidden(client.get(address)), **given})
    assert answer.status_code == 302, text(answer)
    return client.get(answer.headers["Location"])


def read(client: Client, study: Study, **numbers: str) -> Any:
    outcome = study.review.outcomes.get()
    given = {f"o{outcome.pk}-{name}": value for name, value in {**NUMBERS, **numbers}.items()}
    return send(client, "read_review_study", study.pk, found_in="Table 2", **given)


def test_from_a_table_to_a_second_version(world: World, client_for: ClientFor) -> None:
    one, two = client_for(world.practitioner), client_for(world.viewers[Role.ADMINISTRATOR])
    lead = client_for(world.viewers[Role.TEAM_LEAD])
    send(one, "start_living_review", title="Shade", question="Does shade change sensitivity?")
    review = LivingReview.objects.get()
    page = send(
        one,
        "add_review_outcome",
        review.pk,
        name="sensitivity",
        measure="SMD",
        label="Study",
        columns=MAPPING,
        text=STUDIES,
    )
    assert DOCUMENT.count("From the table that the outcome began with; not read twice here") == 1
    assert text(page).count("From the table that the outcome began with; not read twice here") == 4
    first = send(lead, "publish_review", review.pk)
    assert "Studies pooled None 4" in re.sub(r"Version before |This version ", "", text(first))
    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.update(note="Another")

    page = send(one, "import_review_records", review.pk, text=RECORDS)
    assert "Records 2" in text(page)
    trial, adults = Record.objects.order_by("pk")
    assert trial.label == "Elm & Rowan 2025"
    send(one, "screen_review_record", trial.pk, verdict="include")
    send(two, "screen_review_record", trial.pk, verdict="include")
    send(one, "screen_review_record", adults.pk, verdict="exclude", reason="Adults")
    page = send(two, "screen_review_record", adults.pk, verdict="unsure", reason="No abstract")
    assert "too few to say" in text(page)
    page = send(
        two, "settle_review_record", adults.pk, verdict="exclude", reason="We read it: adults"
    )
    assert "Settled by Administrator Riverside: We read it: adults" in text(page)

    send(one, "add_review_study", review.pk, label=trial.label, citation=trial.citation)
    study = Study.objects.get(label=trial.label)
    read(one, study)
    page = read(two, study, n2="74")
    assert "1 of 6 differ." in text(page)
    name = f"o{review.outcomes.get().pk}-n2"
    given = {name: "first", f"{name}-reason": "Two figures were swapped"}
    send(two, "settle_review_study", study.pk, **given)

    preview = text(one.get(reverse("preview_review", args=[review.pk])))
    assert "1 study was added: Elm & Rowan 2025." in preview
    second = send(lead, "publish_review", review.pk, note="With a trial of 2025.")
    assert "Shade: version 2" in text(second)

    page = send(one, "withdraw_review_study", study.pk, because="It was retracted")
    assert "Taken out" in text(page)
    preview = text(one.get(reverse("preview_review", args=[review.pk])))
    assert "1 study was taken out: Elm & Rowan 2025." in preview


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("living_reviews", "Start a living review"),
        ("living_review", "See what has changed"),
        ("living_review", "Add an outcome"),
        ("living_review", "Add a study"),
        ("living_review", "Screen records"),
        ("review_screening", "Bring records to screen"),
    ],
)
def test_what_it_names_stands_on_the_page(
    world: World, client_for: ClientFor, name: str, words: str
) -> None:
    review = build.review(world.practitioner)
    build.outcome(world.practitioner, review)
    args = [] if name == "living_reviews" else [review.pk]
    assert f'"{words}"' in DOCUMENT
    assert words in text(client_for(world.practitioner).get(reverse(name, args=args)))
