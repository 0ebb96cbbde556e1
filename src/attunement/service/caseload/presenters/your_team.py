"""Who is in the team, and the lists that it keeps about itself."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from ...accounts.models import Membership
from ...accounts.viewer import Viewer
from ...care_packages.permissions import SET_RULE
from ...retention.permissions import SEE_RETENTION
from ...safeguarding.permissions import REVIEW_OPENINGS
from ...supervision.permissions import SEE_SUPERVISION
from ...way.presenters import FormPagePresenter, Link
from ..permissions import CHANGE_TEAM

NOT_WRITTEN = "Nothing has been written yet. Ask your team lead to write it."


@dataclass(frozen=True)
class Kept:
    """A list that the team keeps, and what reads it."""

    link: Link
    about: str


@dataclass(frozen=True)
class YourTeamPage:
    title: str
    crisis_title: str
    crisis: tuple[tuple[str, str], ...]
    change_crisis: Link | None
    kept_title: str
    kept: tuple[Kept, ...]
    people_title: str
    people: tuple[tuple[str, str], ...]


def your_team(viewer: Viewer, members: Iterable[Membership]) -> YourTeamPage:
    return YourTeamPage(
        title=viewer.team.name,
        crisis_title="When an answer may not wait",
        crisis=(
            ("Staff read", viewer.team.crisis_text or NOT_WRITTEN),
            ("Parents read", viewer.team.family_crisis_text or NOT_WRITTEN),
        ),
        change_crisis=(
            Link("Change what is said in a crisis", reverse("crisis_texts"))
            if viewer.may(CHANGE_TEAM)
            else None
        ),
        kept_title="What the team keeps up to date",
        kept=(
            Kept(
                Link("Theories of change", reverse("theories")),
                "What should be different for families, how your work brings it about, and where "
                "you are.",
            ),
            Kept(
                Link("What this team can offer", reverse("offers")),
                "Programmes, who delivers them, places and the next start. Choosing reads it.",
            ),
            Kept(
                Link("How much of each programme was delivered", reverse("doses")),
                "Sessions delivered, beside each programme’s own number and what trials gave.",
            ),
            Kept(
                Link("Groups", reverse("groups")),
                "Groups that are planned and under way, their places, and who waits for the next.",
            ),
            Kept(
                Link("Local services", reverse("local_services")),
                "Help from elsewhere: how families get in touch, and when it was last checked.",
            ),
            *_supervision(viewer),
            *_package_rule(viewer),
            Kept(
                Link("Choosing what we offer: the Hexagon", reverse("hexagon")),
                "Rating programmes together, what was decided and when to look again, and the "
                "plan for each.",
            ),
            Kept(
                Link("Who is certified to rate", reverse("credentials")),
                "Certificates for observational measures, and until when. Without one, a rating "
                "is a draft.",
            ),
            Kept(
                Link("Licences that the team holds", reverse("licences")),
                "For measures whose owners license each use. Without one, no new form.",
            ),
            Kept(
                Link("Forms on paper, and their words", reverse("paper_forms")),
                "Forms and answer sheets to print; the words of licensed forms, typed from the "
                "team’s own copy.",
            ),
            Kept(
                Link("Cut-offs from the team’s own manuals", reverse("cut_offs")),
                "Zones that scores are read by, with the edition and the page.",
            ),
            Kept(
                Link("Who may be in the record twice", reverse("duplicates")),
                "Records that share more than a name: to merge, or to keep apart.",
            ),
            *_openings(viewer),
            Kept(
                Link("Who refers families", reverse("referrers")),
                "Referrers and where they work, what they were told, and what can be given back.",
            ),
            Kept(
                Link("Reminders by text", reverse("reminders")),
                "Which texts go next, in which words, and what went.",
            ),
            Kept(
                Link("Interpreters", reverse("interpreters")),
                "Whom the team asks to interpret, and in which language.",
            ),
            Kept(
                Link("Agreement of raters", reverse("agreement")),
                "What two people rated, the second blind, and how far they agree.",
            ),
            Kept(
                Link("Copies of what is held", reverse("copies")),
                "Who asked for a copy of their record, by when, and where it stands.",
            ),
            *_retention(viewer),
            Kept(
                Link("Criterion sorts", reverse("criteria")),
                "What sorts of the Attachment Q-sort are scored against.",
            ),
        ),
        people_title="Who is in the team",
        people=tuple(
            (each.user.name, ", ".join(filter(None, (each.get_role_display(), _profession(each)))))
            for each in members
        ),
    )


def _package_rule(viewer: Viewer) -> tuple[Kept, ...]:
    if not viewer.may(SET_RULE):
        return ()
    link = Link("A supervisor’s agreement to packages", reverse("package_rule"))
    return (Kept(link, "Whether a package waits for a supervisor before sessions are planned."),)


def _supervision(viewer: Viewer) -> tuple[Kept, ...]:
    if not viewer.may(SEE_SUPERVISION):
        return ()
    about = "Your own meetings, what was decided, and how much work there is."
    return (Kept(Link("Supervision", reverse("supervisions")), about),)


def _openings(viewer: Viewer) -> tuple[Kept, ...]:
    if not viewer.may(REVIEW_OPENINGS):
        return ()
    link = Link("Openings of sealed sections", reverse("openings"))
    return (Kept(link, "Who read what is sealed, with which reason, and what the review found."),)


def _retention(viewer: Viewer) -> tuple[Kept, ...]:
    if not viewer.may(SEE_RETENTION):
        return ()
    link = Link("How long records are kept", reverse("retention"))
    return (Kept(link, "The schedule, and a dry run of what would be due by it."),)


def _profession(member: Membership) -> str:
    """As it goes on after the role; nothing where it says the same."""
    said = member.user.profession
    if member.get_role_display().startswith(said):
        return ""
    return said[:1].lower() + said[1:]


def crisis_form() -> FormPagePresenter:
    return FormPagePresenter(
        title="When an answer may not wait",
        intro=(
            "Two texts: one for staff, and one for parents. Parents are also told to call 999 in "
            "an emergency.",
        ),
        back_href=reverse("your_team"),
        back_label="Back to the team",
    )
