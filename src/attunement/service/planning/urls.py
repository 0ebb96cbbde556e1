from django.urls import path

from . import views

ROOT = "theories/"
THEORY = f"{ROOT}<int:theory>/"
BOX = f"{THEORY}boxes/<int:box>/"
LINK = f"{THEORY}links/<int:link>/"
VERSION = f"{THEORY}versions/<int:number>/"

urlpatterns = [
    path(ROOT, views.ListTheories.as_view(), name="theories"),
    path(f"{ROOT}start/", views.StartTheory.as_view(), name="start_theory"),
    path(f"{ROOT}import/", views.ImportTheory.as_view(), name="import_theory"),
    path(
        f"{ROOT}proposals/<int:proposal>/", views.DecideProposal.as_view(), name="decide_proposal"
    ),
    path(THEORY, views.ShowTheory.as_view(), name="theory"),
    path(f"{THEORY}comment/", views.CommentOnTheory.as_view(), name="comment_on_theory"),
    path(f"{THEORY}publish/", views.PublishTheory.as_view(), name="publish_theory"),
    path(f"{THEORY}share/", views.ShareBox.as_view(), name="share_box"),
    path(f"{THEORY}theory.json", views.TheoryJson.as_view(), name="theory_json"),
    path(f"{THEORY}theory.svg", views.TheorySvg.as_view(), name="theory_svg"),
    path(f"{THEORY}theory.pdf", views.TheoryPdf.as_view(), name="theory_pdf"),
    path(f"{THEORY}boxes/add/", views.AddBox.as_view(), name="add_box"),
    path(BOX, views.ShowBox.as_view(), name="theory_box"),
    path(f"{BOX}change/", views.ChangeBox.as_view(), name="change_box"),
    path(f"{BOX}take-out/", views.TakeBox.as_view(), name="take_box"),
    path(f"{BOX}bind/", views.BindBox.as_view(), name="bind_box"),
    path(f"{BOX}unbind/", views.UnbindBox.as_view(), name="unbind_box"),
    path(f"{BOX}numbers/", views.BoxNumbers.as_view(), name="box_numbers"),
    path(f"{THEORY}links/add/", views.AddLink.as_view(), name="add_link"),
    path(LINK, views.ShowLink.as_view(), name="theory_link"),
    path(f"{LINK}change/", views.ChangeLink.as_view(), name="change_link"),
    path(f"{LINK}take-out/", views.TakeLink.as_view(), name="take_link"),
    path(f"{LINK}attach/", views.AttachClaim.as_view(), name="attach_claim"),
    path(VERSION, views.ShowPublished.as_view(), name="published_theory"),
    path(f"{VERSION}difference/", views.ShowDifference.as_view(), name="theory_difference"),
    path(f"{VERSION}theory.json", views.PublishedJson.as_view(), name="published_json"),
    path(f"{VERSION}theory.svg", views.PublishedSvg.as_view(), name="published_svg"),
    path(f"{VERSION}theory.pdf", views.PublishedPdf.as_view(), name="published_pdf"),
]
