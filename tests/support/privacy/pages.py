"""The portal before the two services of a world: every page behind a sign-in that somebody there may open."""

import itertools
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from flask import Flask
from werkzeug.routing import Rule

from portal import service as portal
from portal.site.areas import AREAS
from portal.site.calls import Service
from portal.site.current import COOKIE
from portal.site.guards import guards
from portal.site.signed_in import Secret, SignedIn
from portal.site.wiring import Wiring
from tests.support.privacy.worlds import NOTHING_ELSE, Fetched, World, renamed
from tests.walls.portal_asking import NOTHING_THERE, portal_settings, served

DRAWN: Final = (
    re.compile(r'nonce(-|="|" value=")[\w-]+'),
    re.compile(r'name="form_token" value="\w+"'),
    re.compile(r'data-(seconds|most)="\d+"'),
    re.compile(r"by about \d\d:\d\d"),
)
"""What each request or session draws: nonces, the token of forms, and how long the session lasts."""
READERS: Final = "/my-data/readers"
"""Looks of one moment are in an order that is drawn."""
ROW: Final = re.compile(r"<tr.*?</tr>", re.DOTALL)
LEFT_OUT: Final = frozenset({"/session", "/sign-in", "/sign-in/again", "/sign-in/callback"})
"""One says how late it is; the others lead to the issuer, and there is none."""


@dataclass(frozen=True, slots=True)
class Pages:
    app: Flask
    wiring: Wiring
    world: World
    _seen: dict[str, Fetched] = field(default_factory=dict)

    def seen_by(self, name: str) -> Fetched:
        """Status, where it leads, and text of every page that the person may open, by address; what is drawn is left out.

        Each page is opened once, since to look at some is on record for others.
        """
        if name not in self._seen:
            self._seen[name] = self._opened_by(name)
        return self._seen[name]

    def _opened_by(self, name: str) -> Fetched:
        client = self.app.test_client()
        client.set_cookie(COOKIE, self._session(name), domain="127.0.0.1", secure=True)
        found: dict[str, str] = {}
        for path in self.addresses(name):
            with client.get(path, base_url="https://127.0.0.1") as answered:
                found[path] = f"{answered.status} {answered.headers.get('Location')} {answered.get_data(as_text=True)}"
        told = {path: _without_what_is_drawn(text) for path, text in found.items()}
        return {path: _in_order(text) if path == READERS else text for path, text in renamed(told, self.world).items()}

    def addresses(self, name: str) -> Iterator[str]:
        """With all that each page could be about."""
        roles, of, known = self.world.everybody[name].roles, guards(self.app), self._known()
        for rule in self.app.url_map.iter_rules():
            guard = of.get((rule.endpoint, "GET"))
            if guard and guard.admits(roles) and not guard.is_public and rule.rule not in LEFT_OUT:
                yield from _filled(rule, known)

    def _known(self) -> Mapping[str, list[str]]:
        """Each id that there is for each part of an address."""
        persons = [self.world.id(person) for person in self.world.applications]
        return {
            "application": list(self.world.applications.values()),
            "cohort": [self.world.cohort],
            "entered": list(self.world.applications.values()),
            "number": ["1"],
            "part": ["1"],
            "person": persons,
            "round": [self.world.round],
            "slug": [area.slug for area in AREAS],
            "tenant": [self.world.tenant],
        }

    def _session(self, name: str) -> str:
        """As it begins when the identity provider has vouched for them."""
        person = self.world.at_recruitment(name)
        secret = Secret(person.token, name, NOTHING_THERE, person.subject)
        signed_in = SignedIn(self.world.tenant, person.roles, datetime.now(UTC) + timedelta(hours=1), secret, person.id)
        return self.wiring.sessions.begin(signed_in)


def _filled(rule: Rule, known: Mapping[str, list[str]]) -> Iterator[str]:
    """What no world has is unknown in all."""
    parts = re.split(r"<(?:\w+:)?(\w+)>", rule.rule)
    names = parts[1::2]
    for ids in itertools.product(*(known.get(each, [NOTHING_ELSE]) for each in names)):
        yield "".join(itertools.chain.from_iterable(itertools.zip_longest(parts[::2], ids, fillvalue="")))


def _without_what_is_drawn(text: str) -> str:
    for drawn in DRAWN:
        text = drawn.sub("drawn", text)
    return text


def _in_order(text: str) -> str:
    return f"{ROW.sub('', text)} {sorted(ROW.findall(text))}"


@contextmanager
def pages_of(world: World, database_url: str) -> Iterator[Pages]:
    """The services of the world answer on sockets; the others are away, in every world."""
    with ExitStack() as serving:
        away = dict.fromkeys(Service, NOTHING_THERE)
        recruitment, matching = (serving.enter_context(served(at.app)) for at in (world.recruitment, world.matching))
        addresses = {**away, Service.RECRUITMENT: recruitment, Service.MATCHING: matching}
        wiring = portal.wiring(portal_settings(database_url, addresses))
        serving.callback(wiring.close)
        yield Pages(portal.create_app(wiring), wiring, world)
