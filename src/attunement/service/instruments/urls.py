from django.urls import path

from . import views

urlpatterns = [
    path("certificates/", views.Credentials.as_view(), name="credentials"),
    path("certificates/add/", views.AddCredential.as_view(), name="add_credential"),
    path(
        "certificates/<int:credential>/withdraw/",
        views.WithdrawCredential.as_view(),
        name="withdraw_credential",
    ),
    path("licences/", views.Licences.as_view(), name="licences"),
    path("licences/add/", views.AddLicence.as_view(), name="add_licence"),
    path(
        "licences/<int:licence>/withdraw/",
        views.WithdrawLicence.as_view(),
        name="withdraw_licence",
    ),
]
