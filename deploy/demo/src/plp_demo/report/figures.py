"""What the services answer at a run's end: their tables over HTTP, and the number of events in their logs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import psycopg
from psycopg.conninfo import make_conninfo

from plp_demo.platform.addresses import Addresses
from plp_demo.platform.patience import patiently
from plp_demo.player.people import sub_of
from plp_demo.player.playing import Player
from plp_demo.scenario.actions import ANALYST
from plp_demo.scenario.model import Scenario
from plp_kit.web.roles import Role
from plp_operate.deployment.services import NATIONAL, SERVICES

SYNTHETIC: Final = "Synthetic data: everybody behind these figures is invented."


@dataclass(frozen=True, slots=True)
class Figures:
    """`respondents`, `rounds` and `national` (by group served) as the services answered; `events` by service and name."""

    note: str
    respondents: Mapping[str, Any]
    rounds: list[dict[str, Any]]
    national: Mapping[str, Mapping[str, Any]]
    events: list[tuple[str, str, int]]
    restarts: Mapping[str, int]

    def count(self, event: str) -> int:
        """How many events of this stored name there are in all trusts together."""
        return sum(count for _, name, count in self.events if name == event)


def read_figures(player: Player, scenario: Scenario) -> Figures:
    groups = sorted({group for trust in scenario.trusts for group in trust.groups_served})
    return Figures(
        note=SYNTHETIC,
        respondents=_respondents(player, scenario),
        rounds=_rounds(player, scenario),
        national={group: _national(player, group) for group in groups},
        events=sorted(patiently(lambda: event_counts(player.platform.at))),
        restarts=player.platform.restarts(),
    )


def _respondents(player: Player, scenario: Scenario) -> dict[str, Any]:
    trust, cohort = scenario.about.headline_trust, scenario.about.headline_cohort
    evaluator = next(row.person for row in scenario.people if row.trust == trust and Role.EVALUATOR in row.roles)
    survey = player.memory.of("survey", trust, cohort)
    table: dict[str, Any] = player.client.get("evaluation", sub_of(trust, evaluator), f"/surveys/{survey}/respondents")
    return table


def _rounds(player: Player, scenario: Scenario) -> list[dict[str, Any]]:
    """Of the headline cohort, each with its proposal."""
    trust, cohort = scenario.about.headline_trust, scenario.about.headline_cohort
    facilitator = sub_of(trust, next(row.facilitator for row in scenario.rounds if (row.trust, row.cohort) == (trust, cohort)))
    rounds = player.client.get("matching", facilitator, f"/cohorts/{player.memory.of('cohort', trust, cohort)}/rounds")
    return [player.client.get("matching", facilitator, f"/rounds/{row['round']}") for row in rounds]


def _national(player: Player, group_served: str) -> dict[str, Any]:
    path = f"/national/table?group_served={group_served}"
    table: dict[str, Any] = player.client.get("insights", sub_of(NATIONAL, ANALYST), path)
    return table


def event_counts(at: Addresses) -> list[tuple[str, str, int]]:
    """Service, stored event, how often; of every trust."""
    return [counted for service in SERVICES for counted in _counts(at, service.name)]


def _counts(at: Addresses, service: str) -> list[tuple[str, str, int]]:
    with psycopg.connect(make_conninfo(at.data_admin_url, dbname=service), connect_timeout=10) as db:
        rows = db.execute("SELECT name, count(*) FROM events GROUP BY name").fetchall()
    return [(service, name, count) for name, count in rows]
