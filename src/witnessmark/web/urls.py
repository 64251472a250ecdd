"""Addresses. A case is known by its random id, what is in it by its own id within the case."""

from allauth.account.views import (
    account_inactive,
    login,
    password_change,
    password_reset,
    password_reset_done,
    password_reset_from_key,
    password_reset_from_key_done,
)
from allauth.account.views import reauthenticate as reauthenticate_by_password
from allauth.mfa.base.views import authenticate, reauthenticate
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from witnessmark.web.api.api import api
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
    waiting,
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

signing_in = [
    path("sign-in/", login, name="account_login"),
    path("sign-in/second-step/", authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/closed/", account_inactive, name="account_inactive"),
    path("sign-in/forgotten/", password_reset, name="account_reset_password"),
    path("sign-in/forgotten/sent/", password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^sign-in/new-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "sign-in/new-password/done/",
        password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("sign-out/", accounts.sign_out, name="account_logout"),
]

account = [
    path("", accounts.Account.as_view(), name="mfa_index"),
    path("password/", password_change, name="account_change_password"),
    path("password/again/", reauthenticate_by_password, name="account_reauthenticate"),
    path("code/again/", reauthenticate, name="mfa_reauthenticate"),
    path("e-mail/", accounts.change_email, name="account-email"),
    path("tokens/new/", accounts.new_token, name="account-new-token"),
    path("tokens/<int:token>/revoke/", accounts.end_token, name="account-end-token"),
    path("sessions/end/", accounts.end_session, name="account-end-session"),
    path("app/", totp.activate_totp, name="mfa_activate_totp"),
    path("app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("codes/codes.txt", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("passkeys/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("passkeys/new/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/again/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkeys/<int:pk>/name/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", accounts.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
]
"""One's own account: of what allauth offers, only what the workbench uses."""

for_programs = api.urls
for one in for_programs[0]:
    if one.callback:
        one.callback = login_not_required(one.callback)  # a token is asked for, no session

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="cases")),
    *signing_in,
    path("account/", include(account)),
    path("api/", for_programs),
    path("invited/<str:token>/", members.join, name="join"),
    path("language/", accounts.choose_language, name="language"),
    path("search/", searching.searching, name="search"),
    path("cases/", cases.cases, name="cases"),
    path("waiting/", waiting.waiting, name="waiting"),
    path("waiting/seen/", waiting.seen, name="seen"),
    path("waiting/deadlines.ics", waiting.deadlines, name="deadlines"),
    path("waiting/calendar/", waiting.subscribe, name="subscribe"),
    path("calendar/<str:token>.ics", waiting.subscribed, name="subscribed"),
    path("cases/new/", starting.start, name="start"),
    path("cases/<str:public_id>/", include([*in_case, *forms_in_case, *files_in_case])),
]

handler403 = "witnessmark.web.views.errors.refused"
handler404 = "witnessmark.web.views.errors.not_found"
handler500 = "witnessmark.web.views.errors.failed"
