"""In an assessment that is still open: a film that waits for a coder, and a strain acted on."""

import datetime as dt

from ....knowledge import library
from ....measures import measure
from ....measures.procedures.strange_situation import EPISODES
from ...assessments.models import Assessment
from ...relationships.models import Changeable, Presence, Reporter
from ...strange_situation import actions as filming
from ...strange_situation.actions import MEASURE, Length
from ...strange_situation.models import CutShort
from ...strange_situation.policies import may_start
from ...stressor_map.actions import write_item
from ...stressor_map.new import Said, Wanted
from .stage import Scene

CRIED = 6
"""The episode in which the child cried, so that it was cut short."""


def film(scene: Scene, assessment: Assessment) -> None:
    """Where the child is of the age for it."""
    on, pair = assessment.started_on, scene.first
    if may_start(measure(MEASURE), assessment, pair.child, on, None) is not None:
        return
    observation = filming.start_observation(
        by=scene.by,
        assessment=assessment,
        relationship=pair,
        filmed_on=on,
        agreed=f"{pair.carer.first_name} agreed, and knows that one word from them stops it.",
    )
    lengths = {each.number: Length(each.seconds) for each in EPISODES}
    filming.write_lengths(
        by=scene.by,
        observation=observation,
        lengths=lengths | {CRIED: Length(70, CutShort.DISTRESSED)},
    )


def act_on_strain(scene: Scene, assessment: Assessment) -> None:
    """One strain that the family spoke of, and the task that came of it."""
    write_item(
        by=scene.by,
        family=scene.family,
        item=library().stressors["stressor-housing"],
        said=Said(
            presence=Presence.PRESENT,
            changeable=Changeable.PARTLY,
            acting=f"{scene.keyworker.name}, with the housing officer",
            reporter=Reporter.FAMILY,
            on=assessment.started_on,
        ),
        wanted=Wanted(
            title="Send the letter about the damp to the housing officer",
            due_on=scene.company.today + dt.timedelta(days=7),
            who=scene.keyworker,
        ),
    )
