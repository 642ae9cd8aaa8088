"""Links to pages: only to those that there are, and that the person may open."""

from flask import current_app
from werkzeug.exceptions import HTTPException

from portal.site import current
from portal.site.guards import guards


def page_of(address: str) -> str | None:
    """The address, if this person may open it."""
    try:
        endpoint, _ = current_app.url_map.bind("portal").match(address, method="GET")
    except HTTPException:
        return None
    return address if guards(current_app)[endpoint, "GET"].admits(current.signed_in().roles) else None
