from django.urls import path

from . import views

FAMILY = "families/<int:family>/"
HELD = "responsibilities/<int:responsibility>/"

urlpatterns = [
    path(f"{FAMILY}people/", views.FamilyPeople.as_view(), name="family_people"),
    path(f"{FAMILY}homes/add/", views.AddHousehold.as_view(), name="add_household"),
    path("homes/<int:household>/", views.ChangeHousehold.as_view(), name="change_household"),
    path("homes/<int:household>/end/", views.EndHousehold.as_view(), name="end_household"),
    path(
        f"{FAMILY}responsibilities/add/",
        views.RecordResponsibility.as_view(),
        name="record_responsibility",
    ),
    path(f"{HELD}dispute/", views.DisputeResponsibility.as_view(), name="dispute_responsibility"),
    path(f"{HELD}settle/", views.SettleResponsibility.as_view(), name="settle_responsibility"),
    path(
        f"{HELD}withdraw/", views.WithdrawResponsibility.as_view(), name="withdraw_responsibility"
    ),
    path("team/interpreters/", views.Interpreters.as_view(), name="interpreters"),
    path("team/interpreters/add/", views.AddInterpreter.as_view(), name="add_interpreter"),
    path(
        "team/interpreters/<int:interpreter>/end/",
        views.RetireInterpreter.as_view(),
        name="retire_interpreter",
    ),
]
