"""Which content is closed to a token because of a role that it carries, whatever other roles it carries beside.

A route that gives such content is marked with it: `@requires(Role.EVALUATOR, gives=Content.ANSWERS)`. The decision-maker can
except somebody from it.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from http import HTTPStatus
from typing import Final

from plp_kit.web.problems import Problem, Refused
from plp_kit.web.roles import Role


class Content(StrEnum):
    """`ANSWERS`: what people answered in a survey, one by one or counted. `CODINGS`: which passage was given which code."""

    ANSWERS = "answers"
    TRANSCRIPTS = "transcripts"
    CODINGS = "codings"


RUN_THE_PROGRAMME: Final = frozenset({Role.FACILITATOR, Role.CO_CHAIR})
CLOSED_TO: Final[Mapping[Content, frozenset[Role]]] = {
    Content.ANSWERS: RUN_THE_PROGRAMME,
    Content.TRANSCRIPTS: RUN_THE_PROGRAMME,
    Content.CODINGS: RUN_THE_PROGRAMME,
}

CONTENT_CLOSED: Final = Problem(
    HTTPStatus.FORBIDDEN,
    "content_closed",
    "Answers, transcripts and codings are closed to facilitators and co-chairs, whatever other roles they have. "
    "Ask an evaluator who is neither. Where there is none the decision-maker can record an exception.",
)


def refuse_closed(gives: Content | None, roles: frozenset[Role], is_excepted: Callable[[str], bool]) -> None:
    """Raises Refused if one of the roles closes what the route gives. Only then `is_excepted` is asked, with the rule's code."""
    if gives is not None and not CLOSED_TO[gives].isdisjoint(roles) and not is_excepted(CONTENT_CLOSED.code):
        raise Refused(CONTENT_CLOSED)
