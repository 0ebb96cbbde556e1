"""Screening: two people judge each record apart, conflicts are settled by name, kappa is told."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from attunement.measures.agreement import cohen_kappa
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.living_reviews import actions, selectors
from attunement.service.living_reviews.models import Judgement, LivingReview, Record, Verdict
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import living_reviews as build
from builders.pages import hidden, text
from world import World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
RIS = """\
TY  - JOUR
AU  - Okafor, Ada
TI  - Shade and babies
PY  - 2024
DO  - 10.1000/shade
AB  - We sat under trees.
ER  -
"""
INCLUDE, EXCLUDE, UNSURE = Verdict.INCLUDE, Verdict.EXCLUDE, Verdict.UNSURE


@pytest.fixture
def second(world: World) -> Viewer:
    return world.viewers[Role.ADMINISTRATOR]


@pytest.fixture
def review(world: World) -> LivingReview:
    return build.review(world.practitioner)


def bring(client: Client, review: LivingReview, **given: object):  # type: ignore[no-untyped-def]
    address = reverse("import_review_records", args=[review.pk])
    return client.post(address, {**hidden(client.get(address)), "text": "", **given})


class TestBringing:
    def test_ris_and_a_table_and_one_publication_once(
        self, world: World, review: LivingReview, client_for: ClientFor
    ) -> None:
        client = client_for(world.practitioner)
        assert bring(client, review, text=RIS).status_code == 302
        record = Record.objects.get()
        assert (record.label, record.abstract) == ("Okafor 2024", "We sat under trees.")
        table = (
            "Title,Year,DOI\nShade and babies again,2024,https://doi.org/10.1000/SHADE\nLight,,\n"
        )
        file = SimpleUploadedFile("found.csv", table.encode(), "text/csv")
        sent = bring(client, review, file=file)
        assert Record.objects.count() == 2
        words = "1 new record came in. 1 of those you brought were here already."
        assert words in text(client.get(sent.headers["Location"]))
        page = reverse("review_screening", args=[review.pk])
        for odd in ("?new=x&there=1", "?new=1", "?new=99999999&there=1", "?new=²&there=0"):
            assert "came in" not in text(client.get(page + odd))
        assert bring(client, review, text="title\nLIGHT.\nLight\n").status_code == 302
        assert Record.objects.count() == 2
        last = Event.objects.filter(verb="imported records to screen").order_by("number").last()
        assert last is not None
        assert last.details == {"found": 2, "new": 0}

    @pytest.mark.parametrize(
        ("given", "words"),
        [
            ("", "Paste the text here, or choose a file"),
            ("title,year\nShade,last year\n,2020\n", "Row 2, column 'year': 'last year'; expected"),
            ("title,year\nShade,last year\n,2020\n", "Row 3, column 'title': ''; expected a title"),
            ("name\nShade\n", "The table has no column called title."),
            (RIS.replace("2024", "soon"), "soon"),
        ],
    )
    def test_what_is_wrong_is_named_and_nothing_is_lost(
        self, world: World, review: LivingReview, client_for: ClientFor, given: str, words: str
    ) -> None:
        page = bring(client_for(world.practitioner), review, text=given)
        assert page.status_code == 422
        assert words in text(page)
        assert given.strip() in page.content.decode()
        assert not Record.objects.exists()


class TestJudging:
    def test_two_who_agree_decide(self, world: World, second: Viewer, review: LivingReview) -> None:
        one, other = build.records(world.practitioner, review, 2)
        for by in (world.practitioner, second):
            build.judge(by, one, INCLUDE)
            build.judge(by, other, EXCLUDE, "No babies")
        one.refresh_from_db()
        other.refresh_from_db()
        assert (one.decision, other.decision) == (INCLUDE, EXCLUDE)
        assert one.decided_by is None

    @pytest.mark.parametrize("verdicts", [(INCLUDE, EXCLUDE), (UNSURE, UNSURE), (INCLUDE, UNSURE)])
    def test_two_who_do_not_leave_it_to_be_settled_with_a_reason(
        self,
        world: World,
        second: Viewer,
        review: LivingReview,
        verdicts: tuple[Verdict, Verdict],
    ) -> None:
        [record] = build.records(world.practitioner, review, 1)
        build.judge(world.practitioner, record, verdicts[0], "a")
        with pytest.raises(Refused, match="Two people have to judge"):
            actions.decide_record(by=second, record=record, verdict=INCLUDE, reason="Yes")
        build.judge(second, record, verdicts[1], "b")
        record.refresh_from_db()
        assert record.decision == ""
        with pytest.raises(Stale):
            actions.decide_record(by=second, record=record, verdict=INCLUDE, reason="x", seen=1)
        third = world.viewers[Role.SUPERVISOR]
        actions.decide_record(
            by=third, record=record, verdict=EXCLUDE, reason="Wrong age", seen=record.version
        )
        record.refresh_from_db()
        assert (record.decision, record.decided_by, record.decided_because) == (
            EXCLUDE,
            third.user,
            "Wrong age",
        )
        with pytest.raises(Refused, match="It has been decided"):
            actions.decide_record(by=third, record=record, verdict=INCLUDE, reason="x")

    def test_what_is_refused(self, world: World, second: Viewer, review: LivingReview) -> None:
        [record] = build.records(world.practitioner, review, 1)
        build.judge(world.practitioner, record, UNSURE, "Abstract only")
        with pytest.raises(Refused, match="You have judged this record"):
            build.judge(world.practitioner, record)
        build.judge(second, record)
        with pytest.raises(Refused, match="Two people have judged"):
            build.judge(world.viewers[Role.SUPERVISOR], record)

    def test_the_log_does_not_tell_the_second_person(
        self, world: World, review: LivingReview
    ) -> None:
        [record] = build.records(world.practitioner, review, 1)
        build.judge(world.practitioner, record, EXCLUDE, "Adults")
        event = Event.objects.get(verb="judged a record")
        assert event.details == {}

    def test_the_next_is_one_that_i_have_not_judged(
        self, world: World, second: Viewer, review: LivingReview
    ) -> None:
        one, other = build.records(world.practitioner, review, 2)
        assert selectors.next_record(world.practitioner, review) == one
        build.judge(world.practitioner, one)
        assert selectors.next_record(world.practitioner, review) == other
        assert selectors.next_record(second, review) == one
        build.judge(second, one)
        assert selectors.next_record(world.viewers[Role.SUPERVISOR], review) == other


class TestPages:
    def test_one_after_another_blind_to_each_other(
        self, world: World, second: Viewer, review: LivingReview, client_for: ClientFor
    ) -> None:
        one, other = build.records(world.practitioner, review, 2)
        ours, theirs = client_for(world.practitioner), client_for(second)
        address = reverse("screen_review_record", args=[one.pk])
        given = {"verdict": "exclude", "reason": "It is about squirrels"}
        sent = ours.post(address, {**hidden(ours.get(address)), **given})
        assert sent.headers["Location"] == reverse("screen_review_record", args=[other.pk])
        screening = reverse("review_screening", args=[review.pk])
        for page in (theirs.get(address), theirs.get(screening), ours.get(screening)):
            assert page.status_code == 200
            assert "squirrels" not in text(page)
        assert ours.get(address).status_code == 409
        theirs.post(address, {**hidden(theirs.get(address)), "verdict": "include"})
        both = text(ours.get(screening))
        assert "To settle 1" in both
        settle = reverse("settle_review_record", args=[one.pk])
        assert "exclude. It is about squirrels" in text(theirs.get(settle))
        empty = theirs.post(settle, hidden(theirs.get(settle)))
        assert empty.status_code == 422
        assert "Answer this question: What was decided?" in text(empty)
        given = {"verdict": "include", "reason": "Mothers too"}
        theirs.post(settle, {**hidden(theirs.get(settle)), **given})
        page = text(ours.get(screening))
        assert f"Settled by {second.user.name}: Mothers too" in page
        assert "as a study" in page

    def test_a_reason_is_needed_to_exclude(
        self, world: World, review: LivingReview, client_for: ClientFor
    ) -> None:
        [record] = build.records(world.practitioner, review, 1)
        client, address = (
            client_for(world.practitioner),
            reverse("screen_review_record", args=[record.pk]),
        )
        page = client.post(address, {**hidden(client.get(address)), "verdict": "exclude"})
        assert page.status_code == 422
        assert "Write why: the other person, and a reader, will ask" in text(page)
        assert not Judgement.objects.exists()

    def test_the_last_leads_back_and_other_teams_see_nothing(
        self, world: World, review: LivingReview, client_for: ClientFor
    ) -> None:
        [record] = build.records(world.practitioner, review, 1)
        client, address = (
            client_for(world.practitioner),
            reverse("screen_review_record", args=[record.pk]),
        )
        sent = client.post(address, {**hidden(client.get(address)), "verdict": "include"})
        assert sent.headers["Location"] == reverse("review_screening", args=[review.pk])
        stranger = client_for(world.stranger)
        for there in (address, sent.headers["Location"]):
            assert stranger.get(there).status_code == 404

    def test_kappa_is_told_from_ten_on(
        self, world: World, second: Viewer, review: LivingReview, client_for: ClientFor
    ) -> None:
        records = build.records(world.practitioner, review, 12)
        ours = [INCLUDE] * 5 + [EXCLUDE] * 7
        theirs = [INCLUDE] * 4 + [EXCLUDE] * 7 + [UNSURE]
        page = reverse("review_screening", args=[review.pk])
        for n, (record, mine, yours) in enumerate(zip(records, ours, theirs, strict=True)):
            if n == 9:
                early = text(client_for(second).get(page))
                assert "Two people have judged 9 records: too few to say" in early
            build.judge(world.practitioner, record, mine, "why")
            build.judge(second, record, yours, "why")
        kappa = cohen_kappa([str(each) for each in ours], [str(each) for each in theirs])
        said = text(client_for(second).get(page))
        assert (
            f"Cohen's kappa is {kappa.estimate:.2f} (95% interval {kappa.ci_lower:.2f} to "
            f"{kappa.ci_upper:.2f}), over 12 records" in said
        )

    def test_no_kappa_where_all_are_alike(
        self, world: World, second: Viewer, review: LivingReview, client_for: ClientFor
    ) -> None:
        for record in build.records(world.practitioner, review, 10):
            for by in (world.practitioner, second):
                build.judge(by, record, EXCLUDE, "why")
        said = text(client_for(second).get(reverse("review_screening", args=[review.pk])))
        assert "Two people have judged 10 records. There is no kappa:" in said

    def test_more_records_ask_no_more_of_the_database(
        self,
        world: World,
        second: Viewer,
        review: LivingReview,
        client_for: ClientFor,
        django_assert_same_queries: Callable[..., int],
    ) -> None:
        client, start = client_for(second), iter(range(0, 1000, 50))

        def grow(count: int) -> None:
            for record in build.records(world.practitioner, review, count, next(start)):
                build.judge(world.practitioner, record, INCLUDE)
                build.judge(second, record, EXCLUDE, "why")

        django_assert_same_queries(
            lambda: client.get(reverse("review_screening", args=[review.pk])), grow
        )
