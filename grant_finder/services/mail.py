"""Send letters by SMTP."""

import smtplib
import ssl
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP as LINES
from email.utils import format_datetime, make_msgid

from grant_finder.catalogue.events import Letter
from grant_finder.errors import BadSettings, Unreachable
from grant_finder.settings import Settings

_OK = 250
_NEEDED = "the mail server and who gets the mail"


def check_mail(settings: Settings) -> None:
    """Raise BadSettings unless a mail server is set."""
    if not settings.smtp_host:
        raise BadSettings("settings.toml: smtp_host", expected=_NEEDED)


def send_letter(settings: Settings, letter: Letter, leaving: Callable[[], None] = lambda: None) -> None:
    """Send a letter to its receivers, or to everyone in settings.mail_to.

    `leaving` is called just before its text goes. Receivers whom the server refuses are left out as long as it takes
    one. Raises BadSettings, Unreachable, and what `leaving` raises.
    """
    receivers = letter.to or settings.mail_to
    check_mail(settings)
    if not receivers:
        raise BadSettings("settings.toml: mail_to", expected=_NEEDED)
    sender = settings.mail_from or "grant-finder@localhost"
    text = _message(settings, letter, sender, receivers).as_bytes(policy=LINES)
    try:
        with smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=30) as server:
            if settings.smtp_user:
                server.starttls(context=ssl.create_default_context())
                server.login(settings.smtp_user, settings.smtp_password)
            _hand_over(server, sender, receivers, text, leaving)
    except (OSError, smtplib.SMTPException) as error:
        raise Unreachable(f"{settings.smtp_host}:{settings.smtp_port}", why=str(error)) from None


def _message(settings: Settings, letter: Letter, sender: str, receivers: tuple[str, ...]) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = letter.subject
    message["From"] = sender
    message["To"] = ", ".join(receivers)
    message["Date"] = format_datetime(settings.clock().now())
    message["Message-ID"] = make_msgid(domain="grant-finder.local")
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    return message


def _hand_over(
    server: smtplib.SMTP, sender: str, receivers: tuple[str, ...], text: bytes, leaving: Callable[[], None]
) -> None:
    """The steps of SMTP one by one, because `leaving` belongs between the last receiver and the text."""
    server.ehlo_or_helo_if_needed()
    code, said = server.mail(sender)
    if code != _OK:
        raise smtplib.SMTPSenderRefused(code, said, sender)
    refused = {one: answer for one in receivers if (answer := server.rcpt(one))[0] not in (_OK, 251)}
    if len(refused) == len(receivers):
        raise smtplib.SMTPRecipientsRefused(refused)
    leaving()
    code, said = server.data(text)
    if code != _OK:
        raise smtplib.SMTPDataError(code, said)
