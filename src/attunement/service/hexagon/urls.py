from django.urls import path

from . import views

ROOT = "hexagon/"
EXERCISE = f"{ROOT}<int:exercise>/"
CANDIDATE = f"{EXERCISE}programmes/<int:candidate>/"
DECISION = f"{ROOT}decisions/<int:decision>/"
LINE = f"{ROOT}plan/<int:line>/"

urlpatterns = [
    path(ROOT, views.Hexagons.as_view(), name="hexagon"),
    path(f"{ROOT}start/", views.StartExercise.as_view(), name="start_hexagon"),
    path(EXERCISE, views.ShowExercise.as_view(), name="hexagon_exercise"),
    path(f"{EXERCISE}ratings/", views.ShowRatings.as_view(), name="hexagon_ratings"),
    path(f"{EXERCISE}side-by-side.pdf", views.RatingsPdf.as_view(), name="hexagon_ratings_pdf"),
    path(f"{EXERCISE}hand-in/", views.HandIn.as_view(), name="hand_in_hexagon"),
    path(f"{CANDIDATE}rate/", views.Rate.as_view(), name="rate_hexagon"),
    path(f"{CANDIDATE}agree/", views.Agree.as_view(), name="agree_hexagon"),
    path(f"{CANDIDATE}decide/", views.Decide.as_view(), name="decide_hexagon"),
    path(DECISION, views.ShowDecision.as_view(), name="hexagon_decision"),
    path(f"{DECISION}decision.pdf", views.DecisionPdf.as_view(), name="hexagon_decision_pdf"),
    path(f"{DECISION}plan/", views.ShowPlan.as_view(), name="hexagon_plan"),
    path(f"{DECISION}plan/plan.pdf", views.PlanPdf.as_view(), name="hexagon_plan_pdf"),
    path(f"{DECISION}plan/add/", views.AddLine.as_view(), name="add_plan_line"),
    path(f"{LINE}change/", views.ChangeLine.as_view(), name="change_plan_line"),
    path(f"{LINE}done/", views.FinishLine.as_view(), name="finish_plan_line"),
    path(f"{LINE}withdraw/", views.WithdrawLine.as_view(), name="withdraw_plan_line"),
]
