"""A form is kept as it was answered: by whom, about whom, with a score only when it is whole."""

import datetime as dt

import pytest

import world as worlds
from attunement.measures import InvalidAnswers, Scored, measure, measures
from attunement.service.assessments import actions, fitting, selectors
from attunement.service.assessments.models import Phase, Response
from attunement.service.assessments.scoring import from_json, rescored
from attunement.service.audit.models import Event
from attunement.service.relationships.models import Relationship, Task, TaskKind
from attunement.service.way.locking import Stale
from attunement.service.way.policies import Refused
from builders import assessments as build
from world import TODAY

from .conftest import Scene


def result(row: Response) -> object:
    return from_json(Response.objects.get(pk=row.pk).score)


def test_a_questionnaire_belongs_to_who_answered_and_a_rating_to_who_rated(scene: Scene) -> None:
    answered = build.phq9(scene.by, scene.baseline, scene.home)
    assert (answered.reporter, answered.rater) == (scene.home.mother, None)
    assert (answered.about, answered.relationship) == (scene.home.mother, None)
    rated = build.loaf(scene.by, scene.baseline, scene.home, 2)
    assert (rated.reporter, rated.rater) == (None, scene.by.user)
    assert (rated.about, rated.relationship) == (None, scene.home.relationship)
    assert {answered.entered_by, rated.entered_by} == {scene.by.user}


def test_it_keeps_answers_score_and_version_and_is_audited(scene: Scene) -> None:
    row = build.phq9(scene.by, scene.baseline, scene.home, item_1=3, item_2=2)
    kept = Response.objects.get()
    assert kept.answers["1"] == 3
    assert kept.measure_version == measure("phq-9").version
    scored = result(row)
    assert isinstance(scored, Scored)
    assert scored.total == 5
    event = Event.objects.get(verb="recorded a questionnaire")
    assert event.details == {"measure": "phq-9", "version": "1"}
    assert "3" not in event.details.values(), "answers stay out of the log"


def test_every_measure_that_fits_can_be_kept_and_scores_the_same_when_read_again(
    scene: Scene,
) -> None:
    within = [scene.home.relationship]
    kept = []
    for definition in measures().values():
        if definition.kind == "goals":
            continue
        for filling in fitting.fillings(definition, within):
            if fitting.unsuited(definition, filling.child, TODAY):
                continue
            row = actions.record_response(
                by=scene.by,
                assessment=scene.baseline,
                measure=definition.id,
                reporter=filling.reporter,
                relationship=filling.relationship,
                about=filling.about,
                answered_on=TODAY,
                answers=build.least(definition),
            )
            kept.append(row)
    unborn, older, fathers = (
        {"maas"},
        {"attachment-q-sort", "sdq-2-4", "strange-situation"},
        {
            "paas",
            "ppas",
        },
    )
    assert {row.measure for row in kept} == set(measures()) - unborn - older - fathers - {"goals"}
    for row in Response.objects.all():
        assert rescored(row.measure, row.answers) == from_json(row.score)


def test_an_unfinished_form_is_kept_without_a_score_and_finished_later(scene: Scene) -> None:
    begun = build.phq9(scene.by, scene.baseline, scene.home, item_4=None)
    assert begun.score["kind"] == "incomplete"
    assert begun.score["missing"] == ["4"]
    assert "4" not in begun.answers
    whole = build.phq9(scene.by, scene.baseline, scene.home)
    begun.refresh_from_db()
    assert whole.finishes == begun
    assert begun.withdrawn_because == "The form was finished later."
    assert selectors.responses_in(scene.baseline) == [whole]


def test_the_same_form_is_not_filled_in_twice(scene: Scene) -> None:
    build.phq9(scene.by, scene.baseline, scene.home)
    with pytest.raises(Refused, match="already has the PHQ-9 from Ada"):
        build.phq9(scene.by, scene.baseline, scene.home)
    assert Response.objects.count() == 1


def test_a_withdrawn_form_makes_room_for_the_right_one(scene: Scene) -> None:
    wrong = build.phq9(scene.by, scene.baseline, scene.home)
    actions.withdraw_response(by=scene.by, response=wrong, because="The grandmother’s answers")
    right = build.phq9(scene.by, scene.baseline, scene.home, item_1=1)
    assert selectors.responses_in(scene.baseline) == [right]
    wrong.refresh_from_db()
    assert wrong.withdrawn_because == "The grandmother’s answers"
    assert wrong.withdrawn_by == scene.by.user
    assert Event.objects.filter(verb="withdrew a questionnaire").count() == 1
    with pytest.raises(Refused, match="withdrawn already"):
        actions.withdraw_response(by=scene.by, response=wrong, because="Again")


