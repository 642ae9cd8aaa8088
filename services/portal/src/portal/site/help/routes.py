"""Pages for everybody, signed in or not: where people can turn for help, privacy, accessibility, cookies."""

import re
from typing import Final

from flask import Blueprint, abort, render_template
from flask.typing import ResponseReturnValue

from portal.site import current
from portal.site.calls import Answer, ApiError, Outcome
from portal.site.guards import EVERYBODY, page
from portal.site.help import calls, present, words
from portal.site.help.calls import NamedTrust, PublicTrust

blueprint = Blueprint("help", __name__)

A_CODE: Final = re.compile(r"[a-z][a-z0-9]{1,15}")


@blueprint.get("/worried")
@page(EVERYBODY, title=words.TITLE)
def worried() -> ResponseReturnValue:
    """The contacts of the person's trust; before they sign in, they choose which."""
    told = _told_by_own_trust()
    return _worried(told) if told else render_template("help/worried.jinja", words=words, trusts=_trusts())


@blueprint.get("/worried/<tenant>")
@page(EVERYBODY, title=words.TITLE)
def worried_at(tenant: str) -> ResponseReturnValue:
    return _worried(_told_by(tenant))


@blueprint.get("/privacy")
@page(EVERYBODY, title=words.PRIVACY_TITLE)
def privacy() -> ResponseReturnValue:
    """The notice of the person's trust; before they sign in, they choose which."""
    told = _told_by_own_trust()
    return _privacy(told) if told else render_template("help/privacy.jinja", words=words, trusts=_trusts())


@blueprint.get("/privacy/<tenant>")
@page(EVERYBODY, title=words.PRIVACY_TITLE)
def privacy_at(tenant: str) -> ResponseReturnValue:
    return _privacy(_told_by(tenant))


@blueprint.get("/accessibility")
@page(EVERYBODY, title=words.ACCESSIBILITY_TITLE)
def accessibility() -> ResponseReturnValue:
    return render_template("help/accessibility.jinja", words=words)


@blueprint.get("/cookies")
@page(EVERYBODY, title=words.COOKIES_TITLE)
def cookies() -> ResponseReturnValue:
    return render_template("help/cookies.jinja", words=words)


def _worried(told: Outcome[PublicTrust]) -> str:
    """What to do in danger is shown in any case."""
    known = told.value if isinstance(told, Answer) else None
    contacts = present.contacts(known.signposts) if known else ()
    lacks_some = not all(contact.places for contact in contacts)
    return render_template(
        "help/worried.jinja", words=words, told=known, contacts=contacts, lacks_some=lacks_some, is_away=known is None
    )


def _privacy(told: Outcome[PublicTrust]) -> str:
    known = told.value if isinstance(told, Answer) else None
    if known is None:
        return render_template("help/privacy.jinja", words=words, is_away=True)
    number = present.dialled(known.controller.officer_telephone) if known.controller else ""
    return render_template("help/privacy.jinja", words=words, told=known, uses=present.uses(known), dialled=number)


def _told_by_own_trust() -> Outcome[PublicTrust] | None:
    """None for somebody who is not signed in, or to no trust."""
    session = current.session()
    told = current.fetch_publicly(calls.PUBLIC_TRUST, tenant=session.tenant).result() if session else None
    return None if told is ApiError.NOT_FOUND else told


def _told_by(tenant: str) -> Outcome[PublicTrust]:
    if not A_CODE.fullmatch(tenant):
        abort(404)
    told = current.fetch_publicly(calls.PUBLIC_TRUST, tenant=tenant).result()
    if told is ApiError.NOT_FOUND:
        abort(404)
    return told


def _trusts() -> tuple[NamedTrust, ...] | None:
    """None while they are not known."""
    trusts = current.fetch_publicly(calls.TRUSTS).result()
    return trusts.value if isinstance(trusts, Answer) else None
