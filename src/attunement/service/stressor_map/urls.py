from django.urls import path

from . import views

MAP = "families/<int:family>/strains/"

urlpatterns = [
    path(MAP, views.ShowMap.as_view(), name="stressor_map"),
    path(f"{MAP}<slug:item>/", views.WriteItem.as_view(), name="stressor_item"),
    path("strains/<int:word>/withdraw/", views.WithdrawWord.as_view(), name="withdraw_stressor"),
    path("strains/for-parents/", views.ForParents.as_view(), name="strains_for_parents"),
]
