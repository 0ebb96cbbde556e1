"""Every write about files of referrals: held while they are looked at, then taken in."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Sequence

from django.utils import timezone

from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...way.locking import lock
from .. import selectors
from ..importing import Decoded, Row
from ..models import Import, ImportDraft
from .referrals import receive_referrals

DRAFT_KEPT_FOR = dt.timedelta(days=1)


@action
def hold_import(*, by: Viewer, file_name: str, decoded: Decoded) -> ImportDraft:
    """Keep a file between its check and its taking in; forget what nobody came back for."""
    ImportDraft.objects.filter(expires_at__lt=timezone.now()).delete()
    draft = ImportDraft.objects.create(
        team=by.team,
        owner=by.user,
        token=secrets.token_urlsafe(24),
        file_name=file_name[:200],
        text=decoded.text,
        read_as=decoded.read_as,
        expires_at=timezone.now() + DRAFT_KEPT_FOR,
    )
    record(by=by, verb="uploaded a file of referrals", subject=f"file {draft.pk}")
    return draft


@action
def bring_in(*, by: Viewer, draft: ImportDraft, rows: Sequence[Row], refused: int) -> Import:
    """Take in the good rows of a file: all of them or none, and none that is here already."""
    lock(by.team)  # two people with the same file go one after the other
    known = selectors.known_keys(by, [row.incoming.key for row in rows])
    fresh = [row for row in rows if row.incoming.key not in known and row.same_as is None]
    taken = Import.objects.create(
        team=by.team,
        file_name=draft.file_name,
        digest=hashlib.sha256(draft.text.encode()).hexdigest(),
        brought_in_at=timezone.now(),
        brought_in_by=by.user,
        rows_taken=len(fresh),
        rows_known=len(rows) - len(fresh),
        rows_refused=refused,
    )
    if fresh:
        receive_referrals(by=by, rows=[row.incoming for row in fresh], source=taken)
    draft.taken = taken
    draft.save(update_fields=["taken"])
    record(
        by=by,
        verb="brought in a file of referrals",
        subject=f"import {taken.pk}",
        details={"taken": taken.rows_taken, "known": taken.rows_known, "refused": refused},
    )
    return taken
