"""What can wait for somebody in the journal. A name, once published, keeps its meaning."""

from typing import Final

from plp_kit.core.today import Kind

PAIRING_TO_ANSWER: Final = Kind(
    "pairing_to_answer", "the partnership", "The caller has a partner, and can say until `due` whether they are continuing."
)
PARTNER_AWAITED: Final = Kind(
    "partner_awaited",
    "the partnership",
    "The caller is continuing. They can read their partner's profile from `due` on at the latest.",
)
PARTNER_TO_MEET: Final = Kind(
    "partner_to_meet", "the partnership", "The partners can read each other's profile, and no meeting is planned or held yet."
)
MEETING_AHEAD: Final = Kind("meeting_ahead", "the partnership", "The next meeting that is planned, on `due`.")
MEETING_TO_PLAN: Final = Kind(
    "meeting_to_plan", "the partnership", "No meeting is planned; since the last one, or since they were paired."
)
MEETINGS_TO_RECORD: Final = Kind(
    "meetings_to_record", "the partnership", "Meetings were planned for days that are past, and are not recorded as held."
)
AGREEMENT_TO_WRITE: Final = Kind(
    "agreement_to_write", "the partnership", "The caller has neither written their part nor said that they work without."
)
GOAL_TO_SET: Final = Kind("goal_to_set", "the partnership", "There is no goal that the caller sees, shared or their own.")
ATTENDANCE_TO_RECORD: Final = Kind("attendance_to_record", "the session", "Nobody is recorded as having been at this session.")
PARTNERS_GONE: Final = Kind(
    "partners_gone",
    "the cohort",
    "Partnerships that ended because a partner left, within the last 14 days; `due` is for the first.",
)
