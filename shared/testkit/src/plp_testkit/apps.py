"""The HTTP applications of services in tests: one that no test uses is wired anew, which is quicker than to make another."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from flask import Flask

from plp_kit.service import Service
from plp_kit.web.app import create_app
from plp_kit.web.blueprints import Blueprint
from plp_kit.web.wiring import Wiring, wire


@dataclass(frozen=True, slots=True)
class Apps:
    _free: dict[tuple[object, ...], list[Flask]] = field(default_factory=dict)

    def wired(self, service: Service, blueprints: Iterable[Blueprint], wiring: Wiring) -> tuple[Flask, Callable[[], None]]:
        """An app of the service with these routes, and what gives it back to be used by another test."""
        routes = tuple(blueprints)
        free = self._free.setdefault((service.name, *routes), [])
        app = free.pop() if free else create_app(service.name, service.title, routes, wiring)
        wire(app, wiring)
        return app, lambda: free.append(app)
