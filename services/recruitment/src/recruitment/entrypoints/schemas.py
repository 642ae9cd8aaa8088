"""The shapes of recruitment's requests and answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from marshmallow import Schema, ValidationError, fields, post_load
from marshmallow.validate import Length, Range

from recruitment.domain import trusts
from recruitment.domain.applications import Decline, DeclineReason
from recruitment.domain.cohorts import ImpactAssessment, Plan
from recruitment.domain.consents import Consent, ConsentText, Purpose
from recruitment.domain.forms import Form, Side
from recruitment.domain.programme import ProgrammeSettings, Words

SHORT: Final = Length(1, 200)
LONG: Final = Length(1, 4000)
FEW: Final = Length(1, 50)
FIRST_YEAR, LAST_YEAR = 2000, 2199
Loaded = Mapping[str, Any]


class WordsSchema(Schema):
    senior = fields.String(required=True, validate=SHORT)
    served = fields.String(required=True, validate=SHORT)

    @post_load
    def made(self, loaded: Loaded, **_: object) -> Words:
        return Words(**loaded)


class ConsentTextSchema(Schema):
    purpose = fields.Enum(Purpose, by_value=True, required=True)
    version = fields.Integer(required=True, strict=True, validate=Range(1, 10_000))

    @post_load
    def made(self, loaded: Loaded, **_: object) -> ConsentText:
        return ConsentText(**loaded)


def _months() -> fields.Integer:
    return fields.Integer(required=True, strict=True, validate=Range(0, 120))


def _texts(each: Length = SHORT) -> fields.List[str]:
    return fields.List(fields.String(validate=each), required=True, validate=FEW)


class SettingsSchema(Schema):
    """A trust's programme settings; months count from launch."""

    words = fields.Nested(WordsSchema, required=True)
    group_served = fields.String(required=True, validate=SHORT)
    senior_level = fields.String(required=True, validate=SHORT)
    positive_action_reason = fields.String(required=True, validate=LONG)
    length_months_min = _months()
    length_months_max = _months()
    survey_month = _months()
    survey_days = fields.Integer(required=True, strict=True, validate=Range(0, 366))
    check_in_every_months = _months()
    profile_questions = _texts()
    topics = _texts()
    consent_texts = fields.List(fields.Nested(ConsentTextSchema), required=True, validate=FEW)

    @post_load
    def made(self, loaded: Loaded, **_: object) -> ProgrammeSettings:
        lists = ("profile_questions", "topics", "consent_texts")
        return ProgrammeSettings(**{**loaded, **{name: tuple(loaded[name]) for name in lists}})


class TrustSchema(Schema):
    """What an operator onboards."""

    name = fields.String(required=True, validate=SHORT)
    ods_code = fields.String(required=True, validate=Length(3, 5))
    kind = fields.Enum(trusts.TrustKind, by_value=True, required=True)
    region = fields.Enum(trusts.Region, by_value=True, required=True)
    synthetic = fields.Boolean(required=True, truthy={True}, falsy={False})
    settings = fields.Nested(SettingsSchema, required=True)


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
    aims = _texts(LONG)
    channels = _texts()
    recruiting_opens_on = fields.Date(required=True, validate=_in_reach)
    recruiting_closes_on = fields.Date(required=True, validate=_in_reach)
    launch_on = fields.Date(required=True, validate=_in_reach)
    assessment = fields.Nested(ImpactAssessmentSchema, required=True)

    @post_load
    def made(self, loaded: Loaded, **_: object) -> Plan:
        return Plan(**{**loaded, "aims": tuple(loaded["aims"]), "channels": tuple(loaded["channels"])})


class ConsentSchema(Schema):
    purpose = fields.Enum(Purpose, by_value=True, required=True)
    granted = fields.Boolean(required=True, truthy={True}, falsy={False})
    version = fields.Integer(required=True, strict=True, validate=Range(1, 10_000))

    @post_load
    def made(self, loaded: Loaded, **_: object) -> Consent:
        return Consent(**loaded)


def _confirmed() -> fields.Boolean:
    return fields.Boolean(required=True, truthy={True}, falsy={False})


class ApplicationSchema(Schema):
    """An application form. Ethnic category and pay band are not asked, and fields of such names are refused like any unknown."""

    sides = fields.List(fields.Enum(Side, by_value=True), required=True, validate=Length(1, 2))
    senior_role_confirmed = _confirmed()
    identifies_with_group = _confirmed()
    aims_confirmed = _confirmed()
    topics_to_learn = _texts()
    topics_to_share = _texts()
    profile = fields.List(fields.String(validate=LONG), required=True, validate=Length(equal=3))
    consents = fields.List(fields.Nested(ConsentSchema), required=True, validate=Length(1, 20))
    channel = fields.String(required=True, validate=SHORT)

    @post_load
    def made(self, loaded: Loaded, **_: object) -> tuple[Form, tuple[str, ...]]:
        """The form, and the profile answers that are still to be sealed."""
        lists = {name: tuple(loaded[name]) for name in ("topics_to_learn", "topics_to_share", "consents")}
        form = Form(**{**loaded, **lists, "sides": frozenset(loaded["sides"]), "profile": ()})
        return form, tuple(loaded["profile"])


class DeclineSchema(Schema):
    reason = fields.Enum(DeclineReason, by_value=True, required=True)

    @post_load
    def made(self, loaded: Loaded, **_: object) -> Decline:
        return Decline(**loaded)


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


class FunnelSchema(Schema):
    """Every count is of `applied` people."""

    applied = fields.Integer()
    by_state = fields.Dict(keys=fields.String(), values=fields.Integer())
    by_channel = fields.Dict(keys=fields.String(), values=fields.Integer())


class ShownApplicationSchema(Schema):
    """An application without what was written in it."""

    application = fields.UUID()
    cohort = fields.UUID()
    person = fields.UUID()
    sides = fields.List(fields.String())
    channel = fields.String()
    state = fields.String()
    version = fields.Integer()


class TrustShownSchema(Schema):
    name = fields.String(attribute="facts.name")
    ods_code = fields.String(attribute="facts.ods_code")
    kind = fields.Enum(trusts.TrustKind, by_value=True, attribute="facts.kind")
    region = fields.Enum(trusts.Region, by_value=True, attribute="facts.region")
    synthetic = fields.Boolean(attribute="facts.synthetic")
    settings_version = fields.Integer()
    settings = fields.Nested(SettingsSchema)
