"""'Worried about something?': where people can turn for help, for everybody, signed in or not."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from portal.site.guards import EVERYBODY, page
from portal.site.help import words

blueprint = Blueprint("help", __name__)


@blueprint.get("/worried")
@page(EVERYBODY, title=words.TITLE)
def worried() -> ResponseReturnValue:
    """No service holds a trust's own contacts yet, so each row says that none is entered."""
    return render_template("help/worried.jinja", words=words)
