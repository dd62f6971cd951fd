"""Every address of the service. They are promised: the list is frozen in the tests."""

from __future__ import annotations

from django.conf import settings
from django.urls import path, re_path

from sightline.web.api.service import addresses
from sightline.web.views import (
    account,
    areas,
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
    reviews,
    search,
    second_step,
)

SHA256 = r"(?P<sha256>[0-9a-f]{64})"

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("inspections", inspections.inspections, name="inspections"),
    path("inspections/<int:id_>", inspections.inspection, name="inspection"),
    path("inspections/<int:id_>/facts/<path:fact>", inspections.fact, name="fact"),
    path("inspections/<int:id_>/received", inspections.receive, name="receive"),
    path("documents", documents.documents, name="documents"),
    path("documents/add", documents.add_document, name="add-document"),
    re_path(rf"^documents/{SHA256}$", documents.document, name="document"),
    re_path(rf"^documents/{SHA256}/original$", documents.original, name="original"),
    re_path(rf"^documents/{SHA256}/readers$", documents.readers, name="readers"),
    re_path(rf"^documents/{SHA256}/pages/(?P<page>[0-9]{{1,4}})\.png$", documents.page_image, name="page-image"),
    path("authorities/<slug:id_>", authorities.authority, name="authority"),
    path("england", england.england, name="england"),
    path("compare", compare.compare, name="compare"),
    path("search", search.search, name="search"),
    path("search/saved", search.save, name="save-search"),
    path("search/saved/<int:id_>/delete", search.delete, name="delete-search"),
    path("areas/<int:id_>", areas.area, name="area"),
    path("areas/<int:id_>/tie", areas.tie, name="tie-area"),
    path("areas/<int:id_>/ties/<int:link>", areas.decide, name="decide-tie"),
    path("areas/<int:id_>/who-else", search.told_too, name="who-else"),
    re_path(rf"^documents/{SHA256}/words/(?P<start>[0-9]{{1,8}})-(?P<end>[0-9]{{1,8}})$", search.words, name="words"),
    path("review", reviews.queue, name="review-queue"),
    path("review/doubts/<int:id_>", reviews.doubt, name="doubt"),
    path("sign-in", account.sign_in, name="sign-in"),
    path("sign-in/code", second_step.code, name="sign-in-code"),
    path("sign-out", account.sign_out, name="sign-out"),
    path("account", account.my_account, name="my-account"),
    path("account/password", account.change_password, name="change-password"),
    path("account/second-step", second_step.set_up, name="set-up-second-step"),
    path("account/second-step/off", second_step.turn_off, name="turn-off-second-step"),
    path("account/tokens", account.make_token, name="make-token"),
    path("account/tokens/<int:id_>/revoke", account.revoke_token, name="revoke-token"),
    path("people", people.people, name="people"),
    path("people/add", people.add_person, name="add-person"),
    path("people/<int:id_>", people.person, name="person"),
    path("people/<int:id_>/password", people.new_password, name="new-password"),
    path("people/<int:id_>/second-step", people.without_second_step, name="without-second-step"),
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

if settings.SIGHTLINE_SINGLE_SIGN_ON:
    from sightline.web import single_sign_on

    urlpatterns += [
        path("sign-in/<slug:provider_id>", single_sign_on.begin, name="openid_connect_login"),
        path("sign-in/<slug:provider_id>/callback", single_sign_on.finish, name="openid_connect_callback"),
    ]

handler400 = "sightline.web.views.errors.bad_request"
handler403 = "sightline.web.views.errors.not_allowed"
handler404 = "sightline.web.views.errors.not_found"
handler500 = "sightline.web.views.errors.fault"
