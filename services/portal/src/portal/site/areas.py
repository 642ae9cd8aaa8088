"""The parts of the service that roles open. Somebody with several roles sees each of theirs in the header."""

from collections.abc import Callable, Iterable
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
    """`services` say what waits there. `pages` lead on from the area's own, for those who may open them: words and address.

    What is below these and the addresses `beneath` belongs to the area.
    """

    slug: str
    name: str
    roles: frozenset[Role]
    services: tuple[Service, ...]
    pages: tuple[tuple[str, str], ...] = ()
    beneath: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        return f"/today/{self.slug}"

    def has(self, path: str) -> bool:
        addresses = (*(address for _, address in self.pages), *self.beneath)
        return any(path == address or path.startswith(f"{address}/") for address in addresses)


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
        ("/rounds",),
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


def area_of_page(areas: Iterable[Area], path: str, roles: frozenset[Role]) -> Area | None:
    """Of somebody's areas the one whose page this is, which is for `roles`: the header marks it."""
    known = tuple(areas)
    rules: tuple[Callable[[Area], bool], ...] = (
        lambda area: area.roles == roles,
        lambda area: area.has(path),
        lambda area: not area.roles.isdisjoint(roles),
    )
    return next((area for belongs in rules for area in known if belongs(area)), None)
