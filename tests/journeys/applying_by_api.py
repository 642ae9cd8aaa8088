"""An application that is sent through the API, for journeys that begin after it."""

from typing import Any, Final
from uuid import uuid4

from plp_demo.player.api_client import ApiClient
from tests.journeys.steps import key

COHORT: Final = "Winter 2022"
RECRUITMENT: Final = "recruitment"
WROTE: Final = "To hear how others see my work."


def applies(client: ApiClient, person: str) -> str:
    """To the cohort that is recruiting, for the group that it serves. Returns the application's id."""
    cohort = next(each for each in client.get(RECRUITMENT, key(person), "/cohorts/open") if each["title"] == COHORT)["cohort"]
    offer = client.get(RECRUITMENT, key(person), f"/cohorts/{cohort}/application-form")["offer"]
    sent = client.post(RECRUITMENT, key(person), f"/cohorts/{cohort}/applications", form_of(offer), str(uuid4()))
    return str(sent["id"])


def form_of(offer: dict[str, Any], side: str = "served", place: int = 0) -> dict[str, object]:
    """A whole application for this side, with the topics at this place of the list and the one after it."""
    consents = [{"purpose": each["purpose"], "version": each["version"], "granted": True} for each in offer["consents"]]
    topics = offer["choices"]["topics"]
    learn, share = topics[place % len(topics)], topics[(place if side == "served" else place + 1) % len(topics)]
    return {
        "aims_confirmed": True,
        "channel": offer["choices"]["channels"][0],
        "consents": consents,
        "identifies_with_group": side == "served",
        "senior_role_confirmed": side == "senior",
        "sides": [side],
        "profile": [WROTE, None, None],
        "topics_to_learn": [learn],
        "topics_to_share": [share],
    }
