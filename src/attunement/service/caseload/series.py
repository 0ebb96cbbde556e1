"""What has been measured of one relationship, in series that may be compared. Pure."""

from collections.abc import Iterable

from ..assessments.models import Response
from ..relationships.models import Relationship


def bears_on(relationship: Relationship, response: Response) -> bool:
    """Whether a response is about this relationship, about its carer, or about its child as this
    carer or a practitioner sees it. What the other parent says of the child is the other's."""
    if response.relationship_id is not None:
        return response.relationship_id == relationship.pk
    if response.about_id == relationship.carer_id:
        return True
    seen_by = {None, relationship.carer_id}
    return response.about_id == relationship.child_id and response.reporter_id in seen_by


def of_relationship(relationship: Relationship, responses: Iterable[Response]) -> list[Response]:
    """Its responses in the order given, unfinished ones too."""
    return [response for response in responses if bears_on(relationship, response)]
