"""PIN, welcome, one question a page, check, send."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from ....measures import safety_flags
from ...way.locking import Stale
from ...way.policies import Refused
from .. import actions
from ..asking import Question, count_answered, questions
from ..forms import AnswerForm
from ..keys import Keys
from ..models import Invitation
from ..pages import OfInvitation
from ..pages.pinned import PinEntry
from ..presenters import ends, parent
from ..selectors import invitation_of
from ..wording import Said


class EnterPin(OfInvitation, PinEntry[Invitation]):
    def try_pin(self, keys: Keys) -> bool:
        return actions.enter_pin(by=None, invitation=self.link, keys=keys)


class Asked(OfInvitation):
    """A page behind the PIN."""

    @property
    def asked(self) -> tuple[Question, ...]:
        return questions(self.link.forms.all())


class Welcome(Asked):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.show("notice", parent.welcome(self.to, self.link, self.asked))


class _OneQuestion(Asked):
    def question(self, number: int) -> Question:
        asked = self.asked
        if not 1 <= number <= len(asked):
            raise Http404
        return asked[number - 1]

    def after(self, number: int) -> str:
        """The next question that is still open: after this one, else before it; else the check."""
        asked = self.asked
        order = (*asked[number:], *asked[:number])
        following = next((each.number for each in order if not each.answered), None)
        return self.to.at("home_question", following) if following else self.to.at("home_check")


class ShowQuestion(_OneQuestion):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._ask(self.question(kwargs["number"]), None)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        question, answer = self.question(kwargs["number"]), None
        if "skip" not in request.POST:
            form = AnswerForm(request.POST, question=question)
            if not form.is_valid():
                return self._ask(question, self.to.words.say("choose"))
            answer = form.cleaned_data["answer"]
        try:
            actions.save_answer(
                by=None,
                invitation=self.link,
                form=question.form,
                item=question.item.key,
                answer=answer,
            )
        except Refused:
            return self.dead_now()
        # Whoever gives such an answer again sees whom to call again; the task is raised once.
        if safety_flags(question.measure, {question.item.key: answer}):
            return self.go_to("home_help", question.number)
        self.link = invitation_of(self.to.token)
        return HttpResponseRedirect(self.after(question.number))

    def _ask(self, question: Question, problem: Said | None) -> HttpResponse:
        page = parent.question(self.to, self.asked, question, problem)
        status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
        return self.show("question", page, status=status)


class Help(_OneQuestion):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        number = self.question(kwargs["number"]).number
        return self.show("help", parent.helping(self.to, self.after(number)))


class Check(Asked):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._check(self.asked, None)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        asked = self.asked
        if not count_answered(asked):
            return self._check(asked, self.to.words.say("answer_one"))
        try:
            actions.send_answers(by=None, invitation=self.link)
        except (Refused, Stale):
            return self.dead_now()
        return self.over(ends.thanks(self.to))

    def _check(self, asked: Sequence[Question], problem: Said | None) -> HttpResponse:
        status = HTTPStatus.UNPROCESSABLE_ENTITY if problem else HTTPStatus.OK
        return self.show("check", parent.check(self.to, asked, problem), status=status)


class Leave(OfInvitation):
    """Stop for now: the phone can be put down, or handed on."""

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.over(ends.left(self.to, self.link))
