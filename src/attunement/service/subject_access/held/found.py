"""What was found, answered and hoped for."""

from .people import SIDES
from .table import Held

MEASURE = frozenset({"measure", "measure_version"})
OF_RESPONSE = tuple(f"response__{way}" for way in ("reporter", "about", *SIDES))

FOUND = {
    "relationships.Episode": Held(
        title="Episodes of care",
        family="family",
        about=("relationships__child", "relationships__carer"),
    ),
    "relationships.Stressor": Held(
        title="Strains and strengths", family="family", codes=frozenset({"item"})
    ),
    "relationships.Task": Held(title="Tasks of the team", family="family", about=("person",)),
    "assessments.Assessment": Held(
        title="Assessments", family="episode__family", about=("observed__child", "observed__carer")
    ),
    "assessments.Response": Held(
        title="Answers and ratings",
        family="assessment__episode__family",
        about=("reporter", "about", *SIDES),
        words_of="reporter",
        codes=MEASURE,
    ),
    "assessments.Goal": Held(
        title="Hopes and goals",
        family="episode__family",
        about=("set_by", *SIDES),
        words_of="set_by",
    ),
    "assessments.GoalRating": Held(
        title="How close a hope felt",
        family="goal__episode__family",
        about=("goal__set_by", "goal__relationship__child", "goal__relationship__carer"),
        words_of="goal__set_by",
    ),
    "assessments.Formulation": Held(
        title="How the team understood it",
        family="episode__family",
        about=SIDES,
        codes=frozenset({"risk_band", "mood", "concern_observed"}),
    ),
    "home_answers.Invitation": Held(
        title="Questions sent home",
        family="assessment__episode__family",
        about=("person",),
        leave=frozenset({"token_hash", "pin_hash"}),
    ),
    "home_answers.AskedForm": Held(
        title="What was asked at home",
        family="invitation__assessment__episode__family",
        about=("invitation__person",),
        words_of="invitation__person",
        codes=frozenset({"measure"}),
    ),
    "comprehensive.FactorNote": Held(
        title="Comprehensive assessment",
        family="family",
        about=("child",),
        codes=frozenset({"factor"}),
    ),
    "qsort.Sort": Held(title="Q-sorts", family="assessment__episode__family", about=SIDES),
    "second_ratings.SecondRating": Held(
        title="Second ratings",
        family="response__assessment__episode__family",
        about=OF_RESPONSE,
        words_of="response__reporter",
    ),
    "strange_situation.Observation": Held(
        title="Observed separations", family="assessment__episode__family", about=SIDES
    ),
    "strange_situation.EpisodeTimes": Held(
        title="Times of an observed separation",
        family="observation__assessment__episode__family",
        about=("observation__relationship__child", "observation__relationship__carer"),
    ),
}
