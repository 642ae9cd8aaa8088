"""The words of the pages about lists. Pairs are the forms for one and for any other count."""

from dataclasses import dataclass
from typing import Final

NO_NAME: Final = "Name not available"
TO_COHORT: Final = "Back to the cohort"
CONTINUE: Final = "Continue"

# Sending a list

LIST_TITLE: Final = "Invite people from a list"
LIST_TEXT: Final = (
    "Use this for people who answered a form of yours, for example in Microsoft Forms. Open the answers in Excel and save them.",
    "Nobody is invited yet. The next page shows what will happen.",
)
LIST_NEEDS: Final = (
    "a row with titles at the top",
    "a column with email addresses and one with names",
    "your three questions, if people answered them",
)
NEEDS: Final = "The list needs:"
NOT_KEPT: Final = (
    "Remove columns with ethnicity, pay band or WRES figures before you upload the list. We refuse a list that has one."
)
FILE_KEPT: Final = (
    "We keep what is in the list for a day at most. Facilitators of your trust can work on it. We do not keep the file itself."
)
LIST_CLOSED: Final = "Recruiting for this cohort has closed, so nobody can be invited to it."
LIST_BUTTON: Final = "Upload this list"
FILE: Final = "Choose the list"
FILE_HINT: Final = "An Excel workbook (.xlsx) or a CSV file, 16 MB at most"
FILE_MISSING: Final = "Choose the list that you want to upload"
CHANNEL: Final = "How did these people hear about the cohort?"
CHANNEL_HINT: Final = "It is counted for everybody on the list."
CHANNEL_MISSING: Final = "Select how these people heard about the cohort"
UNSURE: Final = (
    "We do not know whether your list has arrived, because a part of the service did not answer. Wait a minute, then choose the "
    "same file and select the button again. It is not kept twice."
)

# Sending a staff list

STAFF_TITLE: Final = "Upload a staff list"
STAFF_TEXT: Final = (
    "A staff list says who reports to whom. Nobody is paired with their manager, their manager's manager or a team colleague.",
    "An export of your electronic staff record (ESR) will do. The next page shows what will be kept.",
)
STAFF_NEEDS: Final = (
    "a row with titles at the top",
    "a column with the email addresses of staff and one with those of their managers",
    "a column with teams, if you have one",
)
STAFF_KEPT: Final = (
    "Only the rows of people who have applied, and of their managers, are used. Nothing of anybody else is kept, "
    "not even that they were on the list."
)
STAFF_BUTTON: Final = "Upload this staff list"

# Which column is what

COLUMNS_TITLE: Final = "Which column is which?"
COLUMNS_TEXT: Final = "Each question offers the titles of your columns, with the letters that Excel shows."
OTHER_TITLES: Final = (
    "If these are not the titles of your columns, there is something above them in the file. Put the titles into the first row, "
    "and upload the list again."
)
MISSING: Final = "We did not find these titles in your list: {titles}. Choose below which column has what."
REPEATED: Final = "Your list has these titles more than once: {titles}. Choose below which column has what."
READINGS: Final[dict[str, tuple[str, str | None, str | None]]] = {
    "email": ("Email address", "The person's own, not a manager's.", "Choose the column with email addresses"),
    "name": ("Name", "First name and surname together, as people are called.", "Choose the column with names"),
    "manager_email": (
        "Email address of the manager",
        None,
        "Choose the column with the email addresses of managers",
    ),
    "team": ("Team", "Skip this if the column has the name of the whole trust.", None),
}
"""By what is read: the question, its hint, and what is said where it must be answered."""
OPTIONAL: Final = "Skip this if the list does not have it."
ANSWER_HINT: Final = "A question of the cohort. Skip this if the list does not have the answers."
COLUMN: Final = "{letters}: {title}"

# What was read

SOURCE: Final = "Read from"
ROWS: Final = "Rows below the titles"
COUNT_OF_ROWS: Final = ("{count} row", "{count} rows")
HEADINGS_IN: Final = "Titles of the columns"
IN_ROW: Final = "In row {row}"
SHEET: Final = "The sheet '{name}'"
TEXT_FILE: Final = "A CSV file ({encoding}, columns separated by {separator})"
SEPARATORS: Final = {"comma": "commas", "semicolon": "semicolons", "tab": "tabs"}
LOOK_AT_NAMES: Final = "If letters with accents look wrong later, save the list as an Excel workbook and upload that."

