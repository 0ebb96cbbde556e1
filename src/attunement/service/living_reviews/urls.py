from django.urls import path

from . import views

ROOT = "library/living/"
REVIEW = f"{ROOT}<int:review>/"
STUDY = f"{ROOT}studies/<int:study>/"
RECORD = f"{ROOT}records/<int:record>/"

urlpatterns = [
    path(ROOT, views.ListReviews.as_view(), name="living_reviews"),
    path(f"{ROOT}start/", views.StartReview.as_view(), name="start_living_review"),
    path(REVIEW, views.ShowReview.as_view(), name="living_review"),
    path(f"{REVIEW}outcomes/add/", views.AddOutcome.as_view(), name="add_review_outcome"),
    path(f"{REVIEW}studies/add/", views.AddStudy.as_view(), name="add_review_study"),
    path(f"{REVIEW}preview/", views.Preview.as_view(), name="preview_review"),
    path(f"{REVIEW}publish/", views.Publish.as_view(), name="publish_review"),
    path(f"{REVIEW}versions/<int:number>/", views.ShowPublication.as_view(), name="publication"),
    path(f"{REVIEW}records/", views.Screening.as_view(), name="review_screening"),
    path(f"{REVIEW}records/add/", views.ImportRecords.as_view(), name="import_review_records"),
    path(STUDY, views.ShowStudy.as_view(), name="review_study"),
    path(f"{STUDY}read/", views.ReadStudy.as_view(), name="read_review_study"),
    path(f"{STUDY}settle/", views.SettleStudy.as_view(), name="settle_review_study"),
    path(f"{STUDY}withdraw/", views.WithdrawStudy.as_view(), name="withdraw_review_study"),
    path(f"{RECORD}screen/", views.ScreenRecord.as_view(), name="screen_review_record"),
    path(f"{RECORD}settle/", views.SettleRecord.as_view(), name="settle_review_record"),
]
