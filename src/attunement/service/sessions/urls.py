from django.urls import path

from . import views

urlpatterns = [
    path("packages/<int:package>/", views.PackageView.as_view(), name="package"),
    path("packages/<int:package>/end/", views.EndPackage.as_view(), name="end_package"),
    path("packages/<int:package>/step/", views.StepPackage.as_view(), name="step_package"),
    path("team/packages/", views.ChangeRule.as_view(), name="package_rule"),
    path("parts/<int:part>/order/", views.OrderPart.as_view(), name="order_part"),
    path("parts/<int:part>/", views.PartView.as_view(), name="part"),
    path("parts/<int:part>/who/", views.HandPart.as_view(), name="hand_part"),
    path("parts/<int:part>/plan/", views.PlanSessions.as_view(), name="plan_sessions"),
    path("parts/<int:part>/end/", views.EndPart.as_view(), name="end_part"),
    path("sessions/<int:session>/record/", views.RecordSession.as_view(), name="record_session"),
    path("sessions/<int:session>/note/", views.AmendNote.as_view(), name="amend_note"),
    path(
        "sessions/<int:session>/note/versions/", views.NoteVersions.as_view(), name="note_versions"
    ),
    path("sessions/<int:session>/change/", views.ChangeSession.as_view(), name="change_session"),
    path(
        "sessions/<int:session>/withdraw/",
        views.WithdrawSession.as_view(),
        name="withdraw_session",
    ),
]
