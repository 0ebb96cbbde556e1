from django.urls import path

from . import views

CHILD = "families/<int:family>/children/<int:child>/comprehensive/"

urlpatterns = [
    path(CHILD, views.Comprehensive.as_view(), name="comprehensive"),
    path(f"{CHILD}<slug:factor>/", views.NoteFactor.as_view(), name="note_factor"),
    path(
        "factor-notes/<int:note>/withdraw/",
        views.WithdrawFactorNote.as_view(),
        name="withdraw_factor_note",
    ),
]
