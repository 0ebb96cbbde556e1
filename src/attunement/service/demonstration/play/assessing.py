"""What was found on each occasion, and how it was understood."""

from collections.abc import Mapping
from typing import Any

from ....measures import measure
from ...assessments import actions, fitting
from ...assessments.models import Assessment, Phase
from ...assessments.new import NewFormulation
from ...comprehensive import selectors as comprehensive
from ...comprehensive.actions import note_factor
from ...comprehensive.models import Standing
from ...relationships import actions as relationships
from ...relationships.models import Person, Relationship, Task
from .. import answers, words
from ..plan import Stage
from .filming import act_on_strain, film
from .stage import Scene

BASELINE, UNDERSTOOD, REVIEW = 22, 33, 128


def baseline(scene: Scene) -> None:
    scene.baseline = occasion(scene, Phase.BASELINE, BASELINE, progress=0.0)
    if scene.story.stage == Stage.ASSESSING and scene.story.number % 2:
        film(scene, scene.baseline)
        act_on_strain(scene, scene.baseline)
        return
    actions.complete_assessment(
        by=scene.by, assessment=scene.baseline, on=scene.on(BASELINE + 8), seen=None
    )


def review(scene: Scene) -> None:
    reviewed = occasion(scene, Phase.REVIEW, REVIEW, progress=0.5)
    actions.complete_assessment(
        by=scene.by, assessment=reviewed, on=scene.on(REVIEW + 5), seen=None
    )


def occasion(scene: Scene, phase: Phase, day: int, *, progress: float) -> Assessment:
    """One occasion. `progress` is how much of the story's course has been gone: 0, 0.5 or 1."""
    story, chance, on = scene.story, scene.chance, scene.on(day)
    assessment = actions.start_assessment(by=scene.by, episode=scene.episode, phase=phase, on=on)
    moved = story.course * progress
    if phase == Phase.BASELINE:
        actions.write_notes(
            by=scene.by,
            assessment=assessment,
            referrer_information=scene.referral.reason,
            conversation=words.CONVERSATION,
            observation=words.OBSERVATION,
            observed=scene.first,
            seen=None,
        )
    mother = scene.first.carer
    points = max(0, min(27, round(story.mood - 3 * moved)))
    first_time = phase == Phase.BASELINE
    fill(
        scene,
        assessment,
        "phq-9",
        on,
        mother,
        answers.mood(chance, points, safety=story.safety and first_time),
    )
    fill(scene, assessment, "gad-7", on, mother, answers.worry(chance, points * 2 // 3))
    level = max(1, min(4, round(story.warmth + 0.7 * moved)))
    fill(scene, assessment, "maas", on, mother, answers.antenatal(chance, _items("maas"), level))
    for relationship in scene.relationships:
        rate(scene, assessment, relationship, on, level)
    _goals(scene, assessment, on, moved)
    if story.safety and first_time:
        _answer_safety(scene)
    return assessment


def rate(
    scene: Scene, assessment: Assessment, relationship: Relationship, on: Any, level: int
) -> None:
    """What a practitioner saw between these two: one film, and the clinician's level."""
    chance = scene.chance
    if scene.story.number % 2:
        given: Mapping[str, Any] = answers.play_together(chance, _items("kips"), level + 1)
        fill(scene, assessment, "kips", on, None, given, relationship)
    else:
        fill(scene, assessment, "care-index", on, None, answers.care_index(level), relationship)
    loaf = {"level": max(1, 4 - level)}
    fill(scene, assessment, "dc-0-5-loaf", on, None, loaf, relationship)


def fill(
    scene: Scene,
    assessment: Assessment,
    name: str,
    on: Any,
    reporter: Person | None,
    given: Mapping[str, Any],
    relationship: Relationship | None = None,
) -> None:
    """Fill in a form for whom it fits on that day; where it fits nobody, leave it."""
    definition = measure(name)
    within = [relationship] if relationship else scene.relationships
    for filling in fitting.fillings(definition, within):
        fits = fitting.unsuited(definition, filling.child, on) is None
        if not fits or filling.reporter != reporter:
            continue
        actions.record_response(
            by=scene.by,
            assessment=assessment,
            measure=name,
            reporter=filling.reporter,
            relationship=filling.relationship,
            about=filling.about,
            answered_on=on,
            answers=given,
        )
        return


def _items(name: str) -> tuple[str, ...]:
    return tuple(item.key for item in measure(name).required)


def _goals(scene: Scene, assessment: Assessment, on: Any, moved: float) -> None:
    if not scene.goals:
        for text in scene.chance.sample(words.GOALS, 2):
            goal = actions.set_goal(
                by=scene.by,
                assessment=assessment,
                words=text,
                set_by=scene.first.carer,
                relationship=scene.first,
                on=on,
                rating=scene.chance.randint(1, 4),
            )
            scene.goals.append(goal)
        return
    for goal in scene.goals:
        before = goal.ratings.order_by("rated_on", "pk")[0].rating
        rating = max(0, min(10, round(before + 1.6 * moved + scene.chance.choice([0, 1]))))
        actions.rate_goal(by=scene.by, goal=goal, assessment=assessment, rating=rating, on=on)


def _answer_safety(scene: Scene) -> None:
    """Somebody acted the same day; in the newest stories the task is still open."""
    if scene.story.stage == Stage.ASSESSING:
        return
    for task in Task.objects.filter(family=scene.family, done_at=None):
        relationships.finish_task(
            by=scene.by,
            task=task,
            note="Spoke with her the same afternoon. Safety plan agreed with her and her GP told.",
            seen=None,
        )


def _factors(scene: Scene) -> None:
    """What is on file for the comprehensive assessment of a child in care: all of it in every
    other story; in the others two things are still to be found out."""
    gaps = comprehensive.missing_for(scene.family, scene.first.child)
    for factor in gaps if scene.story.number % 2 else gaps[:-2]:
        note_factor(
            by=scene.by,
            family=scene.family,
            child=scene.first.child,
            factor=factor.id,
            standing=Standing.FOUND,
            found=words.FACTORS[factor.id],
            source="Social worker’s chronology (fictional)",
            dated_on=scene.on(BASELINE),
        )


def understand(scene: Scene) -> None:
    """The formulation of each relationship, with the facts that choosing needs."""
    story = scene.story
    _factors(scene)
    band = ("high", "medium", "medium", "low")[story.warmth]
    mood = "none-or-mild" if story.mood < 10 else "moderate-depression"
    for relationship in scene.relationships:
        actions.write_formulation(
            by=scene.by,
            episode=scene.episode,
            relationship=relationship,
            new=NewFormulation(
                understanding=words.UNDERSTANDING,
                needs=(
                    "parental-sensitivity",
                    "reflective-functioning",
                    "parent-child-interaction",
                ),
                risk_band=band,
                mood=mood,
                concern_observed="yes" if band == "high" else "no",
                willing=_willing(relationship),
                formats=("individual", "video", "group", "home"),
            ),
            on=scene.on(UNDERSTOOD),
            seen=None,
        )


def _willing(relationship: Relationship) -> tuple[str, ...]:
    known = {
        "mother": "birth-mother",
        "father": "father",
        "foster_carer": "other-carer",
    }
    who = known.get(relationship.role)
    return (who,) if who else ()
