"""The record of processing activities in the words of Article 30(1) of the UK GDPR, made from a trust's settings in force."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from plp_kit.core.shown import shown
from recruitment.trusts.controller import Controller
from recruitment.trusts.processing import CATEGORIES, Activity, Condition, LawfulBasis, Processing
from recruitment.trusts.settings import ProgrammeSettings

TRANSFERS: Final = (
    "None by this service. If your host keeps data outside the United Kingdom, add where and under which safeguards."
)
SECURITY: Final = (
    "What people write is encrypted, with a key for each person that is destroyed when it may not be read any more. "
    "People are known by random numbers, not by names, wherever a name is not needed. "
    "Each office sees only what it needs. Every look at a profile, a note, a contact or a file is on record. "
    "The data of one trust cannot be reached from another. Sign-in is the trust's own, and sessions are short."
)
BASES: Final[Mapping[LawfulBasis, str]] = {
    LawfulBasis.CONSENT: "Consent: Article 6(1)(a)",
    LawfulBasis.CONTRACT: "Contract: Article 6(1)(b)",
    LawfulBasis.LEGAL_OBLIGATION: "Legal obligation: Article 6(1)(c)",
    LawfulBasis.VITAL_INTERESTS: "Vital interests: Article 6(1)(d)",
    LawfulBasis.PUBLIC_TASK: "Public task: Article 6(1)(e)",
    LawfulBasis.LEGITIMATE_INTERESTS: "Legitimate interests: Article 6(1)(f)",
}
CONDITIONS: Final[Mapping[Condition, str]] = {
    Condition.EXPLICIT_CONSENT: "Explicit consent: Article 9(2)(a)",
    Condition.EMPLOYMENT: "Employment, social security and social protection: Article 9(2)(b)",
    Condition.SUBSTANTIAL_PUBLIC_INTEREST: "Substantial public interest: Article 9(2)(g)",
    Condition.RESEARCH: "Archiving, research and statistics: Article 9(2)(j)",
    Condition.NOT_SPECIAL: "No special category data",
}


@dataclass(frozen=True, slots=True)
class Described:
    """`people` are the categories of data subjects, `data` those of personal data, `counts_from` when its period begins."""

    name: str
    purpose: str
    people: str
    data: str
    counts_from: str


DESCRIBED: Final[Mapping[Activity, Described]] = {
    Activity.RECRUITING: Described(
        "Recruiting",
        "To invite staff to a cohort, and to choose who takes part",
        "Staff who are invited or apply, and their managers",
        "Name, work address, what they wrote in their application, side or sides, topics, consents, line manager",
        "the end of the cohort, or the day on which an application was closed",
    ),
    Activity.ACCESS_NEEDS: Described(
        "Access needs",
        "To let people take part who need something for it",
        "Staff who apply",
        "What they say they need, which may tell of a disability or of health",
        "the end of the cohort, or the day on which an application was closed",
    ),
    Activity.MATCHING: Described(
        "Matching",
        "To propose, explain and sign pairs of partners",
        "Staff who were accepted, and those named as people with whom somebody must not be paired",
        "Topics, interests, availability, site, line management, notes of matchers, people not to be paired",
        "the launch of the cohort",
    ),
    Activity.JOURNAL: Described(
        "Partnership journal",
        "To let partners agree, meet, set goals and reflect, and to help where a partnership is in difficulty",
        "Staff who take part",
        "Agreements, dates of meetings, goals, reflections, attendance at sessions",
        "the end of the cohort",
    ),
    Activity.CONCERNS: Described(
        "Concerns",
        "To let people raise a concern with those who can act on it",
        "Staff who raise a concern, and people named in it",
        "What is written in a concern and in answer to it",
        "the end of the cohort",
    ),
    Activity.SURVEY: Described(
        "Surveys",
        "To find out whether the programme does what it is for",
        "Staff who take part or took part",
        "Answers, which are kept without a name, and the fact that somebody has answered",
        "the day on which the survey closed",
    ),
    Activity.INTERVIEWS: Described(
        "Interviews",
        "To understand how people experience the programme",
        "Staff who agree to be interviewed",
        "Recordings, transcripts, and quotes from them",
        "the end of the cohort",
    ),
    Activity.NATIONAL_COUNTS: Described(
        "National counts",
        "To give rounded counts to the national team, which name nobody",
        "Staff who take part and have agreed to be counted",
        "Counts of people, responses and meetings; no record of a person leaves the trust",
        "the end of the cohort",
    ),
    Activity.LATER_CONTACT: Described(
        "Later contact",
        "To ask people about the programme after it has ended",
        "Staff who have agreed to it, and people who have left",
        "Name, an address that they chose, their consent",
        "the end of the cohort",
    ),
}


@shown
@dataclass(frozen=True, slots=True)
class RecordedActivity:
    """One activity, in words. `people` and `data` are categories, `recipients` offices and organisations outside the team."""

    activity: Activity
    name: str
    purpose: str
    people: str
    data: str
    basis: str
    condition: str
    recipients: tuple[str, ...]
    retention_months: int
    counts_from: str


@shown
@dataclass(frozen=True, slots=True)
class ProcessingRecord:
    """The record of a trust. `periods` are months by category. `controller` is null until the settings in force name it."""

    trust: str
    controller: Controller | None
    activities: list[RecordedActivity]
    transfers: str
    security: str
    periods: dict[str, int]


def record(trust: str, settings: ProgrammeSettings) -> ProcessingRecord:
    """In the order of the activities."""
    known = {entry.activity: entry for entry in settings.processing}
    periods: dict[str, int] = asdict(settings.retention)
    activities = [_recorded(known[activity], periods) for activity in Activity if activity in known]
    return ProcessingRecord(trust, settings.controller, activities, TRANSFERS, SECURITY, periods)


def _recorded(entry: Processing, periods: Mapping[str, int]) -> RecordedActivity:
    said = DESCRIBED[entry.activity]
    return RecordedActivity(
        entry.activity,
        said.name,
        said.purpose,
        said.people,
        said.data,
        BASES[entry.basis],
        CONDITIONS[entry.condition],
        entry.recipients,
        periods[CATEGORIES[entry.activity]],
        said.counts_from,
    )
