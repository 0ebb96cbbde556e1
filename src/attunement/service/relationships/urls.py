from django.urls import path

from . import views

FAMILY = "families/<int:family>/"

urlpatterns = [
    path(f"{FAMILY}change/", views.ChangeFamily.as_view(), name="change_family"),
    path(f"{FAMILY}keyworker/", views.ChangeKeyworker.as_view(), name="change_keyworker"),
    path(f"{FAMILY}carers/add/", views.AddCarer.as_view(), name="add_carer"),
    path(f"{FAMILY}children/add/", views.AddChild.as_view(), name="add_child"),
    path(f"{FAMILY}people/add/", views.AddRelative.as_view(), name="add_relative"),
    path(f"{FAMILY}people/<int:person>/", views.ChangePerson.as_view(), name="change_person"),
    path(f"{FAMILY}people/<int:person>/birth/", views.RecordBirth.as_view(), name="record_birth"),
    path(f"{FAMILY}people/<int:person>/loss/", views.RecordLoss.as_view(), name="record_loss"),
    path(
        f"{FAMILY}people/<int:person>/loss/correct/",
        views.CorrectLoss.as_view(),
        name="correct_loss",
    ),
    path(f"{FAMILY}stressors/", views.NoteStressors.as_view(), name="note_stressors"),
    path(
        "relationships/<int:relationship>/who/",
        views.ChangeRelationship.as_view(),
        name="change_relationship",
    ),
    path(
        "relationships/<int:relationship>/include/",
        views.IncludeRelationship.as_view(),
        name="include_relationship",
    ),
    path("tasks/<int:task>/", views.DoTask.as_view(), name="do_task"),
]
