"""What a team installs and holds, through actions alone."""

from attunement.measures import measure
from attunement.service.accounts.viewer import Viewer
from attunement.service.instruments import actions
from attunement.service.instruments.models import InstalledPack
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
