"""A page of her own for one mother, which she opened at home with her PIN."""

from ...own_view import actions, selectors
from ...referrals.actions import plan_contact
from ...referrals.models import Mode
from .stage import Scene

SHARED = 162
"""A story in which the work has been looked back on: there is something to tell."""
COMES_IN = 6


def share(scene: Scene) -> None:
    if scene.story.number != SHARED:
        return
    mother = scene.first.carer
    today = (scene.company.today - scene.story.referred_on).days
    plan_contact(
        by=scene.by,
        family=scene.family,
        at=scene.at(today + COMES_IN, 11),
        mode=Mode.HOME_VISIT,
        people=[mother, scene.first.child],
        note="To say together what has changed, and what she would like to come next.",
    )
    page = selectors.own_view(scene.by, scene.family.pk, mother.pk)
    made, keys = actions.make_view(
        by=scene.by,
        family=scene.family,
        person=mother,
        show=[each.key for each in page.pieces],
        sent_to=mother.telephone,
        safe=True,
        seen=None,
    )
    actions.enter_pin(by=None, view=made, keys=keys)
