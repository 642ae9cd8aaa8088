"""The form of a trust's settings, as drafts of it are named: a question for each group of settings. Its subject is the trust."""

from typing import Final

from recruitment.applications.consents import Purpose
from recruitment.trusts.processing import Activity

SETTINGS: Final = "settings"
GROUPS: Final = (
    "names",
    "served",
    "senior_level",
    "length",
    "survey_times",
    "profile_questions",
    "topics",
    "interests",
    "sites",
    "directorates",
    "professions",
    *(f"consent_{purpose}" for purpose in Purpose),
    "retention",
    "erasures",
    *(f"processing_{activity}" for activity in Activity),
    "controller",
)
LONGEST: Final = 65_536
"""In bytes: a list of two hundred places has room."""
