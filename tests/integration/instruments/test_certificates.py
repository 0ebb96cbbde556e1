"""Who may rate with what: on file, in words, for those who may see and change it."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

import world as worlds
from attunement.measures import UnknownMeasure, measure, measures
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.instruments import actions, policies, selectors
from attunement.service.instruments.models import Credential
from attunement.service.instruments.presenters.standing import standing
from attunement.service.way.policies import Refused
from builders import pages
from world import TODAY, World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
DAY = dt.timedelta(days=1)


def record(by: Viewer, holder: Viewer, **given: object) -> Credential:
    facts = {
        "measure": "kips",
        "starts_on": TODAY - 30 * DAY,
        "ends_on": TODAY + 30 * DAY,
        "evidence": "In the folder.",
        "on": TODAY,
    }
    return actions.record_credential(by=by, holder=holder.user, **(facts | given))  # type: ignore[arg-type]


@pytest.fixture
def lead(world: World) -> Viewer:
    return world.viewers[Role.TEAM_LEAD]


def test_only_measures_for_trained_raters_need_one() -> None:
    needing = {each.id for each in measures().values() if policies.for_certified_raters(each)}
    assert {"kips", "care-index", "dc-0-5-loaf"} <= needing
    assert not {"phq-9", "gad-7", "maas", "goals", "asq-se-2"} & needing


def test_it_is_kept_and_audited(world: World, lead: Viewer) -> None:
    kept = record(lead, lead)
    assert selectors.held_by(lead, lead.user, "kips") == [kept]
    event = Event.objects.get(subject=f"credential {kept.pk}")
    assert event.details["ends_on"] == (TODAY + 30 * DAY).isoformat()


@pytest.mark.parametrize(("measure_id", "why"), [("phq-9", "needs no certificate")])
def test_a_measure_that_anybody_may_use_gets_none(lead: Viewer, measure_id: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        record(lead, lead, measure=measure_id)


def test_what_is_no_measure_gets_none(lead: Viewer) -> None:
    with pytest.raises(UnknownMeasure):
        record(lead, lead, measure="moonlight")


def test_only_who_works_with_families_of_this_team_gets_one(world: World, lead: Viewer) -> None:
    for nobody in (world.viewers[Role.ADMINISTRATOR], world.stranger):
        with pytest.raises(Refused, match="does not work with families in this team"):
            record(lead, nobody)


def test_the_database_keeps_no_certificate_that_ends_before_it_starts(lead: Viewer) -> None:
    with pytest.raises(IntegrityError):
        record(lead, lead, ends_on=TODAY - 31 * DAY)


def test_a_withdrawn_one_covers_nothing_and_is_withdrawn_once(lead: Viewer) -> None:
    kept = record(lead, lead)
    actions.withdraw_credential(by=lead, credential=kept, because="Another person's")
    assert selectors.held_by(lead, lead.user, "kips") == []
    with pytest.raises(Refused, match="withdrawn already"):
        actions.withdraw_credential(by=lead, credential=kept, because="Again")


def test_another_team_does_not_see_it(world: World, lead: Viewer) -> None:
    kept = record(lead, lead)
    with pytest.raises(Credential.DoesNotExist):
        selectors.credential(world.stranger, kept.pk)
    assert selectors.certified(world.stranger, "kips", TODAY) == []


def test_certified_names_who_is_covered_on_that_day(world: World, lead: Viewer) -> None:
    record(lead, lead, ends_on=TODAY)
    names = [user.name for user in selectors.certified(lead, "kips", TODAY)]
    assert lead.user.name in names
    assert lead.user not in selectors.certified(lead, "kips", TODAY + DAY)
    assert lead.user not in selectors.certified(lead, "kips", TODAY - 31 * DAY)


class TestWhyDraft:
    """Table of days: which certificate is held, when it was rated, when it was entered."""

    @pytest.fixture
    def why(self, lead: Viewer) -> Callable[..., str]:
        def ask(rated: int, entered: int, *held: tuple[int, int]) -> str:
            rows = [Credential(starts_on=TODAY + a * DAY, ends_on=TODAY + b * DAY) for a, b in held]
            return policies.why_draft(
                measure("kips"),
                lead.user,
                rows,
                rated_on=TODAY + rated * DAY,
                entered_on=TODAY + entered * DAY,
            )

        return ask

    def test_a_covered_rating_counts(self, why: Callable[..., str]) -> None:
        assert why(0, 0, (0, 0)) == ""
        assert why(-5, 0, (-5, 0)) == ""

    def test_a_renewal_covers_a_rating_from_before_it(self, why: Callable[..., str]) -> None:
        assert why(-5, 0, (-30, -4), (-1, 30)) == ""

    def test_none_on_file(self, why: Callable[..., str]) -> None:
        assert "no KIPS certificate on file." in why(0, 0)

    def test_a_lapse_before_the_rating_names_its_day(self, why: Callable[..., str]) -> None:
        assert "It ended on" in why(0, 0, (-30, -1))

    def test_a_rating_from_before_the_training(self, why: Callable[..., str]) -> None:
        assert "It begins on" in why(-5, 0, (-4, 30))

    def test_a_rating_dated_before_the_lapse_and_entered_after_it_is_caught(
        self, why: Callable[..., str]
    ) -> None:
        said = why(-5, 0, (-30, -1))
        assert "after it had ended" in said

    def test_a_questionnaire_is_never_a_draft(self, lead: Viewer) -> None:
        days = {"rated_on": TODAY, "entered_on": TODAY}
        assert policies.why_draft(measure("phq-9"), lead.user, [], **days) == ""


@pytest.mark.parametrize(
    ("starts", "ends", "words"),
    [
        (-9, -1, "Ended"),
        (-9, 0, "Ends today"),
        (-9, 1, "Ends in 1 day"),
        (-9, 60, "Ends in 60 days"),
        (-9, 61, "Current"),
        (2, 90, "From "),
    ],
)
def test_how_one_stands_today(starts: int, ends: int, words: str) -> None:
    said, _ = standing(TODAY + starts * DAY, TODAY + ends * DAY, TODAY)
    assert said.startswith(words)


class TestPages:
    def test_everyone_in_the_team_reads_the_list(
        self, world: World, lead: Viewer, client_for: ClientFor
    ) -> None:
        record(lead, lead)
        for role in set(Role) - {Role.COMMISSIONER}:
            said = pages.text(client_for(world.viewers[role]).get(reverse("credentials")))
            assert lead.user.name in said
            assert "Ends in 30 days" in said
            assert ("Withdraw" in said) == (role in {Role.TEAM_LEAD, Role.ADMINISTRATOR})
        assert (
            client_for(world.viewers[Role.COMMISSIONER]).get(reverse("credentials")).status_code
            == 403
        )

    def test_the_list_asks_the_database_as_often_for_many(
        self,
        world: World,
        lead: Viewer,
        client_for: ClientFor,
        django_assert_num_queries: Callable[..., object],
    ) -> None:
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        browser = client_for(lead)
        counts = []
        for _ in range(2):
            browser.get(reverse("credentials"))
            with CaptureQueriesContext(
                connection,
            ) as asked:
                browser.get(reverse("credentials"))
            counts.append(len(asked))
            worlds.certify(lead)
        assert counts[0] == counts[1]

    def test_a_lead_adds_one_and_takes_it_back(
        self, world: World, lead: Viewer, client_for: ClientFor
    ) -> None:
        browser = client_for(lead)
        sent = {
            "holder": str(lead.user.pk),
            "measure": "kips",
            "evidence": "In the folder",
            **pages.day("starts_on", TODAY),
            **pages.day("ends_on", TODAY + 365 * DAY),
        }
        assert browser.post(reverse("add_credential"), sent).status_code == 302
        (kept,) = selectors.held_by(lead, lead.user, "kips")
        page = reverse("withdraw_credential", args=[kept.pk])
        assert browser.post(page, {"because": "Wrong person"}).status_code == 302
        assert selectors.held_by(lead, lead.user, "kips") == []
        assert browser.get(page).status_code == 404

    @pytest.mark.parametrize(
        ("ends", "words"), [(-1, "on or after the day it starts"), (4000, "ten years at most")]
    )
    def test_dates_that_cannot_be_lose_nothing(
        self, lead: Viewer, client_for: ClientFor, ends: int, words: str
    ) -> None:
        sent = {
            "holder": str(lead.user.pk),
            "measure": "kips",
            "evidence": "In the blue folder",
            **pages.day("starts_on", TODAY),
            **pages.day("ends_on", TODAY + ends * DAY),
        }
        answer = client_for(lead).post(reverse("add_credential"), sent)
        assert answer.status_code == 422
        assert words in pages.text(answer)
        assert "In the blue folder" in answer.content.decode()

    def test_who_may_not_change_is_told_who_can(self, world: World, client_for: ClientFor) -> None:
        answer = client_for(world.practitioner).get(reverse("add_credential"))
        assert answer.status_code == 403
        assert "team lead" in pages.text(answer)

    def test_another_teams_is_not_found(
        self, world: World, lead: Viewer, client_for: ClientFor
    ) -> None:
        other = worlds.viewer(world.other_team, Role.TEAM_LEAD)
        page = reverse("withdraw_credential", args=[record(lead, lead).pk])
        assert client_for(other).get(page).status_code == 404
