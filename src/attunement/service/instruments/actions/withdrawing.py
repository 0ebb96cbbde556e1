"""Taking back what was entered wrongly: the row stays, and counts for nothing any more."""

from ...accounts.viewer import Viewer
from ...relationships.models import Withdrawable
from ...relationships.policies import may_withdraw
from ...way.policies import insist


def _withdrawn[R: Withdrawable](row: R, by: Viewer, because: str) -> R:
    """The row, locked and marked within the caller's transaction."""
    row = type(row)._default_manager.select_for_update().get(pk=row.pk)
    insist(may_withdraw(row))
    row.save(update_fields=row.mark_withdrawn(by=by.user, because=because))
    return row
