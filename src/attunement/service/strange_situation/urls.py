from django.urls import path

from . import views

RUN = "assessments/<int:assessment>/strange-situation/<int:relationship>/"

urlpatterns = [
    path(RUN, views.ShowRun.as_view(), name="strange_situation"),
    path(f"{RUN}start/", views.StartRun.as_view(), name="start_strange_situation"),
    path(f"{RUN}lengths/", views.WriteLengths.as_view(), name="strange_situation_lengths"),
    path(f"{RUN}stop/", views.StopRun.as_view(), name="stop_strange_situation"),
    path(f"{RUN}coding/", views.CodeRun.as_view(), name="code_strange_situation"),
    path(f"{RUN}withdraw/", views.WithdrawRun.as_view(), name="withdraw_strange_situation"),
]
