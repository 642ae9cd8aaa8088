"""The demo's mail server keeps what it is sent, for `plp-demo inbox` to print."""

import os
import subprocess
import sys
from pathlib import Path

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
