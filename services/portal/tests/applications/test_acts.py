"""What a facilitator is offered to do with an application, in each of its states."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from msgspec.structs import replace

from portal.applications.acts import acts
from portal.applications.calls import Application, Asked

ID = UUID(int=1)
ASKED = Asked("Senior leaders", "Global majority colleagues", "Spring 2021", ())
APPLIED = Application(
    ID,
    UUID(int=2),
    UUID(int=3),
    "applied",
    ("served",),
    "Intranet",
    datetime(2021, 2, 1, 9, tzinfo=UTC),
    None,
    waited=False,
    leaves_on=None,
    entered_by=None,
    asked=ASKED,
    name="Ada Garbutt",
)


def offered(application: Application) -> list[str]:
    return [act.address.removeprefix(f"/applications/{ID}/") for act in acts(application)]


@pytest.mark.parametrize(
    ("state", "names"),
    [
        ("applied", ["accept", "wait", "decline", "address"]),
        ("waiting", ["accept", "decline", "address"]),
        ("accepted", ["address", "left"]),
        ("invited", ["remove"]),
        ("interested", ["remind"]),
        *((over, []) for over in ("declined", "withdrawn", "left", "a state of a later release")),
    ],
)
def test_what_is_offered_follows_from_the_status(state: str, names: list[str]) -> None:
    assert offered(replace(APPLIED, state=state)) == names


def test_only_somebody_who_is_to_leave_can_be_said_to_stay() -> None:
    assert offered(replace(APPLIED, state="accepted", leaves_on=date(2022, 4, 1))) == ["address", "left", "stay"]
