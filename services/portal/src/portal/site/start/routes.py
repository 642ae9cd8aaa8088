"""The page where everybody starts. People who are signed in are sent on to theirs."""

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.guards import public
from portal.site import current
from portal.site.sign_in.returning import sign_in_address, wanted_page
from portal.site.start import words

blueprint = Blueprint("start", __name__)


@blueprint.get("/")
@public
def start() -> ResponseReturnValue:
    if current.session() is not None:
        return redirect(wanted_page(), 303)
    return render_template("start/start.jinja", words=words, sign_in=sign_in_address())
