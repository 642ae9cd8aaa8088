"""What a run prints at its end: a summary that anybody can read, and with `--full` all figures and the machinery."""

from collections.abc import Callable
from typing import Final

from plp_demo.report import tables
from plp_demo.report.figures import Figures
from plp_demo.report.national import national
from plp_demo.report.sentences import headline_trust, sentences
from plp_demo.scenario.model import Scenario

HAPPENED: Final = "What happened"
EVENTS: Final = "Events by service"
PROCESSES: Final = "Processes, and how often the supervisor started one again"
TIMES: Final = "Where time went"

Write = Callable[[str], None]


def print_summary(figures: Figures, scenario: Scenario, write: Write) -> None:
    headline = headline_trust(scenario)
    numbered = [f"{number}. {sentence}" for number, sentence in enumerate(sentences(figures, scenario), start=1)]
    tables.section(HAPPENED, [*numbered, figures.note], write)
    tables.section(f"{headline.name}: who answered the survey", [*tables.respondents(figures.respondents), figures.note], write)
    for group in headline.groups_served:
        title = f"National table by region, group served: {group}"
        tables.section(title, [*national(figures.national[group]), figures.note], write)


def print_details(figures: Figures, scenario: Scenario, write: Write) -> None:
    tables.section(f"{headline_trust(scenario).name}: matching", [*tables.rounds(figures.rounds), figures.note], write)
    for group, shown in figures.national.items():
        tables.section(f"Every national figure, group served: {group}", tables.national_facts(shown), write)
    tables.section(EVENTS, [*tables.events(figures.events), figures.note], write)
    tables.section(PROCESSES, tables.restarts(figures.restarts), write)
