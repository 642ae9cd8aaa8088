"""The waves in which a cohort is surveyed."""

from enum import StrEnum


class Wave(StrEnum):
    BASELINE = "baseline"
    MID = "mid"
    END = "end"
    YEAR_AFTER = "year_after"
