"""Mail goes out whole and encrypted, or not at all; tried against a server on loopback."""

import datetime
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from witnessmark.base.errors import NotConfigured
from witnessmark.base.hashes import hash_bytes
from witnessmark.gateways.smtp import MaybeSent, NotSent, Security, Server, send_mail


class Mailbox:
    """Takes mail, except for addresses that begin with `full`."""

    def __init__(self) -> None:
        self.taken: list[bytes] = []
        self.goodbye = "221 Bye"

    async def handle_QUIT(  # noqa: N802, the library's name
        self, server: object, session: Session, envelope: Envelope
    ) -> str:
        return self.goodbye

    async def handle_RCPT(  # noqa: N802, the library's name
        self,
        server: object,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        if address.startswith("full"):
            return "552 mailbox full"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802, the library's name
        self, server: object, session: Session, envelope: Envelope
    ) -> str:
        assert isinstance(envelope.content, bytes)
        self.taken.append(envelope.content)
        return "250 OK"


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def server(mailbox: Mailbox) -> Iterator[Server]:
    controller = Controller(mailbox, hostname="127.0.0.1", port=free_port())
    yield from _running(controller, Security.NONE)


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


@contextmanager
def mute_server() -> Iterator[Server]:
    """A server that takes a mail to its last byte and hangs up without a word."""

    def serve(door: socket.socket) -> None:
        line, _ = door.accept()
        with line, line.makefile("rb") as heard:
            line.sendall(b"220 mute\r\n")
            for said in heard:
                if said.upper().startswith(b"DATA"):
                    line.sendall(b"354 go on\r\n")
                elif said == b".\r\n":
                    return
                elif said.upper().split(b" ")[0].strip() in (b"EHLO", b"MAIL", b"RCPT"):
                    line.sendall(b"250 OK\r\n")

    with socket.create_server(("127.0.0.1", 0)) as door:
        thread = threading.Thread(target=serve, args=(door,), daemon=True)
        thread.start()
        port = door.getsockname()[1]
        yield Server(host="127.0.0.1", port=port, security=Security.NONE, timeout=5)
        thread.join(5)


def _running(controller: Controller, security: Security) -> Iterator[Server]:
    controller.start()
    try:
        yield Server(host="127.0.0.1", port=controller.port, security=security, timeout=5)
    finally:
        controller.stop()


def letter(to: str = "desk@addressee.example") -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = "Example Watch <questions@watch.example>"
    message["To"] = to
    message["Subject"] = "質問状（架空の件）"
    message.set_content("1．ご存じですか。\n.\n行頭の点も残る。\n")
    return message


def test_the_bytes_that_arrive_are_the_bytes_that_were_hashed(
    server: Server, mailbox: Mailbox
) -> None:
    sent = send_mail(letter(), server=server)
    assert mailbox.taken == [sent.raw]
    assert sent.sha256 == hash_bytes(sent.raw)
    assert sent.recipients == ("desk@addressee.example",)


def test_a_refused_recipient_stops_the_whole_mail(server: Server, mailbox: Mailbox) -> None:
    with pytest.raises(NotSent, match=r"full@addressee\.example"):
        send_mail(letter("desk@addressee.example, full@addressee.example"), server=server)
    assert mailbox.taken == []


def test_a_server_without_encryption_is_not_spoken_to_in_clear(
    server: Server, mailbox: Mailbox
) -> None:
    strict = Server(host=server.host, port=server.port, security=Security.STARTTLS, timeout=5)
    with pytest.raises(NotSent, match="cannot be used"):
        send_mail(letter(), server=strict)
    assert mailbox.taken == []


def test_the_plain_way_is_for_this_machine_only() -> None:
    with pytest.raises(NotConfigured, match="not encrypted"):
        send_mail(letter(), server=Server(host="mail.example", security=Security.NONE))


def test_a_dead_server_is_a_clear_error(server: Server) -> None:
    dead = Server(host="127.0.0.1", port=1, security=Security.NONE, timeout=2)
    with pytest.raises(NotSent, match=r"127\.0\.0\.1:1"):
        send_mail(letter(), server=dead)


def test_a_mail_to_nobody_is_not_sent(server: Server) -> None:
    message = letter()
    del message["To"]
    with pytest.raises(NotSent, match="no recipient"):
        send_mail(message, server=server)


def test_a_rude_goodbye_does_not_unsend_a_mail(server: Server, mailbox: Mailbox) -> None:
    mailbox.goodbye = "421 too busy"
    sent = send_mail(letter(), server=server)
    assert mailbox.taken == [sent.raw]


def test_what_goes_out_is_ascii(server: Server, mailbox: Mailbox) -> None:
    message = letter()
    message.replace_header("Subject", "plain")
    message.set_content("日本語\n", cte="8bit")
    assert send_mail(message, server=server).raw.isascii()


def test_silence_after_the_last_byte_is_not_taken_for_not_sent() -> None:
    with mute_server() as server, pytest.raises(MaybeSent, match="fell silent"):
        send_mail(letter(), server=server)


def test_a_known_certificate_is_trusted_and_a_strange_one_is_not(
    mailbox: Mailbox, tmp_path: Path
) -> None:
    context, trusting = _certificate(tmp_path)
    controller = Controller(mailbox, hostname="127.0.0.1", port=free_port(), tls_context=context)
    for server in _running(controller, Security.STARTTLS):
        with pytest.raises(NotSent, match="certificate"):
            send_mail(letter(), server=server)
        assert mailbox.taken == []
        send_mail(letter(), server=server, trust=trusting)
        assert len(mailbox.taken) == 1


def test_the_password_is_not_shown() -> None:
    assert "secret" not in repr(Server(host="mail.example", user="u", password="secret"))


def _certificate(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    from ipaddress import IPv4Address

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    start = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days=3))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / "server.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    serving = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serving.load_cert_chain(file)
    return serving, ssl.create_default_context(cafile=str(file))
