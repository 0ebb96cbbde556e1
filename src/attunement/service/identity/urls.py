from django.urls import path

from . import views

PAIR = "team/duplicates/<slug:kind>/<int:first>/<int:second>/"

urlpatterns = [
    path("team/duplicates/", views.Duplicates.as_view(), name="duplicates"),
    path(PAIR, views.Compare.as_view(), name="compare"),
    path(f"{PAIR}apart/", views.SetApart.as_view(), name="set_apart"),
    path(f"{PAIR}merge/", views.MergeRecords.as_view(), name="merge_records"),
    path("team/merges/", views.Merges.as_view(), name="merges"),
    path("team/merges/<int:merge>/", views.ShowMerge.as_view(), name="merge"),
    path("team/merges/<int:merge>/undo/", views.UndoMerge.as_view(), name="undo_merge"),
]
