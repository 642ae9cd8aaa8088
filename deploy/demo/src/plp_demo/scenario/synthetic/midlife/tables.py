"""The mid-life trust's files, drawn from a seed."""

from random import Random
from typing import Final

from plp_demo.scenario.synthetic.midlife import partnering_rows as partnering
from plp_demo.scenario.synthetic.midlife import recruiting_rows as recruiting
from plp_demo.scenario.synthetic.midlife import waiting_rows as waiting
from plp_demo.scenario.synthetic.midlife.forms import with_forms
from plp_demo.scenario.synthetic.midlife.sign_in_rows import sign_ins
from plp_demo.scenario.synthetic.trusts import Tables

SEED: Final = "a programme in mid-life 1"


def midlife() -> Tables:
    """The same seed gives the same files."""
    random = Random(SEED)  # noqa: S311 - repeatable, not secret
    applications = with_forms(list(recruiting.applications(random)), recruiting.TOPICS, random)
    answers = list(waiting.answers(applications, random))
    return {
        "trusts": [recruiting.trust()],
        "topics": list(recruiting.topics()),
        "people": list(recruiting.people(random)),
        "cohorts": list(recruiting.cohorts()),
        "applications": list(applications),
        "entered_applications": list(waiting.entered_applications(random)),
        "imports": list(waiting.imports()),
        "import_rows": list(waiting.import_rows(random)),
        "decisions": list(recruiting.decisions()),
        "departures": list(recruiting.departures()),
        "rounds": list(recruiting.rounds()),
        "agreements": list(partnering.agreements(random)),
        "meetings": list(partnering.meetings(random)),
        "goals": list(partnering.goals(random)),
        "endings": list(partnering.endings()),
        "sessions": list(partnering.sessions()),
        "attendances": list(partnering.attendances(random)),
        "surveys": list(waiting.surveys()),
        "answers": list(answers),
        "proposals": list(waiting.proposals()),
        "requests": list(waiting.requests()),
        "sign_ins": list(sign_ins(answers)),
    }
