"""Which page people come to after they have signed in: the one that they wanted to read, if it is ours and needs signing in."""

from typing import Final
from urllib.parse import urlencode

from flask import current_app, request
from werkzeug.exceptions import HTTPException

from portal.site.guards import guards

HOME: Final = "/today"


def page_of_ours(path: str) -> str:
    """The path if it is one of our pages for people who sign in, otherwise HOME. Never another host."""
    urls = current_app.url_map.bind("portal")
    try:
        endpoint, values = urls.match(path, method="GET")
    except HTTPException:
        return HOME
    return urls.build(endpoint, values) if endpoint in _for_people_who_sign_in() else HOME


def wanted_page() -> str:
    """The page that this request's address names as `next`."""
    return page_of_ours(request.args.get("next", HOME))


def sign_in_address() -> str:
    """The address that signs people in and brings them to that page."""
    page = wanted_page()
    return "/sign-in" if page == HOME else f"/sign-in?{urlencode({'next': page})}"


def _for_people_who_sign_in() -> set[str]:
    return {endpoint for (endpoint, _), guard in guards(current_app).items() if not guard.is_public and guard.title}
