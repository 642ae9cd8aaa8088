"""What the journal's log holds, by name and version."""

from partnership_journal.domain import cohorts, goals, meetings, participants, partnerships, sessions, writing
from plp_kit.core.stored import Stored, StoredEvents

COHORTS: StoredEvents[cohorts.CohortHeard] = StoredEvents(
    Stored("partnership_journal.cohort_heard.v1", cohorts.CohortHeard),
)

PARTICIPANTS: StoredEvents[participants.Event] = StoredEvents(
    Stored("partnership_journal.joined_partnership.v1", participants.JoinedPartnership),
    Stored("partnership_journal.departure_heard.v1", participants.DepartureHeard),
    Stored("partnership_journal.partner_lost.v1", participants.PartnerLost),
)

PARTNERSHIPS: StoredEvents[partnerships.Event] = StoredEvents(
    Stored("partnership_journal.partner_lost_before.v1", partnerships.PartnerLostBefore),
    Stored("partnership_journal.partnership_formed.v1", partnerships.PartnershipFormed),
    Stored("partnership_journal.agreement_written.v1", partnerships.AgreementWritten),
    Stored("partnership_journal.working_without_agreement.v1", partnerships.WorkingWithoutAgreement),
    Stored("partnership_journal.meeting_planned.v1", meetings.MeetingPlanned),
    Stored("partnership_journal.meeting_held.v1", meetings.MeetingHeld),
    Stored("partnership_journal.goal_set.v1", goals.GoalSet),
    Stored("partnership_journal.goal_reached.v1", goals.GoalReached),
    Stored("partnership_journal.text_withdrawn.v1", writing.TextWithdrawn),
    Stored("partnership_journal.text_revised.v1", writing.TextRevised),
    Stored("partnership_journal.partnership_ended.v1", partnerships.PartnershipEnded),
)

SESSIONS: StoredEvents[sessions.Event] = StoredEvents(
    Stored("partnership_journal.session_held.v1", sessions.SessionHeld),
    Stored("partnership_journal.attendance_recorded.v1", sessions.AttendanceRecorded),
)
