from django.urls import path

from . import views

urlpatterns = [
    path("reminders/", views.SendReminders.as_view(), name="reminders"),
    path("families/<int:family>/reminders/", views.Reminders.as_view(), name="family_reminders"),
    path(
        "families/<int:family>/reminders/<int:person>/on/",
        views.SwitchOn.as_view(),
        name="reminders_on",
    ),
    path(
        "families/<int:family>/reminders/<int:person>/off/",
        views.SwitchOff.as_view(),
        name="reminders_off",
    ),
]
