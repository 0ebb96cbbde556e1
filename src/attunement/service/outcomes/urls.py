from django.urls import path

from . import views

FAMILY = "families/<int:family>/"
LETTER = "letters/<int:letter>/"

urlpatterns = [
    path("relationships/<int:relationship>/change/", views.ShowChange.as_view(), name="change"),
    path(f"{FAMILY}ending/", views.ShowEnding.as_view(), name="ending"),
    path(f"{FAMILY}ending/change/", views.ChangeEnding.as_view(), name="change_ending"),
    path(f"{FAMILY}ending/close/", views.CloseEpisode.as_view(), name="close_episode"),
    path(f"{FAMILY}letters/new/", views.WriteLetter.as_view(), name="write_letter"),
    path(f"{FAMILY}letters/new/<int:person>/", views.DraftLetter.as_view(), name="draft_letter"),
    path(
        f"{FAMILY}letters/new/referrer/",
        views.DraftReferrerLetter.as_view(),
        name="draft_referrer_letter",
    ),
    path(
        "relationships/<int:relationship>/letters/new/",
        views.DraftChildLetter.as_view(),
        name="draft_child_letter",
    ),
    path(LETTER, views.ShowLetter.as_view(), name="letter"),
    path(f"{LETTER}letter.pdf", views.LetterPdf.as_view(), name="letter_pdf"),
    path(f"{LETTER}change/", views.ChangeLetter.as_view(), name="change_letter"),
    path(f"{LETTER}give/", views.GiveLetter.as_view(), name="give_letter"),
    path("doses/", views.CompareDoses.as_view(), name="doses"),
    path("totals/", views.ShowTotals.as_view(), name="totals"),
]
