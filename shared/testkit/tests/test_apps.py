"""An app that was given back is used by the next test, which finds nothing of the one before; one in use is nobody else's."""

import pytest
from flask.views import MethodView

from plp_kit.core.migrating import KIT
from plp_kit.core.slices import Slices
from plp_kit.messaging.publishing import PublishedLanguage
from plp_kit.service import Service, TenantContext
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.guards import public
from plp_kit.web.wiring import Wiring, wiring
from plp_testkit.apps import Apps
from plp_testkit.http import Signer, people_without_a_vault

SERVICE = Service("trial", "Trial", Slices(()), PublishedLanguage(), KIT)
trial = Blueprint("trial", __name__)


@trial.route("/whose")
class Whose(MethodView):
    @public
    def get(self) -> object:
        """Say whose wiring this is."""
        return wiring().secret.decode()


@pytest.fixture
def apps() -> Apps:
    return Apps()


def of(whose: str, signer: Signer) -> Wiring:
    def nothing(_tenant: str) -> TenantContext:
        raise AssertionError

    people = people_without_a_vault()
    return Wiring(verifier=signer.verifier, people=people, serves=lambda _tenant: True, context=nothing, secret=whose.encode())


def test_an_app_that_was_given_back_is_the_next_tests(apps: Apps, signer: Signer) -> None:
    first, give_back = apps.wired(SERVICE, [trial], of("the first", signer))
    give_back()
    second, _ = apps.wired(SERVICE, [trial], of("the second", signer))
    assert second is first
    assert second.test_client().get("/whose").text == "the second"


def test_an_app_in_use_is_nobody_elses(apps: Apps, signer: Signer) -> None:
    first, _ = apps.wired(SERVICE, [trial], of("the first", signer))
    second, _ = apps.wired(SERVICE, [trial], of("the second", signer))
    assert [app.test_client().get("/whose").text for app in (first, second)] == ["the first", "the second"]


def test_an_app_has_the_routes_that_were_asked_for(apps: Apps, signer: Signer) -> None:
    _, give_back = apps.wired(SERVICE, [], of("nobody", signer))
    give_back()
    app, _ = apps.wired(SERVICE, [trial], of("somebody", signer))
    assert app.test_client().get("/whose").text == "somebody"
