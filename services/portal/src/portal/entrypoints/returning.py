"""Where to go after signing in: to the page that was asked for, if it is one of ours that can be read."""

from urllib.parse import urlencode

from flask import current_app, request
from werkzeug.exceptions import HTTPException

HOME = "/cohorts"


def wanted(path: str) -> str:
    """The path, if it leads to a page of ours; otherwise the first page. Never to another host."""
    ours = current_app.url_map.bind("portal")
    try:
        endpoint, values = ours.match(path, method="GET")
    except HTTPException:
        return HOME
    return ours.build(endpoint, values) if endpoint.startswith("cohorts.") else HOME


def asked() -> str:
    """What this request's address names as the page to go to."""
    return wanted(request.args.get("next", HOME))


def sign_in_address() -> str:
    """Of the link that signs in and comes back to that page."""
    page = asked()
    return "/sign-in" if page == HOME else f"/sign-in?{urlencode({'next': page})}"
