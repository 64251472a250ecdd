"""Sends a finished mail through one server. What the server says is kept; it proves no delivery."""

import smtplib
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from enum import StrEnum
from ipaddress import ip_address
from typing import Final

from witnessmark.base.errors import NotConfigured, WitnessmarkError
from witnessmark.base.hashes import Sha256, hash_bytes


class Security(StrEnum):
    """How the way to the server is secured; `none` is for this very machine only."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Server:
    """A mail server. `user` is empty where it asks for no login; `timeout` is in seconds."""

    host: str
    port: int = 587
    security: Security = Security.STARTTLS
    user: str = ""
    password: str = ""
    timeout: float = 30.0

    def __repr__(self) -> str:
        return f"Server({self.host}:{self.port}, {self.security.value})"


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What was handed to the server: to whom, the hash of the exact bytes, and those bytes.

    That a server takes a mail is no proof of delivery: the attempt stays unproven.
    """

    recipients: tuple[str, ...]
    raw: bytes
    sha256: Sha256


class NotSent(WitnessmarkError):
    """The mail did not leave; nothing was sent to anybody."""


def send_mail(
    message: EmailMessage, *, server: Server, trust: ssl.SSLContext | None = None
) -> Sent:
    """Hand `message` to `server` and return what was handed over.

    The way is encrypted and the server's certificate checked (`trust`, by default the system's
    authorities); there is no falling back to plain text. All recipients are taken or none.

    Raises NotConfigured for an unencrypted way to another machine, NotSent with the server's own
    words where it cannot be reached, does not let us in or does not take the mail.
    """
    _check_way(server)
    recipients = _recipients(message)
    raw = message.as_bytes()
    try:
        with _connect(server, trust or ssl.create_default_context()) as client:
            if server.user:
                client.login(server.user, server.password)
            _hand_over(client, message, recipients, raw)
    except smtplib.SMTPAuthenticationError as error:
        raise _not_sent(server, "does not accept the user or the password") from error
    except smtplib.SMTPRecipientsRefused as error:
        raise _not_sent(server, f"does not take mail for {', '.join(error.recipients)}") from error
    except smtplib.SMTPResponseException as error:
        words = error.smtp_error
        said = words.decode(errors="replace") if isinstance(words, bytes) else words
        raise _not_sent(server, f"answered {error.smtp_code} {said}") from error
    except (smtplib.SMTPException, OSError) as error:
        raise _not_sent(server, f"cannot be used: {error}") from error
    return Sent(recipients=recipients, raw=raw, sha256=hash_bytes(raw))


_LOOPBACK: Final = ("localhost",)


def _check_way(server: Server) -> None:
    if server.security is Security.NONE and not _is_this_machine(server.host):
        raise NotConfigured(
            f"The way to {server.host} is not encrypted.",
            remedy="Use starttls or tls; none is for a server on this machine only.",
        )


def _is_this_machine(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host in _LOOPBACK


def _recipients(message: EmailMessage) -> tuple[str, ...]:
    heads = [head for name in ("To", "Cc") for head in message.get_all(name, [])]
    found = tuple(address.addr_spec for head in heads for address in head.addresses)
    if not found:
        raise NotSent("The mail has no recipient.", remedy="Give the addressee's address.")
    return found


def _connect(server: Server, trust: ssl.SSLContext) -> smtplib.SMTP:
    if server.security is Security.TLS:
        return smtplib.SMTP_SSL(server.host, server.port, timeout=server.timeout, context=trust)
    client = smtplib.SMTP(server.host, server.port, timeout=server.timeout)
    if server.security is Security.STARTTLS:
        try:
            client.starttls(context=trust)
        except (smtplib.SMTPException, OSError):
            client.close()
            raise
    return client


def _hand_over(
    client: smtplib.SMTP, message: EmailMessage, recipients: tuple[str, ...], raw: bytes
) -> None:
    """Hand over the very bytes that were hashed, to every recipient or to none."""
    client.ehlo_or_helo_if_needed()
    sender = message["From"].addresses[0].addr_spec
    code, words = client.mail(sender)
    if code != 250:
        raise smtplib.SMTPSenderRefused(code, words, sender)
    for recipient in recipients:
        code, words = client.rcpt(recipient)
        if code not in (250, 251):
            raise smtplib.SMTPRecipientsRefused({recipient: (code, words)})
    code, words = client.data(raw)
    if code != 250:
        raise smtplib.SMTPDataError(code, words)


def _not_sent(server: Server, why: str) -> NotSent:
    return NotSent(
        f"The mail was not sent: the server {server.host}:{server.port} {why}.",
        remedy="Nothing left this machine; correct the settings or try again.",
    )
