"""Sends a finished mail through one server. What the server says is kept; it proves no delivery."""

import re
import smtplib
import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
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


class MaybeSent(WitnessmarkError):
    """The whole mail was handed over, but the server did not say that it took it."""


def send_mail(
    message: EmailMessage, *, server: Server, trust: ssl.SSLContext | None = None
) -> Sent:
    """Hand `message` to `server` and return what was handed over.

    The way is encrypted and the server's certificate checked (`trust`, by default the system's
    authorities); there is no falling back to plain text. All recipients are taken or none.

    What is handed over is ASCII, so that no server on the way has reason to write it anew. Once
    the server has taken the mail, how it says goodbye changes nothing.

    Raises NotConfigured for an unencrypted way to another machine, NotSent with the server's own
    words where it cannot be reached, does not let us in or does not take the mail, MaybeSent where
    it falls silent after the last byte.
    """
    _check_way(server)
    recipients = _recipients(message)
    raw = message.as_bytes(policy=SMTP.clone(cte_type="7bit"))
    try:
        client = _connect(server, trust or ssl.create_default_context())
        try:
            if server.user:
                client.login(server.user, server.password)
            _hand_over(client, message, recipients, raw)
        finally:
            _part(client)
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
    code, words = client.docmd("DATA")
    if code != 354:
        raise smtplib.SMTPDataError(code, words)
    code, words = _last_word(client, raw)
    if code != 250:
        raise smtplib.SMTPDataError(code, words)


def _last_word(client: smtplib.SMTP, raw: bytes) -> tuple[int, bytes]:
    """Send the mail itself, and return what the server says to it."""
    lines = re.sub(rb"(?m)^\.", b"..", re.sub(rb"\r\n|\r|\n", b"\r\n", raw))
    client.send(lines + (b"" if lines.endswith(b"\r\n") else b"\r\n") + b".\r\n")
    try:
        return client.getreply()
    except (smtplib.SMTPServerDisconnected, OSError) as error:
        raise MaybeSent(
            "The mail was handed over, but the server fell silent before it said that it took it.",
            remedy="Do not send it again before you know: ask the addressee or the server's owner.",
        ) from error


def _part(client: smtplib.SMTP) -> None:
    with suppress(smtplib.SMTPException, OSError):
        client.quit()
    client.close()


def _not_sent(server: Server, why: str) -> NotSent:
    return NotSent(
        f"The mail was not sent: the server {server.host}:{server.port} {why}.",
        remedy="Nothing left this machine; correct the settings or try again.",
    )
