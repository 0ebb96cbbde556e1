"""The goodbye: end measures, the last session, the letter, the follow-up."""

from ...assessments import actions as assessments
from ...assessments.models import Phase
from .assessing import occasion
from .stage import Scene

END = 190


def end(scene: Scene) -> None:
    ended = occasion(scene, Phase.END, END, progress=1.0)
    assessments.complete_assessment(by=scene.by, assessment=ended, on=scene.on(END + 5), seen=None)


def close(scene: Scene) -> None:
    """Filled in when the outcomes app has landed."""
