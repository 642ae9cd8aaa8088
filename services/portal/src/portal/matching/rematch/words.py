"""The words of the pages about people whose partner has gone."""

from typing import Final

TITLE: Final = "People whose partner has gone"
TO_ROUNDS: Final = "Back to matching"
TO_HOME: Final = "Home"
CAPTION: Final = "Who has no partner now"
HEAD: Final = ("Name", "Partner gone on", "Act by")
LEFT_TODAY: Final = "{day} (today)"
LEFT: Final = "{day} ({days})"
DAYS: Final = ("{count} day left", "{count} days left")
LATE: Final = "{day} (this day has passed)"
EMPTY: Final = "Nobody is without a partner because theirs has gone. When somebody goes, their partner appears here."
CHOICES: Final = "There are three ways, and 14 days to choose one for each person. Ask them first what they would like."
MATCH_AGAIN: Final = "Match them again"
MATCH_AGAIN_TEXT: Final = (
    "A re-match is another round, for everybody in the cohort who has no partner. Partners who are together stay together. Its "
    "pairs are proposed, signed and published as in the first round."
)
WAIT: Final = "Wait"
WAIT_TEXT: Final = (
    "Do nothing now, for example until a person on the waiting list is accepted. Tell the person how long it may take."
)
CLOSE: Final = "Close with care"
CLOSE_TEXT: Final = (
    "If the person does not want another partner, call them and thank them. The partnership is over already. They can withdraw "
    "on their own page, and read and download what they wrote."
)
OPEN: Final = "Open a re-match"
OPENED: Final = "The re-match is open"
OPEN_ALREADY: Final = "A round of this cohort is open already. It takes everybody who has no partner."
TO_OPEN_ROUND: Final = "Go to the open round"
NOBODY_TO_PAIR: Final = (
    "A re-match cannot be opened now: it needs people without a partner on both sides. Wait until somebody is accepted or goes."
)
CANDIDATE: Final = (
    "You are without a partner in this cohort yourself, so another facilitator decides how people are matched again."
)
