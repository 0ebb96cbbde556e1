"""A team's own norms: what they let be said, and what cannot belong to a measure."""

import math
from datetime import date

import pytest
from pydantic import ValidationError

from attunement.measures import (
    ChangeKind,
    ClinicalKind,
    Group,
    LocalNorms,
    NormsDoNotFit,
    change,
    clinical_changes,
    measure,
    score,
    subscale_changes,
)
from attunement.measures.norms import insist_norms_fit
from unit.measures.test_measure_change import spread

KIPS = measure("kips")


def norms(**given) -> LocalNorms:
    return LocalNorms(
        **{
            "measure": "kips",
            "version": KIPS.version,
            "entered_by": "Sian",
            "entered_on": date(2026, 1, 5),
            "edition": "A manual (exercise)",
            "page": "12",
            "sample": "120 families",
        }
        | given
    )


def kips(rating: int, *, last: int | None = None):
    answers = dict.fromkeys((item.key for item in KIPS.items), rating)
    return score(KIPS, answers | {"12": last or rating})


def test_reliable_change_by_a_teams_own_spread():
    """By hand: 1.96 * 0.5 * sqrt(2) * sqrt(1 - 0.92) = 0.98 * 0.4 = 0.392."""
    own = norms(sd=0.5, reliability=0.92).spread
    assert math.isclose(own.threshold, 0.392)
    found = change(KIPS, kips(2), kips(3), own=own)
    assert found.kind is ChangeKind.RELIABLE_IMPROVEMENT
    assert math.isclose(found.index, 1 / (0.5 * math.sqrt(2 * 0.08)), abs_tol=1e-9)
    assert "A manual (exercise), page 12, entered by Sian" in found.basis
    assert change(KIPS, kips(3), kips(3, last=2), own=own).kind is ChangeKind.NO_RELIABLE_CHANGE
    assert change(KIPS, kips(3), kips(2), own=own).kind is ChangeKind.RELIABLE_DETERIORATION


def test_without_it_nothing_is_said():
    assert change(KIPS, kips(2), kips(3)).kind is ChangeKind.CANNOT_BE_SAID


def test_a_published_threshold_is_not_replaced():
    phq = measure("phq-9")
    own = norms(sd=1, reliability=0.9).spread
    found = change(phq, spread(phq, 12), spread(phq, 8), own=own)
    assert found.threshold == 6


@pytest.mark.parametrize(
    ("groups", "criterion", "at"),
    [
        ({"clinical": Group(mean=2, sd=0.5)}, "a", 3.0),
        ({"functional": Group(mean=4, sd=0.6)}, "b", 2.8),
        # By hand: (0.6 * 2 + 0.5 * 4) / 1.1.
        ({"clinical": Group(mean=2, sd=0.5), "functional": Group(mean=4, sd=0.6)}, "c", 3.2 / 1.1),
    ],
)
def test_the_line_is_the_best_that_the_groups_allow(groups, criterion, at):
    own = norms(sd=0.5, reliability=0.92, **groups)
    (found,) = clinical_changes(KIPS, kips(2), kips(4), norms=own.groups, own=own.spread)
    assert found.line is not None
    assert math.isclose(found.line.score, at)
    assert found.line.basis.startswith(f"Criterion {criterion} of Jacobson and Truax (1991): 120")
    assert found.kind is ClinicalKind.RECOVERED


def test_each_cut_off_is_a_criterion_of_its_own():
    core = measure("core-10")
    answers = dict.fromkeys((item.key for item in core.required), 2)
    before = score(core, answers)
    after = score(core, dict.fromkeys(answers, 1) | {next(iter(answers)): 2})
    found = clinical_changes(core, before, after)
    assert [each.line.basis for each in found] == ["distress in general", "depression"]
    assert len({each.kind for each in found} | {ClinicalKind.IMPROVED}) == 2


def test_where_nothing_is_known_it_says_what_is_lacking():
    (found,) = clinical_changes(KIPS, kips(2), kips(4))
    assert found.kind is ClinicalKind.CANNOT_BE_SAID
    assert "criteria a, b and c of Jacobson and Truax need" in found.reason
    (found,) = clinical_changes(
        KIPS, kips(2), kips(4), norms=norms(functional=Group(mean=4, sd=1)).groups
    )
    assert found.missing == ("how much change is more than chance",)


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"sd": 1},
        {"reliability": 0.9},
        {"sd": 0, "reliability": 0.9},
        {"sd": 1, "reliability": 1},
        {"clinical": {"mean": 2, "sd": 0}},
    ],
)
def test_half_an_entry_is_none(given):
    with pytest.raises(ValidationError):
        norms(**given)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"version": "0"}, "Enter them again from the right manual."),
        ({"scale": "warmth"}, "has no scale warmth"),
        ({"clinical": Group(mean=7, sd=1)}, "leaves the range of the score, 1 to 5"),
        (
            {"clinical": Group(mean=4, sd=1), "functional": Group(mean=2, sd=1)},
            "Check which is which",
        ),
    ],
)
def test_what_cannot_belong_is_refused_in_words(given, said):
    with pytest.raises(NormsDoNotFit, match=said):
        insist_norms_fit(KIPS, norms(sd=1, reliability=0.9, **given))


def test_one_spread_is_not_for_every_age_form():
    asq = measure("asq-se-2")
    own = norms(measure="asq-se-2", version=asq.version, sd=1, reliability=0.9)
    with pytest.raises(NormsDoNotFit, match="read by zones"):
        insist_norms_fit(asq, own)


class TestSubscales:
    HADS = measure("hads")

    def scores(self, *totals: int):
        found = []
        for total in totals:
            answers = {}
            left = total
            for key in self.HADS.subscales[0].items:
                answers[key] = min(3, left)
                left -= answers[key]
            rest = {item.key: 1 for item in self.HADS.items if item.key not in answers}
            found.append(score(self.HADS, self._turned(answers | rest)))
        return found

    def _turned(self, answers):
        """As answered, where some items are counted the other way round."""
        return {
            key: self.HADS.response(self.HADS.item(key)).reversed(value)
            if key in self.HADS.reverse
            else value
            for key, value in answers.items()
        }

    def test_each_is_told_by_itself_and_none_borrows_anothers_reliability(self):
        first, second = self.HADS.subscales[:2]
        own = {first.id: norms(sd=3, reliability=0.9).spread}
        moved, still = subscale_changes(self.HADS, *self.scores(12, 6), own)
        assert (moved.id, moved.before, moved.after, moved.difference) == (first.id, 12, 6, -6)
        assert (moved.towards, moved.reliable) == ("better", True)
        assert (still.id, still.difference, still.towards) == (second.id, 0, "same")
        assert still.reliable is None, "nobody has entered its spread"
        assert all(
            each.reliable is None for each in subscale_changes(self.HADS, *self.scores(9, 3))
        )
