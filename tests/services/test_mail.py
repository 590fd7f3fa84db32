"""Where mail needs a password, it is given to the server one knows and to nobody in between."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from grant_finder.catalogue.events import Letter
from grant_finder.errors import Unreachable
from grant_finder.services.mail import send_letter
from grant_finder.settings import Settings
from tests.services.farming import free_port

LETTER = Letter(subject="Nabory: 1 nowy", text="Nowy nabór", html="<p>Nowy nabór</p>", to=("ktos@example.org",))


def certificate(folder: Path) -> Path:
    """Write a key and a certificate for localhost that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "localhost.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path


class Server:
    """A mail server that takes passwords over TLS and writes down what it heard."""

    def __init__(self, pem: Path) -> None:
        self.passwords: list[bytes] = []
        self.letters: list[bytes] = []
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(pem)
        self.controller = Controller(
            self,
            hostname="localhost",
            port=free_port(),
            tls_context=context,
            authenticator=self.authenticate,
            auth_required=True,
        )

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        self.passwords.append(data.password)
        return AuthResult(success=True)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's name
        self.letters.append(envelope.original_content or b"")
        return "250 taken"


@pytest.fixture
def pem(tmp_path: Path) -> Path:
    return certificate(tmp_path)


@pytest.fixture
def server(pem: Path) -> Iterator[Server]:
    server = Server(pem)
    server.controller.start()
    yield server
    server.controller.stop()


def settings(home: Path, server: Server) -> Settings:
    port = server.controller.port
    return Settings(home=home, smtp_host="localhost", smtp_port=port, smtp_user="biblioteka", smtp_password="tajne")


def test_a_server_nobody_vouches_for_gets_no_password(tmp_path: Path, server: Server):
    with pytest.raises(Unreachable, match="certificate"):
        send_letter(settings(tmp_path, server), LETTER)
    assert (server.passwords, server.letters) == ([], [])


def test_a_server_that_is_known_gets_the_letter(
    tmp_path: Path, server: Server, pem: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    send_letter(settings(tmp_path, server), LETTER)
    assert server.passwords == [b"tajne"]
    assert b"Subject: Nabory: 1 nowy" in server.letters[0]
