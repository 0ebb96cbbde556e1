from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ..models import Apart, Kind


@action
def set_apart(*, by: Viewer, kind: Kind, pair: tuple[int, int], because: str) -> Apart:
    """Say that two records are of two: the pair is not proposed again. Said once; a second saying
    changes nothing."""
    first, second = sorted(pair)
    found, _ = Apart.objects.get_or_create(
        team=by.team,
        kind=kind,
        first=first,
        second=second,
        defaults={"because": because, "by": by.user},
    )
    record(by=by, verb="said that two records are of two", subject=f"{kind} {first} and {second}")
    return found
