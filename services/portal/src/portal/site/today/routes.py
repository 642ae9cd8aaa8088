"""Home: where people come to when they have signed in."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from portal.site import current
from portal.site.areas import areas_of
from portal.site.guards import SIGNED_IN, page
from portal.site.today import words

blueprint = Blueprint("today", __name__)


@blueprint.get("/today")
@page(SIGNED_IN, title=words.TITLE)
def today() -> ResponseReturnValue:
    return render_template("today/today.jinja", words=words, areas=areas_of(current.signed_in().roles))
