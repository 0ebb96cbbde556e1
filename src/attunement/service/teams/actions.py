"""Teams, people and their roles."""

import datetime as dt

from ..accounts.models import Membership, Team, User
from ..accounts.roles import Role
from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..audit.programs import Program


@action
def start_team(
    *,
    name: str,
    slug: str,
    address: str = "",
    telephone: str = "",
    crisis_text: str = "",
    family_crisis_text: str = "",
) -> Team:
    """`crisis_text` is what staff read when a safety question is endorsed, `family_crisis_text`
    what parents read."""
    team = Team.objects.create(
        name=name,
        slug=slug,
        address=address,
        telephone=telephone,
        crisis_text=crisis_text,
        family_crisis_text=family_crisis_text,
    )
    record(by=Program.COMMAND, team=team, verb="started a team", subject=f"team {team.pk}")
    return team


@action
def change_crisis_texts(*, by: Viewer, crisis_text: str, family_crisis_text: str) -> Team:
    """What staff, and what parents, read when an answer may not wait."""
    team = Team.objects.select_for_update().get(pk=by.team.pk)
    team.crisis_text, team.family_crisis_text = crisis_text, family_crisis_text
    team.save(update_fields=["crisis_text", "family_crisis_text"])
    record(
        by=by,
        verb="changed the crisis texts",
        subject=f"team {team.pk}",
        details={"crisis_text": crisis_text, "family_crisis_text": family_crisis_text},
    )
    return team


@action
def add_user(
    *,
    team: Team,
    email: str,
    name: str,
    role: Role,
    password: str,
    on: dt.date,
    profession: str = "",
    by: Viewer | None = None,
) -> Viewer:
    """Let somebody sign in, in one role, from a day. `by` is None on the command line."""
    user = User(email=email.lower(), name=name, profession=profession)
    user.set_password(password)
    user.save()
    Membership.objects.create(user=user, team=team, role=role, starts_on=on)
    record(
        by=by or Program.COMMAND,
        team=team,
        verb="added a user",
        subject=f"user {user.pk}",
        details={"role": role},
    )
    return Viewer(user=user, team=team, role=role)
