"""The demo's mail server keeps what it is sent, for `plp-demo inbox` to print and for a page to show."""

import os
import subprocess
import sys
from email.message import EmailMessage
from email.utils import formatdate
from mailbox import Maildir
from pathlib import Path

from plp_demo.issuer.app import create_issuer
from plp_demo.issuer.settings import IssuerSettings
from plp_demo.mail.inbox import lines
from plp_demo.mail.sink import HOST
from plp_demo.servers.ports import free_port, wait_for_port
from plp_kit.messaging.mail.port import Fate, Mail
from plp_kit.messaging.mail.smtp import Security, Smtp, SmtpServer


def test_what_was_sent_is_printed(tmp_path: Path) -> None:
    folder, port = tmp_path / "mail", free_port()
    assert list(lines(folder)) == ["No e-mail has been sent."]
    variables = {**os.environ, "PLP_MAIL_FOLDER": str(folder), "PLP_PORT": str(port)}
    with subprocess.Popen([sys.executable, "-m", "plp_demo.mail"], env=variables) as server:
        wait_for_port(port)
        post = Smtp(SmtpServer(HOST, port, Security.NONE, "programme@demo.example"))
        assert post.send(Mail("1", "ada@demo.example", "An invitation for you", "Your code: sesame")).fate is Fate.SENT
        server.terminate()
    assert server.returncode == 0
    assert [line.strip() for line in lines(folder)][1:] == [
        "To: ada@demo.example",
        "Subject: An invitation for you",
        "",
        "Your code: sesame",
    ]


def test_the_inbox_is_a_page_on_which_what_was_sent_is_text(tmp_path: Path) -> None:
    """Beside the page to sign in, which is where people of the demo are."""
    (tmp_path / "people.json").write_text("[]")
    pages = create_issuer(
        IssuerSettings("http://issuer.test", tmp_path / "people.json", tmp_path / "key.json", (), mails=tmp_path / "mail")
    ).test_client()
    assert "No e-mail has been sent yet." in pages.get("/inbox").text
    message = EmailMessage()
    message["To"], message["Subject"], message["Date"] = "ada@demo.example", "Something for you", formatdate(0)
    message.set_content("Your <code>: sesame")
    Maildir(tmp_path / "mail").add(message)
    page = pages.get("/inbox").text
    assert all(part in page for part in ("ada@demo.example", "Something for you", "Your &lt;code&gt;: sesame"))
