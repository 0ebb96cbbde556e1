"""How a relationship is understood: everything may be unknown, and nothing is worked out."""

import pytest

import world as worlds
from attunement.choosing import Situation, WillingFormat
from attunement.knowledge.vocabulary import Circumstance, Mood
from attunement.service.assessments import actions, selectors
from attunement.service.assessments.forms.formulation import FORMATS, FormulationForm, initial_of
from attunement.service.assessments.models import Formulation
from attunement.service.assessments.new import CODES, NewFormulation
from attunement.service.audit.models import Event
from attunement.service.relationships import actions as relationships
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import assessments as build
from world import TODAY

from .conftest import Scene

SAID = {
    "understanding": "Ada is watchful; Sam turns away.",
    "needs": ("parental-sensitivity",),
    "risk_band": "medium",
    "mood": "moderate-depression",
    "concern_observed": "yes",
    "willing": ("birth-mother",),
    "formats": ("video", "home"),
    "circumstances": ("first-baby",),
    "circumstances_absent": ("in-prison",),
}


def write(scene: Scene, seen: int | None = None, **said: object) -> Formulation:
    return actions.write_formulation(
        by=scene.by,
        episode=scene.episode,
        relationship=scene.home.relationship,
        new=NewFormulation(**said),  # type: ignore[arg-type]
        on=TODAY,
        seen=seen,
    )


def test_it_is_written_and_audited(scene: Scene) -> None:
    write(scene, **SAID)
    row = Formulation.objects.get()
    assert row.needs == ["parental-sensitivity"]
    assert row.circumstances_absent == ["in-prison"]
    assert (row.written_by, row.written_on) == (scene.by.user, TODAY)
    assert Event.objects.filter(verb="wrote a formulation").count() == 1


def test_everything_may_be_unknown(scene: Scene) -> None:
    write(scene)
    row = Formulation.objects.get()
    assert {row.risk_band, row.mood, row.concern_observed} == {"unknown"}
    assert row.needs == row.willing == row.formats == row.circumstances == []


def test_it_is_written_anew_with_the_version_that_was_read(scene: Scene) -> None:
    first = write(scene, risk_band="low")
    second = write(scene, seen=first.version, risk_band="high")
    assert (second.pk, second.version, second.risk_band) == (first.pk, 2, "high")
    with pytest.raises(Stale):
        write(scene, seen=first.version, risk_band="medium")
    assert Formulation.objects.get().risk_band == "high"


def test_two_who_both_begin_one_do_not_overwrite_each_other(scene: Scene) -> None:
    write(scene, understanding="First")
    with pytest.raises(Stale):
        write(scene, understanding="Second")
    assert Formulation.objects.get().understanding == "First"


def test_it_belongs_to_an_open_episode_of_the_same_family(scene: Scene) -> None:
    other = worlds.home(scene.by, name="Hart")
    with pytest.raises(Refused, match="another family"):
        build.formulation(scene.by, scene.episode, other)
    relationships.close_episode(by=scene.by, episode=scene.episode, on=TODAY, because="Done")
    with pytest.raises(Refused, match="has ended"):
        write(scene)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"risk_band": "worst"}, "risk_band cannot hold worst"),
        ({"needs": ("workforce-skill",)}, "needs cannot hold workforce-skill"),
        ({"circumstances": ("expecting",)}, "circumstances cannot hold expecting"),
        (
            {"circumstances": ("adopted",), "circumstances_absent": ("adopted",)},
            "to hold and not to hold: adopted",
        ),
    ],
)
def test_what_choosing_does_not_know_is_refused(said: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        NewFormulation(**said)  # type: ignore[arg-type]


def test_every_word_that_can_be_said_is_one_that_choosing_reads() -> None:
    Situation(
        needs=CODES["needs"],
        circumstances=CODES["circumstances"],
        willing=CODES["willing"],
        willing_formats=CODES["formats"],
    )
    assert CODES["mood"] - {"unknown"} == set(Mood)
    assert CODES["circumstances"] == set(Circumstance) - {Circumstance.EXPECTING}


def test_every_format_has_words() -> None:
    assert set(FORMATS) == set(WillingFormat)


def form(**typed: object) -> FormulationForm:
    blank = {"risk_band": "unknown", "mood": "unknown", "concern_observed": "unknown"}
    return FormulationForm(blank | typed, mood_hint="")


def test_what_is_left_open_on_the_form_stays_unknown() -> None:
    page = form()
    assert page.is_valid(), page.errors
    assert page.cleaned_data["new"] == NewFormulation()


def test_yes_no_and_not_known_are_three_things() -> None:
    page = form(**{"circumstance-adopted": "yes", "circumstance-homeless": "no"})
    assert page.is_valid(), page.errors
    new = page.cleaned_data["new"]
    assert new.circumstances == ("adopted",)
    assert new.circumstances_absent == ("homeless",)


def test_the_form_shows_again_what_was_written(scene: Scene) -> None:
    row = write(scene, **SAID)
    page = FormulationForm(initial_of(row), mood_hint="")
    assert page.is_valid(), page.errors
    assert page.cleaned_data["new"] == NewFormulation(**SAID)  # type: ignore[arg-type]
    assert initial_of(None) == {}


def test_every_field_stands_in_a_section() -> None:
    page = form()
    named = [name for _, names in page.sections for name in names]
    assert sorted(named) == sorted(page.fields)


def test_the_formulation_of_an_episode_is_found_by_its_relationship(scene: Scene) -> None:
    assert selectors.formulation(scene.episode, scene.home.relationship) is None
    row = write(scene)
    assert selectors.formulation(scene.episode, scene.home.relationship) == row
