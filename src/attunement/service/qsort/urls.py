from django.urls import path

from . import views

BOARD = "assessments/<int:assessment>/sort/<int:relationship>/"

urlpatterns = [
    path(BOARD, views.SortBoard.as_view(), name="sort_board"),
    path(f"{BOARD}cards/<int:card>/", views.SortCard.as_view(), name="sort_card"),
    path(f"{BOARD}score/", views.FinishSort.as_view(), name="finish_sort"),
    path("team/criterion-sorts/", views.Criteria.as_view(), name="criteria"),
    path("team/criterion-sorts/enter/", views.EnterCriterion.as_view(), name="enter_criterion"),
    path(
        "team/criterion-sorts/<int:criterion>/withdraw/",
        views.WithdrawCriterion.as_view(),
        name="withdraw_criterion",
    ),
]
