from django.urls import path

from . import views

FAMILY = "families/<int:family>"

urlpatterns = [
    path(f"{FAMILY}/safeguarding/", views.Safeguarding.as_view(), name="safeguarding"),
    path(f"{FAMILY}/chronology/", views.Chronology.as_view(), name="chronology"),
    path(f"{FAMILY}/concern/", views.RecordConcern.as_view(), name="record_concern"),
    path("concerns/<int:concern>/decide/", views.DecideConcern.as_view(), name="decide_concern"),
    path("concerns/<int:concern>/correct/", views.CorrectConcern.as_view(), name="correct_concern"),
    path(f"{FAMILY}/agencies/", views.RecordLiaison.as_view(), name="liaison"),
    path("agencies/<int:liaison>/word/", views.WordCame.as_view(), name="word_came"),
    path("agencies/<int:liaison>/correct/", views.CorrectLiaison.as_view(), name="correct_liaison"),
    path(f"{FAMILY}/flags/", views.Flags.as_view(), name="flags"),
    path(f"{FAMILY}/flags/raise/", views.RaiseFlag.as_view(), name="raise_flag"),
    path("flags/<int:flag>/review/", views.ReviewFlag.as_view(), name="review_flag"),
    path("flags/<int:flag>/end/", views.EndFlag.as_view(), name="end_flag"),
    path(f"{FAMILY}/open/<str:section>/", views.BreakGlass.as_view(), name="break_glass"),
    path("team/openings/", views.Openings.as_view(), name="openings"),
    path(
        "team/openings/<int:opening>/review/",
        views.ReviewOpening.as_view(),
        name="review_opening",
    ),
]
