"""What may become of an offer of help from elsewhere."""

from .models import SignpostState

TRANSITIONS: dict[SignpostState, frozenset[SignpostState]] = {
    SignpostState.OFFERED: frozenset({SignpostState.ACCEPTED, SignpostState.DECLINED}),
    SignpostState.ACCEPTED: frozenset(
        {SignpostState.ARRIVED, SignpostState.NOT_ARRIVED, SignpostState.DECLINED}
    ),
    # Somebody who did not get there may want to try again.
    SignpostState.NOT_ARRIVED: frozenset({SignpostState.ACCEPTED}),
    SignpostState.ARRIVED: frozenset({SignpostState.FINISHED}),
    SignpostState.DECLINED: frozenset(),
    SignpostState.FINISHED: frozenset(),
}
