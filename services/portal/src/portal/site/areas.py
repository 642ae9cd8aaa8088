"""The parts of the service that roles open. Somebody with several roles sees each of theirs in the header."""

from dataclasses import dataclass
from typing import Final

from plp_kit.web.roles import Role
from portal.site import words


@dataclass(frozen=True, slots=True)
class Area:
    """`pages` are those that lead on from the area's own: words and address."""

    slug: str
    name: str
    roles: frozenset[Role]
    pages: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        return f"/today/{self.slug}"


AREAS: Final = (
    Area("partnership", words.PARTNERSHIP, frozenset({Role.PARTICIPANT})),
    Area("cohorts", words.COHORTS, frozenset({Role.FACILITATOR}), ((words.ALL_COHORTS, "/cohorts"),)),
    Area("matching", words.MATCHING, frozenset({Role.FACILITATOR, Role.CO_CHAIR})),
    Area("evaluation", words.EVALUATION, frozenset({Role.EVALUATOR})),
    Area("requests", words.REQUESTS, frozenset({Role.DPO, Role.DECISION_MAKER})),
    Area("concerns", words.CONCERNS, frozenset({Role.CONCERN_HANDLER, Role.GUARDIAN})),
    Area("trust", words.OWN_TRUST, frozenset({Role.EDI_LEAD})),
    Area("national", words.NATIONAL, frozenset({Role.NATIONAL_ANALYST})),
    Area("trusts", words.TRUSTS, frozenset({Role.OPERATOR})),
)


def areas_of(roles: frozenset[Role]) -> tuple[Area, ...]:
    """In the order of the header."""
    return tuple(area for area in AREAS if area.roles & roles)
