"""What a team installs and holds, through actions alone."""

from typing import Any

from attunement.measures import measure
from attunement.service.accounts.viewer import Viewer
from attunement.service.instruments import actions
from attunement.service.instruments.models import InstalledPack, OwnAgeForms, OwnNorms
from world import TODAY


def words(measure_id: str) -> dict[str, dict]:  # type: ignore[type-arg]
    """Words for every item and printed answer: numbers written out, and nobody's."""
    definition = measure(measure_id)
    return {
        "items": {item.key: f"Words of item {item.key}" for item in definition.items},
        "options": {
            name: {option.value: f"Answer {option.value}" for option in response.options}
            for name, response in definition.responses.items()
            if response.options
        },
    }


def pack(by: Viewer, measure_id: str = "epds") -> InstalledPack:
    return actions.install_pack(
        by=by,
        measure=measure_id,
        licence="R-1 (exercise)",
        instruction="An instruction.",
        on=TODAY,
        **words(measure_id),
    )


def age_forms(
    by: Viewer,
    months: dict[int, tuple[int, int]],
    *,
    measure: str = "asq-se-2",
    corrected: bool = True,
) -> OwnAgeForms:
    """Made-up limits: nobody's manual."""
    return actions.enter_age_forms(
        by=by,
        measure=measure,
        edition="User’s Guide (exercise)",
        page="12",
        corrected=corrected,
        months=months,
        on=TODAY,
    )


def norms(by: Viewer, measure: str = "kips", **given: Any) -> OwnNorms:
    """Made-up norms, of the total unless `scale` is given: nobody's sample."""
    said = {
        "scale": "total",
        "sample": "120 families",
        "sd": 0.5,
        "reliability": 0.92,
        "clinical": None,
        "functional": None,
    }
    return actions.enter_norms(
        by=by, measure=measure, edition="Manual (exercise)", page="7", on=TODAY, **said | given
    )
