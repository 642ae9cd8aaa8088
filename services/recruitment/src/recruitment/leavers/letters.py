"""The e-mails that bring a code. No word in them was typed by anybody, and none says what the programme is about."""

from typing import Final

SUBJECT: Final = "Your code"


def confirmation(code: str) -> str:
    return f"""Hello,

you said that you can be reached at this address. To confirm it, type this code on the page where you gave it:

    {code}

It works for ten minutes. If you did not ask for it, you need not do anything.

Nobody from your organisation will ask you for this code. Nobody reads answers to this address.
"""


def entered(code: str) -> str:
    return f"""Hello,

somebody at your former organisation has noted this address for you, because you asked them to.
If that is so, tell them this code:

    {code}

It works for ten minutes, and shows only that you can be reached here.
If you did not ask for it, tell it to nobody, and the address is deleted.

Nobody reads answers to this address.
"""


def sign_in(code: str) -> str:
    return f"""Hello,

somebody asked for a code to sign in with this address. If it was you, type it on the page where you asked for it:

    {code}

It works once, within ten minutes. If it was not you, you need not do anything: without the code nobody can sign in.

Nobody from your organisation will ask you for this code. Nobody reads answers to this address.
"""
