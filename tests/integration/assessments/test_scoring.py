"""A kept score is the score: to JSON and back, and the same when it is made again."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attunement.measures import (
    NOT_OBSERVED,
    Answer,
    Incomplete,
    InvalidAnswers,
    LocalCutOffs,
    Measure,
    Scored,
    measure,
    measures,
    score,
)
from attunement.service.assessments.presenters.score import score_in_words
from attunement.service.assessments.scoring import (
    from_json,
    is_complete,
    rescored,
    to_json,
)
from attunement.service.assessments.scoring import (
    given as answers_given,
)
from builders.assessments import least

EVERY = sorted(measures())


def answers_to(definition: Measure) -> st.SearchStrategy[dict[str, Answer]]:
    """Any form, filled in as far as somebody came; entries that add up where they must."""
    if definition.entry_checks:
        return st.just(least(definition))
    parts: dict[str, st.SearchStrategy[Answer]] = {}
    for item in definition.items:
        response = definition.response(item)
        values = [option.value for option in response.options] or range(
            response.lowest, (response.highest or 200) + 1
        )
        not_observed = [NOT_OBSERVED] if response.may_be_not_observed else []
        parts[item.key] = st.sampled_from([None, *not_observed, *values])
    return st.fixed_dictionaries(parts)


@pytest.mark.parametrize("id_", EVERY)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_score_survives_the_database(id_: str, data: st.DataObject) -> None:
    definition = measure(id_)
    answers = data.draw(answers_to(definition))
    result = score(definition, dict(answers.items()))
    kept = json.loads(json.dumps(to_json(result)))
    assert from_json(kept) == result
    assert is_complete(kept) is isinstance(result, Scored)
    assert rescored(id_, json.loads(json.dumps(answers_given(answers)))) == from_json(kept)


def test_a_kept_band_that_was_for_programmes_alone_is_not_said() -> None:
    """Scores that were kept before the definition said so hold the developer's band."""
    definition = measure("kips")
    kept = to_json(score(definition, dict.fromkeys(range(1, 13), 2)))
    band = definition.total.bands[0].model_dump(mode="json") if definition.total else {}
    del band["applies_to"]
    said = score_in_words(definition, from_json(kept | {"band": band}))
    assert said.headline == "2.0 on a scale from 1 to 5"


@pytest.mark.parametrize("id_", [id_ for id_ in EVERY if measure(id_).required])
def test_an_unfinished_form_keeps_no_number(id_: str) -> None:
    definition = measure(id_)
    answers = least(definition)
    del answers[definition.required[-1].key]
    kept = to_json(score(definition, dict(answers.items())))
    assert kept["kind"] == "incomplete"
    assert not {"total", "subscales", "band", "level"} & kept.keys()
    result = from_json(kept)
    assert isinstance(result, Incomplete)
    assert result.missing == (definition.required[-1].key,)


def test_what_is_neither_is_refused() -> None:
    with pytest.raises(ValueError, match="scored or incomplete, not 'guessed'"):
        from_json({"kind": "guessed"})


def test_blank_answers_are_not_kept_as_anything() -> None:
    assert answers_given({"1": 0, "2": None, "3": NOT_OBSERVED}) == {"1": 0, "3": NOT_OBSERVED}


def test_a_level_comes_back_as_a_level() -> None:
    result = from_json(to_json(score(measure("dc-0-5-loaf"), {"level": 3})))
    assert isinstance(result, Scored)
    assert result.total is None
    with pytest.raises(TypeError):
        result.level + 1  # type: ignore[operator]


def test_answers_that_no_longer_fit_are_not_scored() -> None:
    with pytest.raises(InvalidAnswers):
        rescored("phq-9", {"1": 7})


def test_a_cut_off_that_is_reached_prompts_a_conversation() -> None:
    phq = measure("phq-9")
    ten = dict.fromkeys(map(str, range(1, 9)), 1) | {"9": 2}
    (said,) = score_in_words(phq, score(phq, dict(ten.items()))).lines
    assert said == (
        "Total has reached a cut-off: caseness in NHS Talking Therapies, 10 or more (not yet "
        "checked against the publisher). It prompts a conversation, and is not a diagnosis."
    )
    assert score_in_words(phq, score(phq, dict((ten | {"9": 1}).items()))).lines == ()


def test_a_zone_of_the_teams_own_manual_survives_and_is_said() -> None:
    asq = measure("asq-se-2")
    local = LocalCutOffs.model_validate(
        {
            "measure": asq.id,
            "version": asq.version,
            "entered_by": "Priya",
            "entered_on": "2026-03-01",
            "edition": "A guide made up for a test",
            "page": "9",
            "zones": [
                {
                    "form": 6,
                    "zones": [
                        {"name": "low", "min": 0, "max": 20},
                        {"name": "refer", "min": 21, "max": None},
                    ],
                }
            ],
        }
    )
    result = score(asq, {"interval": 6, "points": 30}, local=local)
    kept = json.loads(json.dumps(to_json(result)))
    assert from_json(kept) == result
    assert score_in_words(asq, from_json(kept)).lines == (
        "Total: in the zone “refer” of your own manual",
    )
    for name in ("zones", "category"):
        del kept[name]
    assert isinstance(from_json(kept), Scored), "as it was kept before there were any"
