from django.urls import path, re_path

from . import views

RECORD = r"^library/(?P<kind>[a-z-]+)/(?P<record_id>[A-Za-z0-9-]+)"

urlpatterns = [
    path("library/", views.SearchLibrary.as_view(), name="library"),
    path("library/<slug:name>.json", views.LibraryJson.as_view(), name="library_json"),
    path(
        "library/contradictions/",
        views.ShowContradictions.as_view(),
        name="library_contradictions",
    ),
    path("library/compare/", views.Compare.as_view(), name="library_compare"),
    path("library/compare.pdf", views.ComparePdf.as_view(), name="library_compare_pdf"),
    path("library/glossary/", views.ShowGlossary.as_view(), name="library_glossary"),
    path("library/<slug:kind>/", views.ListKind.as_view(), name="library_kind"),
    re_path(rf"{RECORD}/$", views.RecordPage.as_view(), name="library_record"),
    re_path(
        rf"{RECORD}\.(?P<form>json|pdf|ris|bib|csl)$",
        views.RecordAs.as_view(),
        name="library_record_as",
    ),
]
