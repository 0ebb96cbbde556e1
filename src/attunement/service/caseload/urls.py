from django.urls import path

from . import views

urlpatterns = [
    path("", views.Worklist.as_view(), name="worklist"),
    path("families/", views.Families.as_view(), name="families"),
]
