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
    path("cut-offs/", views.CutOffs.as_view(), name="cut_offs"),
    path("cut-offs/<slug:measure>/enter/", views.EnterCutOffs.as_view(), name="enter_cut_offs"),
    path(
        "cut-offs/<int:cut_offs>/withdraw/",
        views.WithdrawCutOffs.as_view(),
        name="withdraw_cut_offs",
    ),
    path("licences/", views.Licences.as_view(), name="licences"),
    path("licences/add/", views.AddLicence.as_view(), name="add_licence"),
    path(
        "licences/<int:licence>/withdraw/",
        views.WithdrawLicence.as_view(),
        name="withdraw_licence",
    ),
]
