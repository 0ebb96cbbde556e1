"""The form for a child's age, as the team's own manual says: chosen beforehand, checked after."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from attunement.guidance import AgeForms
from attunement.measures import measure
from attunement.service.accounts.viewer import Viewer
from attunement.service.assessments import actions
from attunement.service.assessments.age_forms import form_for, in_words, wrong_form
from attunement.service.assessments.fitting import Filling
from attunement.service.assessments.models import Response
from attunement.service.relationships.models import Person
from attunement.service.way.policies import Refused
from builders import instruments as manuals
from builders import pages
from world import TODAY

from .conftest import Scene

ClientFor = Callable[[Viewer], Client]
ASQ_SE = measure("asq-se-2")
LIMITS = {2: (1, 2), 6: (3, 8), 12: (9, 14)}
BORN, DUE = dt.date(2026, 1, 10), dt.date(2026, 3, 7)
"""Eight weeks early."""


def entered(**given) -> AgeForms:
    return AgeForms(
        **{
            "measure": "asq-se-2",
            "version": ASQ_SE.version,
            "entered_by": "Sian",
            "entered_on": TODAY,
            "edition": "Guide (exercise)",
            "page": "12",
            "corrected": True,
            "months": LIMITS,
        }
        | given
    )


def filling(born: dt.date | None = BORN, due: dt.date | None = DUE) -> Filling:
    return Filling(measure=ASQ_SE, child=Person(given_name="Sam", born_on=born, due_on=due))


class TestByTheManual:
    ON = dt.date(2026, 4, 20)
    """Three months from the birth, one from the due date."""

    def test_a_baby_born_early_has_the_form_of_the_corrected_age(self) -> None:
        assert form_for(filling(), entered(), self.ON) == 2
        assert form_for(filling(), entered(corrected=False), self.ON) == 6

    @pytest.mark.parametrize(
        ("on", "form"),
        [
            (dt.date(2026, 4, 6), None),
            (dt.date(2026, 4, 7), 2),
            (dt.date(2026, 6, 6), 2),
            (dt.date(2026, 6, 7), 6),
            (dt.date(2027, 6, 6), 12),
            (dt.date(2027, 6, 7), None),
        ],
    )
    def test_the_days_on_which_a_form_begins_and_ends(self, on: dt.date, form: int | None) -> None:
        assert form_for(filling(), entered(), on) == form

    def test_another_form_is_refused_with_the_page_of_the_manual(self) -> None:
        assert wrong_form(filling(), {"interval": 2}, entered(), self.ON) is None
        found = wrong_form(filling(), {"interval": 6}, entered(), self.ON)
        assert found is not None
        assert "corrected" in found.why
        assert "the 2 month form of the ASQ:SE-2 is the one for it" in found.why
        assert "Guide (exercise), page 12" in found.why

    def test_a_form_out_of_its_own_limits_is_refused_where_no_other_fits(self) -> None:
        late = dt.date(2027, 8, 1)
        found = wrong_form(filling(), {"interval": 12}, entered(), late)
        assert found is not None
        assert "the 12 month form of the ASQ:SE-2 is not for it" in found.why
        assert wrong_form(filling(), {"interval": 18}, entered(), late) is None, "not entered"

    def test_nothing_is_refused_on_a_guess(self) -> None:
        assert wrong_form(filling(), {"interval": 6}, None, self.ON) is None
        assert wrong_form(filling(), {"interval": None}, entered(), self.ON) is None
        no_due_date = filling(due=None)
        assert wrong_form(no_due_date, {"interval": 6}, entered(), self.ON) is None
        assert "none is on record for Sam" in in_words(no_due_date, entered(), self.ON)


def asq(scene: Scene, form: int) -> Response:
    return actions.record_response(
        by=scene.by,
        assessment=scene.baseline,
        measure="asq-se-2",
        reporter=scene.home.mother,
        about=scene.home.baby,
        answered_on=TODAY,
        answers={"interval": form, "points": 30},
    )


class TestRecorded:
    """The baby of this scene is 12 weeks old: two completed months."""

    def test_the_wrong_form_is_not_kept(self, scene: Scene) -> None:
        manuals.age_forms(scene.by, LIMITS, corrected=False)
        with pytest.raises(Refused, match="the 2 month form"):
            asq(scene, 12)
        assert not Response.objects.exists()
        assert asq(scene, 2).score["form"] == 2

    def test_the_ages_of_the_asq_3_say_nothing_of_the_asq_se_2(self, scene: Scene) -> None:
        manuals.age_forms(scene.by, {2: (1, 2), 4: (3, 4)}, measure="asq-3", corrected=False)
        assert asq(scene, 12).score["form"] == 12

    def test_the_page_chooses_it_says_why_and_loses_nothing(
        self, scene: Scene, client_for: ClientFor
    ) -> None:
        manuals.age_forms(scene.by, LIMITS, corrected=False)
        browser = client_for(scene.by)
        whom = {"reporter": scene.home.mother.pk, "about": scene.home.baby.pk}
        url = reverse("fill_measure", args=[scene.baseline.pk, "asq-se-2"], query=whom)
        asked = browser.get(url)
        said = pages.text(asked)
        assert "the 2 month form of the ASQ:SE-2 is the one for today" in said
        assert "This is not the ASQ-3" in said
        assert 'value="2" checked' in asked.content.decode().replace("  ", " ")
        typed = {"item-interval": "12", "item-points": "30", "version": "0"}
        wrong = browser.post(url, typed | pages.day("answered_on", TODAY))
        assert wrong.status_code == 422
        assert "the 2 month form of the ASQ:SE-2 is the one for it" in pages.text(wrong)
        assert 'value="30"' in wrong.content.decode()

    def test_the_planner_names_the_form(self, scene: Scene, client_for: ClientFor) -> None:
        manuals.age_forms(scene.by, LIMITS, corrected=False)
        page = reverse("plan_measures", args=[scene.home.family.pk])
        assert "The 2 month form." in pages.text(client_for(scene.by).get(page))
