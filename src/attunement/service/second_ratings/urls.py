from django.urls import path

from . import views

SECOND = "second-ratings/<int:second>/"

urlpatterns = [
    path("agreement/", views.Agreement.as_view(), name="agreement"),
    path("responses/<int:response>/second/", views.AskAgain.as_view(), name="ask_second_rating"),
    path(SECOND, views.CompareRatings.as_view(), name="second_rating"),
    path(f"{SECOND}rate/", views.RateAgain.as_view(), name="rate_again"),
    path(f"{SECOND}withdraw/", views.WithdrawSecond.as_view(), name="withdraw_second_rating"),
]
