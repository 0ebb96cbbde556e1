"""What moved in each scale beside the total, said scale by scale and never as a total's change."""

from collections.abc import Mapping
from dataclasses import dataclass

from attunement.measures.change_parameters import OwnSpread
from attunement.measures.comparison import insist_same
from attunement.measures.definition import Measure
from attunement.measures.pointing import Towards, pointing
from attunement.measures.scoring import Scored


@dataclass(frozen=True)
class SubscaleChange:
    """One scale: `before` and `after` in its own points, `difference` after minus before, `towards`
    which way that points, None where no source says which way is better. `reliable` is None where
    nobody knows the spread and the reliability of this very scale: the total's are not its own.
    """

    id: str
    name: str
    before: float
    after: float
    difference: float
    towards: Towards | None
    reliable: bool | None = None
    threshold: float | None = None
    basis: str | None = None


def subscale_changes(
    measure: Measure,
    before: Scored,
    after: Scored,
    own: Mapping[str, OwnSpread] | None = None,
) -> tuple[SubscaleChange, ...]:
    """Every subscale that both scores hold, in record order; none across two age forms.

    `own`: by subscale id, what a team read in its manual. No record holds the spread of a subscale.
    Raises `IncomparableScores` as `change` does.
    """
    insist_same(measure, before, after)
    if before.form != after.form:
        return ()
    found = []
    for scale in measure.subscales:
        if scale.id not in before.subscales or scale.id not in after.subscales:
            continue
        first, last = before.subscales[scale.id], after.subscales[scale.id]
        # Tenths are not exact in binary.
        difference = round(last - first, 9)
        towards = pointing(difference, scale.direction)
        spread = (own or {}).get(scale.id) if towards is not None else None
        found.append(
            SubscaleChange(
                scale.id,
                scale.name,
                first,
                last,
                difference,
                towards,
                abs(difference) >= spread.threshold if spread else None,
                spread.threshold if spread else None,
                spread.basis if spread else None,
            )
        )
    return tuple(found)
