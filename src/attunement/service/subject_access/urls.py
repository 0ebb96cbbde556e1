from django.urls import path

from . import views

ONE = "copies/<int:copy>/"

urlpatterns = [
    path("team/copies/", views.Copies.as_view(), name="copies"),
    path("families/<int:family>/copies/", views.FamilyCopies.as_view(), name="family_copies"),
    path("families/<int:family>/copies/<int:person>/", views.Ask.as_view(), name="ask_copy"),
    path(ONE, views.ShowCopy.as_view(), name="copy"),
    path(f"{ONE}begin/", views.Begin.as_view(), name="begin_copy"),
    path(f"{ONE}read/<int:table>/", views.Judge.as_view(), name="judge_copy"),
    path(f"{ONE}longer/", views.Extend.as_view(), name="extend_copy"),
    path(f"{ONE}ready/", views.Finish.as_view(), name="finish_copy"),
    path(f"{ONE}again/", views.ReadAgain.as_view(), name="again_copy"),
    path(f"{ONE}download/", views.Download.as_view(), name="download_copy"),
    path(f"{ONE}handed-over/", views.HandOver.as_view(), name="hand_over_copy"),
    path(f"{ONE}refuse/", views.Refuse.as_view(), name="refuse_copy"),
]
