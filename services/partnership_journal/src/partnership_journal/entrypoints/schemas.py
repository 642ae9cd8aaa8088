"""The shapes of the journal's requests and answers."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Final, get_args

from marshmallow import Schema, fields, post_load
from marshmallow.validate import Length, OneOf

from partnership_journal.domain import meetings, sessions
from partnership_journal.domain.goals import Whose
from partnership_journal.domain.identities import PersonId
from partnership_journal.domain.partnerships import Chosen
from partnership_journal.domain.sessions import RecordAttendance

LONGEST: Final = 4000
ENDINGS: Final[tuple[Chosen, ...]] = get_args(Chosen)
Loaded = Mapping[str, Any]


def _text() -> fields.String:
    return fields.String(validate=Length(max=LONGEST))


def _one_of(words: Iterable[StrEnum], *, required: bool = False, attribute: str | None = None) -> fields.String:
    return fields.String(validate=OneOf([word.value for word in words]), required=required, attribute=attribute)


class AgreementSchema(Schema):
    """A partner's own part, to be sealed. Any of the texts may be left out, not all."""

    aims = _text()
    expects = _text()
    ground_rules = _text()
    how_often = _text()
    protected_time = _text()


class MeetingSchema(Schema):
    on = fields.Date(required=True)
    how = fields.Enum(meetings.How, by_value=True, required=True)


class GoalSchema(Schema):
    """A goal, to be sealed: shared by both partners, or one's own and unseen by the other."""

    whose = fields.Enum(Whose, by_value=True, required=True)
    text = fields.String(required=True, validate=Length(1, LONGEST))


class RevisionSchema(Schema):
    """Other words in the place of a text, to be sealed."""

    text = fields.String(required=True, validate=Length(1, LONGEST))


class OwnTextSchema(Schema):
    """A text of the caller's own. `ended_on` is the partnership's, null while it goes on."""

    text = fields.UUID(attribute="row.text")
    partnership = fields.UUID(attribute="row.partnership")
    what = fields.String(metadata={"description": "goal, or a part of the agreement: aims, expects ..."})
    words = fields.String(allow_none=True)
    written_on = fields.Date(attribute="row.written_on")
    ended_on = fields.Date(attribute="row.ended_on", allow_none=True)


class EndingSchema(Schema):
    """How a partner ends it. That a partner left is never said here: it follows from leaving."""

    how = _one_of(ENDINGS, required=True)

    @post_load
    def made(self, loaded: Loaded, **_: object) -> Chosen:
        return next(ending for ending in ENDINGS if ending == loaded["how"])


class SessionSchema(Schema):
    kind = fields.Enum(sessions.Kind, by_value=True, required=True)
    on = fields.Date(required=True)
    how = fields.Enum(sessions.How, by_value=True, required=True)


class AttendanceSchema(Schema):
    person = fields.UUID(required=True)

    @post_load
    def made(self, loaded: Loaded, **_: object) -> RecordAttendance:
        return RecordAttendance(PersonId(loaded["person"]))


class ShownPartnershipSchema(Schema):
    """A partnership, with the other partner's id. `ended_on` is null while it goes on."""

    partnership = fields.UUID()
    cohort = fields.UUID()
    partner = fields.UUID()
    formed_on = fields.Date()
    ended_on = fields.Date(allow_none=True)
    version = fields.Integer()


class ShownPartSchema(Schema):
    """One partner's part of the agreement. A text that was not written is absent; one that is erased or taken back is null."""

    partner = fields.UUID()
    works_without = fields.Boolean()
    aims = fields.String(attribute="texts.aims", allow_none=True)
    expects = fields.String(attribute="texts.expects", allow_none=True)
    ground_rules = fields.String(attribute="texts.ground_rules", allow_none=True)
    how_often = fields.String(attribute="texts.how_often", allow_none=True)
    protected_time = fields.String(attribute="texts.protected_time", allow_none=True)


class ShownMeetingSchema(Schema):
    on = fields.Date()
    how = _one_of(meetings.How)
    planned = fields.Boolean()
    held = fields.Boolean()


class ShownGoalSchema(Schema):
    """A goal that the caller may see. `version` is what the answer to setting it said; an erased or withdrawn text is null."""

    goal = fields.UUID(attribute="row.goal")
    whose = _one_of(Whose, attribute="row.whose")
    text = fields.String(allow_none=True)
    set_on = fields.Date(attribute="row.set_on")
    reached_on = fields.Date(attribute="row.reached_on", allow_none=True)
    version = fields.Integer(attribute="row.version")


class JournalSchema(Schema):
    """A partnership as one of its two partners reads it. After the end its agreement and shared goals are closed to both."""

    partnership = fields.UUID(attribute="partnership.partnership")
    cohort = fields.UUID(attribute="partnership.cohort")
    partner = fields.UUID(attribute="partnership.partner")
    formed_on = fields.Date(attribute="partnership.formed_on")
    ended_on = fields.Date(attribute="partnership.ended_on", allow_none=True)
    version = fields.Integer(attribute="partnership.version")
    agreement = fields.List(fields.Nested(ShownPartSchema))
    goals = fields.List(fields.Nested(ShownGoalSchema))
    meetings = fields.List(fields.Nested(ShownMeetingSchema))


class SessionCountSchema(Schema):
    """A group session; `attended` counts people."""

    session = fields.UUID()
    kind = _one_of(sessions.Kind)
    on = fields.Date()
    how = _one_of(sessions.How)
    attended = fields.Integer()


class ShownSessionSchema(SessionCountSchema):
    """A group session, for whoever records attendance."""

    cohort = fields.UUID()
    version = fields.Integer()


class EndedSchema(Schema):
    completed = fields.Integer()
    ended = fields.Integer()
    partner_left = fields.Integer()


class ProgressSchema(Schema):
    """Counts, never content. Of `partnerships` some are active, and the others ended in one of three ways."""

    cohort = fields.UUID(attribute="cohort.cohort")
    title = fields.String(attribute="cohort.title")
    word_senior = fields.String(attribute="cohort.word_senior")
    word_served = fields.String(attribute="cohort.word_served")
    launch_on = fields.Date(attribute="cohort.launch_on")
    partnerships = fields.Integer(attribute="tally.partnerships")
    active = fields.Integer(attribute="tally.active")
    ended = fields.Nested(EndedSchema, attribute="tally.ended")
    meetings_held = fields.Integer()
    agreements_written = fields.Integer(metadata={"description": "Partnerships in which one partner or both wrote a part."})
    goals_set = fields.Integer()
    sessions = fields.List(fields.Nested(SessionCountSchema))
