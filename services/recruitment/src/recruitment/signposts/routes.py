"""A trust's signposts: written by facilitators, read by everybody of the trust."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
from flask import Response
from flask.views import MethodView
from marshmallow import Schema, ValidationError, fields
from marshmallow.validate import Length, Regexp

from plp_kit.core.days import day_of
from plp_kit.core.shown import shown
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.commands import commands
from plp_kit.web.guards import caller, requires
from plp_kit.web.reads import programme_time, reading, tagged
from plp_kit.web.roles import IN_A_TRUST, Role
from plp_kit.web.validation import TELEPHONE, not_blank, one_line
from recruitment.ids import trust_id
from recruitment.signposts import decider, table
from recruitment.signposts.decider import KINDS, MOST, Signpost, WriteSignposts

blueprint = Blueprint("signposts", __name__, description="Where people of the trust can turn when they are worried")

A_KIND: Final = Regexp(r"[a-z][a-z0-9_]{1,39}\Z")


def without_login(address: str) -> None:
    """A name before the host makes an address look like another site's."""
    if "@" in urlsplit(address).netloc:
        raise ValidationError("no_login_in_address")


class WantedSignpostSchema(Schema):
    """One place to turn to, with at least one way to reach it: an office and its mailbox, as everybody can read them."""

    kind = fields.String(required=True, validate=A_KIND, metadata={"examples": list(KINDS)})
    name = fields.String(required=True, validate=[Length(1, 200), not_blank, one_line])
    telephone = fields.String(load_default=None, allow_none=True, validate=TELEPHONE)
    email = fields.Email(load_default=None, allow_none=True, validate=Length(1, 254))
    web = fields.URL(load_default=None, allow_none=True, schemes={"http", "https"}, validate=[Length(1, 500), without_login])
    hours = fields.String(load_default=None, allow_none=True, validate=[Length(1, 200), not_blank, one_line])
    review_on = fields.Date(required=True)


class WantedSignpostsSchema(Schema):
    """All signposts of the trust, in the order in which they are shown."""

    signposts = fields.List(fields.Nested(WantedSignpostSchema), required=True, validate=Length(0, MOST.items))


@shown
@dataclass(frozen=True, slots=True)
class Signposts:
    """`missing` are the kinds that every trust has and this one has not entered yet: no cohort launches without them.

    `to_review` are the places in the list, from 0, of those that have to be looked at again.
    """

    signposts: tuple[Signpost, ...]
    missing: tuple[str, ...]
    to_review: tuple[int, ...]


@blueprint.route("/trust/signposts")
class TrustSignposts(MethodView):
    @requires(*IN_A_TRUST)
    @blueprint.shows(Signposts)
    def get(self) -> tuple[Signposts, dict[str, str]]:
        """Where people of the caller's trust can turn. Nobody records who looks."""
        with reading() as db:
            row, on = table.of_trust(db), day_of(programme_time(db))
        found = Signposts(row.signposts, decider.missing(row.signposts), decider.to_review(row.signposts, on))
        return tagged(found, row.version)

    @requires(Role.FACILITATOR)
    @blueprint.arguments(WantedSignpostsSchema)
    @blueprint.changes
    def put(self, body: Mapping[str, Any]) -> Response:
        """Writes all of them, in the place of those before. Everybody can read them, also without signing in."""
        command = WriteSignposts(msgspec.convert(body["signposts"], tuple[Signpost, ...]))
        return commands().run(decider.signposts, trust_id(caller().tenant), command)
