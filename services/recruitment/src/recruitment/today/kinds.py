"""What can wait for somebody in recruitment. A name, once published, keeps its meaning."""

from typing import Final

from plp_kit.core.today import Kind

APPLICATION_TO_HAND_IN: Final = Kind(
    "application_to_hand_in",
    "the application",
    "The caller's own, asked about; `due` is the last day on which it can be.",
)
APPLICATION_BEGUN: Final = Kind(
    "application_begun", "the cohort", "The caller has typed into the form; `due` is the last day on which it can be handed in."
)
INVITATION_TO_ANSWER: Final = Kind(
    "invitation_to_answer", "the application", "The caller is invited to apply; `due` is the last day on which they can."
)
APPLICATIONS_TO_DECIDE: Final = Kind(
    "applications_to_decide", "the cohort", "Handed in and not answered. The caller's own is not counted."
)
WAITING_LIST: Final = Kind(
    "waiting_list", "the cohort", "People on the waiting list of a cohort that is not launched yet. The caller is not counted."
)
ACCESS_NEEDS_TO_READ: Final = Kind(
    "access_needs_to_read", "the cohort", "People who take part and said what they need, which nobody has read since."
)
COHORT_TO_LAUNCH: Final = Kind(
    "cohort_to_launch", "the cohort", "Its launch is planned for `due`, within 14 days or in the past, and is not on record."
)
FILE_TO_IMPORT: Final = Kind(
    "file_to_import", "the import file", "A list was sent and is not imported; it is kept until `due` at most."
)
SETTINGS_TO_ANSWER: Final = Kind(
    "settings_to_answer", "the proposal", "Settings that somebody else proposed wait to be approved or refused."
)
REQUEST_TO_ACKNOWLEDGE: Final = Kind("request_to_acknowledge", "the request", "A complaint to acknowledge until `due`.")
REQUEST_TO_ADVISE: Final = Kind("request_to_advise", "the request", "The decision-maker has no advice on it yet.")
REQUEST_TO_ANSWER: Final = Kind("request_to_answer", "the request", "It waits for the decision-maker, until `due`.")
HOLD_TO_REVIEW: Final = Kind("hold_to_review", "the hold", "Its day for the review has come; it stays in force.")
