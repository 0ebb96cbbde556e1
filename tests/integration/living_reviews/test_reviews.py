"""A review is started, given an outcome with its studies, and seen by its team alone."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.living_reviews import selectors
from attunement.service.living_reviews.models import LivingReview, ReviewOutcome, StudyNumbers
from builders import living_reviews as build
from builders.pages import hidden, text
from world import World, viewer

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
OUTCOME = {"name": "sensitivity", "measure": "SMD", "label": "Study", "columns": ""}


@pytest.fixture
def review(world: World) -> LivingReview:
    return build.review(world.practitioner)


def bring(client: Client, review: LivingReview, **given: object):  # type: ignore[no-untyped-def]
    address = reverse("add_review_outcome", args=[review.pk])
    sent = {**hidden(client.get(address)), **OUTCOME, "text": build.TABLE, **given}
    return client.post(address, sent)


class TestStarting:
    def test_from_the_list_to_its_page(self, world: World, client_for: ClientFor) -> None:
        client = client_for(world.practitioner)
        assert "There is no living review yet." in text(client.get(reverse("living_reviews")))
        address = reverse("start_living_review")
        given = {"title": "Trees and sensitivity", "question": "Does shade help?"}
        sent = client.post(address, {**hidden(client.get(address)), **given})
        review = LivingReview.objects.get()
        assert sent.headers["Location"] == reverse("living_review", args=[review.pk])
        page = text(client.get(sent.headers["Location"]))
        assert "Does shade help?" in page
        assert "Add an outcome first" in page
        assert "0 studies. Not published yet." in text(client.get(reverse("living_reviews")))
        assert Event.objects.filter(verb="started a living review").count() == 1

    def test_it_is_the_teams_own(
        self, world: World, review: LivingReview, client_for: ClientFor
    ) -> None:
        stranger = client_for(world.stranger)
        assert stranger.get(reverse("living_review", args=[review.pk])).status_code == 404
        assert review.title not in text(stranger.get(reverse("living_reviews")))
        assert not selectors.reviews(world.stranger).exists()

    def test_a_commissioner_reads_and_does_not_work(
        self, world: World, review: LivingReview, client_for: ClientFor
    ) -> None:
        client = client_for(world.viewers[Role.COMMISSIONER])
        page = client.get(reverse("living_review", args=[review.pk]))
        assert page.status_code == 200
        assert "Add an outcome" not in text(page).replace("Add an outcome first", "")
        for name in ("add_review_outcome", "add_review_study", "review_screening"):
            assert client.get(reverse(name, args=[review.pk])).status_code == 403


class TestOutcomes:
    def test_a_pasted_table(
        self, world: World, review: LivingReview, client_for: ClientFor
    ) -> None:
        assert bring(client_for(world.practitioner), review).status_code == 302
        outcome = ReviewOutcome.objects.get()
        assert outcome.columns == [[name, name] for name in ("m1", "m2", "sd1", "n1", "sd2", "n2")]
        assert StudyNumbers.objects.count() == 4

    def test_a_file_and_other_headings(
        self, world: World, review: LivingReview, client_for: ClientFor
    ) -> None:
        table = build.TABLE.replace("m1,sd1", "Mean shade,SD shade")
        file = SimpleUploadedFile("trees.csv", table.encode("utf-8-sig"), "text/csv")
        lines = "m1 = Mean shade\nsd1=SD shade\nn1=n1\nm2=m2\nsd2=sd2\nn2=n2\n"
        sent = bring(client_for(world.practitioner), review, text="", file=file, columns=lines)
        assert sent.status_code == 302
        assert ["m1", "Mean shade"] in ReviewOutcome.objects.get().columns

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ({"text": ""}, "Paste the text here, or choose a file"),
            ({"text": build.TABLE.replace("5.2", "5,2")}, "Row 2: 8 values under 7 columns."),
            (
                {"text": build.TABLE.replace(",4.4,", ",none,")},
                "Row 4, column 'sd1': 'none'; expected a standard deviation above 0",
            ),
            ({"text": build.TABLE.replace("Beech 2004", "")}, "expected the name of the study"),
            (
                {"text": build.TABLE.replace("Beech 2004", "Ash 2001")},
                "Row 3, column 'Study': 'Ash 2001'; expected a name that no row above it has",
            ),
            ({"label": "Trial"}, "The file has no column 'Trial'."),
            ({"columns": "m1 Mean"}, "'m1 Mean' does not say which column is which."),
            ({"columns": "m1=m1\nm1=m2"}, "A column of the measure is named twice."),
            ({"columns": "m1=m1\nsd1=sd1"}, "SMD cannot be computed from m1, sd1."),
            ({"columns": "m1=m1\nheight=m2"}, "SMD takes no column 'height'."),
            ({"measure": "OR"}, "OR cannot be computed from n1, n2."),
            ({"measure": "ZCOR"}, "No heading of the table is a name that ZCOR takes"),
            ({"measure": ""}, "Choose measure of effect"),
        ],
    )
    def test_what_is_wrong_is_named_and_nothing_is_lost(
        self,
        world: World,
        review: LivingReview,
        client_for: ClientFor,
        given: dict[str, str],
        words: str,
    ) -> None:
        page = bring(client_for(world.practitioner), review, **given)
        assert page.status_code == 422
        assert words in text(page)
        for value in {**OUTCOME, **given}.values():
            assert value.split("\n")[0] in text(page) or value in page.content.decode()
        assert not ReviewOutcome.objects.exists()

    def test_a_file_with_a_mistake_comes_back_in_the_box(
        self, world: World, review: LivingReview, client_for: ClientFor
    ) -> None:
        bad = build.TABLE.replace(",4.4,", ",about 4,")
        file = SimpleUploadedFile("trees.csv", bad.encode(), "text/csv")
        page = bring(client_for(world.practitioner), review, text="", file=file)
        assert page.status_code == 422
        assert "Cedar 2009,18.2,about 4,33,15.1,4.9,30" in page.content.decode()

    @pytest.mark.parametrize(
        ("content", "more", "words"),
        [
            (b"Study,m1\nA\xffsh,1\n", {"text": ""}, "The file is not UTF-8"),
            (build.TABLE.encode(), {}, "Give one of the two"),
            (b"Study\n" + b"a" * (2 * 1024 * 1024), {"text": ""}, "larger than 2 MB"),
        ],
    )
    def test_files_that_cannot_be_taken(
        self,
        world: World,
        review: LivingReview,
        client_for: ClientFor,
        content: bytes,
        more: dict[str, str],
        words: str,
    ) -> None:
        file = SimpleUploadedFile("trees.csv", content, "text/csv")
        page = bring(client_for(world.practitioner), review, file=file, **more)
        assert page.status_code == 422
        assert words in text(page)

    def test_the_same_name_twice(
        self, world: World, review: LivingReview, client_for: ClientFor
    ) -> None:
        build.outcome(world.practitioner, review)
        page = bring(client_for(world.practitioner), review)
        assert "This review has an outcome called sensitivity" in text(page)

    def test_not_while_a_study_is_being_read(
        self, world: World, review: LivingReview, client_for: ClientFor
    ) -> None:
        build.outcome(world.practitioner, review)
        build.study(world.practitioner, review)
        address = reverse("add_review_outcome", args=[review.pk])
        page = client_for(world.practitioner).get(address)
        assert page.status_code == 409
        assert "Settle those studies first." in text(page)


class TestPageOfAReview:
    def test_it_says_how_each_study_stands(
        self, world: World, review: LivingReview, client_for: ClientFor
    ) -> None:
        second, third = world.viewers[Role.ADMINISTRATOR], world.viewers[Role.SUPERVISOR]
        outcome = build.outcome(world.practitioner, review)
        build.study(world.practitioner, review, "Unread 2025")
        build.read(second, build.study(second, review, "Half 2025"), outcome)
        apart = build.study(second, review, "Apart 2025")
        build.read(second, apart, outcome)
        build.read(third, apart, outcome, n2=99.0)
        ours = text(client_for(world.practitioner).get(reverse("living_review", args=[review.pk])))
        assert "Unread 2025 Nobody has read it yet" in ours
        assert "Half 2025 Waits for a second reader" in ours
        assert "Apart 2025 Readings differ: settle them" in ours
        assert "Ash 2001 In the review From the table that the outcome began with" in ours
        theirs = text(client_for(second).get(reverse("living_review", args=[review.pk])))
        assert "Half 2025 Waits for somebody else to read it" in theirs

    def test_more_rows_ask_no_more_of_the_database(
        self,
        world: World,
        review: LivingReview,
        client_for: ClientFor,
        django_assert_same_queries: Callable[..., int],
    ) -> None:
        second = viewer(world.team, Role.SUPERVISOR, "Another Supervisor")
        outcome = build.outcome(world.practitioner, review)
        client = client_for(world.practitioner)
        added = iter(range(100))

        def grow(count: int) -> None:
            for _ in range(count):
                n = next(added)
                build.read_by_both(world.practitioner, second, review, outcome, f"Tree {n}")
                build.publish(world.viewers[Role.TEAM_LEAD], review)
                build.review(world.practitioner, f"Review {n}")

        for address in (
            reverse("living_reviews"),
            reverse("living_review", args=[review.pk]),
            reverse("preview_review", args=[review.pk]),
        ):

            def page(address: str = address) -> None:
                assert client.get(address).status_code == 200

            django_assert_same_queries(page, grow)
