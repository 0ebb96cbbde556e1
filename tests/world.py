"""Small worlds for tests, built only by actions: no test starts where the product cannot get to."""

import datetime as dt
from dataclasses import dataclass, field

from attunement.measures import measures
from attunement.measures.ledger import needs_licence
from attunement.service.accounts.models import Team
from attunement.service.accounts.roles import Role
from attunement.service.accounts.viewer import Viewer
from attunement.service.instruments import actions as instruments
from attunement.service.instruments.policies import for_certified_raters
from attunement.service.relationships import actions as relationships
from attunement.service.relationships.models import CarerRole, Episode, Family, Person, Relationship
from attunement.service.relationships.new import NewCarer, NewFamily, NewPerson
from attunement.service.teams import actions as teams

PASSWORD = "correct horse battery staple"
TODAY = dt.date.today()  # noqa: DTZ011 - the product asks for the local date; so do its tests


def team(name: str = "Riverside", slug: str = "riverside") -> Team:
    return teams.start_team(
        name=name,
        slug=slug,
        crisis_text="Tell a supervisor. Call the crisis line: 0000 000.",
        family_crisis_text="You can call the crisis line: 0000 000.",
    )


def viewer(team: Team, role: Role = Role.PRACTITIONER, name: str = "") -> Viewer:
    name = name or f"{role.label.split(' ')[0]} {team.name}"
    email = f"{name.lower().replace(' ', '.')}@example.org"
    return teams.add_user(
        team=team, email=email, name=name, role=role, password=PASSWORD, on=dt.date(2024, 1, 1)
    )


def certify(by: Viewer, *measure_ids: str, of: Viewer | None = None) -> None:
    """Put certificates on file for a year either way; for every measure that needs one when none
    is named."""
    every = [each.id for each in measures().values() if for_certified_raters(each)]
    for measure in measure_ids or every:
        instruments.record_credential(
            by=by,
            holder=(of or by).user,
            measure=measure,
            starts_on=TODAY - dt.timedelta(days=365),
            ends_on=TODAY + dt.timedelta(days=365),
            evidence="Certificate in the folder.",
            on=TODAY,
        )


def license_all(by: Viewer) -> None:
    """Enter a licence without an end for every measure whose owner licenses each use."""
    for each in measures().values():
        if needs_licence(each):
            instruments.hold_licence(
                by=by,
                measure=each.id,
                holder=by.team.name,
                reference="",
                seats=None,
                starts_on=TODAY - dt.timedelta(days=365),
                ends_on=None,
            )


@dataclass(frozen=True)
class Home:
    """A family with one baby and one mother, and what hangs on them."""

    family: Family
    baby: Person
    mother: Person
    relationship: Relationship


def new_family(
    *, name: str = "Okafor", weeks_old: int = 12, carers: tuple[NewCarer, ...] = ()
) -> NewFamily:
    born = TODAY - dt.timedelta(weeks=weeks_old)
    mother = NewCarer(
        person=NewPerson(given_name="Ada", family_name=name, telephone="07700 900001"),
        role=CarerRole.MOTHER,
    )
    return NewFamily(
        known_since=TODAY - dt.timedelta(days=20),
        children=(NewPerson(given_name="Sam", family_name=name, born_on=born),),
        carers=(mother, *carers),
    )


def home(by: Viewer, **kwargs: object) -> Home:
    family = relationships.register_family(
        by=by,
        team=by.team,
        new=new_family(**kwargs),  # type: ignore[arg-type]
    )
    relationship = family.relationships.select_related("child", "carer").get()
    return Home(family, relationship.child, relationship.carer, relationship)


def episode(by: Viewer, home: Home, *, days_ago: int = 10) -> Episode:
    return relationships.open_episode(
        by=by,
        family=home.family,
        relationships=[home.relationship],
        keyworker=by.user,
        on=TODAY - dt.timedelta(days=days_ago),
    )


@dataclass
class World:
    """Two teams with one person in every role: ours, and theirs that must not be seen."""

    team: Team = field(default_factory=team)
    other_team: Team = field(default_factory=lambda: team("Hillside", "hillside"))

    def __post_init__(self) -> None:
        self.viewers = {role: viewer(self.team, role) for role in Role}
        self.practitioner = self.viewers[Role.PRACTITIONER]
        certify(self.practitioner)
        license_all(self.practitioner)
        self.stranger = viewer(self.other_team, Role.PRACTITIONER)
