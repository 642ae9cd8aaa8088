"""The shapes of a trust: what an operator onboards, the programme settings, the record of processing."""

from marshmallow import Schema, fields, post_load
from marshmallow.validate import Length, Range

from plp_kit.web.yes_or_no import YesOrNo
from recruitment.applications.consents import ConsentText, Purpose
from recruitment.applications.routes.schemas import FEW, LONG, SHORT, Loaded, texts
from recruitment.trusts import decider
from recruitment.trusts.processing import Activity, Condition, LawfulBasis, Processing
from recruitment.trusts.retention import Retention
from recruitment.trusts.settings import ProgrammeSettings, Words


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


class RetentionSchema(Schema):
    """In months; what is left out has the default."""

    closed_applications = fields.Integer(strict=True, validate=Range(0, 1200))
    matching_notes = fields.Integer(strict=True, validate=Range(0, 1200))
    journals = fields.Integer(strict=True, validate=Range(0, 1200))
    transcripts = fields.Integer(strict=True, validate=Range(0, 1200))
    consents = fields.Integer(strict=True, validate=Range(0, 1200))
    access_records = fields.Integer(strict=True, validate=Range(0, 1200))

    @post_load
    def made(self, loaded: Loaded, **_: object) -> Retention:
        return Retention(**loaded)


class ProcessingSchema(Schema):
    """By what right an activity processes personal data. Recipients are offices and organisations, never people."""

    activity = fields.Enum(Activity, by_value=True, required=True)
    basis = fields.Enum(LawfulBasis, by_value=True, required=True)
    condition = fields.Enum(Condition, by_value=True, required=True)
    recipients = fields.List(fields.String(validate=SHORT), required=True, validate=Length(0, 50))

    @post_load
    def made(self, loaded: Loaded, **_: object) -> Processing:
        return Processing(**{**loaded, "recipients": tuple(loaded["recipients"])})


class RecordEntrySchema(Schema):
    """A line of the record of processing; `kept_months` is the period of the category."""

    activity = fields.Enum(Activity, by_value=True)
    basis = fields.Enum(LawfulBasis, by_value=True)
    condition = fields.Enum(Condition, by_value=True)
    recipients = fields.List(fields.String())
    category = fields.String()
    kept_months = fields.Integer()


def _months() -> fields.Integer:
    return fields.Integer(required=True, strict=True, validate=Range(0, 120))


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
    profile_questions = texts()
    topics = texts()
    consent_texts = fields.List(fields.Nested(ConsentTextSchema), required=True, validate=FEW)
    retention = fields.Nested(RetentionSchema)
    processing = fields.List(fields.Nested(ProcessingSchema), validate=Length(0, 50))

    @post_load
    def made(self, loaded: Loaded, **_: object) -> ProgrammeSettings:
        lists = ("profile_questions", "topics", "consent_texts", "processing")
        return ProgrammeSettings(**{**loaded, **{name: tuple(loaded[name]) for name in lists if name in loaded}})


class TrustSchema(Schema):
    """What an operator onboards."""

    name = fields.String(required=True, validate=SHORT)
    ods_code = fields.String(required=True, validate=Length(3, 5))
    kind = fields.Enum(decider.TrustKind, by_value=True, required=True)
    region = fields.Enum(decider.Region, by_value=True, required=True)
    synthetic = YesOrNo(required=True)
    settings = fields.Nested(SettingsSchema, required=True)


class TrustShownSchema(Schema):
    name = fields.String(attribute="facts.name")
    ods_code = fields.String(attribute="facts.ods_code")
    kind = fields.Enum(decider.TrustKind, by_value=True, attribute="facts.kind")
    region = fields.Enum(decider.Region, by_value=True, attribute="facts.region")
    synthetic = fields.Boolean(attribute="facts.synthetic")
    settings_version = fields.Integer()
    settings = fields.Nested(SettingsSchema)
