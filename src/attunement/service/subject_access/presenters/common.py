"""What all pages about copies say alike."""

from django.urls import reverse

from ..clock import SOURCE
from ..models import AccessRequest, AccessState

COLOURS = {
    AccessState.ASKED: "blue",
    AccessState.IN_REVIEW: "yellow",
    AccessState.READY: "green",
    AccessState.HANDED_OVER: "grey",
    AccessState.REFUSED: "grey",
}
HOW_LONG = f"A copy is due one month after it was asked for ({SOURCE})."
BY_RULE = (
    "Names and contacts of other people are taken out before you read: you see what the person "
    "would see. Read all the same: “her sister” tells who it is without a name."
)
HARM = (
    "Leave out what would be likely to cause serious harm to the physical or mental health of the "
    "person or of somebody else. Ask whoever is responsible for the care before you decide. (Data "
    "Protection Act 2018, schedule 3: not yet checked against the publisher.)"
)


def at(name: str, row: AccessRequest) -> str:
    return reverse(name, args=[row.pk])
