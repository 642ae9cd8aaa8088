"""Which content is closed to a token because of a role that it carries, whatever other roles it carries beside.

A route that gives such content is marked with it: `@requires(Role.EVALUATOR, gives=Content.ANSWERS)`.
"""

from collections.abc import Mapping
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
    "Ask an evaluator who is neither.",
)


def refuse_closed(gives: Content | None, roles: frozenset[Role]) -> None:
    """Raises Refused if one of the roles closes what the route gives."""
    if gives is not None and not CLOSED_TO[gives].isdisjoint(roles):
        raise Refused(CONTENT_CLOSED)
