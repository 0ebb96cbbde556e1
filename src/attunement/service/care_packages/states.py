"""What may follow what: in the life of a package, and in the life of each of its parts."""

from .models import PackageState, PartState, StepKind

OPEN_PACKAGES = frozenset({PackageState.AWAITING, PackageState.AGREED, PackageState.PAUSED})
BEGUN = (PackageState.AGREED, PackageState.PAUSED)

STEPS: dict[StepKind, dict[PackageState, PackageState]] = {
    StepKind.AGREE: {PackageState.AWAITING: PackageState.AGREED},
    StepKind.REVIEW: {state: state for state in BEGUN},
    StepKind.UP: {PackageState.AGREED: PackageState.AGREED},
    StepKind.DOWN: {PackageState.AGREED: PackageState.AGREED},
    StepKind.PAUSE: {PackageState.AGREED: PackageState.PAUSED},
    StepKind.RESUME: {PackageState.PAUSED: PackageState.AGREED},
    StepKind.OUT: dict.fromkeys(BEGUN, PackageState.ENDED),
}
"""From where each step may be taken, and where it leads."""

PACKAGE_TRANSITIONS: dict[PackageState, frozenset[PackageState]] = {
    PackageState.AWAITING: frozenset({PackageState.AGREED, PackageState.ENDED}),
    PackageState.AGREED: frozenset({PackageState.PAUSED, PackageState.ENDED}),
    PackageState.PAUSED: frozenset({PackageState.AGREED, PackageState.ENDED}),
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
