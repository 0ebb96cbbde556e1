"""Plays one story through the product's own actions, chapter by chapter, as far as it has come."""

from ..plan import Stage, Story
from . import (
    arriving,
    assessing,
    ending,
    meeting,
    noting,
    protecting,
    sharing,
    unmet,
    working,
)
from .stage import Company, Scene

ORDER = tuple(Stage)


def play(story: Story, company: Company) -> None:
    """Everything that has happened to one family until today."""
    scene = Scene(story=story, company=company, chance=story.chance)
    arriving.refer(scene)
    if story.stage == Stage.WAITING:
        arriving.wait(scene)
        return
    if unmet.is_unmet(story):
        arriving.accept(scene)
        unmet.try_to_meet(scene)
        return
    if story.stage == Stage.ANSWERED:
        arriving.answer(scene)
        return
    arriving.accept(scene)
    for reached, chapter in (
        (Stage.ACCEPTED, meeting.invite),
        (Stage.MEETING, meeting.meet),
        (Stage.ASSESSING, assessing.baseline),
        (Stage.ASSESSED, assessing.understand),
        (Stage.WORKING, working.work),
        (Stage.WORKING, noting.note),
        (Stage.WORKING, protecting.protect),
        (Stage.REVIEWED, assessing.review),
        (Stage.REVIEWED, sharing.share),
        (Stage.ENDING, ending.end),
        (Stage.CLOSED, ending.close),
    ):
        if ORDER.index(story.stage) >= ORDER.index(reached):
            chapter(scene)
