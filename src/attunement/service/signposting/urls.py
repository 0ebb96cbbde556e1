from django.urls import path

from . import views

HELP = "families/<int:family>/help/"

urlpatterns = [
    path("local-services/", views.Services.as_view(), name="local_services"),
    path("local-services/new/", views.AddService.as_view(), name="add_local_service"),
    path("local-services/<int:service>/", views.CheckService.as_view(), name="check_local_service"),
    path(
        "local-services/<int:service>/off/",
        views.RetireService.as_view(),
        name="retire_local_service",
    ),
    path("help/", views.DidTheyArrive.as_view(), name="did_they_arrive"),
    path("help/<int:signpost>/", views.Step.as_view(), name="step_help"),
    path("help/<int:signpost>/withdraw/", views.WithdrawHelp.as_view(), name="withdraw_help"),
    path(HELP, views.FamilyHelp.as_view(), name="family_help"),
    path(f"{HELP}offer/", views.OfferHelp.as_view(), name="offer_help"),
    path(f"{HELP}sheet/<int:person>/", views.Sheet.as_view(), name="help_sheet"),
]
