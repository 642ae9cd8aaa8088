"""The page where everybody starts. People who are signed in are sent on to theirs."""

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from portal.site import current
from portal.site.guards import EVERYBODY, page
from portal.site.sign_in.returning import sign_in_address, wanted_page
from portal.site.start import words

blueprint = Blueprint("start", __name__)


@blueprint.get("/")
@page(EVERYBODY, title=words.TITLE)
def start() -> ResponseReturnValue:
    if current.session() is not None:
        return redirect(wanted_page(), 303)
    return render_template("start/start.jinja", words=words, sign_in=sign_in_address())
