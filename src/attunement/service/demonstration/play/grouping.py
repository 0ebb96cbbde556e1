"""A group under way with its register, the next one taking families, and who waits for it."""

import datetime as dt
from collections.abc import Sequence

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...assessments.models import Formulation
from ...care_packages import selectors as packages
from ...care_packages.actions import agree_package
from ...care_packages.decision import ChosenPart
from ...care_packages.models import Part
from ...comprehensive import selectors as comprehensive
from ...groups import actions, selectors
from ...groups.models import GroupSession, GroupSessionState, Run, RunState
from ...groups.new import NewRun
from ...relationships.models import Relationship
from ...relationships.selectors import families, open_episode
from ...sessions.schedule import every
from .. import words
from .stage import Company

PROGRAMME = "mellow-babies"
BEGAN, NEXT, WEEKS = 36, 38, 14
"""Days ago the group began, days until the next one, and sessions in each: one a week."""
TOPICS = (
    "Hello, and what we hope for",
    "Being a baby",
    "Watching our films together",
    "When crying is hard",
    "Songs, and taking turns",
    "People who help us",
)
CAME = ((1, 1), (1, 1), (1, 0), (1, 1), (0, 0), (1, 1), (1, 1))
"""Carer and baby, session after session; each pair begins elsewhere in it."""
TUESDAY = 1


def group(viewers: Sequence[Viewer], company: Company) -> None:
    """`viewers` in the order of the cast: the third leads the groups, with training on file."""
    helen, priya, office = viewers[2], viewers[0], company.administrator
    _train(office, helen, company.today)
    run = _run(office, (helen, priya), "Tuesdays at the hub", -BEGAN, company.today)
    joined_on = company.today - dt.timedelta(days=BEGAN + 17)
    understood = _understood(office, company.today, joined_on)[:4]
    for place, formulation in enumerate(understood):
        actions.join(
            by=office,
            run=run,
            relationship=formulation.relationship,
            creche=1 if place == 1 else 0,
            part=_agree(helen, formulation, joined_on),
            on=joined_on,
        )
    there = {formulation.relationship for formulation in understood}
    pairs = [pair for pair in _pairs(office, company.today) if pair not in there]
    actions.move_run(by=office, run=run, to=RunState.RUNNING)
    for session in run.sessions.filter(at__lt=timezone.now()).order_by("number"):
        _meet(helen, session)
    coming = _run(office, (helen, priya), "Tuesdays at the hub, next time", NEXT, company.today)
    for days, pair in zip((21, 9), pairs[:2], strict=False):
        actions.ask_for_next(
            by=office,
            relationship=pair,
            programme="infant-massage",
            on=company.today - dt.timedelta(days=days),
            note="Mornings only." if days == 9 else "",
        )
    for pair in pairs[2:4]:
        actions.join(by=office, run=coming, relationship=pair)


def _train(office: Viewer, holder: Viewer, today: dt.date) -> None:
    actions.record_training(
        by=office,
        holder=holder.user,
        programme=PROGRAMME,
        starts_on=today - dt.timedelta(days=800),
        ends_on=None,
        evidence="Certificate in the training folder (fictional).",
        on=today,
    )


def _run(office: Viewer, leaders: Sequence[Viewer], name: str, days: int, today: dt.date) -> Run:
    day = today + dt.timedelta(days=days)
    day -= dt.timedelta(days=(day.weekday() - TUESDAY) % 7)
    first = timezone.make_aware(dt.datetime.combine(day, dt.time(10)))
    new = NewRun(
        programme=PROGRAMME,
        name=name,
        venue="Riverbank Family Hub, garden room",
        places=6,
        creche_places=4,
        facilitators=tuple(each.user for each in leaders),
        because="Priya leads beside Helen, who is trained, and begins the course in spring.",
        sessions=tuple(
            (at, TOPICS[week] if week < len(TOPICS) else "")
            for week, at in enumerate(every(first, weeks=1, times=WEEKS))
        ),
    )
    named_on = min(day - dt.timedelta(days=30), today)
    return actions.open_run(by=office, new=new, taking=True, on=named_on)


def _understood(office: Viewer, today: dt.date, by_day: dt.date) -> list[Formulation]:
    """How those are understood whom a group can be agreed with: written by a day, and without this
    programme in their care already."""
    found = []
    for pair in _pairs(office, today):
        formulation = packages.formulation(office, pair.pk)
        if formulation is None or formulation.written_on > by_day:
            continue
        if PROGRAMME not in packages.programmes_under_way(formulation):
            found.append(formulation)
    return found


def _agree(by: Viewer, formulation: Formulation, on: dt.date) -> Part:
    """The group as a part of their care, beside what was agreed before; its sessions are those of
    the group."""
    gaps = comprehensive.missing_for(
        formulation.relationship.family, formulation.relationship.child
    )
    package = agree_package(
        by=by,
        formulation=formulation,
        parts=[
            ChosenPart(
                programme=PROGRAMME,
                practitioner=by.user,
                reason="They would like to meet other families, and Tuesdays suit them.",
            )
        ],
        reason="Beside the work at home: a day a week with other parents and babies.",
        begun_because=words.BEGUN_BECAUSE if gaps else "",
        on=on,
    )
    return package.parts.get()


def _pairs(office: Viewer, today: dt.date) -> list[Relationship]:
    """Families in care whose baby is between two and fifteen months: one pair of each."""
    found = []
    for family in families(office).order_by("pk"):
        if open_episode(family) is None or family.loss_recorded_at is not None:
            continue
        pair = family.relationships.select_related("family", "child", "carer").order_by("pk")[0]
        born = pair.child.born_on
        if pair.ends_on is None and born and 60 < (today - born).days < 460:
            found.append(pair)
    return found


def _meet(helen: Viewer, session: GroupSession) -> None:
    whole = selectors.session(helen, session.pk)
    came = []
    for place, held in enumerate(selectors.current(whole.run)):
        carer, baby = CAME[(session.number + 3 * place) % len(CAME)]
        came += [held.relationship.carer] * carer + [held.relationship.child] * baby
    actions.write_register(by=helen, session=session, to=GroupSessionState.HELD, came=came)
