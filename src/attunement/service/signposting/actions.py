"""Every write to the directory, and to what families were offered from it."""

import datetime as dt
from typing import Any

from django.utils import timezone

from ...knowledge import library
from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..relationships import selectors as relationships
from ..relationships.actions import finish_task, raise_task
from ..relationships.models import Family, Person, TaskKind
from ..sections.rules import Section, logged
from ..stressor_map.models import ItemTask
from ..way.locking import bump, lock
from ..way.policies import insist
from . import policies, selectors
from .models import (
    SEALED,
    Kind,
    LocalService,
    Signpost,
    SignpostState,
    SignpostStep,
)

QUIET = "Ask how it went with the help that was talked about"
"""The title of the task about a sealed service: the whole team reads titles."""


@action
def add_service(
    *, by: Viewer, name: str, kind: Kind, area: str, contact: str, about: str, on: dt.date
) -> LocalService:
    """Put a service on the list, as checked on a day."""
    insist(policies.may_have_been(on))
    service = LocalService.objects.create(
        team=by.team,
        name=name,
        kind=kind,
        area=area,
        contact=contact,
        about=about,
        checked_on=on,
        checked_by=by.user,
    )
    _note(by, "added a local service", service)
    return service


@action
def change_service(
    *,
    by: Viewer,
    service: LocalService,
    name: str,
    kind: Kind,
    area: str,
    contact: str,
    about: str,
    on: dt.date,
    seen: int | None = None,
) -> LocalService:
    """What stands there was checked on this day, whether or not anything is different."""
    service = lock(service, seen=seen)
    insist(policies.may_change(service))
    insist(policies.may_have_been(on))
    service.name, service.kind, service.area = name, kind, area
    service.contact, service.about = contact, about
    service.checked_on, service.checked_by = on, by.user
    fields = ("name", "kind", "area", "contact", "about", "checked_on", "checked_by")
    bump(service, *fields)
    _note(by, "checked a local service", service)
    return service


@action
def retire_service(
    *, by: Viewer, service: LocalService, because: str, seen: int | None = None
) -> LocalService:
    """Take it off the list. What families were offered stays readable."""
    service = lock(service, seen=seen)
    insist(policies.may_change(service))
    service.retired_on, service.retired_because = timezone.localdate(), because
    bump(service, "retired_on", "retired_because")
    _note(by, "took a local service off the list", service)
    return service


@action
def offer_help(
    *,
    by: Viewer,
    family: Family,
    service: LocalService,
    on: dt.date,
    person: Person | None = None,
    item: str = "",
    note: str = "",
) -> Signpost:
    """Write down that a service was offered: to the family, or to one person of it."""
    service = lock(service)
    sealed = service.kind in SEALED
    insist(
        policies.may_offer(
            service,
            person,
            [member.person for member in relationships.members(family)],
            may_read=not sealed or selectors.reads_sealed(by, family.pk),
            on=on,
        )
    )
    signpost = Signpost.objects.create(family=family, service=service, person=person, item=item)
    SignpostStep.objects.create(
        signpost=signpost, to=SignpostState.OFFERED, on=on, note=note, by=by.user
    )
    _log(by, "offered help from elsewhere", signpost)
    return signpost


@action
def step(
    *,
    by: Viewer,
    signpost: Signpost,
    to: SignpostState,
    on: dt.date,
    note: str = "",
    ask_on: dt.date | None = None,
    seen: int | None = None,
) -> Signpost:
    """What they said, or what happened. Once they would like it, somebody is asked to find out
    whether they arrived; once that is known, the task is done."""
    signpost = lock(signpost, seen=seen)
    last = signpost.steps.latest("on", "pk")
    insist(policies.may_step(signpost, to, on=on, last=last.on, note=note, ask_on=ask_on))
    _settle(by, signpost, to.label)
    SignpostStep.objects.create(signpost=signpost, to=to, on=on, note=note, by=by.user)
    signpost.state, signpost.ask_on = to, None
    if to == SignpostState.ACCEPTED and ask_on is not None:
        _ask_later(by, signpost, ask_on)
    bump(signpost, "state", "ask_on", "task")
    _log(by, "wrote what came of help from elsewhere", signpost, to=to)
    return signpost


@action
def withdraw_signpost(
    *, by: Viewer, signpost: Signpost, because: str, seen: int | None = None
) -> Signpost:
    """Take back what was never offered, or to another family. It stays readable."""
    signpost = lock(signpost, seen=seen)
    insist(policies.may_withdraw(signpost))
    _settle(by, signpost, "No longer asked for.")
    bump(signpost, *signpost.mark_withdrawn(by=by.user, because=because))
    _log(by, "withdrew an offer of help from elsewhere", signpost)
    return signpost


def _ask_later(by: Viewer, signpost: Signpost, ask_on: dt.date) -> None:
    """The keyworker asks, where there is one; else whoever wrote it down. Where it is about a
    strain, the map of strains shows that somebody is acting."""
    family, sealed = signpost.family, signpost.service.kind in SEALED
    who = signpost.person.first_name if signpost.person else family.name
    episode = relationships.open_episode(family)
    known = library().stressors.get(signpost.item)
    task = raise_task(
        by=by,
        family=family,
        person=None if sealed else signpost.person,
        kind=TaskKind.OTHER,
        title=QUIET if sealed else f"Ask {who}: did you get to {signpost.service.name}?"[:200],
        why="" if sealed or known is None else f"About: {known.text}.",
        due_on=ask_on,
        assigned_to=episode.keyworker if episode else by.user,
    )
    if known is not None and not sealed:
        ItemTask.objects.create(family=family, item=known.id, task=task)
    signpost.task, signpost.ask_on = task, ask_on


def _settle(by: Viewer, signpost: Signpost, note: str) -> None:
    if signpost.task is not None and signpost.task.done_at is None:
        sealed = signpost.service.kind in SEALED
        finish_task(by=by, task=signpost.task, note="Asked." if sealed else note, seen=None)


def _note(by: Viewer, verb: str, service: LocalService) -> None:
    record(by=by, verb=verb, subject=f"local service {service.pk}", details={"kind": service.kind})


def _log(by: Viewer, verb: str, signpost: Signpost, **details: Any) -> None:
    """Of a sealed kind, in the log of the sealed section alone."""
    section = Section.SAFEGUARDING if signpost.service.kind in SEALED else Section.RECORD
    record(
        by=by,
        verb=verb,
        family=signpost.family_id,
        subject=logged(section, f"signpost {signpost.pk}"),
        details=details,
    )
