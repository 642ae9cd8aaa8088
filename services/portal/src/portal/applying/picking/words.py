"""The words of the pages on which an applicant picks anew."""

from typing import Final

TITLE: Final = "Change what you picked"
PLACE: Final = "How and where you would like to meet"
SAVE: Final = "Save what I picked"
SAVED: Final = "What you picked is saved"
NOTHING: Final = "Nothing picked"
