"""Somebody who signs in to the pages, and looks around."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import requests

from plp_demo.platform.addresses import Addresses


class NotSignedIn(Exception):
    """The pages, or the issuer, answered something else than on the way in."""


def pages(at: Addresses, person: str, *paths: str) -> Iterator[str]:
    """What the pages show. Cookies are carried by hand: they are for TLS alone, and this is a test on one machine."""
    cookies = _signed_in(at, person)
    for path in paths:
        yield requests.get(f"{at.http('portal')}{path}", headers={"Cookie": cookies}, timeout=30).text


def _signed_in(at: Addresses, person: str) -> str:
    began = requests.get(f"{at.http('portal')}/sign-in", timeout=30, allow_redirects=False)
    query = dict(parse_qsl(urlsplit(_location(began)).query))
    chosen = requests.post(f"{at.issuer}/authorize", data={**query, "person": person}, timeout=30, allow_redirects=False)
    came_back = requests.get(_location(chosen), headers={"Cookie": _cookies(began)}, timeout=30, allow_redirects=False)
    _location(came_back)
    return _cookies(came_back)


def _location(answer: requests.Response) -> str:
    if "Location" not in answer.headers:
        raise NotSignedIn(f"{answer.status_code} from {answer.url}")
    return answer.headers["Location"]


def _cookies(answer: requests.Response) -> str:
    return "; ".join(f"{name}={value}" for name, value in answer.cookies.items() if value)
