"""Two scores by the zones of the team's own manual, each read on its own age form."""

from attunement.measures.local import TOTAL, LocalCutOffs, Zone
from attunement.measures.scales import Scale
from attunement.measures.scoring import Scored


def zones_of(
    total: Scale, local: LocalCutOffs, before: Scored, after: Scored
) -> tuple[str, str, int] | None:
    """The two zones by name, and by how many steps the second is more serious (negative: milder).

    None where they cannot be laid side by side: one was not entered, or the two forms do not have
    the same zones in the same order.
    """
    order = local.order(TOTAL, before.form)
    if order != local.order(TOTAL, after.form):
        return None
    first, second = (_read(total, local, each) for each in (before, after))
    if first is None or second is None:
        return None
    return first.name, second.name, order.index(second.name) - order.index(first.name)


def _read(total: Scale, local: LocalCutOffs, scored: Scored) -> Zone | None:
    if scored.total is None:
        return None
    return local.found(TOTAL, scored.form, round(scored.total, total.decimals))
