from django.urls import path

from . import views

THERAPY = "parts/<int:part>/therapy/"

urlpatterns = [
    path("families/<int:family>/own-therapy/", views.OwnTherapies.as_view(), name="own_therapies"),
    path(THERAPY, views.ShowTherapy.as_view(), name="therapy"),
    path(f"{THERAPY}summary/", views.AgreeSummary.as_view(), name="agree_summary"),
    path(f"{THERAPY}goals/", views.SetGoal.as_view(), name="set_therapy_goal"),
    path(f"{THERAPY}scores/", views.EnterScore.as_view(), name="enter_therapy_score"),
    path("therapy/goals/<int:goal>/rate/", views.RateGoal.as_view(), name="rate_therapy_goal"),
    path("therapy/<str:kind>/<int:pk>/withdraw/", views.TakeBack.as_view(), name="take_back"),
]
