"""The schemas of a trust's programme settings, and of what is listed of proposals."""

from dataclasses import fields as fields_of
from typing import Final

from marshmallow import Schema, fields
from marshmallow.validate import Length, OneOf, Range

from plp_kit.web.validation import TELEPHONE
from recruitment.applications.consents import Purpose
from recruitment.trusts.processing import MOST_RECIPIENTS, Activity, Condition, LawfulBasis
from recruitment.trusts.retention import Retention
from recruitment.trusts.settings import MOST_CHOICES, MOST_GROUPS, MOST_TOPICS
from recruitment.trusts.table.proposals import STATES

SHORT: Final = Length(1, 200)
LONG: Final = Length(1, 4000)
FEW: Final = Length(1, 50)


def _texts() -> fields.List[str]:
    return fields.List(fields.String(validate=SHORT), required=True, validate=Length(1, MOST_TOPICS.items))


def _list() -> fields.List[str]:
    words = fields.String(validate=Length(1, MOST_CHOICES.characters))
    return fields.List(words, validate=Length(0, MOST_CHOICES.items))


def _months() -> fields.Integer:
    return fields.Integer(required=True, strict=True, validate=Range(0, 120))


def _retention() -> fields.Integer:
    return fields.Integer(strict=True, validate=Range(0, 1200))


class WordsSchema(Schema):
    senior = fields.String(required=True, validate=SHORT)
    served = fields.String(required=True, validate=SHORT)


class ListsSchema(Schema):
    """What applicants pick from beside topics; what is left out, or empty, is not asked."""

    interests = _list()
    sites = _list()
    directorates = _list()
    professions = _list()


class ConsentTextSchema(Schema):
    """What people are asked for a purpose, in full. Another wording gets the next version."""

    purpose = fields.Enum(Purpose, by_value=True, required=True)
    version = fields.Integer(required=True, strict=True, validate=Range(1, 10_000))
    wording = fields.String(required=True, validate=LONG)


RetentionSchema = Schema.from_dict({field.name: _retention() for field in fields_of(Retention)}, name="RetentionSchema")
"""In months; what is left out has the default."""


class CleanErasuresSchema(Schema):
    """The rule by which clean erasures are decided. `assessment` is the impact assessment that approved it.

    Every erasure waits so many days; a person looks at one in so many clean ones, too.
    """

    assessment = fields.String(required=True, validate=SHORT)
    wait_days = fields.Integer(strict=True, validate=Range(0, 366))
    looked_at_one_in = fields.Integer(strict=True, validate=Range(0, 1000))


class ProcessingSchema(Schema):
    """By what right an activity processes personal data. Recipients are offices and organisations, never people."""

    activity = fields.Enum(Activity, by_value=True, required=True)
    basis = fields.Enum(LawfulBasis, by_value=True, required=True)
    condition = fields.Enum(Condition, by_value=True, required=True)
    recipients = fields.List(fields.String(validate=SHORT), required=True, validate=Length(0, MOST_RECIPIENTS.items))


class SettingsControllerSchema(Schema):
    """Who answers for the personal data by law, and how their data protection officer is reached. Everybody can read it."""

    name = fields.String(required=True, validate=SHORT)
    address = fields.String(required=True, validate=SHORT)
    officer_email = fields.Email(required=True, validate=Length(1, 254))
    officer_telephone = fields.String(load_default=None, allow_none=True, validate=TELEPHONE)


class SettingsSchema(Schema):
    """A trust's programme settings; months count from launch."""

    words = fields.Nested(WordsSchema, required=True)
    groups_served = fields.List(fields.String(validate=SHORT), required=True, validate=Length(1, MOST_GROUPS.items))
    senior_level = fields.String(required=True, validate=SHORT)
    positive_action_reason = fields.String(required=True, validate=LONG)
    length_months_min = _months()
    length_months_max = _months()
    survey_month = _months()
    survey_days = fields.Integer(required=True, strict=True, validate=Range(0, 366))
    check_in_every_months = _months()
    profile_questions = _texts()
    topics = _texts()
    lists = fields.Nested(ListsSchema)
    consent_texts = fields.List(fields.Nested(ConsentTextSchema), required=True, validate=FEW)
    retention = fields.Nested(RetentionSchema)
    clean_erasures = fields.Nested(CleanErasuresSchema, allow_none=True)
    processing = fields.List(fields.Nested(ProcessingSchema), validate=Length(0, 50))
    controller = fields.Nested(SettingsControllerSchema, allow_none=True)


class ListedProposalSchema(Schema):
    """Settings that were proposed, and how they were answered."""

    proposal = fields.UUID(required=True)
    proposed_on = fields.Date(required=True)
    state = fields.String(required=True, validate=OneOf(["waiting", *STATES.values()]))
    answered_on = fields.Date(required=True, allow_none=True)
