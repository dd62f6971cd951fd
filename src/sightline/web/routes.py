"""Every address of the service. They are promised: the list is frozen in the tests."""

from __future__ import annotations

from django.urls import path, re_path

from sightline.web.api.service import addresses
from sightline.web.views import (
    account,
    authorities,
    compare,
    documents,
    downloads,
    england,
    feed,
    inspections,
    overview,
    people,
    plain,
    practice,
    reviews,
    search,
)

SHA256 = r"(?P<sha256>[0-9a-f]{64})"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("inspections", inspections.inspections, name="inspections"),
    path("inspections/<int:id_>", inspections.inspection, name="inspection"),
    path("inspections/<int:id_>/facts/<path:fact>", inspections.fact, name="fact"),
    path("documents", documents.documents, name="documents"),
    path("documents/add", documents.add_document, name="add-document"),
    re_path(rf"^documents/{SHA256}$", documents.document, name="document"),
    re_path(rf"^documents/{SHA256}/original$", documents.original, name="original"),
    re_path(rf"^documents/{SHA256}/readers$", documents.readers, name="readers"),
    re_path(rf"^documents/{SHA256}/pages/(?P<page>[0-9]{{1,4}})\.png$", documents.page_image, name="page-image"),
    path("authorities/<slug:id_>", authorities.authority, name="authority"),
    path("england", england.england, name="england"),
    path("compare", compare.compare, name="compare"),
    path("practice", practice.practice, name="practice"),
    path("practice/<slug:id_>", practice.measure, name="measure"),
    path("search", search.search, name="search"),
    path("search/saved", search.save, name="save-search"),
    path("search/saved/<int:id_>/delete", search.delete, name="delete-search"),
    path("areas/<int:id_>/who-else", search.told_too, name="who-else"),
    re_path(rf"^documents/{SHA256}/words/(?P<start>[0-9]{{1,8}})-(?P<end>[0-9]{{1,8}})$", search.words, name="words"),
    path("review", reviews.queue, name="review-queue"),
    path("sign-in", account.sign_in, name="sign-in"),
    path("sign-out", account.sign_out, name="sign-out"),
    path("account", account.my_account, name="my-account"),
    path("account/password", account.change_password, name="change-password"),
    path("people", people.people, name="people"),
    path("people/add", people.add_person, name="add-person"),
    path("people/<int:id_>", people.person, name="person"),
    path("people/<int:id_>/password", people.new_password, name="new-password"),
    path("data", downloads.downloads, name="downloads"),
    path("data/guidance.txt", downloads.guidance, name="guidance"),
    path("data/<slug:name>.csv", downloads.table, name="table"),
    path("feed.atom", feed.feed, name="feed"),
    path("api/", addresses()),
    path("help", plain.help_page, name="help"),
    path("accessibility", plain.accessibility, name="accessibility"),
    path("brand.css", plain.brand, name="brand"),
    path("health", plain.health, name="health"),
]

handler400 = "sightline.web.views.errors.bad_request"
handler403 = "sightline.web.views.errors.not_allowed"
handler404 = "sightline.web.views.errors.not_found"
handler500 = "sightline.web.views.errors.fault"
