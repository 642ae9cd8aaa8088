"""The session that somebody has: how long it lasts, staying signed in, signing out, and leaving quickly."""

import logging
from datetime import timedelta

import psycopg
from flask import Blueprint, Response, abort, jsonify, make_response, redirect, render_template, request
from flask.typing import ResponseReturnValue
from psycopg_pool import PoolTimeout

from plp_kit.web.roles import Role
from portal.site import clock, current, form_tokens
from portal.site.admission import is_from_our_origin
from portal.site.guards import EVERYBODY, SIGNED_IN, no_page, page
from portal.site.present import about
from portal.site.session import words
from portal.site.sign_in.returning import sign_in_address, wanted_page
from portal.site.wiring import wiring

log = logging.getLogger(__name__)

blueprint = Blueprint("session", __name__)


@blueprint.get("/session")
@page(SIGNED_IN, Role.FORMER, title=words.STAY_TITLE)
def time_left() -> ResponseReturnValue:
    """Asking prolongs nothing. As JSON, `seconds` are left as it is, and `most` however often the service is used."""
    session = current.signed_in()
    if request.accept_mimetypes.best == "application/json":
        return jsonify(seconds=session.seconds, most=session.most)
    until = about(clock.moment() + timedelta(seconds=session.seconds))
    return render_template("session/time_left.jinja", words=words, until=until, can_stay=session.seconds < session.most)


@blueprint.post("/session")
@no_page(SIGNED_IN, Role.FORMER)
def stay() -> ResponseReturnValue:
    """The session has been prolonged by this request, as by any other."""
    session = current.signed_in()
    if request.accept_mimetypes.best == "application/json":
        return jsonify(seconds=session.seconds, most=session.most)
    return redirect("/session", 303)


@blueprint.get("/session-expired")
@page(EVERYBODY, title=words.EXPIRED_TITLE)
def expired() -> ResponseReturnValue:
    if current.session() is not None:
        return redirect(wanted_page(), 303)
    not_sent = request.args.get("sent") == "no"
    return render_template("session/expired.jinja", words=words, sign_in=sign_in_address(), not_sent=not_sent)


@blueprint.post("/sign-out")
@no_page(EVERYBODY)
def sign_out() -> Response:
    if not _may_end_session():
        abort(403)
    current.end()
    response = make_response(redirect("/signed-out", 303))
    current.forget(response)
    return response


@blueprint.get("/signed-out")
@page(EVERYBODY, title=words.SIGNED_OUT_TITLE)
def signed_out() -> ResponseReturnValue:
    return render_template("session/signed_out.jinja", words=words, sign_in="/sign-in")


@blueprint.post("/leave")
@no_page(EVERYBODY)
def leave() -> Response:
    """Always goes to the other site. A link on somebody else's page does not sign the person out."""
    response = make_response(redirect(wiring().exit_url, 303))
    try:
        if _may_end_session():
            current.forget(response)
            current.end()
    except (psycopg.Error, PoolTimeout) as error:
        log.warning("A session was left, not ended: %s", type(error).__name__)
        current.forget(response)
    return response


def _may_end_session() -> bool:
    """Whether one of our pages asks for it, or nobody is signed in."""
    if is_from_our_origin():
        return True
    session = current.session()
    return session is None or form_tokens.is_theirs(session)
