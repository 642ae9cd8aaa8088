"""What every answer tells the browser: load nothing from elsewhere, keep nothing, show this in no other site's frame."""

import secrets
from typing import Final, cast
from urllib.parse import urlsplit

from flask import Response, g

from portal.entrypoints.wiring import wiring

HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
TWO_YEARS: Final = 63_072_000


def nonce() -> str:
    """Of the one inline script, which the design system's page template has; new for each answer."""
    if "nonce" not in g:
        g.nonce = secrets.token_urlsafe(18)
    return cast(str, g.nonce)


def make_safe(response: Response) -> Response:
    response.headers.update(HEADERS)
    response.headers["Content-Security-Policy"] = _policy()
    response.headers.setdefault("Cache-Control", "no-store")
    if wiring().public_url.startswith("https://"):
        response.headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}; includeSubDomains"
    return response


def _policy() -> str:
    """Browsers check form-action along redirects, so it names where leaving quickly leads."""
    way_out = urlsplit(wiring().exit_url)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'nonce-{nonce()}'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            f"form-action 'self' {way_out.scheme}://{way_out.netloc}",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )
