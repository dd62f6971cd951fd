"""Every address of the service. They are promised: the list is frozen in the tests."""

from __future__ import annotations

from django.conf import settings
from django.urls import path, re_path

from sightline.web.api.service import addresses
from sightline.web.views import (
    account,
    actions,
    areas,
    authorities,
    boards,
    compare,
    documents,
    downloads,
    england,
    evidence,
    feed,
    inspections,
    overview,
    papers,
    people,
    plain,
    plan_areas,
    plans,
    progress,
    reviews,
    search,
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
    path("plan", plans.plans, name="plans"),
    path("plan/begin", plans.begin, name="begin-plan"),
    path("plan/mine", actions.mine, name="my-actions"),
    path("plan/exceptions", boards.report, name="plan-exceptions"),
    path("plan/watch", plan_areas.watch, name="plan-watch"),
    path("plan/watch/<int:id_>", plan_areas.set_against, name="plan-visit"),
    path("plan/said-again/<int:id_>", plan_areas.settle, name="settle-said-again"),
    path("plan/boards", boards.boards, name="plan-boards"),
    path("plan/meetings/<int:id_>", boards.meeting, name="plan-meeting"),
    path("plan/questions/<int:id_>", boards.answer_question, name="answer-question"),
    path("plan/challenges/<int:id_>", boards.answer_challenge, name="answer-challenge"),
    path("plan/challenge/<slug:about>/<int:id_>", plan_areas.challenge, name="challenge"),
    path("plan/actions", actions.actions, name="plan-actions"),
    path("plan/actions/<int:id_>", actions.action, name="plan-action"),
    path("plan/actions/<int:id_>/edit", actions.edit, name="edit-action"),
    path("plan/actions/<int:id_>/progress", progress.progress, name="action-progress"),
    path("plan/actions/<int:id_>/date", progress.move_date, name="move-date"),
    path("plan/actions/<int:id_>/evidence", evidence.add_evidence, name="add-evidence"),
    path("plan/actions/<int:id_>/measures", progress.add_measure, name="add-measure"),
    path("plan/actions/<int:id_>/milestones", progress.add_milestone, name="add-milestone"),
    path("plan/milestones/<int:id_>", progress.reach_milestone, name="reach-milestone"),
    path("plan/measures/<int:id_>", progress.add_result, name="add-result"),
    path("plan/date-moves/<int:id_>", progress.decide_move, name="decide-move"),
    path("plan/evidence/<int:id_>/file", evidence.evidence_file, name="evidence-file"),
    path("plan/areas/<int:id_>", plan_areas.area, name="plan-area"),
    path("plan/sources/<int:id_>", plans.source, name="plan-source"),
    path("plan/<int:id_>", plans.plan, name="plan"),
    path("plan/<int:id_>/steps", plans.step, name="plan-step"),
    path("plan/<int:id_>/sources", plans.add_source, name="add-source"),
    path("plan/<int:id_>/actions", actions.add, name="add-action"),
    path("review", reviews.queue, name="review-queue"),
    path("review/doubts/<int:id_>", reviews.doubt, name="doubt"),
    path("papers", papers.papers, name="papers"),
    path("papers/begin", papers.begin, name="begin-paper"),
    path("papers/<int:id_>", papers.paper, name="paper"),
    path("papers/<int:id_>/step", papers.step, name="paper-step"),
    path("papers/<int:id_>/statement", papers.statement, name="statement"),
    path("papers/<int:id_>/brief", papers.brief, name="paper-brief"),
    path("papers/<int:id_>/versions", papers.compare, name="paper-versions"),
    path("papers/<int:id_>/file.<slug:suffix>", papers.download, name="paper-file"),
    path("paper.css", papers.style, name="paper-style"),
    path("sign-in", account.sign_in, name="sign-in"),
    path("sign-out", account.sign_out, name="sign-out"),
    path("account", account.my_account, name="my-account"),
    path("account/password", account.change_password, name="change-password"),
    path("account/tokens", account.make_token, name="make-token"),
    path("account/tokens/<int:id_>/revoke", account.revoke_token, name="revoke-token"),
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
