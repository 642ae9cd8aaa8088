"""Somebody who signs in to the pages over HTTP, without a browser, and looks around."""

from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

import requests

from plp_demo.platform.addresses import Addresses


class NotSignedIn(Exception):
    """The pages, or the issuer, answered something else than on the way in."""


@dataclass(slots=True)
class Visitor:
    """Signs in when it is made. Cookies are carried by hand: they are for TLS alone, and this is on one machine."""

    at: Addresses
    person: str = field(repr=False)
    _http: requests.Session = field(init=False, default_factory=requests.Session, repr=False)
    _cookies: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._http.trust_env = False
        began = requests.get(f"{self.at.http('portal')}/sign-in", timeout=30, allow_redirects=False)
        query = dict(parse_qsl(urlsplit(_location(began)).query))
        chosen = requests.post(
            f"{self.at.issuer}/authorize", data={**query, "person": self.person}, timeout=30, allow_redirects=False
        )
        came_back = requests.get(_location(chosen), headers={"Cookie": _cookies(began)}, timeout=30, allow_redirects=False)
        _location(came_back)
        self._cookies = _cookies(came_back)

    def open(self, path: str) -> requests.Response:
        """On one connection."""
        return self._http.get(f"{self.at.http('portal')}{path}", headers={"Cookie": self._cookies}, timeout=30)


def _location(answer: requests.Response) -> str:
    if "Location" not in answer.headers:
        raise NotSignedIn(f"{answer.status_code} from {answer.url}")
    return answer.headers["Location"]


def _cookies(answer: requests.Response) -> str:
    return "; ".join(f"{name}={value}" for name, value in answer.cookies.items() if value)
