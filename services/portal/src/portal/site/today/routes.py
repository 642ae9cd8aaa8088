"""Home: where people come to when they have signed in, and the same for one area of the service."""

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from portal.site import current
from portal.site.areas import areas_of
from portal.site.guards import SIGNED_IN, page
from portal.site.today import words

blueprint = Blueprint("today", __name__)


@blueprint.get("/today")
@page(SIGNED_IN, title=words.TITLE)
def today() -> ResponseReturnValue:
    return render_template("today/today.jinja", words=words, here="home")


@blueprint.get("/today/<slug>")
@page(SIGNED_IN, title=words.AREA_TITLE)
def area(slug: str) -> ResponseReturnValue:
    found = next((area for area in areas_of(current.signed_in().roles) if area.slug == slug), None)
    if found is None:
        abort(404)
    return render_template("today/area.jinja", words=words, here=slug, area=found)
