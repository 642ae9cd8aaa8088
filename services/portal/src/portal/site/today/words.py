"""The words of Home and of the areas' own pages. Pairs are the forms for one and for any other count."""

from typing import Final

TITLE: Final = "Home"
AREA_TITLE: Final = "Your work"
NO_ROLE: Final = "You are signed in, but your organisation has not given you a role in this programme."
NO_ROLE_NEXT: Final = "If you need access, ask a facilitator or the people who manage accounts in your organisation."
LEFT: Final = (
    "You have signed in with a code. "
    "You can see what we hold about you and who has read it, and say what you want us to do with it."
)
LEFT_UNTIL: Final = "We will sign you out at about {until} at the latest. You can then ask for another code."
NOTHING: Final = "Nothing is waiting for you here. When something is, you will find it on this page."
AWAY: Final = (
    "We cannot show everything at the moment, because a part of the service is not answering. Try again in a few minutes."
)
OTHER: Final = "Also waiting for you"
BY: Final = "By {day}"
ON: Final = "On {day}"
ON_THE_DAY: Final = frozenset({"meeting_ahead"})
SINCE: Final = "Since {day}"

KINDS: Final = {
    "access_needs_to_read": (
        "{count} person who takes part has told us what they need",
        "{count} people who take part have told us what they need",
    ),
    "agreement_to_write": ("Write your part of the agreement", "Write your part of {count} agreements"),
    "application_begun": ("Carry on with the application that you started", "Carry on with {count} applications"),
    "application_to_hand_in": ("Finish and send your application", "Finish and send {count} applications"),
    "applications_to_decide": (
        "{count} application is waiting for a decision",
        "{count} applications are waiting for a decision",
    ),
    "attendance_to_record": (
        "Record who came to {count} session",
        "Record who came to {count} sessions",
    ),
    "cohort_to_launch": ("Record the launch of a cohort", "Record the launch of {count} cohorts"),
    "contribution_on_hold": (
        "Figures for the national picture are on hold",
        "{count} sets of figures for the national picture are on hold",
    ),
    "contribution_refused": ("A trust's figures were refused", "{count} trusts' figures were refused"),
    "contribution_to_answer": (
        "Approve figures for the national picture, or put them on hold",
        "Approve {count} sets of figures for the national picture, or put them on hold",
    ),
    "file_to_import": ("Finish importing a list", "Finish importing {count} lists"),
    "goal_to_set": ("Set your first goal", "Set your first goal in {count} partnerships"),
    "hold_to_review": ("Review a legal hold", "Review {count} legal holds"),
    "invitation_to_answer": ("Answer your invitation to apply", "Answer {count} invitations to apply"),
    "managers_not_known": ("We do not know who {count} person reports to", "We do not know who {count} people report to"),
    "meeting_ahead": ("Your next meeting", "Your next {count} meetings"),
    "meeting_to_plan": ("Plan your next meeting", "Plan your next {count} meetings"),
    "meetings_to_record": ("Say whether {count} meeting took place", "Say whether {count} meetings took place"),
    "pairing_to_answer": (
        "You have a partner. Say whether you continue",
        "You have {count} partners. Say whether you continue",
    ),
    "partner_awaited": (
        "You have a partner. You can read their profile soon",
        "You have {count} partners. You can read their profiles soon",
    ),
    "partner_to_meet": (
        "You can read your partner's profile. Agree when you first meet",
        "You can read {count} partners' profiles. Agree when you first meet",
    ),
    "partners_gone": (
        "{count} partnership ended because a partner left",
        "{count} partnerships ended because a partner left",
    ),
    "people_to_rematch": ("{count} person needs a new partner", "{count} people need a new partner"),
    "proposal_to_sign": ("Sign the proposed pairs", "Sign {count} proposals of pairs"),
    "request_to_acknowledge": ("Acknowledge a complaint", "Acknowledge {count} complaints"),
    "request_to_advise": ("Advise on a request about someone's data", "Advise on {count} requests about people's data"),
    "request_to_answer": ("Answer a request about someone's data", "Answer {count} requests about people's data"),
    "round_to_propose": ("Propose pairs", "Propose pairs in {count} rounds"),
    "round_to_publish": ("Publish the signed pairs", "Publish the signed pairs of {count} rounds"),
    "settings_to_answer": ("Approve or refuse proposed settings", "Approve or refuse {count} proposals of settings"),
    "several_partners": (
        "{count} person is in more than one pair, or is paired with themself",
        "{count} people are in more than one pair, or are paired with themselves",
    ),
    "substitute_to_name": (
        "Enter who signs as a substitute, if somebody was named",
        "Enter who signs as a substitute in {count} rounds, if somebody was named",
    ),
    "survey_closing": ("A survey closes soon", "{count} surveys close soon"),
    "survey_to_answer": ("Answer the survey", "Answer {count} surveys"),
    "survey_to_approve": ("A survey has no approval on record", "{count} surveys have no approval on record"),
    "waiting_list": ("{count} person is on the waiting list", "{count} people are on the waiting list"),
}
