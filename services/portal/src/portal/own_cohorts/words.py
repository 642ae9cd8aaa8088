"""The words of the page about a trust's own cohorts over time."""

from typing import Final

TITLE: Final = "Your cohorts over time"
BACK: Final = "Your trust"
LEAD: Final = (
    "Each row is a cohort of your trust, the latest launch first. "
    "Compare a count with the number it is out of, and with the same count of earlier cohorts."
)
SMALL: Final = (
    "A count of fewer than {fewest} people is not shown, nor one that leaves out fewer than {fewest}: "
    "somebody could tell who they are."
)
CAPTION: Final = "Cohorts"
HEAD: Final = ("Cohort", "Accepted, of those who applied", "Partnerships that continue", "Meetings", "Survey answers")
LAUNCHED: Final = "Launched on {day}"
PLANNED: Final = "Launch planned for {day}"
EMPTY: Final = "There is no cohort yet. When a facilitator opens one, you find here how many people applied and were accepted."
AWAY: Final = "We cannot show all of it at the moment: a part of the service is not answering. Try again in a few minutes."
OWN: Final = "Your own partnership is in no count here."
NOT_KNOWN: Final = "Not known at the moment"
NOT_YET: Final = "Not yet"
FEW: Final = "Fewer than {fewest} of {base}"
FEW_ALONE: Final = "Fewer than {fewest}"
NEARLY_ALL: Final = "All or nearly all of {base}"
MEETINGS: Final = "{count} in {base} partnerships"
SURVEY: Final = "{wave}: {answers}"
WAVES: Final = {"baseline": "Before", "mid": "Middle", "end": "End", "year_after": "A year after"}
