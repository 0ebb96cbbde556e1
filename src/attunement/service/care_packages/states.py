"""What may follow what: in the life of a package, and in the life of each of its parts."""

from .models import PackageState, PartState

PACKAGE_TRANSITIONS: dict[PackageState, frozenset[PackageState]] = {
    PackageState.AGREED: frozenset({PackageState.ENDED}),
    PackageState.ENDED: frozenset(),
}

PART_TRANSITIONS: dict[PartState, frozenset[PartState]] = {
    # Help from elsewhere is completed without a session of ours: hence planned to completed.
    PartState.PLANNED: frozenset({PartState.ACTIVE, PartState.COMPLETED, PartState.STOPPED}),
    PartState.ACTIVE: frozenset({PartState.COMPLETED, PartState.STOPPED}),
    PartState.COMPLETED: frozenset(),
    PartState.STOPPED: frozenset(),
}
OPEN_PARTS = frozenset(state for state, after in PART_TRANSITIONS.items() if after)
