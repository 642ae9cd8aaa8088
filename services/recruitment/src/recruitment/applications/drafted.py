"""Forms of applicants that have drafts, by their names: the questions are listed in service.py."""

from collections.abc import Mapping
from typing import Final

from recruitment.applications.profile import ANSWERS, Profile

APPLICATION: Final = "application"
"""An application that is not handed in. Its subject is the cohort."""
ENTERED_APPLICATION: Final = "entered_application"
"""An application that a facilitator enters for somebody, kept for the facilitator. Its subject is the cohort."""
OWN_APPLICATION: Final = "own_application"
"""Another answer to a question of the profile. Its subject is the application."""
DO_NOT_PAIR: Final = "do_not_pair"
DO_NOT_PAIR_BYTES: Final = 8_192
"""Ten people as they are typed fit in. Every draft of this question has as many, whether or not anybody is named."""


def of(profile: Profile) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """A profile as drafts of its questions: what is in each field of the page, which is called as in the form that is sent."""
    fields: dict[str, dict[str, tuple[str | None, ...]]] = {
        **{question: {"answer": (answer,)} for question, answer in zip(ANSWERS, profile.answers, strict=False)},
        "learn": {"topics_to_learn": profile.topics_to_learn},
        "share": {"topics_to_share": profile.topics_to_share},
        "interests": {"interests": profile.interests},
        "times": {"availability": profile.availability},
        "place": {name: (getattr(profile, name),) for name in ("site", "directorate", "profession")},
    }
    given = {question: _given(names) for question, names in fields.items()}
    return {question: names for question, names in given.items() if names}


def _given(names: Mapping[str, tuple[str | None, ...]]) -> Mapping[str, tuple[str, ...]]:
    kept = {name: tuple(str(value) for value in values if value is not None) for name, values in names.items()}
    return {name: values for name, values in kept.items() if values}
