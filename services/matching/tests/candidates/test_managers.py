"""Whether somebody's managers are known: by a line under any of their ids."""

from uuid import UUID

from matching.candidates.lines import Line, Post
from matching.candidates.managers import Managers, managers_of
from matching.ids import PersonId
from plp_kit.core.joined_identities import joined

ADA, BEN, CAI, DEE = (PersonId(UUID(int=number)) for number in range(1, 5))


def test_managers_are_known_or_a_list_names_none_or_no_list_names_the_person() -> None:
    lines = {ADA: Line((Post((DEE,), None),)), BEN: Line((Post((), "ward 7"),))}
    told = managers_of([CAI, BEN, ADA], lines, joined([]))
    assert [(one.person, one.managers) for one in told] == [
        (ADA, Managers.KNOWN),
        (BEN, Managers.NONE),
        (CAI, Managers.NOT_KNOWN),
    ]


def test_a_line_under_another_id_of_the_person_counts() -> None:
    lines = {ADA: Line((Post((), None),)), DEE: Line((Post((CAI,), None),))}
    (told,) = managers_of([ADA], lines, joined([(ADA, DEE)]))
    assert told.managers is Managers.KNOWN
