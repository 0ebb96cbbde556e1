from django.urls import path

from . import views

urlpatterns = [
    path("", views.Worklist.as_view(), name="worklist"),
    path("completing/", views.Completing.as_view(), name="completing"),
    path("team/", views.YourTeam.as_view(), name="your_team"),
    path("team/crisis/", views.ChangeCrisisTexts.as_view(), name="crisis_texts"),
    path("families/", views.Families.as_view(), name="families"),
    path("families/<int:family>/", views.Family.as_view(), name="family"),
    path("families/<int:family>/log/", views.FamilyReads.as_view(), name="family_reads"),
    path("relationships/<int:relationship>/", views.Relationship.as_view(), name="relationship"),
]
