"""The ages of forms and the norms that a team reads in its own manuals, beside its cut-offs."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.measures import Group, measure
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.audit.models import Event
from attunement.service.instruments import actions, selectors
from attunement.service.instruments.models import OwnAgeForms, OwnNorms
from attunement.service.instruments.typed_ages import AgeMistakes, read_ages
from attunement.service.way.policies import Refused
from builders import instruments as build
from builders import pages
from world import World

pytestmark = pytest.mark.django_db
ClientFor = Callable[[Viewer], Client]
ASQ_SE = measure("asq-se-2")
AGES = "2, 1, 2\n6; 3; 8\n12\t9\t14"
TYPED = {"edition": "User’s Guide (exercise)", "page": "12"}
SPREAD = TYPED | {"scale": "total", "sample": "120 families", "sd": "0.5", "reliability": "0.92"}


class TestTypedAges:
    def test_commas_semicolons_and_tabs(self) -> None:
        assert read_ages(ASQ_SE, AGES) == {2: (1, 2), 6: (3, 8), 12: (9, 14)}

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("", "There is no age form."),
            ("6, 3", "Line 1: write age form, from, to"),
            ("6, three, 8", "Line 1: write age form, from, to"),
            ("7, 3, 8", "Line 1: there is no age form 7."),
            ("6, 8, 3", "Line 1: it ends at 3 months, before it begins at 8."),
            ("6, 3, 8\n6, 9, 10", "Line 2: form 6 stands here twice."),
            ("6, 3, 8\n12, 8, 14", "Forms 6 and 12 are both for 8 months."),
        ],
    )
    def test_every_wrong_line_is_named(self, typed: str, said: str) -> None:
        with pytest.raises(AgeMistakes) as wrong:
            read_ages(ASQ_SE, typed)
        assert any(said in each for each in wrong.value.mistakes)


def test_the_newest_that_stands_is_used_and_another_teams_never(world: World) -> None:
    first = build.age_forms(world.practitioner, {6: (3, 8)})
    build.age_forms(world.practitioner, {6: (3, 9)}, corrected=False)
    key = ("asq-se-2", first.measure_version)
    found = selectors.local_age_forms(world.team)[key]
    assert (dict(found.months), found.corrected) == ({6: (3, 9)}, False)
    assert selectors.local_age_forms(world.other_team) == {}
    build.norms(world.practitioner)
    build.norms(world.practitioner, sd=0.6)
    own = selectors.local_norms(world.team)["kips", measure("kips").version]["total"]
    assert own.sd == 0.6
    assert selectors.local_norms(world.other_team) == {}


def test_what_cannot_belong_is_refused(world: World) -> None:
    with pytest.raises(Refused, match="has no form 7"):
        build.age_forms(world.practitioner, {7: (3, 8)})
    with pytest.raises(Refused, match="Check which is which"):
        build.norms(
            world.practitioner,
            clinical=Group(mean=4, sd=1),
            functional=Group(mean=2, sd=1),
        )


def test_taking_back_is_in_the_log(world: World) -> None:
    by = world.practitioner
    actions.withdraw_norms(by=by, norms=build.norms(by), because="Wrong page")
    actions.withdraw_age_forms(by=by, age_forms=build.age_forms(by, {6: (3, 8)}), because="Wrong")
    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))[-4:]
    assert verbs == [
        "entered norms",
        "withdrew norms",
        "entered the ages of forms",
        "withdrew the ages of forms",
    ]
    assert selectors.local_norms(by.team) == selectors.local_age_forms(by.team) == {}


class TestPages:
    def test_ages_are_entered_read_and_withdrawn(self, world: World, client_for: ClientFor) -> None:
        browser = client_for(world.viewers[Role.SUPERVISOR])
        page = reverse("enter_age_forms", args=["asq-se-2"])
        asked = pages.text(browser.get(page))
        assert "the manual in your hand is that of the ASQ:SE-2" in asked
        typed = TYPED | {"corrected": "yes", "months": AGES}
        wrong = browser.post(page, typed | {"months": "7, 1, 2"})
        assert wrong.status_code == 422
        assert "Line 1: there is no age form 7." in pages.text(wrong)
        assert "7, 1, 2" in wrong.content.decode(), "what was typed is still there"
        assert browser.post(page, typed).status_code == 302
        said = pages.text(browser.get(reverse("cut_offs")))
        assert "Counted from the due date." in said
        assert "Form 12: 9 to 14 months" in said
        away = reverse("withdraw_age_forms", args=[OwnAgeForms.objects.get().pk])
        assert browser.post(away, {"because": "Wrong edition"}).status_code == 302
        assert "Form 12" not in pages.text(browser.get(reverse("cut_offs")))

    def test_norms_are_entered_read_and_withdrawn(
        self, world: World, client_for: ClientFor
    ) -> None:
        browser = client_for(world.viewers[Role.SUPERVISOR])
        page = reverse("enter_norms", args=["kips"])
        assert browser.get(page).status_code == 200
        for change, said in (
            ({"sd": ""}, "Enter the standard deviation and the reliability, or neither"),
            ({"sd": "0"}, "A standard deviation is above 0"),
            ({"sd": "", "reliability": ""}, "Enter a standard deviation with its reliability"),
            ({"clinical_mean": "2"}, "Enter both numbers of the clinical group, or neither"),
        ):
            wrong = browser.post(page, SPREAD | change)
            assert wrong.status_code == 422, change
            assert said in pages.text(wrong)
        groups = {"functional_mean": "4", "functional_sd": "0.6"}
        assert browser.post(page, SPREAD | groups).status_code == 302
        said = pages.text(browser.get(reverse("cut_offs")))
        assert "Standard deviation 0.5, reliability 0.92" in said
        assert "Functional group: mean 4, standard deviation 0.6" in said
        away = reverse("withdraw_norms", args=[OwnNorms.objects.get().pk])
        assert browser.post(away, {"because": "Wrong edition"}).status_code == 302
        assert selectors.local_norms(world.team) == {}

    def test_each_kind_of_entry_has_its_own_measures(
        self, world: World, client_for: ClientFor
    ) -> None:
        browser = client_for(world.viewers[Role.SUPERVISOR])
        for page, id_ in (
            ("enter_age_forms", "kips"),
            ("enter_norms", "asq-se-2"),
            ("enter_norms", "moonlight"),
        ):
            assert browser.get(reverse(page, args=[id_])).status_code == 404
