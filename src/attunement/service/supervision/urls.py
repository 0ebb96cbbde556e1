from django.urls import path

from . import views

urlpatterns = [
    path("supervision/", views.Supervisions.as_view(), name="supervisions"),
    path("supervision/work/", views.Work.as_view(), name="work"),
    path("supervision/work/weights/", views.SetWeights.as_view(), name="set_weights"),
    path("supervision/with/<int:user>/", views.SpokenOf.as_view(), name="spoken_of"),
    path("supervision/with/<int:user>/new/", views.Hold.as_view(), name="hold_supervision"),
    path("supervision/<int:meeting>/", views.ShowSupervision.as_view(), name="supervision"),
    path("supervision/<int:meeting>/discuss/", views.Discuss.as_view(), name="discuss"),
    path(
        "supervision/<int:meeting>/withdraw/",
        views.WithdrawSupervision.as_view(),
        name="withdraw_supervision",
    ),
    path(
        "supervision/discussed/<int:discussed>/decide/",
        views.Decide.as_view(),
        name="decide_in_supervision",
    ),
]
