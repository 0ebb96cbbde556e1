from django.urls import path

from . import views

REFERRAL = "referrals/<int:referral>/"

urlpatterns = [
    path("referrers/", views.Referrers.as_view(), name="referrers"),
    path("referrers/<int:referrer>/", views.ShowReferrer.as_view(), name="referrer"),
    path("referrers/<int:referrer>/change/", views.Change.as_view(), name="change_referrer"),
    path("referrers/<int:referrer>/report.pdf", views.Report.as_view(), name="referrer_report"),
    path(f"{REFERRAL}referrer/", views.NameReferrer.as_view(), name="name_referrer"),
    path(f"{REFERRAL}word-back/", views.ShowWordBack.as_view(), name="word_back"),
    path(f"{REFERRAL}word-back/<slug:step>/", views.SendWord.as_view(), name="send_word"),
    path(f"{REFERRAL}joint-visit/", views.PlanJointVisit.as_view(), name="plan_joint_visit"),
    path("word-back/<int:word>/withdraw/", views.WithdrawWord.as_view(), name="withdraw_word"),
]
