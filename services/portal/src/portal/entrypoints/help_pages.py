"""'Worried about something?': the routes to help, for everybody, signed in or not."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.guards import public
from portal.entrypoints.words.help import ROUTES

blueprint = Blueprint("help_pages", __name__)


@blueprint.get("/worried")
@public
def worried() -> ResponseReturnValue:
    """No service holds a trust's entries yet, so each says that it is not entered."""
    return render_template("worried.jinja", routes=ROUTES)
