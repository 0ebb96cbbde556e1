from django.urls import path

from . import views

urlpatterns = [
    path("groups/", views.Groups.as_view(), name="groups"),
    path("groups/new/", views.OpenRun.as_view(), name="open_run"),
    path("groups/training/", views.Trainings.as_view(), name="group_training"),
    path("groups/training/new/", views.AddTraining.as_view(), name="add_training"),
    path(
        "groups/training/<int:training>/withdraw/",
        views.WithdrawTraining.as_view(),
        name="withdraw_training",
    ),
    path("groups/<int:run>/", views.ShowRun.as_view(), name="run"),
    path("groups/<int:run>/change/", views.ChangeRun.as_view(), name="change_run"),
    path("groups/<int:run>/move/", views.MoveRun.as_view(), name="move_run"),
    path("groups/<int:run>/leader/", views.NameFacilitator.as_view(), name="name_facilitator"),
    path(
        "groups/sessions/<int:session>/register/",
        views.WriteRegister.as_view(),
        name="group_register",
    ),
    path(
        "groups/sessions/<int:session>/change/",
        views.MoveSession.as_view(),
        name="move_group_session",
    ),
    path("groups/places/<int:place>/part/", views.JoinPart.as_view(), name="join_group_part"),
    path("groups/places/<int:place>/leave/", views.LeaveGroup.as_view(), name="leave_group"),
    path("groups/waiting/<int:ask>/off/", views.TakeOff.as_view(), name="take_off_group_list"),
    path("families/<int:family>/groups/", views.FamilyGroups.as_view(), name="family_groups"),
    path(
        "relationships/<int:relationship>/groups/<int:run>/",
        views.JoinGroup.as_view(),
        name="join_group",
    ),
    path(
        "relationships/<int:relationship>/groups/ask/",
        views.AskForGroup.as_view(),
        name="ask_for_group",
    ),
]
