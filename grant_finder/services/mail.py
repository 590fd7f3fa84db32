"""Send letters by SMTP."""

import smtplib
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from grant_finder.catalogue.events import Letter
from grant_finder.errors import BadSettings, Unreachable
from grant_finder.settings import Settings


def send_letter(settings: Settings, letter: Letter, to: tuple[str, ...] = ()) -> None:
    """Send a letter to `to`, or to everyone in settings.mail_to. Raises BadSettings, Unreachable."""
    receivers = to or settings.mail_to
    if not settings.smtp_host or not receivers:
        missing = "smtp_host" if not settings.smtp_host else "mail_to"
        raise BadSettings(f"settings.toml: {missing}", expected="the mail server and who gets the mail")
    message = EmailMessage()
    message["Subject"] = letter.subject
    message["From"] = settings.mail_from or "grant-finder@localhost"
    message["To"] = ", ".join(receivers)
    message["Date"] = format_datetime(settings.clock().now())
    message["Message-ID"] = make_msgid(domain="grant-finder.local")
    message.set_content(letter.text)
    message.add_alternative(letter.html, subtype="html")
    try:
        with smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=30) as server:
            if settings.smtp_user:
                server.starttls()
                server.login(settings.smtp_user, settings.smtp_password)
            server.send_message(message)
    except (OSError, smtplib.SMTPException) as error:
        raise Unreachable(f"{settings.smtp_host}:{settings.smtp_port}", why=str(error)) from None