def test_whoever_finishes_a_form_that_another_finished_is_told(scene: Scene) -> None:
    begun = build.phq9(scene.by, scene.baseline, scene.home, item_4=None)
    answers = build.least(measure("phq-9"))

    def finish(seen: int) -> Response:
        return actions.record_response(
            by=scene.by,
            assessment=scene.baseline,
            measure="phq-9",
            reporter=scene.home.mother,
            answered_on=TODAY,
            answers=answers,
            seen=seen,
        )

    with pytest.raises(Stale):
        finish(0)
    assert finish(begun.pk).finishes == begun
    with pytest.raises(Stale):
        finish(begun.pk)
    assert Response.objects.filter(withdrawn_at=None).count() == 1


def test_loaf_without_a_relationship_is_refused(scene: Scene) -> None:
    with pytest.raises(Refused, match="LOAF needs to say which relationship it is about"):
        actions.record_response(
            by=scene.by,
            assessment=scene.baseline,
            measure="dc-0-5-loaf",
            answered_on=TODAY,
            answers={"level": 2},
        )


def test_people_of_another_family_are_refused(scene: Scene) -> None:
    other = worlds.home(scene.by, name="Hart")
    with pytest.raises(Refused, match="from the people in this family"):
        build.phq9(scene.by, scene.baseline, other)
    with pytest.raises(Refused, match="from the people in this family"):
        build.loaf(scene.by, scene.baseline, other, 2)


def test_a_father_answers_for_himself(scene: Scene, father: Relationship) -> None:
    for reporter in (scene.home.mother, father.carer):
        actions.record_response(
            by=scene.by,
            assessment=scene.baseline,
            measure="gad-7",
            reporter=reporter,
            answered_on=TODAY,
            answers=build.least(measure("gad-7")),
        )
    assert {row.about for row in selectors.responses_in(scene.baseline)} == {
        scene.home.mother,
        father.carer,
    }


def test_a_measure_for_another_age_is_refused_with_the_ages(scene: Scene) -> None:
    with pytest.raises(Refused, match=r"MAAS is for babies not yet born.*Sam is 12 weeks old"):
        actions.record_response(
            by=scene.by,
            assessment=scene.baseline,
            measure="maas",
            reporter=scene.home.mother,
            relationship=scene.home.relationship,
            answered_on=TODAY,
            answers=build.least(measure("maas")),
        )


@pytest.mark.parametrize("days", [-11, 1])
def test_answers_date_from_the_episode(scene: Scene, days: int) -> None:
    with pytest.raises(Refused, match="Answers in this assessment date from"):
        build.phq9(scene.by, scene.baseline, scene.home, on=TODAY + dt.timedelta(days=days))


def test_an_answer_that_the_form_does_not_have_is_refused_by_name(scene: Scene) -> None:
    with pytest.raises(InvalidAnswers, match=r"Question 3 is 4, .*Enter 0, 1, 2 or 3"):
        build.phq9(scene.by, scene.baseline, scene.home, item_3=4)
    assert not Response.objects.exists()


def test_care_index_entries_that_do_not_add_up_are_refused(scene: Scene) -> None:
    with pytest.raises(InvalidAnswers, match="The three adult scales add up to 15, and must add"):
        actions.record_response(
            by=scene.by,
            assessment=scene.baseline,
            measure="care-index",
            relationship=scene.home.relationship,
            answered_on=TODAY,
            answers=build.CARE_INDEX | {"adult-sensitive": 7},
        )


def test_a_form_with_no_answer_is_not_kept(scene: Scene) -> None:
    with pytest.raises(Refused, match="Nothing has been answered yet"):
        actions.record_response(
            by=scene.by,
            assessment=scene.baseline,
            measure="gad-7",
            reporter=scene.home.mother,
            answered_on=TODAY,
            answers={"1": None},
        )


