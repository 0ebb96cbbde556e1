"""Keeping a team's own words of a licensed form, and forgetting them."""

import datetime as dt
from collections.abc import Mapping

from ....measures import measure as measure_of
from ....measures.packs import TextPack
from ...accounts.viewer import Viewer
from ...audit.actions import action, record
from ...relationships.policies import may_withdraw
from ...way.locking import lock
from ...way.policies import insist
from .. import policies, selectors
from ..models import InstalledPack


@action
def install_pack(
    *,
    by: Viewer,
    measure: str,
    licence: str,
    instruction: str,
    items: Mapping[str, str],
    options: Mapping[str, Mapping[int, str]],
    on: dt.date,
) -> InstalledPack:
    """Keep a team's own words of a licensed form. The log says that, and no word of them."""
    definition = measure_of(measure)
    lock(by.team)  # two people who type the same form take turns
    pack = TextPack(
        measure=definition.id,
        version=definition.version,
        installed_by=by.user.name,
        installed_on=on,
        licence=licence,
        instruction=instruction or None,
        items=items,
        options=options,
    )
    installed = selectors.pack_of(by, definition) is not None
    insist(policies.may_install(definition, pack, installed=installed))
    row = InstalledPack.objects.create(
        team=by.team,
        measure=definition.id,
        measure_version=definition.version,
        licence=licence,
        instruction=instruction,
        items=dict(items),
        options={name: {str(v): w for v, w in given.items()} for name, given in options.items()},
        installed_by=by.user,
    )
    record(
        by=by,
        verb="installed the words of a form",
        subject=f"pack {row.pk}",
        details={"measure": definition.id, "version": definition.version},
    )
    return row


@action
def withdraw_pack(*, by: Viewer, pack: InstalledPack, because: str) -> InstalledPack:
    """Take a pack out of use. Its words are forgotten: a licence may ask for that."""
    pack = InstalledPack.objects.select_for_update().get(pk=pack.pk)
    insist(may_withdraw(pack))
    pack.items, pack.options, pack.instruction = {}, {}, ""
    fields = (*pack.mark_withdrawn(by=by.user, because=because), "items", "options", "instruction")
    pack.save(update_fields=fields)
    record(by=by, verb="withdrew the words of a form", subject=f"pack {pack.pk}")
    return pack
