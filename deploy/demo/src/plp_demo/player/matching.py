"""Matching's commands, as the people of a scenario give them."""

from typing import Any

from plp_demo.player.acting import Acting
from plp_demo.scenario import actions
from plp_demo.scenario.partnering import Round

SERVICE = "matching"


def perform(acting: Acting, action: actions.Matching) -> None:
    match action:
        case actions.OpenRematch(row):
            response = acting.post(SERVICE, f"/cohorts/{acting.cohort(row.cohort)}/rounds")
            acting.memory.keep("round", acting.trust, row.cohort, str(row.round), identifier=str(response["id"]))
        case actions.ProposePairs(row):
            acting.post(SERVICE, f"/rounds/{_round(acting, row)}/proposals")
        case actions.SignProposal(row, seat):
            proposed = acting.get(SERVICE, f"/rounds/{_round(acting, row)}")
            body = {"fingerprint": proposed["fingerprint"], "seat": str(seat)}
            acting.post(SERVICE, f"/rounds/{_round(acting, row)}/signatures", body)
        case actions.PublishPairs(row):
            acting.post(SERVICE, f"/rounds/{_round(acting, row)}/publications")
            acting.memory.add("published", acting.trust, row.cohort)


def _round(acting: Acting, row: Round) -> str:
    """The first round opens by itself and is looked up."""
    return acting.memory.once("round", acting.trust, row.cohort, str(row.round), find=lambda: str(_first(acting, row)["round"]))


def _first(acting: Acting, row: Round) -> dict[str, Any]:
    rounds: list[dict[str, Any]] = acting.get(SERVICE, f"/cohorts/{acting.cohort(row.cohort)}/rounds")
    return next(row for row in rounds if row["purpose"] == "first")