# What will happen, and what happened

CHECK_TITLE: Final = "Check the list before anything is done"
STILL_BUSY: Final = (
    "A long list takes a few minutes, and we do not know yet whether this one is done. Select the button again in a minute. "
    "Nothing will be done twice."
)
CHECK_CLOSED: Final = "This list cannot be used at the moment. Nothing has been done."
DONE_TITLE: Final = "What was done with the list"
IMPORTED: Final = "The list is imported"
FINISH: Final = "Finish without changing anything"
KNOWN: Final = "Invited or applied already"
UNCHANGED: Final = "People for whom nothing is new"
PASSED_OVER: Final = "Rows of people who have not applied, of which nothing is kept"
REFUSED: Final = "Rows that cannot be used"
REPLACED: Final = "Rows replaced by a later answer of the same person"
REFUSED_CAPTION: Final = "Rows that cannot be used"
REFUSED_HEAD: Final = ("Row", "Column", "What to do")
REFUSED_TEXT: Final = "Everybody else on the list is not affected. You can correct these rows in your file and upload it again."
REPLACED_CAPTION: Final = "Rows replaced by a later answer of the same person"
REPLACED_HEAD: Final = ("Row", "Replaced by row")
MORE_ROWS: Final = ("And {count} more row.", "And {count} more rows.")
USED: Final = "Columns that are used"
NOT_USED: Final = "Columns that are not used"
NOT_USED_TEXT: Final = "Nothing in these columns is kept."
ALL_USED: Final = "Every column is used."
CHANGE_COLUMNS: Final = "Change which column is which"
KEPT_UNTIL: Final = "If you do nothing, what is in the list is deleted on {when}."
TO_INVITED: Final = "See the people who are invited"
TO_NEXT_LIST: Final = "Invite people from another list"
TO_COHORTS: Final = "All cohorts"


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """What changes is called before and after; sentences before and after; the button, by how many it is about."""

    to_change: str
    changed: str
    foreseen: tuple[str, ...]
    done: tuple[str, ...]
    button: tuple[str, str]


OF_APPLICANTS: Final = OutcomeWords(
    "People to invite",
    "People invited",
    (
        "Everybody who is invited gets an email with a code, with which they can apply. Their answers are there as a draft.",
        "They do not take part until they have applied and agreed to it themselves.",
    ),
    (
        "Everybody who is invited gets an email with a code, with which they can apply.",
        "If somebody asks you to, you can remove their invitation.",
    ),
    ("Invite {count} person", "Invite {count} people"),
)
OF_STAFF: Final = OutcomeWords(
    "People whose managers or team are new",
    "People whose managers or team are recorded",
    ("Matching takes these managers and teams into account from the next proposal.",),
    (
        "Matching takes these managers and teams into account from the next proposal.",
        "To see whose manager is still not known, open a cohort and select People whose manager is not known.",
    ),
    ("Record the managers of {count} person", "Record the managers of {count} people"),
)

# People whose managers are not known

MANAGERS_TITLE: Final = "People whose manager is not known"
MANAGERS_TEXT: Final = (
    "These people are accepted, and no staff list says whom they report to. They could be paired with their own manager.",
    "A list knows somebody by an email address that a facilitator has confirmed on their application, or that came from a list.",
)
MANAGERS_DO: Final = "Upload a staff list"
MANAGERS_ASK: Final = "Ask a facilitator to upload a staff list."
TO_MATCHING: Final = "Back to matching"
MANAGERS_ON_RECORD: Final = "It is on record that you have seen the names."
NOT_KNOWN: Final = "On no list"
NONE_NAMED: Final = "On a list, without a manager"
NONE_NAMED_TEXT: Final = "This is right for somebody who reports to nobody at your trust. If it is wrong, correct the list."
MANAGERS_ALL_KNOWN: Final = "Nobody is here. People appear here when they are accepted and no list says whom they report to."
MANAGERS_CLOSED: Final = "You take part in this cohort yourself, so a colleague has to look at this list."
MANAGERS_LATER: Final = "Nobody is here yet. People appear here when they are accepted and we do not know whom they report to."
MANAGERS_AWAY: Final = "We cannot show this list at the moment. Try again in a few minutes."
