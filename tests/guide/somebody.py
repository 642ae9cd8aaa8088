"""Somebody who uses the pages while pictures are taken."""

from dataclasses import dataclass
from typing import Final
from uuid import uuid4

from playwright.sync_api import Page

from plp_demo.player.api_client import ApiClient
from tests.guide.camera import Camera
from tests.journeys.steps import When, key
from tests.support.browsing.visit import Visit

RECRUITMENT: Final = "recruitment"


@dataclass
class Somebody:
    """With a browser of their own. `client` is for what others do meanwhile."""

    visit: Visit
    camera: Camera
    client: ApiClient

    @property
    def when(self) -> When:
        return When(self.visit)

    @property
    def page(self) -> Page:
        return self.visit.page

    def signs_in_as(self, person: str) -> None:
        """By their role, or by their key in the scenario."""
        self.visit.go("/sign-in")
        self.visit.sign_in_at_the_issuer(key(person))

    def shows(self, name: str, *parts: str, style: str = "") -> None:
        """As a picture with this name."""
        self.camera.takes(self.visit, name, *parts, style=style)

    def application_of(self, person: str) -> str:
        return str(self.client.get(RECRUITMENT, key(person), "/applications/mine")[0]["application"])

    def a_colleague_posts(self, path: str) -> None:
        self.client.post(RECRUITMENT, key("facilitator"), path, None, str(uuid4()))
