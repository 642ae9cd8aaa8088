"""Two profiles side by side: a row a question, a column a person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from portal.matching import words
from portal.matching.calls import PersonProfile, Profile, Profiles
from portal.matching.naming import Names, name, slots


@dataclass(frozen=True, slots=True)
class ProfilesPage:
    """`head` names the two; each of `rows` is a question, and what each of them answered."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


def profiles_page(told: Profiles, people: tuple[UUID, UUID], names: Names) -> ProfilesPage:
    known = {each.person: each for each in told.profiles}
    both = [known.get(person, PersonProfile(person, None)) for person in people]
    rows = [(question, tuple(_said(each, answers) for each in both)) for question, answers in _questions(told).items()]
    return ProfilesPage((words.PROFILES_QUESTION, *(name(person, names) for person in people)), tuple(rows))


def _questions(told: Profiles) -> Mapping[str, Callable[[Profile], str]]:
    """What is said on each row."""
    return {
        **{question: _answer(number) for number, question in enumerate(told.questions)},
        words.TO_LEARN: lambda profile: ", ".join(profile.topics_to_learn),
        words.TO_SHARE: lambda profile: ", ".join(profile.topics_to_share),
        words.INTERESTS: lambda profile: ", ".join(profile.interests),
        words.WHEN: lambda profile: ", ".join(slots(profile.availability)),
        words.HOW: lambda profile: words.MODES.get(profile.meeting_mode, profile.meeting_mode),
        words.WHERE: lambda profile: profile.site or "",
    }


def _answer(number: int) -> Callable[[Profile], str]:
    return lambda profile: (profile.answers[number] or "") if number < len(profile.answers) else ""


def _said(person: PersonProfile, answers: Callable[[Profile], str]) -> str:
    return words.PROFILE_CLOSED if person.profile is None else answers(person.profile) or words.NO_ANSWER
