from django.urls import path

from . import views

LINK = "v/<slug:token>/"
"""Short, and without a word about what it is: it stands in a text message for anybody to see."""
OF_ONE = "families/<int:family>/own-view/<int:person>/"

urlpatterns = [
    path("families/<int:family>/own-view/", views.OwnViews.as_view(), name="own_views"),
    path(OF_ONE, views.ChooseView.as_view(), name="choose_own_view"),
    path(f"{OF_ONE}page/", views.MakeView.as_view(), name="make_own_view"),
    path(f"{OF_ONE}print/", views.PrintView.as_view(), name="print_own_view"),
    path("own-views/<int:view>/", views.ReadShown.as_view(), name="shown_own_view"),
    path("own-views/<int:view>/withdraw/", views.Withdraw.as_view(), name="withdraw_own_view"),
    path(LINK, views.EnterPin.as_view(), name="view_pin"),
    path(f"{LINK}read/", views.Read.as_view(), name="view_read"),
    path(f"{LINK}leave/", views.Leave.as_view(), name="view_leave"),
]