class TestSafety:
    def test_item_9_raises_a_task_for_the_keyworker_today(self, scene: Scene) -> None:
        row = build.phq9(scene.by, scene.baseline, scene.home, item_9=1)
        task = Task.objects.get()
        assert row.safety_task == task
        assert (task.kind, task.due_on) == (TaskKind.SAFETY, TODAY)
        assert task.assigned_to == scene.episode.keyworker
        assert task.person == scene.home.mother
        assert task.title == "Act today: PHQ-9 from Ada"
        assert "Question 9 was answered “Several days”. Speak with this person today." in task.why

    def test_it_does_not_wait_for_the_rest_of_the_form(self, scene: Scene) -> None:
        actions.record_response(
            by=scene.by,
            assessment=scene.baseline,
            measure="phq-9",
            reporter=scene.home.mother,
            answered_on=TODAY,
            answers={"9": 3},
        )
        assert Task.objects.get().kind == TaskKind.SAFETY

    def test_the_task_and_the_answers_stand_or_fall_together(
        self, scene: Scene, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(**_: object) -> None:
            raise RuntimeError("the disk is full")

        monkeypatch.setattr("attunement.service.assessments.actions.responses.record", fail)
        with pytest.raises(RuntimeError):
            build.phq9(scene.by, scene.baseline, scene.home, item_9=1)
        assert not Task.objects.exists()
        assert not Response.objects.exists()

    def test_nought_raises_nothing(self, scene: Scene) -> None:
        assert build.phq9(scene.by, scene.baseline, scene.home, item_9=0).safety_task is None
        assert not Task.objects.exists()

    @pytest.mark.parametrize(("then", "tasks"), [(1, 1), (2, 2), (0, 1)])
    def test_finishing_a_form_asks_again_only_when_the_answer_is_another(
        self, scene: Scene, then: int, tasks: int
    ) -> None:
        begun = build.phq9(scene.by, scene.baseline, scene.home, item_9=1, item_4=None)
        whole = build.phq9(scene.by, scene.baseline, scene.home, item_9=then)
        assert Task.objects.count() == tasks
        assert (whole.safety_task == begun.safety_task) is (then == 1)

    def test_withdrawing_the_answers_leaves_the_task(self, scene: Scene) -> None:
        row = build.phq9(scene.by, scene.baseline, scene.home, item_9=1)
        actions.withdraw_response(by=scene.by, response=row, because="Wrong family")
        assert Task.objects.get().done_at is None

    @pytest.mark.parametrize(("level", "tasks"), [(3, 0), (4, 1)])
    def test_the_fourth_level_opens_the_safeguarding_step(
        self, scene: Scene, level: int, tasks: int
    ) -> None:
        build.loaf(scene.by, scene.baseline, scene.home, level)
        assert Task.objects.filter(kind=TaskKind.SAFETY).count() == tasks
        assert all("safeguarding" in task.why for task in Task.objects.all())


class TestReading:
    def test_latest_scores_are_the_latest_whole_ones_of_this_relationship(
        self, scene: Scene, father: Relationship
    ) -> None:
        build.phq9(scene.by, scene.baseline, scene.home, on=TODAY - dt.timedelta(days=3))
        review = build.start(scene.by, scene.episode, phase=Phase.REVIEW)
        later = build.phq9(scene.by, review, scene.home, item_1=1)
        loaf = build.loaf(scene.by, review, scene.home, 2)
        actions.record_response(
            by=scene.by,
            assessment=review,
            measure="gad-7",
            reporter=father.carer,
            answered_on=TODAY,
            answers={"1": 0},
        )
        environment = actions.record_response(
            by=scene.by,
            assessment=review,
            measure="dc-0-5-loaf-environment",
            about=scene.home.baby,
            answered_on=TODAY,
            answers={"level": 1},
        )
        mine = selectors.latest_scores(scene.home.relationship)
        assert mine == {
            "phq-9": later,
            "dc-0-5-loaf": loaf,
            "dc-0-5-loaf-environment": environment,
        }
        assert selectors.latest_scores(father) == {"dc-0-5-loaf-environment": environment}

    def test_pairs_are_the_same_measure_reporter_and_person_in_date_order(
        self, scene: Scene, father: Relationship
    ) -> None:
        before = build.phq9(scene.by, scene.baseline, scene.home, item_1=3)
        end = build.start(scene.by, scene.episode, phase=Phase.END)
        after = build.phq9(scene.by, end, scene.home)
        theirs = actions.record_response(
            by=scene.by,
            assessment=end,
            measure="phq-9",
            reporter=father.carer,
            answered_on=TODAY,
            answers=build.least(measure("phq-9")),
        )
        found = selectors.pairs(scene.episode)
        assert sorted(found.values(), key=len) == [[theirs], [before, after]]
        assert {(key.measure, key.version) for key in found} == {("phq-9", "1")}

    def test_unfinished_and_withdrawn_forms_are_in_no_pair(self, scene: Scene) -> None:
        build.phq9(scene.by, scene.baseline, scene.home, item_2=None)
        loaf = build.loaf(scene.by, scene.baseline, scene.home, 1)
        actions.withdraw_response(by=scene.by, response=loaf, because="Wrong")
        assert selectors.pairs(scene.episode) == {}
