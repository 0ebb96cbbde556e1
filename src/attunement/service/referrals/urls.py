from django.urls import path

from . import views

urlpatterns = [
    path("referrals/", views.Referrals.as_view(), name="referrals"),
    path("referrals/new/", views.NewReferral.as_view(), name="new_referral"),
    path("referrals/import/", views.ImportReferrals.as_view(), name="import_referrals"),
    path("referrals/import/example.csv", views.ImportTemplate.as_view(), name="import_template"),
    path("referrals/import/<slug:token>/", views.ImportPreview.as_view(), name="import_preview"),
    path(
        "referrals/import/<slug:token>/to-mend.csv",
        views.ImportRefused.as_view(),
        name="import_refused",
    ),
    path("referrals/<int:referral>/", views.ShowReferral.as_view(), name="referral"),
    path("referrals/<int:referral>/decide/", views.Triage.as_view(), name="triage"),
    path("referrals/<int:referral>/take-back/", views.Revoke.as_view(), name="revoke_referral"),
    path(
        "families/<int:family>/referrals/new/",
        views.AnotherReferral.as_view(),
        name="refer_again",
    ),
    path(
        "families/<int:family>/contacts/new/",
        views.RecordContact.as_view(),
        name="record_contact",
    ),
    path("families/<int:family>/contacts/plan/", views.PlanContact.as_view(), name="plan_contact"),
    path("contacts/<int:contact>/outcome/", views.ContactOutcome.as_view(), name="contact_outcome"),
    path(
        "contacts/<int:contact>/withdraw/", views.WithdrawContact.as_view(), name="withdraw_contact"
    ),
    path(
        "refer/<slug:team>/professional/",
        views.ReferProfessional.as_view(),
        name="refer_professional",
    ),
    path("refer/<slug:team>/family/", views.ReferFamily.as_view(), name="refer_family"),
    path("refer/<slug:team>/thanks/", views.ReferThanks.as_view(), name="refer_thanks"),
]
