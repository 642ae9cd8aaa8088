"""The words of the page on which an applicant says whom they must not be paired with."""

from typing import Final

TITLE: Final = "People you must not be paired with"
SAVE: Final = "Save"
SAVED: Final = "Saved"
NOBODY: Final = "Nobody"
