"""Addresses. A case is known by its random id, what is in it by its own id within the case."""

from django.urls import include, path
from django.views.generic import RedirectView

from witnessmark.web.views import (
    accounts,
    cases,
    claims,
    coding,
    companies,
    deciding,
    entering,
    evidence,
    files,
    inquiries,
    journal,
    members,
    parts,
    photos,
    publishing,
    searching,
    sheets,
    sources,
    starting,
)

in_case = [
    path("", cases.case, name="case"),
    path("device/", evidence.device, name="device"),
    path("components/", evidence.components, name="components"),
    path("components/<str:component_id>/", evidence.component, name="component"),
    path("photos/<str:photo_id>.png", photos.photo, name="photo"),
    path("components/<str:component_id>/<int:place>.png", photos.crop, name="crop"),
    path("parts/", parts.parts, name="parts"),
    path("makers/", parts.makers, name="makers"),
    path("companies/", companies.companies, name="companies"),
    path("companies/<str:company_id>/", companies.company, name="company"),
    path("screening/", companies.screening, name="screening"),
    path("inquiries/", inquiries.inquiries, name="inquiries"),
    path("inquiries/<str:inquiry_id>/", inquiries.inquiry, name="inquiry"),
    path("answers/", inquiries.answers, name="answers"),
    path("claims/", claims.claims, name="claims"),
    path("claims/<str:claim_id>/", claims.claim, name="claim"),
    path("gate/", claims.gate, name="gate"),
    path("sources/", sources.sources, name="sources"),
    path("journal/", journal.journal, name="journal"),
    path("published/", publishing.published, name="published"),
    path("people/", members.members, name="members"),
]
"""Pages that show."""

files_in_case = [
    path("files/<str:sha256>.bin", files.file, name="file"),
    path("published/<str:name>", publishing.published_file, name="published-file"),
]

forms_in_case = [
    path("enter/<str:kind_name>/", entering.entering, name="enter"),
    path("photos/new/", photos.add_photos, name="add-photos"),
    path("components/<str:component_id>/decide/", deciding.decide, name="decide"),
    path("screening/run/", deciding.screen, name="screen"),
    path(
        "inquiries/<str:inquiry_id>/replies/<str:reply_id>/",
        coding.coding,
        name="coding",
    ),
    path("claims/<str:claim_id>/review/", claims.review, name="review-claim"),
    path("claims/<str:claim_id>/move/", claims.move, name="move-claim"),
    path("people/<int:member>/", members.change_member, name="change-member"),
    path(
        "people/invitations/<int:invitation>/",
        members.revoke_invitation,
        name="revoke-invitation",
    ),
    path("publish/", publishing.publishing, name="publish"),
    path("sheets/<str:name>/", sheets.sheet, name="sheet"),
    path("correct/<str:kind_name>/<str:thing_id>/", entering.correcting, name="correct"),
]
"""Pages on which something is entered."""

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="cases")),
    path("sign-in/", accounts.SignIn.as_view(), name="sign-in"),
    path("sign-out/", accounts.sign_out, name="sign-out"),
    path("invited/<str:token>/", members.join, name="join"),
    path("language/", accounts.choose_language, name="language"),
    path("search/", searching.searching, name="search"),
    path("cases/", cases.cases, name="cases"),
    path("cases/new/", starting.start, name="start"),
    path("cases/<str:public_id>/", include([*in_case, *forms_in_case, *files_in_case])),
]

handler403 = "witnessmark.web.views.errors.refused"
handler404 = "witnessmark.web.views.errors.not_found"
handler500 = "witnessmark.web.views.errors.failed"
