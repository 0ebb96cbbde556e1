from django.urls import path

from . import views

FAMILY = "families/<int:family>/consents/"
ONE = "consents/<int:consent>/"

urlpatterns = [
    path(FAMILY, views.Consents.as_view(), name="consents"),
    path(f"{FAMILY}record/", views.RecordConsent.as_view(), name="record_consent"),
    path(f"{ONE}take-back/", views.TakeBackConsent.as_view(), name="take_back_consent"),
    path(f"{ONE}withdraw/", views.WithdrawConsent.as_view(), name="withdraw_consent"),
]
