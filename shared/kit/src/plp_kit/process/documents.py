"""The OpenAPI document of a service, made from its routes without any server."""

from collections.abc import Iterable
from typing import NoReturn
from uuid import UUID

from plp_kit.service import Service
from plp_kit.web.app import create_app
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.issuer_keys import PublicKey
from plp_kit.web.known_people import KnownPeople
from plp_kit.web.tokens import Verifier
from plp_kit.web.wiring import Wiring


class _NoKeys:
    def key(self, kid: str) -> PublicKey | None:  # noqa: ARG002 - the port's shape
        return None


def openapi(service: Service, blueprints: Iterable[Blueprint]) -> dict[str, object]:
    wiring = Wiring(
        verifier=Verifier("https://issuer.invalid", _NoKeys()),
        people=KnownPeople(b"", _nobody),
        serves=lambda _tenant: False,
        context=_unreachable,
        secret=b"",
    )
    app = create_app(service.name, service.title, blueprints, wiring)
    response = app.test_client().get("/openapi.json")
    document: dict[str, object] = response.get_json()
    return document


def _nobody(_tenant: str, _signed_in: bytes) -> UUID:
    raise RuntimeError("a document is about routes, not about people")


def _unreachable(tenant: str) -> NoReturn:
    raise RuntimeError(f"a document is about routes, not about {tenant}")
