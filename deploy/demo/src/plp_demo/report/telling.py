"""What a run tells at its end: the services' own tables, asked for over HTTP, and what their logs hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.conninfo import make_conninfo

from plp_demo.platform.addresses import Addresses
from plp_demo.platform.patience import patiently
from plp_demo.player.people import ANALYST, sub_of
from plp_demo.player.playing import Player
from plp_demo.report import tables
from plp_demo.scenario.model import Scenario
from plp_demo.scenario.recruiting import Trust
from plp_kit.web.roles import Role
from plp_operate.deployment.services import NATIONAL, SERVICES
from plp_operate.terminal.tables import table

SYNTHETIC = "Synthetic data: everybody behind these figures is invented."


@dataclass(frozen=True, slots=True)
class Figures:
    """`respondents`, `rounds` and `national` (by group served) as the services answered; `events` by service and name."""

    note: str
    respondents: Mapping[str, Any]
    rounds: list[dict[str, Any]]
    national: Mapping[str, Mapping[str, Any]]
    events: list[tuple[str, str, int]]
    restarts: Mapping[str, int]


def asked(player: Player, scenario: Scenario) -> Figures:
    groups = sorted({trust.group_served for trust in scenario.trusts})
    return Figures(
        note=SYNTHETIC,
        respondents=_respondents(player, scenario),
        rounds=_rounds(player, scenario),
        national={group: _national(player, group) for group in groups},
        events=sorted(patiently(lambda: event_counts(player.platform.at))),
        restarts=player.platform.restarts(),
    )


def tell(figures: Figures, scenario: Scenario, say: Callable[[str], None]) -> None:
    headline = next(trust for trust in scenario.trusts if trust.trust == scenario.about.headline_trust)
    tables.section(f"{headline.name}: who answered the survey", [*tables.respondents(figures.respondents), figures.note], say)
    tables.section(f"{headline.name}: matching", [*tables.rounds(figures.rounds), figures.note], say)
    for group, shown in figures.national.items():
        title = f"National table, group served: {group} (counts rounded to base 5 inside each trust)"
        tables.section(title, tables.national(shown), say)
    tables.section("What happened", [*tables.events(figures.events), figures.note], say)
    tables.section("Started again by the supervisor", tables.restarts(figures.restarts), say)


def _respondents(player: Player, scenario: Scenario) -> dict[str, Any]:
    trust, cohort = scenario.about.headline_trust, scenario.about.headline_cohort
    evaluator = next(row.person for row in scenario.people if row.trust == trust and Role.EVALUATOR in row.roles)
    survey = player.memory.of("survey", trust, cohort)
    shown: dict[str, Any] = player.client.get("evaluation", sub_of(trust, evaluator), f"/surveys/{survey}/respondents")
    return shown


def _rounds(player: Player, scenario: Scenario) -> list[dict[str, Any]]:
    """Of the headline cohort, each with its proposal."""
    trust, cohort = scenario.about.headline_trust, scenario.about.headline_cohort
    facilitator = sub_of(trust, next(row.facilitator for row in scenario.rounds if (row.trust, row.cohort) == (trust, cohort)))
    listed = player.client.get("matching", facilitator, f"/cohorts/{player.memory.of('cohort', trust, cohort)}/rounds")
    return [player.client.get("matching", facilitator, f"/rounds/{row['round']}") for row in listed]


def _national(player: Player, group_served: str) -> dict[str, Any]:
    path = f"/national/table?group_served={group_served}"
    shown: dict[str, Any] = player.client.get("insights", sub_of(NATIONAL, ANALYST), path)
    return shown


def event_counts(at: Addresses) -> list[tuple[str, str, int]]:
    """Service, stored event, how often; of every trust."""
    return [counted for service in SERVICES for counted in _counts(at, service.name)]


def _counts(at: Addresses, service: str) -> list[tuple[str, str, int]]:
    with psycopg.connect(make_conninfo(at.data_admin_url, dbname=service), connect_timeout=10) as db:
        rows = db.execute("SELECT name, count(*) FROM events GROUP BY name").fetchall()
    return [(service, name, count) for name, count in rows]


def addresses(player: Player, scenario: Scenario) -> list[str]:
    at = player.platform.at
    lines = [f"portal               {at.http('portal')}", f"sign in at           {at.issuer} (choose anybody, no password)"]
    lines += [f"{service.name:<20} {at.http(service.name)}/openapi.json" for service in SERVICES]
    return [*lines, "", *_sign_ins(scenario), "", SYNTHETIC, "Ctrl-C stops everything."]


def _sign_ins(scenario: Scenario) -> list[str]:
    def of(trust: Trust, role: Role) -> str:
        return next((row.name for row in scenario.people if row.trust == trust.trust and role in row.roles), "-")

    rows = [(trust.trust, of(trust, Role.FACILITATOR), of(trust, Role.EVALUATOR)) for trust in scenario.trusts]
    return table(("trust", "facilitator", "evaluator"), rows)
