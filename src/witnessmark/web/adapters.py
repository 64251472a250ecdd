"""How the sign-in library fits the workbench: pauses, sealed secrets, no address kept."""

import base64
import math
from datetime import timedelta
from email.message import EmailMessage
from functools import cache
from logging import getLogger
from threading import Thread
from typing import Any, Final

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.forms import ValidationError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathImage

from witnessmark.base.errors import WitnessmarkError
from witnessmark.base.settings import MailServer
from witnessmark.gateways.smtp import Security, Server, send_mail
from witnessmark.web.models import User
from witnessmark.web.second_factor import SECOND, must_have
from witnessmark.web.sign_in_pauses import address_of, begin, succeed, try_from

UNKNOWN_ADDRESS: Final = "0.0.0.0"  # noqa: S104 - no address to listen on: the one that is kept


def forget_address(instance: UserSession, **_more: Any) -> None:
    """Keep with a session no address from which somebody works."""
    instance.ip = UNKNOWN_ADDRESS


class AccountAdapter(DefaultAccountAdapter):
    """Signing in, with a pause that grows with every wrong password."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "Name and password do not fit together. Check both and try again."
        ),
        "incorrect_password": _("This is not your password. Check it and try again."),
        "too_many_login_attempts": _("Too many wrong codes. Wait five minutes, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse: accounts are made by invitation only."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return whence a request comes, as far as the proxy says so."""
        return address_of(request) or UNKNOWN_ADDRESS

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Return whose name and password these are; None where they fit nobody.

        Raises ValidationError while this name or this address has to rest.
        """
        tried = try_from(str(credentials.get("username", "")), address_of(request))
        rest = begin(tried, now=timezone.now())
        if rest:
            minutes = math.ceil(rest / timedelta(minutes=1))
            raise ValidationError(
                gettext("Too many wrong passwords. Try again in %(minutes)s min."),
                code="resting",
                params={"minutes": minutes},
            )
        found = authenticate(
            request, username=credentials.get("username"), password=credentials.get("password")
        )
        if not isinstance(found, User):
            return None
        succeed(tried, now=timezone.now())
        return found

    def add_message(self, request: HttpRequest, level: int, *told: Any, **more: Any) -> None:
        """Pass on what went wrong; what went well can be seen on the page."""
        if level >= messages.WARNING:
            super().add_message(request, level, *told, **more)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return where a changed password leads."""
        return reverse("mfa_index")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a mail about an account, without letting the asker feel how long that takes."""
        server = settings.WITNESSMARK.mail
        if server is None:
            return
        message = EmailMessage()
        message["From"], message["To"] = server.sender, email
        message["Subject"] = render_to_string(f"{template_prefix}_subject.txt", context).strip()
        message.set_content(render_to_string(f"{template_prefix}_message.txt", context))
        Thread(target=_hand_over, args=(message, server)).start()

    def post_login(self, request: HttpRequest, user: User, **more: Any) -> HttpResponse:
        """Count what was just shown at sign-in as shown: it is not asked for again at once."""
        for record in get_authentication_records(request, user)[-1:]:
            record_authentication(request, user, record["method"], reauthenticated=True)
        return super().post_login(request, user, **more)


class SecondFactorAdapter(DefaultMFAAdapter):
    """The second step: its secrets are sealed in the tables, and a role can ask for it."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "Your role asks for a second step. Add another one first, then remove this one."
        ),
        "incorrect_code": _("This code does not fit. Wait for the next one, and type that."),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret with a key that is not in the database."""
        return _fernet(str(settings.SECRET_KEY)).encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret."""
        return _fernet(str(settings.SECRET_KEY)).decrypt(encrypted_text).decode()

    def get_totp_label(self, user: User) -> str:
        """Return the name that an authenticator app shows: never an e-mail address."""
        return user.username

    def get_totp_issuer(self) -> str:
        """Return whose code it is, as an authenticator app shows it."""
        return "Witnessmark"

    def build_totp_svg(self, url: str) -> str:
        """Return `url` as a QR code that can stand within a page."""
        image = qrcode.make(url, image_factory=SvgPathImage, border=2)
        return str(image.to_string(encoding="unicode"))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Refuse to remove the last second step of somebody whose role asks for one."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=SECOND)
        return others.exclude(pk=authenticator.pk).exists() or not must_have(authenticator.user)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002
        """Return a name for a new passkey."""
        has = Authenticator.objects.filter(user=user, type=type).count()
        return gettext("Passkey %(number)s") % {"number": has + 1}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return for what a passkey is: this host."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Witnessmark"}


def _hand_over(message: EmailMessage, server: MailServer) -> None:
    way = Server(
        host=server.host,
        port=server.port,
        security=_WAYS[server.scheme],
        user=server.user,
        password=server.password,
    )
    try:
        send_mail(message, server=way)
    except WitnessmarkError:
        log.exception("A mail about an account could not be sent.")


_WAYS: Final = {"smtp": Security.STARTTLS, "smtps": Security.TLS, "smtp+plain": Security.NONE}

log = getLogger(__name__)


@cache
def _fernet(secret: str) -> Fernet:
    key = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"witnessmark second factor")
    return Fernet(base64.urlsafe_b64encode(key.derive(secret.encode())))
