"""The demo's inbox as a page: every e-mail that the platform has sent, the newest first."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flask import Blueprint, render_template

from plp_demo.mail.inbox import mails

INBOX: Final = "/inbox"


@dataclass(frozen=True, slots=True)
class Shown:
    to: str
    subject: str
    sent: str
    text: str


def blueprint(folder: Path) -> Blueprint:
    """For an app whose pages extend `page.html`."""
    made = Blueprint("inbox", __name__, template_folder="templates")

    @made.get(INBOX)
    def inbox() -> str:
        shown = [Shown(mail["To"], mail["Subject"], mail["Date"], mail.get_content()) for mail in reversed(mails(folder))]
        return render_template("inbox.html", mails=shown)

    return made
