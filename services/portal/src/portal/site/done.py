"""What has just been done, said once, on the page that somebody comes to.

The browser keeps the sentence for a minute, sealed for that page and this session, so that no address carries it.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

from flask import Response, g, make_response, redirect, request

from portal.site import current
from portal.site.wiring import wiring

COOKIE: Final = "__Host-plp-done"
SECONDS_KEPT: Final = 60


def done(address: str, sentence: str) -> Response:
    """Leads to the page after a change. The sentence names nobody."""
    sealed = urlsafe_b64encode(wiring().done.seal(sentence.encode(), _at(address))).decode()
    response = make_response(redirect(address, 303))
    response.set_cookie(COOKIE, sealed, max_age=SECONDS_KEPT, secure=True, httponly=True, samesite="Lax", path="/")
    return response


def just_done() -> str | None:
    """What this page says was done. A reload says nothing."""
    kept = request.cookies.get(COOKIE)
    if kept is None or request.method != "GET" or current.session() is None:
        return None
    sentence = _opened(kept)
    g.done_is_said = sentence is not None
    return sentence


def forget_what_is_said(response: Response) -> Response:
    if g.get("done_is_said"):
        response.delete_cookie(COOKIE, secure=True, httponly=True, samesite="Lax", path="/")
    return response


def _opened(kept: str) -> str | None:
    try:
        plain = wiring().done.open(urlsafe_b64decode(kept), _at(request.path))
    except ValueError:
        return None
    return plain.decode() if plain else None


def _at(address: str) -> str:
    return f"{current.signed_in().hash} {address}"
