"""The words of the access log."""

from typing import Final

TITLE: Final = "Who has looked at what"
OF_TITLE: Final = "Who has looked at somebody's data"
BY_TITLE: Final = "What somebody has looked at"
PART_TITLE: Final = "Who has looked at what, in one part"
BACK: Final = "Requests"
BACK_TO_ALL: Final = "Who has looked at what"
LEAD: Final = (
    "Each look at what people wrote, at how to reach them, at their names and at files is on record, for as long as your "
    "settings say. The latest comes first. It does not say what was written."
)
DAYS: Final = "Days"
FIND_LINK: Final = "Find somebody, or choose days"
EVERYBODY_LINK: Final = "Show everybody and all days"
SINCE: Final = "From {since}"
UNTIL: Final = "Until {until}"
BETWEEN: Final = "{since} to {until}"
PARTS: Final = {
    "recruiting": "Recruiting",
    "matching": "Matching",
    "partnership": "Partnerships",
    "surveys": "Surveys",
}
CAPTION: Final = "{part}: the latest looks"
ALL_LINK_OF: Final = "All looks: {part}"
HEAD: Final = ("When", "Who looked", "Whose data", "What they looked at")
EMPTY: Final = "Nobody has looked at anything here so far."
EMPTY_CHOSEN: Final = "Nobody has looked at anything here, for what is chosen above."
AWAY: Final = "We cannot show this part at the moment, because it is not answering. Try again in a few minutes."
NO_NAME: Final = "Name not available"
OF_COHORT: Final = "People of {cohort}"
OF_MANY: Final = "Many people of your trust"
WHAT: Final = {
    "access_needs": "What somebody needs to take part",
    "contact": "How to reach somebody",
    "exception": "An exception to a rule",
    "explanation": "Why a pair was proposed",
    "export": "A file to take away",
    "join_code": "The code to join two records",
    "names": "Names",
    "note": "A note about a pair",
    "private_address": "A private address",
    "profile": "A profile",
    "request": "What was written in a request",
    "score": "How well a pair fits",
}
