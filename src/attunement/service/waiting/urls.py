from django.urls import path

from . import views

ONE = "referrals/<int:referral>/waiting/"

urlpatterns = [
    path("waiting/", views.WaitingList.as_view(), name="waiting_list"),
    path("waiting/seen/", views.Seen.as_view(), name="waiting_seen"),
    path("waiting/pauses/<int:pause>/end/", views.EndPause.as_view(), name="end_pause"),
    path(ONE, views.ShowWait.as_view(), name="wait"),
    path(f"{ONE}need/", views.SayNeed.as_view(), name="say_need"),
    path(f"{ONE}move/", views.MoveUp.as_view(), name="move_up"),
    path(f"{ONE}pause/", views.PauseWait.as_view(), name="pause_wait"),
    path(f"{ONE}review/", views.ReviewWait.as_view(), name="review_wait"),
]
