from django.urls import path

from . import views

urlpatterns = [
    path("team/retention/", views.Retention.as_view(), name="retention"),
]
