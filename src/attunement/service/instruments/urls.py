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
    path("cut-offs/<slug:measure>/ages/", views.EnterAgeForms.as_view(), name="enter_age_forms"),
    path(
        "cut-offs/ages/<int:age_forms>/withdraw/",
        views.WithdrawAgeForms.as_view(),
        name="withdraw_age_forms",
    ),
    path("cut-offs/<slug:measure>/norms/", views.EnterNorms.as_view(), name="enter_norms"),
    path(
        "cut-offs/norms/<int:norms>/withdraw/",
        views.WithdrawNorms.as_view(),
        name="withdraw_norms",
    ),
    path("forms/", views.PaperForms.as_view(), name="paper_forms"),
    path("forms/<slug:measure>/", views.PaperForm.as_view(), name="paper_form"),
    path("forms/<slug:measure>/fhir.json", views.FhirForm.as_view(), name="fhir_form"),
    path("forms/<slug:measure>/words/", views.InstallPack.as_view(), name="install_pack"),
    path("form-words/<int:pack>/withdraw/", views.WithdrawPack.as_view(), name="withdraw_pack"),
    path("licences/", views.Licences.as_view(), name="licences"),
    path("licences/add/", views.AddLicence.as_view(), name="add_licence"),
    path(
        "licences/<int:licence>/withdraw/",
        views.WithdrawLicence.as_view(),
        name="withdraw_licence",
    ),
]
