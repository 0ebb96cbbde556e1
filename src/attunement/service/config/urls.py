"""Every address of the service."""

from django.urls import URLPattern, URLResolver, include, path

SERVICE = "attunement.service"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"{SERVICE}.subject_access.urls")),
    path("", include(f"{SERVICE}.caseload.urls")),
    path("", include(f"{SERVICE}.identity.urls")),
    path("", include(f"{SERVICE}.relationships.urls")),
    path("", include(f"{SERVICE}.people.urls")),
    path("", include(f"{SERVICE}.consents.urls")),
    path("", include(f"{SERVICE}.safeguarding.urls")),
    path("", include(f"{SERVICE}.referrals.urls")),
    path("", include(f"{SERVICE}.referrers.urls")),
    path("", include(f"{SERVICE}.retention.urls")),
    path("", include(f"{SERVICE}.waiting.urls")),
    path("", include(f"{SERVICE}.assessments.urls")),
    path("", include(f"{SERVICE}.comprehensive.urls")),
    path("", include(f"{SERVICE}.qsort.urls")),
    path("", include(f"{SERVICE}.second_ratings.urls")),
    path("", include(f"{SERVICE}.strange_situation.urls")),
    path("", include(f"{SERVICE}.stressor_map.urls")),
    path("", include(f"{SERVICE}.home_answers.urls")),
    path("", include(f"{SERVICE}.care_packages.urls")),
    path("", include(f"{SERVICE}.sessions.urls")),
    path("", include(f"{SERVICE}.appointments.urls")),
    path("", include(f"{SERVICE}.reminders.urls")),
    path("", include(f"{SERVICE}.groups.urls")),
    path("", include(f"{SERVICE}.signposting.urls")),
    path("", include(f"{SERVICE}.supervision.urls")),
    path("", include(f"{SERVICE}.own_therapy.urls")),
    path("", include(f"{SERVICE}.outcomes.urls")),
    path("", include(f"{SERVICE}.own_view.urls")),
    path("", include(f"{SERVICE}.hexagon.urls")),
    path("", include(f"{SERVICE}.planning.urls")),
    # Before the library, whose kinds of record would take its address.
    path("", include(f"{SERVICE}.living_reviews.urls")),
    path("", include(f"{SERVICE}.library.urls")),
    path("", include(f"{SERVICE}.instruments.urls")),
    path("", include(f"{SERVICE}.sign_in.urls")),
]

handler400 = "attunement.service.way.errors.bad_request"
handler403 = "attunement.service.way.errors.forbidden"
handler404 = "attunement.service.way.errors.not_found"
handler500 = "attunement.service.way.errors.server_error"
