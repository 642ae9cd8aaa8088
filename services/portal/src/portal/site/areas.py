"""The parts of the service that roles open. Somebody with several roles sees each of theirs in the header."""

from dataclasses import dataclass
from typing import Final

from plp_kit.web.roles import Role
from portal.site import words
from portal.site.calls import Service

R: Final = Service.RECRUITMENT
M: Final = Service.MATCHING
J: Final = Service.PARTNERSHIP_JOURNAL
E: Final = Service.EVALUATION


@dataclass(frozen=True, slots=True)
class Area:
    """`services` say what waits there. `pages` lead on from the area's own, for those who may open them: words and address."""

    slug: str
    name: str
    roles: frozenset[Role]
    services: tuple[Service, ...]
    pages: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        return f"/today/{self.slug}"


OWN_PAGES: Final = ((words.YOUR_PARTNER, "/partner"), (words.APPLY, "/apply"), (words.YOUR_DATA, "/my-data"))
PAGES_ABOUT_DATA: Final = (
    (words.ALL_REQUESTS, "/requests"),
    (words.TO_ADVISE, "/advice"),
    (words.HOLDS, "/holds"),
    (words.ACCESS_LOG, "/access-log"),
    (words.RETENTION, "/retention"),
    (words.PROCESSING_RECORD, "/processing-record"),
    (words.BREACH, "/breach-export"),
    (words.EXCEPTIONS, "/exceptions"),
)
AREAS: Final = (
    Area("partnership", words.PARTNERSHIP, frozenset({Role.PARTICIPANT}), (R, J, E), OWN_PAGES),
    Area(
        "cohorts",
        words.COHORTS,
        frozenset({Role.FACILITATOR}),
        (R, J),
        ((words.ALL_COHORTS, "/cohorts"), (words.SETTINGS, "/settings"), (words.SIGNPOSTS, "/signposts")),
    ),
    Area(
        "matching",
        words.MATCHING,
        frozenset({Role.FACILITATOR, Role.CO_CHAIR}),
        (M,),
        ((words.MATCHING_BY_COHORT, "/matching"),),
    ),
    Area("evaluation", words.EVALUATION, frozenset({Role.EVALUATOR}), (E,)),
    Area("requests", words.REQUESTS, frozenset({Role.DPO, Role.DECISION_MAKER}), (R, E), PAGES_ABOUT_DATA),
    Area("concerns", words.CONCERNS, frozenset({Role.CONCERN_HANDLER, Role.GUARDIAN}), ()),
    Area(
        "trust",
        words.OWN_TRUST,
        frozenset({Role.EDI_LEAD, Role.DECISION_MAKER}),
        (R, M),
        (
            (words.ALL_COHORTS, "/cohorts"),
            (words.OWN_COHORTS, "/own-cohorts"),
            (words.SETTINGS, "/settings"),
            (words.EXCEPTIONS, "/exceptions"),
        ),
    ),
    Area("national", words.NATIONAL, frozenset({Role.NATIONAL_ANALYST}), (Service.INSIGHTS,)),
    Area(
        "trusts", words.TRUSTS, frozenset({Role.OPERATOR}), (), ((words.ALL_TRUSTS, "/trusts"), (words.ALL_SERVICES, "/services"))
    ),
)


def areas_of(roles: frozenset[Role]) -> tuple[Area, ...]:
    """In the order of the header."""
    return tuple(area for area in AREAS if area.roles & roles)
