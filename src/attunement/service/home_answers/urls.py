from django.urls import path

from . import views

LINK = "a/<slug:token>/"
"""Short, and without a word about what it is: it stands in a text message for anybody to see."""

urlpatterns = [
    path(
        "assessments/<int:assessment>/home/", views.Invitations.as_view(), name="home_invitations"
    ),
    path(
        "assessments/<int:assessment>/home/ask/<int:person>/",
        views.Invite.as_view(),
        name="invite_home",
    ),
    path("invitations/<int:invitation>/again/", views.Renew.as_view(), name="renew_invitation"),
    path(
        "invitations/<int:invitation>/withdraw/",
        views.Withdraw.as_view(),
        name="withdraw_invitation",
    ),
    path(LINK, views.EnterPin.as_view(), name="home_pin"),
    path(f"{LINK}start/", views.Welcome.as_view(), name="home_start"),
    path(f"{LINK}<int:number>/", views.ShowQuestion.as_view(), name="home_question"),
    path(f"{LINK}<int:number>/next/", views.Help.as_view(), name="home_help"),
    path(f"{LINK}check/", views.Check.as_view(), name="home_check"),
    path(f"{LINK}leave/", views.Leave.as_view(), name="home_leave"),
]
