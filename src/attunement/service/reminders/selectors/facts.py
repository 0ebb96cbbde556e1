"""What bears on whether somebody may be texted."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Max
from django.utils import timezone

from ...consents.models import Consent
from ...consents.purposes import Purpose
from ...consents.selectors import stands
from ...consents.standing import Standing
from ...relationships.models import Family, FamilyMember, Person
from ...sections.models import MIND_THE_POST, Flag
from ...way.policies import Refusal
from .. import policies
from ..models import Choice


@dataclass(frozen=True)
class Facts:
    """Of one person in one family."""

    choice: Choice | None
    consent: Standing
    member: bool
    last_flag: int

    def refusal(self, family: Family, person: Person) -> Refusal | None:
        return policies.may_text(
            family, person, consent=self.consent, member=self.member
        ) or policies.still_checked(self.choice, family, person, last_flag=self.last_flag)


def facts_between(pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Facts]:
    """By family and person, in four queries."""
    wanted = set(pairs)
    families, people = {family for family, _ in wanted}, {person for _, person in wanted}
    both = {"family__in": families, "person__in": people}
    choices = {
        (each.family_id, each.person_id): each
        for each in Choice.objects.filter(**both).select_related("said_by").order_by("pk")
    }
    consents = list(
        Consent.objects.filter(**both, purpose=Purpose.TEXTS, withdrawn_at=None).order_by(
            "answered_on", "pk"
        )
    )
    members = set(FamilyMember.objects.filter(**both, ends_on=None).values_list("family", "person"))
    flags = dict(_last_flags(families))
    today = timezone.localdate()
    return {
        (family, person): Facts(
            choices.get((family, person)),
            stands(
                [each for each in consents if each.family_id == family],
                person,
                Purpose.TEXTS,
                (),
                child=False,
                on=today,
            ),
            (family, person) in members,
            flags.get(family, 0),
        )
        for family, person in wanted
    }


def _last_flags(families: Iterable[int]) -> Iterable[tuple[int, int]]:
    """Of each family the last flag that asks for care with what others could read."""
    rows = Flag.objects.filter(family__in=families, kind__in=MIND_THE_POST)
    return rows.values("family").annotate(last=Max("pk")).values_list("family", "last")


def last_flag(family: int) -> int:
    return dict(_last_flags([family])).get(family, 0)


def facts_of(family: Family, person: Person) -> Facts:
    return facts_between([(family.pk, person.pk)])[family.pk, person.pk]
