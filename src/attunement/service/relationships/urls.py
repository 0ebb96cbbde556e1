from django.urls import path

from . import views

urlpatterns = [
    path("families/<int:family>/change/", views.ChangeFamily.as_view(), name="change_family"),
    path("families/<int:family>/carers/add/", views.AddCarer.as_view(), name="add_carer"),
]
