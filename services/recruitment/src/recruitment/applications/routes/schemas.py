"""The shapes of recruitment's requests and answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, post_load
from marshmallow.validate import Length, Range

from plp_kit.web.yes_or_no import YesOrNo
from recruitment.applications.applicants import Means, MeetingMode, Side, Slot
from recruitment.applications.consents import Consent, Purpose
from recruitment.applications.events import DeclineReason
from recruitment.applications.forms import Form
from recruitment.cohorts.decider import ImpactAssessment, Plan

SHORT: Final = Length(1, 200)
LONG: Final = Length(1, 4000)
FEW: Final = Length(1, 50)
FIRST_YEAR, LAST_YEAR = 2000, 2199
Loaded = Mapping[str, Any]


def texts(each: Length = SHORT) -> fields.List[str]:
    return fields.List(fields.String(validate=each), required=True, validate=FEW)


class ImpactAssessmentSchema(Schema):
    reference = fields.String(required=True, validate=SHORT)
    approver = fields.String(required=True, validate=SHORT)

    @post_load
    def made(self, loaded: Loaded, **_: object) -> ImpactAssessment:
        return ImpactAssessment(**loaded)


def _in_reach(day: date) -> None:
    """What others reckon from these days must be days, too."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError("out_of_range")


class PlanSchema(Schema):
    """A cohort to open. Nobody can apply on `recruiting_closes_on` or later."""

    title = fields.String(required=True, validate=SHORT)
    aims = texts(LONG)
    channels = texts()
    recruiting_opens_on = fields.Date(required=True, validate=_in_reach)
    recruiting_closes_on = fields.Date(required=True, validate=_in_reach)
    launch_on = fields.Date(required=True, validate=_in_reach)
    assessment = fields.Nested(ImpactAssessmentSchema, required=True)

    @post_load
    def made(self, loaded: Loaded, **_: object) -> Plan:
        return Plan(**{**loaded, "aims": tuple(loaded["aims"]), "channels": tuple(loaded["channels"])})


class ConsentSchema(Schema):
    purpose = fields.Enum(Purpose, by_value=True, required=True)
    granted = YesOrNo(required=True)
    version = fields.Integer(required=True, strict=True, validate=Range(1, 10_000))

    @post_load
    def made(self, loaded: Loaded, **_: object) -> Consent:
        return Consent(**loaded)


Written = tuple[Form, Mapping[str, str]]
"""A form, and its texts by their labels, which are still to be sealed."""


class DraftSchema(Schema):
    """As much of an application form as there is. Ethnic category and pay band are no fields of it: unknown ones are refused."""

    sides = fields.List(fields.Enum(Side, by_value=True), validate=Length(0, 2))
    senior_role_confirmed = YesOrNo()
    identifies_with_group = YesOrNo()
    aims_confirmed = YesOrNo()
    topics_to_learn = fields.List(fields.String(validate=SHORT), validate=Length(0, 50))
    topics_to_share = fields.List(fields.String(validate=SHORT), validate=Length(0, 50))
    profile = fields.List(fields.String(validate=LONG, allow_none=True), validate=Length(0, 3))
    channel = fields.String(required=True, validate=SHORT)
    interests = fields.List(fields.String(validate=SHORT), validate=Length(0, 50))
    availability = fields.List(fields.Enum(Slot, by_value=True), validate=Length(0, len(Slot)))
    meeting_mode = fields.Enum(MeetingMode, by_value=True)
    site = fields.String(validate=SHORT, allow_none=True)
    directorate = fields.String(validate=SHORT, allow_none=True)
    profession = fields.String(validate=SHORT, allow_none=True)
    wants = fields.String(validate=LONG, allow_none=True)
    offers = fields.String(validate=LONG, allow_none=True)

    @post_load
    def made(self, loaded: Loaded, **_: object) -> Written:
        written = {name: value for name, value in loaded.items() if name not in {"profile", "wants", "offers"}}
        for name in {"topics_to_learn", "topics_to_share", "interests", "consents"} & written.keys():
            written[name] = tuple(written[name])
        for name in {"sides", "availability"} & written.keys():
            written[name] = frozenset(written[name])
        return Form(**written), _texts_of(loaded)


def _texts_of(loaded: Loaded) -> Mapping[str, str]:
    answers = {f"profile_{number}": text for number, text in enumerate(loaded.get("profile", ()), start=1)}
    texts = {**answers, "wants": loaded.get("wants"), "offers": loaded.get("offers")}
    return {label: text for label, text in texts.items() if text}


