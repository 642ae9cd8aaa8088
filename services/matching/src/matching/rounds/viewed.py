"""What of people is viewed in matching, as their access records name it."""

from enum import StrEnum


class Viewed(StrEnum):
    NOTE = "note"
    EXPLANATION = "explanation"
    SCORE = "score"
