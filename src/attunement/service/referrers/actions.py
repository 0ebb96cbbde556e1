"""Every write about referrers."""

import datetime as dt
from collections.abc import Collection

from django.utils import timezone

from ..accounts.viewer import Viewer
from ..audit.actions import action, record
from ..referrals import actions as contacts
from ..referrals.models import Contact, Mode, Referral
from ..relationships.models import Person
from ..relationships.policies import may_withdraw
from ..way.locking import bump, lock
from ..way.policies import insist
from . import policies, selectors
from .models import Agency, How, Introduction, JointVisit, Referrer, WordBack
from .new import NewReferrer
from .states import Step


@action
def name_referrer(
    *, by: Viewer, referral: Referral, referrer: Referrer | NewReferrer
) -> Introduction:
    """Say which row the referrer of a referral is; a new row where none is theirs."""
    referral = lock(referral)
    insist(policies.may_name(referral))
    row = referrer if isinstance(referrer, Referrer) else _written(by, referrer)
    introduction = Introduction.objects.filter(referral=referral).first()
    before = introduction.referrer_id if introduction else None
    if introduction is None:
        introduction = Introduction.objects.create(
            referral=referral, referrer=row, named_by=by.user, named_on=timezone.localdate()
        )
    elif before != row.pk:
        introduction.referrer = row
        introduction.named_by, introduction.named_on = by.user, timezone.localdate()
        bump(introduction, "referrer", "named_by", "named_on")
    _log(by, "said who referred a family", introduction, {"before": before, "after": row.pk})
    return introduction


def _written(by: Viewer, new: NewReferrer) -> Referrer:
    return Referrer.objects.create(
        team=by.team, agency=_agency(by, new), name=new.name, role=new.role, contact=new.contact
    )


def _agency(by: Viewer, new: NewReferrer) -> Agency | None:
    if not new.agency:
        return None
    agency, _ = Agency.objects.get_or_create(team=by.team, name=new.agency)
    return agency


@action
def change_referrer(
    *, by: Viewer, referrer: Referrer, new: NewReferrer, seen: int | None
) -> Referrer:
    """Correct who a referrer is and how to reach them. What was written in a referral, and what
    they were told, stays as it was."""
    referrer = lock(referrer, seen=seen)
    now = {
        "name": new.name,
        "role": new.role,
        "agency": _agency(by, new),
        "contact": new.contact,
    }
    changed = [field for field, value in now.items() if getattr(referrer, field) != value]
    for field in changed:
        setattr(referrer, field, now[field])
    bump(referrer, *changed)
    record(
        by=by,
        verb="changed the details of a referrer",
        subject=f"referrer {referrer.pk}",
        details={"changed": changed},
    )
    return referrer


@action
def send_word(
    *, by: Viewer, introduction: Introduction, step: Step, how: How, on: dt.date, shown: str
) -> WordBack:
    """Write down that the referrer was told of a step, in the words that the rule gives today.
    `shown` are the words that the person had before them: told are those and no others."""
    introduction = lock(introduction)
    agreed = selectors.agreed(introduction, timezone.localdate())
    words = selectors.step_words(introduction, step, agreed=agreed)
    insist(policies.may_send(introduction, step, words))
    insist(policies.as_shown(words, shown))
    insist(policies.may_have_sent(introduction, on))
    row = WordBack.objects.create(
        introduction=introduction,
        referrer=introduction.referrer,
        step=step,
        words=words,
        agreed=agreed,
        how=how,
        sent_on=on,
        sent_by=by.user,
    )
    _log(by, "told a referrer how a referral goes", introduction, {"step": step, "how": how})
    return row


@action
def withdraw_word(*, by: Viewer, word: WordBack, because: str, seen: int | None) -> WordBack:
    """It was never sent, or to somebody else. It stays readable, with why."""
    word = lock(word, seen=seen)
    insist(may_withdraw(word))
    bump(word, *word.mark_withdrawn(by=by.user, because=because))
    _log(by, "withdrew what a referrer was told", word.introduction, {"step": word.step})
    return word


@action
def plan_joint_visit(
    *,
    by: Viewer,
    introduction: Introduction,
    at: dt.datetime,
    people: Collection[Person],
    note: str,
) -> JointVisit:
    """Plan a visit together with the referrer: a contact like any other, whose outcome is said
    afterwards, and which is known to be theirs too."""
    referrer = introduction.referrer
    contact: Contact = contacts.plan_contact(
        by=by,
        family=introduction.referral.family,
        at=at,
        mode=Mode.JOINT_VISIT,
        people=people,
        invitation=True,
        joint_with=referrer.name,
        note=note,
    )
    visit = JointVisit.objects.create(introduction=introduction, contact=contact)
    _log(by, "planned a joint visit", introduction, {"contact": contact.pk})
    return visit


def _log(by: Viewer, verb: str, row: Introduction, details: dict[str, object]) -> None:
    record(
        by=by,
        verb=verb,
        family=row.referral.family_id,
        subject=f"referral {row.referral_id}",
        details=details,
    )