class ApplicationSchema(DraftSchema):
    """An application form. Ethnic category and pay band are not asked, and fields of such names are refused like any unknown."""

    sides = fields.List(fields.Enum(Side, by_value=True), required=True, validate=Length(1, 2))
    senior_role_confirmed = YesOrNo(required=True)
    identifies_with_group = YesOrNo(required=True)
    aims_confirmed = YesOrNo(required=True)
    topics_to_learn = texts()
    topics_to_share = texts()
    profile = fields.List(fields.String(validate=LONG), required=True, validate=Length(equal=3))
    consents = fields.List(fields.Nested(ConsentSchema), required=True, validate=Length(1, 20))


class EnteredApplicationSchema(Schema):
    """An application entered for somebody who told a facilitator by phone or on paper; `authority` says what they agreed to."""

    name = fields.String(required=True, validate=SHORT)
    address = fields.Email(required=True, validate=SHORT)
    means = fields.Enum(Means, by_value=True, required=True)
    on = fields.Date(required=True)
    authority = fields.String(required=True, validate=LONG)
    form = fields.Nested(ApplicationSchema, required=True)


class InterestSchema(Schema):
    channel = fields.String(required=True, validate=SHORT)


class ConsentsSchema(Schema):
    """Those that change; the others stay."""

    consents = fields.List(fields.Nested(ConsentSchema), required=True, validate=Length(1, 20))


class AccessNeedsSchema(Schema):
    needs = fields.String(required=True, validate=LONG, allow_none=True)


class KeptApartSchema(Schema):
    """People, by their ids, with whom the applicant must not be paired."""

    people = fields.List(fields.UUID(), required=True, validate=Length(0, 50))


class ProfileSchema(Schema):
    """What somebody wrote; null where it is erased."""

    application = fields.UUID()
    person = fields.UUID()
    answers = fields.List(fields.String(allow_none=True))
    wants = fields.String(allow_none=True)
    offers = fields.String(allow_none=True)


class ContactSchema(Schema):
    """Null where it is erased."""

    name = fields.String(allow_none=True)
    address = fields.String(allow_none=True)


class OwnContactSchema(Schema):
    name = fields.String(required=True, validate=SHORT)
    address = fields.Email(required=True, validate=SHORT)


class MessageSchema(Schema):
    """A message that an application causes; `wording` is a key of the catalogue."""

    message = fields.UUID()
    application = fields.UUID()
    trigger = fields.String()
    wording = fields.String()
    at = fields.AwareDateTime()
    state = fields.String()


class DeclineSchema(Schema):
    reason = fields.Enum(DeclineReason, by_value=True, required=True)

    @post_load
    def made(self, loaded: Loaded, **_: object) -> DeclineReason:
        return DeclineReason(loaded["reason"])


class DepartureSchema(Schema):
    on = fields.Date(required=True)


class CohortSchema(Schema):
    """A cohort as facilitators see it."""

    cohort = fields.UUID()
    title = fields.String()
    group_served = fields.String()
    word_senior = fields.String()
    word_served = fields.String()
    recruiting_opens_on = fields.Date()
    recruiting_closes_on = fields.Date()
    launch_on = fields.Date()
    recruiting = fields.Boolean()
    version = fields.Integer()


class FunnelRowSchema(Schema):
    """People who came by one channel and would stand on one side, on `both`, or have not said so (`unsaid`)."""

    channel = fields.String()
    group = fields.String()
    interested = fields.Integer()
    applied = fields.Integer()
    eligible = fields.Integer()
    profile_complete = fields.Integer()
    accepted = fields.Integer()
    waiting = fields.Integer()
    withdrawn = fields.Integer()


class FunnelSchema(Schema):
    """Every count is of `interested` people; `by_state` and `by_channel` are of those `applied`."""

    interested = fields.Integer()
    applied = fields.Integer()
    eligible = fields.Integer()
    profile_complete = fields.Integer()
    accepted = fields.Integer()
    waiting = fields.Integer()
    withdrawn = fields.Integer()
    by_state = fields.Dict(keys=fields.String(), values=fields.Integer())
    by_channel = fields.Dict(keys=fields.String(), values=fields.Integer())
    rows = fields.List(fields.Nested(FunnelRowSchema))


class ShownApplicationSchema(Schema):
    """An application without what was written in it."""

    application = fields.UUID()
    cohort = fields.UUID()
    person = fields.UUID()
    sides = fields.List(fields.String())
    channel = fields.String()
    state = fields.String()
    complete = fields.Boolean()
    waited = fields.Boolean()
    entered_by = fields.UUID(allow_none=True)
    version = fields.Integer()
