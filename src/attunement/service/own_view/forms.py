"""What is chosen for a family's own page, and where its link goes."""

from typing import Any

from ..home_answers.forms import SafelyTo
from ..relationships.models import Person


class ShareForm(SafelyTo):
    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sent_to"].initial = person.telephone or person.email
