"""`attunement add-team` and `attunement add-user`: the first people of an installation."""

import argparse
import getpass
import sys

from .failure import Failure
from .service import opened
from .subcommands import Subcommands


def add(commands: Subcommands) -> None:
    team = commands.add_parser("add-team", help="start a team")
    team.add_argument("slug", help="its name in addresses, for example riverside")
    team.add_argument("name", help="its name on pages and letters")
    team.add_argument("--address", default="", help="for letters")
    team.add_argument("--telephone", default="", help="for letters")
    team.add_argument(
        "--crisis-text",
        default="",
        help="what to do and whom to call when a safety question is endorsed",
    )
    team.set_defaults(run=add_team)

    user = commands.add_parser("add-user", help="let somebody sign in")
    user.add_argument("team", metavar="TEAM", help="the team's slug")
    user.add_argument("email", help="what they sign in with")
    user.add_argument("name", help="their name")
    user.add_argument("role", metavar="ROLE", help="for example practitioner or team_lead")
    user.add_argument("--profession", default="", help="for example health visitor")
    user.add_argument(
        "--password-stdin", action="store_true", help="read the password from standard input"
    )
    user.set_defaults(run=add_user)


def add_team(arguments: argparse.Namespace) -> int:
    with opened():
        from django.core.exceptions import ValidationError
        from django.core.validators import validate_slug

        from attunement.service.accounts.models import Team
        from attunement.service.teams import actions

        try:
            validate_slug(arguments.slug)
        except ValidationError as error:
            raise Failure(
                f"{arguments.slug!r} cannot stand in an address: use letters, digits and hyphens."
            ) from error
        if Team.objects.filter(slug=arguments.slug).exists():
            raise Failure(f"There is a team {arguments.slug!r} already.")
        team = actions.start_team(
            name=arguments.name,
            slug=arguments.slug,
            address=arguments.address,
            telephone=arguments.telephone,
            crisis_text=arguments.crisis_text,
        )
    print(f"Started {team.name}. Add its people with `attunement add-user {team.slug} ...`.")
    return 0


def add_user(arguments: argparse.Namespace) -> int:
    with opened():
        from django.core.exceptions import ValidationError
        from django.core.validators import validate_email
        from django.utils import timezone

        from attunement.service.accounts.models import Team, User
        from attunement.service.accounts.roles import Role
        from attunement.service.teams import actions

        team = Team.objects.filter(slug=arguments.team).first()
        if team is None:
            raise Failure(f"There is no team {arguments.team!r}: start it with `add-team`.")
        if arguments.role not in Role.values:
            raise Failure(f"{arguments.role!r} is no role. Roles: {', '.join(Role.values)}.")
        try:
            validate_email(arguments.email)
        except ValidationError as error:
            raise Failure(f"{arguments.email!r} is not an email address.") from error
        if User.objects.filter(email__iexact=arguments.email).exists():
            raise Failure(f"{arguments.email} can sign in already.")
        password = _password(
            User(email=arguments.email, name=arguments.name), stdin=arguments.password_stdin
        )
        actions.add_user(
            team=team,
            email=arguments.email,
            name=arguments.name,
            role=Role(arguments.role),
            password=password,
            profession=arguments.profession,
            on=timezone.localdate(),
        )
    print(f"{arguments.name} can sign in to {team.name} with {arguments.email}.")
    return 0


def _password(user: object, *, stdin: bool) -> str:
    """The new password, as good as the sign-in page would ask for; raises Failure."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    if stdin:
        password = sys.stdin.readline().rstrip("\r\n")
    else:
        password = getpass.getpass("Password: ")
        if getpass.getpass("The same again: ") != password:
            raise Failure("The two passwords differ. Nobody was added: try again.")
    try:
        validate_password(password, user)  # type: ignore[arg-type]
    except ValidationError as error:
        raise Failure(" ".join(error.messages) + " Nobody was added: try again.") from error
    return password
