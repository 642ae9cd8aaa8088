"""The shapes of application forms as they are sent, and what becomes of them."""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias
from uuid import UUID

import msgspec
from flask import Response
from marshmallow import Schema, fields
from marshmallow.validate import Length, Range

from plp_kit.web.commands import commands
from plp_kit.web.validation import Fits
from plp_kit.web.yes_or_no import YesOrNo
from recruitment.applications.applicants import Side
from recruitment.applications.consents import Purpose
from recruitment.applications.forms import Form
from recruitment.applications.profile import LONGEST_ANSWER, MeetingMode, Slot
from recruitment.applications.use_cases import apply
from recruitment.applications.use_cases.apply import CommandOf, UnsealedApplication
from recruitment.do_not_pair.exclusions import DEPARTMENT_BYTES, EMAIL_BYTES, NAME_BYTES, PLACES, Kind, NamedPerson

SHORT: Final = Length(1, 200)
LONG: Final = Length(1, 4000)
ANSWER: Final = Length(1, LONGEST_ANSWER)
NAME: Final = Length(1, 100)
MANY: Final = Length(0, 50)
Sent: TypeAlias = Mapping[str, Any]


class ConsentSchema(Schema):
    purpose = fields.Enum(Purpose, by_value=True, required=True)
    granted = YesOrNo(required=True)
    version = fields.Integer(required=True, strict=True, validate=Range(1, 10_000))


class PicksSchema(Schema):
    """What is picked in a profile."""

    topics_to_learn = fields.List(fields.String(validate=SHORT), validate=Length(1, 50))
    topics_to_share = fields.List(fields.String(validate=SHORT), validate=Length(1, 50))
    interests = fields.List(fields.String(validate=SHORT), validate=MANY)
    availability = fields.List(fields.Enum(Slot, by_value=True), validate=Length(0, len(Slot)))
    meeting_mode = fields.Enum(MeetingMode, by_value=True)
    site = fields.String(validate=SHORT, allow_none=True)
    directorate = fields.String(validate=SHORT, allow_none=True)
    profession = fields.String(validate=SHORT, allow_none=True)


class ApplicationSchema(PicksSchema):
    """An application form. Ethnic category and pay band are not asked for, and are refused like any unknown field."""

    sides = fields.List(fields.Enum(Side, by_value=True), required=True, validate=Length(1, 2))
    senior_role_confirmed = YesOrNo(required=True)
    identifies_with_group = YesOrNo(required=True)
    aims_confirmed = YesOrNo(required=True)
    topics_to_learn = fields.List(fields.String(validate=SHORT), required=True, validate=Length(1, 50))
    topics_to_share = fields.List(fields.String(validate=SHORT), required=True, validate=Length(1, 50))
    profile = fields.List(fields.String(validate=ANSWER, allow_none=True), required=True, validate=Length(equal=3))
    channel = fields.String(required=True, validate=SHORT)
    preferred_name = fields.String(validate=NAME, allow_none=True)
    consents = fields.List(fields.Nested(ConsentSchema), required=True, validate=Length(1, 20))


class NotToPairSchema(Schema):
    """Somebody with whom the applicant must not be paired, as they write it. Nobody looks for that person here.

    `decides`: one of the two decides a grievance, disciplinary, appraisal or appointment of the other.
    """

    name = fields.String(required=True, validate=Fits(NAME_BYTES))
    email = fields.String(load_default=None, allow_none=True, validate=Fits(EMAIL_BYTES))
    department = fields.String(load_default=None, allow_none=True, validate=Fits(DEPARTMENT_BYTES))
    kind = fields.Enum(Kind, by_value=True, load_default=Kind.NAMED)


class WithNeedsSchema(ApplicationSchema):
    access_needs = fields.String(validate=LONG, allow_none=True)


class HandedInSchema(WithNeedsSchema):
    """With what is no part of the profile. Without `do_not_pair` whom they named before stays; [] is nobody."""

    do_not_pair = fields.List(fields.Nested(NotToPairSchema), validate=Length(0, PLACES))


def unsealed(cohort: UUID, person: UUID, sent: Sent) -> UnsealedApplication:
    """The form; the profile's fields are beside the form's where it is sent, and its answers are called `profile` there."""
    answers = [given(answer) for answer in sent["profile"]]
    form = msgspec.convert({**sent, "profile": {**sent, "answers": answers}}, Form)
    named = msgspec.convert(sent.get("do_not_pair"), tuple[NamedPerson, ...] | None)
    return UnsealedApplication(cohort, person, form, sent.get("preferred_name"), named, given(sent.get("access_needs")))


def given(answer: str | None) -> str | None:
    """An answer of nothing but space is none."""
    return answer if answer and answer.strip() else None


def send(sent: UnsealedApplication, command_of: CommandOf, created: str | None = None) -> Response:
    return commands().prepared(
        lambda context: apply.seal(context, sent),
        lambda write, sealed: apply.record(write, sent, sealed, command_of),
        created,
    )
