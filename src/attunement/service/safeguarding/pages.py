"""Pages about one sealed section of one family, and about one thing in it."""

from typing import Any, ClassVar

from ..accounts.viewer import Viewer
from ..relationships.models import Family
from ..relationships.pages import FamilyFormPage, FamilyPage
from ..sections.rules import Section
from . import permissions, selectors


class SectionPage(FamilyPage):
    """A page that shows a section of a family; who may not read it finds nothing there."""

    permission = permissions.READ_SECTIONS
    section: ClassVar[Section] = Section.SAFEGUARDING

    def select(self, viewer: Viewer, **kwargs: Any) -> Family:
        return selectors.family(viewer, kwargs["family"], self.section)

    def section_of(self, subject: Any) -> Section:
        return self.section


class SectionFormPage(FamilyFormPage):
    """A form about something in a section. What `select` gives knows its family."""

    permission = permissions.READ_SECTIONS
    section: ClassVar[Section] = Section.SAFEGUARDING

    def select(self, viewer: Viewer, **kwargs: Any) -> Any:
        return selectors.family(viewer, kwargs["family"], self.section)

    def family_of(self, subject: Any) -> int:
        return self.family(subject).pk

    def section_of(self, subject: Any) -> Section:
        return self.section
