"""What a viewer can see of offers, of the choice for a relationship, and of agreed packages."""

import datetime as dt
from itertools import groupby

from django.db.models import Prefetch, Q, QuerySet

from ... import choosing
from ..accounts.models import User
from ..accounts.viewer import Viewer
from ..assessments.models import Formulation
from ..relationships import selectors as relationships
from ..relationships.models import Episode, Person, Relationship
from ..relationships.selectors import seen_by
from ..safeguarding.selectors import may_read
from ..sections.rules import Section, Tie
from .models import Offer, Package, PackageRule, PackageState, PackageStep, Part, PartKind
from .permissions import SEE_OFFERS
from .programmes import offerable
from .shown import Shown, show
from .situation import situation
from .states import OPEN_PARTS

NO_RULE = 0
"""The version of the rule of a team that has not written one."""


def offers(viewer: Viewer) -> QuerySet[Offer]:
    """What the viewer's team offers now, with who delivers it."""
    if not viewer.may(SEE_OFFERS):
        return Offer.objects.none()
    return Offer.objects.filter(team=viewer.team, ends_on=None).prefetch_related(
        Prefetch("practitioners", User.objects.order_by("name", "pk"))
    )


def offer(viewer: Viewer, programme: str) -> Offer | None:
    return offers(viewer).filter(programme=programme).first()


def formulation(viewer: Viewer, relationship: int) -> Formulation | None:
    """How a relationship is understood in the open episode, with both loaded; None when nobody has
    written it, or when the viewer cannot see it."""
    found = Formulation.objects.filter(
        seen_by(viewer, family="relationship__family"), relationship=relationship
    ).select_related(
        "episode", "relationship__family", "relationship__child", "relationship__carer"
    )
    # A relationship has few formulations. Asked for the open one, or for the first, SQLite starts
    # from every open episode, or from every formulation, there is.
    return next((each for each in found if each.episode.closed_on is None), None)


def shown(viewer: Viewer, formulation: Formulation, on: dt.date) -> Shown:
    """The choice for a formulation on a day, as it is shown. Same facts, same choice."""
    return show(situation(formulation, on), _team_offers(viewer), on=on)


def _team_offers(viewer: Viewer) -> tuple[choosing.Offer, ...]:
    """One row for each person who delivers, in one query: this page is asked for often."""
    rows = (
        offers(viewer)
        .order_by("programme", "practitioners__name", "practitioners")
        .values_list("programme", "places_left", "next_start", "practitioners__name")
    )
    return tuple(
        choosing.Offer(
            programme=programme,
            places_left=places_left,
            next_start=next_start,
            practitioners=tuple(name for *_, name in group if name),
        )
        for (programme, places_left, next_start), group in groupby(rows, key=lambda row: row[:3])
        if programme in offerable()
    )


def programmes_under_way(formulation: Formulation) -> frozenset[str]:
    """The programmes of this relationship's parts that have not ended; those of a parent's own
    therapy are not told, not even to refuse a second one."""
    return frozenset(
        Part.objects.exclude(kind=PartKind.OWN_THERAPY)
        .filter(
            package__episode=formulation.episode_id,
            package__relationship=formulation.relationship_id,
            state__in=OPEN_PARTS,
        )
        .values_list("programme", flat=True)
    )


def unsealed(viewer: Viewer, part: str = "") -> Q:
    """Parts that this viewer may read whole; `part` is the way from the row to its part, with its
    underscores. Of a parent's own therapy that is its therapist, and whoever the section allows."""
    return ~Q(**{f"{part}kind": PartKind.OWN_THERAPY}) | may_read(
        viewer,
        Section.OWN_THERAPY,
        family=f"{part}package__episode__family",
        ties={Tie.THERAPIST: Q(**{f"{part}practitioner": viewer.user})},
    )


def readable(viewer: Viewer, package: Package) -> frozenset[int]:
    """The ids of the parts of a package that this viewer may read whole."""
    found = Part.objects.filter(unsealed(viewer), package=package)
    return frozenset(found.values_list("pk", flat=True))


def people_for_therapy(relationship: Relationship) -> list[Person]:
    """The carers of the family now, the relationship's own carer first."""
    carers = relationships.carers(relationship.family)
    return sorted(carers, key=lambda person: person.pk != relationship.carer_id)


def _packages() -> QuerySet[Package]:
    """With what every page needs of them. `shown` is large, so lists leave it where it is."""
    return Package.objects.select_related(
        "episode__family", "relationship__child", "relationship__carer", "decided_by"
    ).prefetch_related(
        Prefetch(
            "parts", Part.objects.select_related("person", "practitioner", "follows").order_by("pk")
        )
    )


def package(viewer: Viewer, pk: int) -> Package:
    return _packages().get(seen_by(viewer, family="episode__family"), pk=pk)


def rule(viewer: Viewer) -> PackageRule:
    """The team's rule; one that is not saved yet says that no supervisor is asked."""
    found = PackageRule.objects.filter(team=viewer.team).first()
    return found or PackageRule(team=viewer.team, version=NO_RULE)


def steps_of(package: Package) -> QuerySet[PackageStep]:
    """From the first to the last, each with who took it."""
    return package.steps.select_related("by").order_by("on", "pk")


def reviews_due(viewer: Viewer, on: dt.date, *, whole_team: bool) -> QuerySet[Package]:
    """Packages in open episodes to be looked at again by a day, the longest due first: those of the
    viewer's own families, or of the whole team."""
    found = Package.objects.filter(
        episode__team=viewer.team, episode__closed_on=None, review_on__lte=on
    ).exclude(state=PackageState.ENDED)
    if not whole_team:
        found = found.filter(episode__keyworker=viewer.user)
    return found.select_related("episode__family").defer("shown").order_by("review_on", "pk")


def packages_of(episode: Episode) -> QuerySet[Package]:
    """An episode's packages with their parts, newest first, without what was shown."""
    found = _packages().filter(episode=episode).defer("shown")
    return found.order_by("-decided_on", "-pk")


def parts_of(package: Package) -> list[Part]:
    """The package's parts in the order in which they were agreed, each knowing its package."""
    parts = list(package.parts.all())
    for part in parts:
        part.package = package
    return parts


def could_precede(part: Part) -> list[Part]:
    """The other open parts of its package; never a parent's own therapy, which is sealed."""
    found = Part.objects.filter(package=part.package_id, state__in=OPEN_PARTS)
    return list(found.exclude(pk=part.pk).exclude(kind=PartKind.OWN_THERAPY).order_by("pk"))


def part(viewer: Viewer, pk: int) -> Part:
    """Raises Part.DoesNotExist for one that is sealed from this viewer, as for one that is not
    there."""
    return (
        Part.objects.select_related(
            "package__episode__family",
            "package__relationship__child",
            "package__relationship__carer",
            "person",
            "practitioner",
            "follows",
        )
        .defer("package__shown")
        .get(seen_by(viewer, family="package__episode__family"), unsealed(viewer), pk=pk)
    )
