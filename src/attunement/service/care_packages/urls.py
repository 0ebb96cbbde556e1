from django.urls import path

from . import views

urlpatterns = [
    path("offers/", views.Offers.as_view(), name="offers"),
    path("offers/<slug:programme>/", views.ChangeOffer.as_view(), name="change_offer"),
    path("relationships/<int:relationship>/choose/", views.Choose.as_view(), name="choose"),
    path(
        "relationships/<int:relationship>/agree/",
        views.AgreePackage.as_view(),
        name="agree_package",
    ),
]
