"""The family and the team of the long journey; fictional, like everybody in these tests."""

import datetime as dt
from dataclasses import dataclass

from journey import Journey

from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.care_packages.actions import set_offer
from attunement.service.demonstration.play.arriving import test_range_number as range_number
from attunement.service.relationships.models import Family, Relationship
from world import TODAY, certify, viewer

NHS_NUMBER = range_number(1)
MOTHER, FATHER, BABY = "Grace Bello", "Femi Bello", "Ayo Bello"
PAIR = "Ayo and Grace"


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


BORN = ago(430)
REFERRED, ACCEPTED, TEXTED, VISITED, BASELINE = ago(120), ago(113), ago(111), ago(106), ago(100)


@dataclass(frozen=True)
class Case:
    """What this journey is about; read from the record, never written to it from here."""

    practitioner: Viewer

    @property
    def family(self) -> Family:
        return Family.objects.get(team=self.practitioner.team)

    @property
    def relationship(self) -> Relationship:
        return self.family.relationships.get(carer__given_name="Grace")


def given_a_practitioner_in_a_team_that_can_offer_something(journey: Journey) -> Case:
    priya = viewer(journey.world.team, Role.PRACTITIONER, "Priya Nair")
    lead = journey.world.viewers[Role.TEAM_LEAD]
    certify(lead, of=priya)
    for programme, places in (
        ("vipp-sd", None),
        ("watch-wait-and-wonder", None),
        ("parent-infant-psychotherapy", 2),
        ("vig", None),
        ("infant-massage", 6),
        ("cbt", None),
    ):
        set_offer(
            by=lead,
            programme=programme,
            practitioners=[priya.user],
            places_left=places,
            next_start=None,
            on=ago(200),
        )
    return Case(priya)
