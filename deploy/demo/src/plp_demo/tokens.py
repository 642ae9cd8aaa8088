"""`plp-demo token`: an access token of somebody of the running platform, for calls of its APIs from the command line."""

import os
import sys

import msgspec

from plp_demo.issuer.people import Person
from plp_demo.platform import left, sign_in
from plp_demo.platform.left import NothingRuns
from plp_demo.player.api_client import ApiClient, ApiError
from plp_kit.web.roles import Role
from plp_operate.deployment import file


class NobodyHasRole(Exception):
    """No person of the trust has this role."""


def print_token(trust: str, role: Role) -> int:
    """The exit code: 0, or 1 after saying what is in the way."""
    try:
        print(_token(trust, role))
    except (NothingRuns, NobodyHasRole, ApiError) as failed:
        print(failed, file=sys.stderr)
        return 1
    return 0


def _token(trust: str, role: Role) -> str:
    try:
        at = left.read(file.place(os.environ))
    except FileNotFoundError:
        raise NothingRuns(left.NOTHING_RUNS) from None
    everybody = msgspec.json.decode(sign_in.files(at).people.read_bytes(), type=list[Person])
    person = next((each for each in everybody if each.tenant == trust and role in each.roles), None)
    if person is None:
        raise NobodyHasRole(f"Nobody of {trust!r} is {role.replace('_', ' ')}. `make up` prints who can sign in.")
    return ApiClient(at).token(person.sub)
