"""Pages about one family, and about the episode of care that is open for it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms

from ..accounts.viewer import Viewer
from ..audit.actions import record_search
from ..way.pages import FormPage, Page
from ..way.policies import Refusal
from ..way.presenters import FormPagePresenter
from . import policies, selectors
from .models import Episode, Family, Person, Place
from .presenters import family_form


class FamilyPage(Page):
    """A page to read about one family; the address names it `family`."""

    def select(self, viewer: Viewer, **kwargs: Any) -> Any:
        return selectors.family(viewer, kwargs["family"])

    def family_of(self, subject: Any) -> int | None:
        return int(self.kwargs["family"])


class NamesFamilies(Page):
    """A page that names several families (`families`): each has the reading in its own log."""

    def families(self, subject: Any) -> Collection[int]:
        raise NotImplementedError

    def note_read(self) -> None:
        found = sorted(set(self.families(self.subject)))
        if found:
            record_search(by=self.viewer, families=found, subject=type(self).__name__)


class FamilyFormPage(FormPage):
    """A form about one family. `page` holds its words; the family's name and its safe-contact note
    are put around them."""

    page: ClassVar[FormPagePresenter]

    def select(self, viewer: Viewer, **kwargs: Any) -> Any:
        return selectors.family(viewer, kwargs["family"])

    def family_of(self, subject: Any) -> int | None:
        return int(self.kwargs["family"])

    def family(self, subject: Any) -> Family:
        return subject if isinstance(subject, Family) else subject.family

    def present_form(self, viewer: Viewer, subject: Any, form: forms.Form) -> FormPagePresenter:
        return family_form(self.family(subject), self.page)


class EpisodeFormPage(FamilyFormPage):
    """A form that adds to the open episode of one family; refused with the reason when none is."""

    def select(self, viewer: Viewer, **kwargs: Any) -> Any:
        family = selectors.family(viewer, kwargs["family"])
        episode = selectors.open_episode(family)
        if episode is not None:
            episode.family = family
        return episode

    def policy(self, viewer: Viewer, subject: Episode | None) -> Refusal | None:
        return policies.may_work_with(subject)


@dataclass(frozen=True)
class PersonOfFamily:
    family: Family
    person: Person
    place: Place


class PersonFormPage(FamilyFormPage):
    """A form about one person in one family."""

    def select(self, viewer: Viewer, **kwargs: Any) -> PersonOfFamily:
        member = selectors.member(viewer, family=kwargs["family"], person=kwargs["person"])
        return PersonOfFamily(member.family, member.person, Place(member.place))

    def version(self, subject: PersonOfFamily) -> int:
        return subject.person.version
