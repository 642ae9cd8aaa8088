"""The header marks the area whose page somebody looks at, on every page of it."""

import pytest

from plp_kit.web.roles import Role
from portal.site.areas import area_of_page, areas_of

F, C, P, DPO, DECIDES = Role.FACILITATOR, Role.CO_CHAIR, Role.PARTICIPANT, Role.DPO, Role.DECISION_MAKER
SIGNED_IN: tuple[Role, ...] = ()


@pytest.mark.parametrize(
    ("somebody", "path", "for_roles", "slug"),
    [
        ((F, P), "/cohorts/7", (F,), "cohorts"),
        ((F, P), "/cohorts/7/matching", (F, C), "matching"),
        ((C,), "/rounds/7/sign", SIGNED_IN, "matching"),
        ((F,), "/settings/names", (F, Role.EDI_LEAD, DECIDES), "cohorts"),
        ((DECIDES,), "/settings/names", (F, Role.EDI_LEAD, DECIDES), "trust"),
        ((DPO,), "/holds/7/review", (DPO,), "requests"),
        ((F, P), "/my-data/consents", SIGNED_IN, "partnership"),
        ((F,), "/my-data", SIGNED_IN, None),
        ((F, DPO), "/worried", SIGNED_IN, None),
    ],
)
def test_a_page_belongs_to_an_area_of_the_person(
    somebody: tuple[Role, ...], path: str, for_roles: tuple[Role, ...], slug: str | None
) -> None:
    area = area_of_page(areas_of(frozenset(somebody)), path, frozenset(for_roles))
    assert (area.slug if area else None) == slug
