"""Where everybody begins, and where a session that is over leads."""

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from plp_kit.web.guards import public
from portal.entrypoints import current
from portal.entrypoints.returning import asked, sign_in_address

blueprint = Blueprint("start", __name__)


@blueprint.get("/")
@public
def start() -> ResponseReturnValue:
    if current.session() is not None:
        return redirect(asked(), 303)
    return render_template("start.jinja", sign_in=sign_in_address())


@blueprint.get("/session-expired")
@public
def session_expired() -> ResponseReturnValue:
    if current.session() is not None:
        return redirect(asked(), 303)
    return render_template("session_expired.jinja", sign_in=sign_in_address())


@blueprint.get("/signed-out")
@public
def signed_out() -> ResponseReturnValue:
    return render_template("signed_out.jinja", sign_in="/sign-in")
