"""Headers of every response: browsers load nothing from other hosts, keep nothing, and show no page in another site's frame."""

import secrets
from typing import Final, cast
from urllib.parse import urlsplit

from flask import Response, g

from portal.site.wiring import wiring

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
    """For the one inline script, which is in the design system's page template; new for each response."""
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
    """Browsers check form-action along redirects, so it names the site that 'Leave this site quickly' opens."""
    exit_site = urlsplit(wiring().exit_url)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'nonce-{nonce()}'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            f"form-action 'self' {exit_site.scheme}://{exit_site.netloc}",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )
