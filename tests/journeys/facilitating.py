"""What journeys of facilitators share: a colleague who does things meanwhile, a cohort of one's own, and days in three boxes."""

from typing import Any, Final
from uuid import uuid4

from plp_demo.platform.addresses import Addresses
from plp_demo.player.api_client import ApiClient
from tests.journeys.steps import When, key

RECRUITMENT: Final = "recruitment"
PLAN: Final = {
    "aims": ["Learn from each other as equals"],
    "channels": ["Staff network"],
    "recruiting_opens_on": "2021-11-15",
    "recruiting_closes_on": "2022-02-01",
    "launch_on": "2022-04-12",
    "assessment": {"reference": "DPIA 2022/8", "approver": "Data protection officer"},
}


class Colleague:
    """Another facilitator of the trust, who does things through the APIs."""

    def __init__(self, at: Addresses) -> None:
        self.client, self.key = ApiClient(at), key("facilitator")

    def posts(self, path: str, body: object = None) -> str:
        return str(self.client.post(RECRUITMENT, self.key, path, body, str(uuid4()))["id"])

    def cohort(self, title: str) -> str:
        return self.posts("/cohorts", {"title": title, **PLAN})

    def sees(self, path: str) -> Any:  # noqa: ANN401 - JSON
        return self.client.get(RECRUITMENT, self.key, path)

    def writes_a_guide(self, cohort: str, **texts: str) -> None:
        """Pages by their titles, in this order, in the place of what is there; a page keeps its id with its title."""
        path = f"/cohorts/{cohort}/guide"
        ids = {page["title"]: page["page"] for page in self.sees(path)["pages"]}
        pages = [{"page": ids.get(title), "title": title, "text": text} for title, text in texts.items()]
        self.client.put(RECRUITMENT, self.key, path, {"pages": pages})

    def titles(self, cohort: str) -> list[str]:
        """Of the Guide's pages, in their order."""
        return [page["title"] for page in self.sees(f"/cohorts/{cohort}/guide")["pages"]]


def types_a_day(when: When, question: str, day: str) -> None:
    boxes = when.page.get_by_role("group", name=question)
    for box, text in zip(("Day", "Month", "Year"), day.split(), strict=True):
        boxes.get_by_label(box).fill(text)
