"""Links that are sent to people, and the letters that carry them."""

import logging
from html import escape

from grant_finder.catalogue.events import Letter
from grant_finder.errors import BadSettings, Unreachable
from grant_finder.services.mail import send_letter
from grant_finder.workspace import Workspace

log = logging.getLogger(__name__)


def link_to(workspace: Workspace, what: str, secret: str) -> str:
    """Return the address under which a ticket of this kind is used."""
    return f"{workspace.settings.base_url.rstrip('/')}/konto/{what}/{secret}"


def mail(workspace: Workspace, to: str, subject: str, text: str, link: str) -> bool:
    """Return whether the letter could be sent, why not is logged; without a mail server the link is given by hand."""
    html = f'<p>{escape(text)}</p><p><a href="{link}">{link}</a></p>'
    # names of organisations stand in it; a line of a letter's head has no end inside
    letter = Letter(subject=" ".join(subject.split()), text=f"{text}\n{link}\n", html=html, to=(to,))
    try:
        send_letter(workspace.settings, letter)
    except (BadSettings, Unreachable) as error:
        log.warning("a letter was not sent: %s", error)
        return False
    return True
