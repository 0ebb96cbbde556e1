from django.urls import path

from . import views
from .pages import Feed

urlpatterns = [
    path("calendar/", views.Week.as_view(), name="calendar"),
    path("calendar/month/", views.Month.as_view(), name="calendar_month"),
    path("calendar/link/", views.MakeLink.as_view(), name="calendar_link"),
    path("calendar/link/end/", views.EndLink.as_view(), name="end_calendar_link"),
    path("c/<slug:token>.ics", Feed.as_view(), name="calendar_feed"),
]
