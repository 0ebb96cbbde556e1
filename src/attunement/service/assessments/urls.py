from django.urls import path

from . import views

ASSESSMENT = "assessments/<int:assessment>/"
GOAL = f"{ASSESSMENT}goals/<int:goal>/"
RESPONSE = "responses/<int:response>/"

urlpatterns = [
    path(
        "families/<int:family>/assessments/start/",
        views.StartAssessment.as_view(),
        name="start_assessment",
    ),
    path("families/<int:family>/measures/", views.PlanMeasures.as_view(), name="plan_measures"),
    path(ASSESSMENT, views.AssessmentHub.as_view(), name="assessment"),
    path(f"{ASSESSMENT}notes/", views.AssessmentNotes.as_view(), name="assessment_notes"),
    path(f"{ASSESSMENT}complete/", views.CompleteAssessment.as_view(), name="complete_assessment"),
    path(f"{ASSESSMENT}measures/", views.ChooseMeasure.as_view(), name="choose_measure"),
    path(f"{ASSESSMENT}measures/<slug:measure>/", views.FillMeasure.as_view(), name="fill_measure"),
    path(f"{ASSESSMENT}goals/set/", views.SetGoal.as_view(), name="set_goal"),
    path(f"{GOAL}rate/", views.RateGoal.as_view(), name="rate_goal"),
    path(f"{GOAL}withdraw/", views.WithdrawGoal.as_view(), name="withdraw_goal"),
    path(RESPONSE, views.ShowResponse.as_view(), name="response"),
    path(f"{RESPONSE}confirm/", views.ConfirmResponse.as_view(), name="confirm_response"),
    path(f"{RESPONSE}withdraw/", views.WithdrawResponse.as_view(), name="withdraw_response"),
    path(
        "relationships/<int:relationship>/formulation/",
        views.WriteFormulation.as_view(),
        name="formulation",
    ),
]
