"""The shapes of evaluation's requests and answers."""

from collections.abc import Mapping
from typing import Any, Final

from marshmallow import Schema, fields, post_load
from marshmallow.validate import Length, Range

from evaluation.answers.answering import Said
from evaluation.answers.decider import Choice, Group
from evaluation.catalogue.questions import CheckIn, Recommend
from evaluation.contributions.decider import HoldReason
from evaluation.surveys.decider import Approval, ExtendSurvey
from plp_kit.web.yes_or_no import YesOrNo

SHORT: Final = Length(1, 200)
MANY: Final = Length(0, 50)
Loaded = Mapping[str, Any]


class ApprovalSchema(Schema):
    """An approval of the survey. `approver` is the office or body that gave it, never somebody's name."""

    reference = fields.String(required=True, validate=SHORT)
    on = fields.Date(required=True)
    approver = fields.String(required=True, validate=SHORT)

    @post_load
    def made(self, loaded: Loaded, **_: object) -> Approval:
        return Approval(**loaded)


class ExtensionSchema(Schema):
    days = fields.Integer(required=True, strict=True, validate=Range(1, 366))

    @post_load
    def made(self, loaded: Loaded, **_: object) -> ExtendSurvey:
        return ExtendSurvey(**loaded)


class ChoiceSchema(Schema):
    """An answer to a question of the national core."""

    question = fields.String(required=True, validate=SHORT)
    version = fields.Integer(required=True, strict=True, validate=Range(1, 10_000))
    level = fields.String(required=True, validate=SHORT)

    @post_load
    def made(self, loaded: Loaded, **_: object) -> Choice:
        return Choice(**loaded)


class AnswerSchema(Schema):
    """An answer. Without `consent` nothing of it is stored. Questions of the core may be left out."""

    consent = YesOrNo(load_default=False)
    group = fields.Enum(Group, by_value=True, required=True)
    recommend = fields.Enum(Recommend, by_value=True, required=True)
    check_in = fields.Enum(CheckIn, by_value=True, required=True)
    national_counts = YesOrNo(required=True)
    choices = fields.List(fields.Nested(ChoiceSchema), load_default=list, validate=MANY)

    @post_load
    def made(self, loaded: Loaded, **_: object) -> tuple[bool, Said]:
        said = {name: value for name, value in loaded.items() if name != "consent"}
        return loaded["consent"], Said(**{**said, "choices": tuple(loaded["choices"])})


class HoldSchema(Schema):
    reason = fields.Enum(HoldReason, by_value=True, required=True)


class SurveySchema(Schema):
    """A survey in counts. `answered` is null until the survey has closed."""

    survey = fields.UUID()
    wave = fields.String()
    state = fields.String()
    opens_on = fields.Date()
    closes_on = fields.Date()
    invited = fields.Integer()
    answered = fields.Integer(allow_none=True)
    version = fields.Integer()


class ShownSurveySchema(SurveySchema):
    """A survey with its approval on record."""

    cohort = fields.UUID()
    title = fields.String()
    approval_reference = fields.String(allow_none=True)
    approved_on = fields.Date(allow_none=True)
    approver = fields.String(allow_none=True)


class InvitationSchema(Schema):
    """An open survey that asks the caller, and whether they have answered."""

    survey = fields.UUID()
    cohort = fields.UUID()
    title = fields.String()
    wave = fields.String()
    opens_on = fields.Date()
    closes_on = fields.Date()
    answered = fields.Boolean()


class GroupSchema(Schema):
    """`share` is rounded on its own, `share_adding` so that the groups add to 100."""

    group = fields.Enum(Group, by_value=True)
    label = fields.String()
    count = fields.Integer()
    share = fields.String(allow_none=True)
    share_adding = fields.String(allow_none=True)


class PartSchema(Schema):
    count = fields.Integer()
    of = fields.Integer()
    share = fields.String(allow_none=True)


class RespondentsSchema(Schema):
    """The respondents table. Shares and rates are in per cent with one decimal, null of nothing."""

    pairs_at_launch = fields.Integer()
    invited = fields.Integer()
    remaining = fields.Integer()
    answers = fields.Integer()
    answers_of_remaining = fields.Integer(attribute="of_remaining.count")
    rate_of_remaining = fields.String(attribute="of_remaining.share", allow_none=True)
    rate_of_invited = fields.String(attribute="of_invited.share", allow_none=True)
    groups = fields.List(fields.Nested(GroupSchema))
    served = fields.Nested(PartSchema)
    recommend = fields.Nested(PartSchema)
    check_in = fields.Nested(PartSchema)
    whole_pairs = fields.Integer()


class ContributingTrustSchema(Schema):
    name = fields.String()
    ods_code = fields.String()
    kind = fields.String()
    region = fields.String()
    synthetic = fields.Boolean()


class FactSchema(Schema):
    """A table of rounded counts that add to at least 10: `cells` has a list for its one row, `all`, a count for each column."""

    name = fields.String()
    catalogue = fields.Integer()
    rows = fields.List(fields.String())
    columns = fields.List(fields.String())
    cells = fields.List(fields.List(fields.Integer()))


class ContributionSchema(Schema):
    """What would leave the trust, or has left it. `state` is prepared, held or approved; `held` says why it waits."""

    contribution = fields.UUID()
    trust = fields.Nested(ContributingTrustSchema)
    cohort = fields.UUID(attribute="block.cohort")
    group_served = fields.String(attribute="block.group_served")
    wave = fields.String(attribute="block.wave")
    month = fields.String()
    state = fields.String()
    held = fields.Enum(HoldReason, by_value=True, allow_none=True)
    facts = fields.List(fields.Nested(FactSchema))
    version = fields.Integer()
