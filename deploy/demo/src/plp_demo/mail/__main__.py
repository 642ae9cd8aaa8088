"""`python -m plp_demo.mail`: the demo's mail server, which keeps what it is sent in a folder (Maildir)."""

import os
import signal
import sys
import threading
from email.message import EmailMessage
from mailbox import Maildir

from plp_demo.mail.sink import Inbox, Sink


def main() -> int:
    folder = Maildir(os.environ["PLP_MAIL_FOLDER"])
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())

    def keep(message: EmailMessage) -> None:
        folder.add(message)

    with Sink(int(os.environ["PLP_PORT"]), Inbox(keep)):
        stop.wait()
    return 0


sys.exit(main())
