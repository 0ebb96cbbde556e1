"""Pages on what the team can offer, on choosing for a relationship, and on agreeing a package."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils import timezone

from ...guidance import Factor
from ...knowledge.programme import Programme
from ..accounts.selectors import clinicians
from ..accounts.viewer import Viewer
from ..assessments.models import Formulation
from ..audit.selectors import last_write
from ..comprehensive import selectors as comprehensive
from ..relationships import selectors as relationships
from ..relationships.models import Episode, Relationship
from ..way.kept import KeptPage
from ..way.pages import FormPage, Page
from ..way.policies import Refusal
from ..way.presenters import FormPagePresenter
from . import actions, permissions, policies, presenters, selectors
from .forms import AgreeForm, ChooseForm, OfferForm
from .models import Offer
from .programmes import offerable
from .shown import Shown


class Offers(Page):
    permission = permissions.SEE_OFFERS
    template = "care_packages/offers.jinja"

    def present(self, viewer: Viewer, subject: None) -> presenters.OffersPage:
        return presenters.offers_page(
            viewer, selectors.offers(viewer), offerable(), timezone.localdate()
        )


class ChangeOffer(FormPage):
    permission = permissions.CHANGE_OFFERS
    form_class = OfferForm

    def select(self, viewer: Viewer, **kwargs: Any) -> tuple[Programme, Offer | None]:
        programme = offerable().get(kwargs["programme"])
        if programme is None:
            raise Http404
        return programme, selectors.offer(viewer, programme.id)

    def form_arguments(self, viewer: Viewer, subject: tuple[Programme, Offer | None]) -> Any:
        people = clinicians(viewer, timezone.localdate())
        return {"people": people, "offered": subject[1] is not None}

    def initial(self, viewer: Viewer, subject: tuple[Programme, Offer | None]) -> dict[str, Any]:
        offer = subject[1]
        if offer is None:
            return {}
        return {
            "practitioners": [str(user.pk) for user in offer.practitioners.all()],
            "places_left": offer.places_left,
            "next_start": offer.next_start,
        }

    def version(self, subject: tuple[Programme, Offer | None]) -> int:
        return subject[1].version if subject[1] else actions.NOT_OFFERED

    def act(
        self,
        viewer: Viewer,
        subject: tuple[Programme, Offer | None],
        data: dict[str, Any],
        seen: int | None,
    ) -> str:
        programme, offer = subject
        today = timezone.localdate()
        if offer is not None and data.get("stop"):
            actions.end_offer(by=viewer, offer=offer, on=today, seen=seen)
        else:
            actions.set_offer(
                by=viewer,
                programme=programme.id,
                practitioners=data["practitioners"],
                places_left=data["places_left"],
                next_start=data["next_start"],
                on=today,
                seen=seen,
            )
        return reverse("offers")

    def present_form(
        self, viewer: Viewer, subject: tuple[Programme, Offer | None], form: forms.Form
    ) -> FormPagePresenter:
        return presenters.change_offer_form(*subject)


@dataclass(frozen=True)
class Choosing:
    """What both pages are about: a relationship, and the choice for it once it is understood."""

    viewer: Viewer
    relationship: Relationship
    episode: Episode | None
    formulation: Formulation | None

    @cached_property
    def shown(self) -> Shown | None:
        if self.formulation is None:
            return None
        return selectors.shown(self.viewer, self.formulation, timezone.localdate())

    @cached_property
    def gaps(self) -> tuple[Factor, ...]:
        """What a comprehensive assessment that the child is called for still lacks."""
        return comprehensive.missing_for(self.relationship.family, self.relationship.child)


def _choosing(viewer: Viewer, pk: int) -> Choosing:
    formulation = selectors.formulation(viewer, pk)
    if formulation is None:
        relationship = relationships.relationship(viewer, pk)
        episode = relationships.open_episode(relationship.family)
        return Choosing(viewer, relationship, episode, None)
    return Choosing(viewer, formulation.relationship, formulation.episode, formulation)


class Choose(KeptPage):
    """The choice to read. Its ticks travel in the address: nothing is decided by sending them."""

    permission = permissions.CHOOSE
    template = "care_packages/choose.jinja"

    def select(self, viewer: Viewer, **kwargs: Any) -> Choosing:
        return _choosing(viewer, kwargs["relationship"])

    def family_of(self, subject: Choosing) -> int:
        return subject.relationship.family_id

    def policy(self, viewer: Viewer, subject: Choosing) -> Refusal | None:
        return policies.may_choose(subject.relationship, subject.episode)

    def mark(self, subject: Choosing) -> int:
        # Of the whole team: what it offers, and by whom, belongs to no one family.
        return last_write(self.viewer.team)

    def present(self, viewer: Viewer, subject: Choosing) -> presenters.ChoosePage:
        return presenters.choose_page(subject.relationship, subject.formulation, subject.shown)

    def form(self, sent: QueryDict | None) -> ChooseForm:
        shown = self.subject.shown
        return ChooseForm(sent, programmes=shown.by_id if shown else ())

    def context(self) -> dict[str, Any]:
        return {**super().context(), "form": self.form(None), "ticked": []}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "shown" not in request.GET:
            return super().get(request, *args, **kwargs)
        form = self.form(request.GET)
        if form.is_valid():
            sent_on = [("programme", id) for id in form.cleaned_data["programme"]]
            query = urlencode([*sent_on, ("shown", request.GET["shown"])])
            agree = reverse("agree_package", args=[self.subject.relationship.pk])
            return HttpResponseRedirect(f"{agree}?{query}")
        self.note_read()
        page = self.present(self.viewer, self.subject)
        ticked = request.GET.getlist("programme")
        return self.render({"page": page, "form": form, "ticked": ticked}, status=422)


class AgreePackage(FormPage):
    permission = permissions.CHOOSE
    form_class = AgreeForm

    def select(self, viewer: Viewer, **kwargs: Any) -> Choosing:
        return _choosing(viewer, kwargs["relationship"])

    def family_of(self, subject: Choosing) -> int:
        return subject.relationship.family_id

    def policy(self, viewer: Viewer, subject: Choosing) -> Refusal | None:
        if subject.shown is None:
            return policies.NOT_UNDERSTOOD
        if not self.chosen(subject):
            return policies.NOTHING_CHOSEN
        # Once something is typed the action asks, so that its answer stands above the words.
        if self.request.method == "POST":
            return None
        return policies.may_choose(subject.relationship, subject.episode)

    def chosen(self, subject: Choosing) -> list[str]:
        """The ticked programmes in the order of the choice, each once."""
        ticked = set(self.request.GET.getlist("programme"))
        assert subject.shown is not None
        return [id for id in subject.shown.by_id if id in ticked]

    def form_arguments(self, viewer: Viewer, subject: Choosing) -> dict[str, Any]:
        assert subject.shown is not None
        return {
            "chosen": [subject.shown.by_id[id] for id in self.chosen(subject)],
            "people": selectors.people_for_therapy(subject.relationship),
            "practitioners": clinicians(viewer, timezone.localdate()),
            "gaps": subject.gaps,
        }

    def version(self, subject: Choosing) -> int:
        assert subject.shown is not None
        return subject.shown.fingerprint

    def act(self, viewer: Viewer, subject: Choosing, data: dict[str, Any], seen: int | None) -> str:
        assert subject.formulation is not None
        package = actions.agree_package(
            by=viewer,
            formulation=subject.formulation,
            parts=data["parts"],
            reason=data["reason"],
            begun_because=data.get("begun_because", ""),
            review_on=data["review_on"],
            on=timezone.localdate(),
            seen=seen,
        )
        return reverse("package", args=[package.pk])

    def present_form(
        self, viewer: Viewer, subject: Choosing, form: forms.Form
    ) -> FormPagePresenter:
        assert subject.shown is not None
        read = self.request.GET.get("shown", "")
        return presenters.agree_form(
            subject.relationship,
            subject.shown,
            self.chosen(subject),
            as_read=read in {"", str(subject.shown.fingerprint)},
            gaps=subject.gaps,
        )
