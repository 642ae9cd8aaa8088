"""The partnership journal, put together."""

from importlib.resources import files

from partnership_journal.adapters.published import LANGUAGE, TOPIC
from partnership_journal.application.aggregates import COHORTS, ERASED, PARTICIPANTS, PARTNERSHIPS, SESSIONS
from partnership_journal.application.due import due
from partnership_journal.application.erasure import erased
from partnership_journal.application.follow import follow
from partnership_journal.application.react import HEARING
from partnership_journal.entrypoints import agreements, goals, meetings, partnerships, progress, sessions, writing
from plp_kit.service import Service
from plp_kit.web.blueprints import Blueprint

JOURNAL = Service(
    name="partnership_journal",
    title="Partnership journal",
    aggregates=(COHORTS, PARTICIPANTS, PARTNERSHIPS, SESSIONS, ERASED),
    language=LANGUAGE,
    migrations=files("partnership_journal.migrations"),
    topics=(TOPIC,),
    hearing=HEARING,
    follow=follow,
    due=due,
    erased=erased,
)
BLUEPRINTS: tuple[Blueprint, ...] = (
    partnerships.blueprint,
    agreements.blueprint,
    meetings.blueprint,
    goals.blueprint,
    writing.blueprint,
    sessions.blueprint,
    progress.blueprint,
)
