"""What people and offices ask of each other: settings that are proposed, and requests about one's data."""

from plp_demo.player.acting import Acting
from plp_demo.player.recruiting import SERVICE
from plp_demo.scenario import actions
from plp_demo.scenario.asking import Proposal, Request
from recruitment.requests.grounds import RequestKind


def perform(acting: Acting, action: actions.Asking) -> None:
    match action:
        case actions.ProposeSettings(proposal):
            acting.post(SERVICE, "/trust/proposals", _proposed(acting, proposal))
        case actions.MakeRequest(request):
            _ask(acting, request)
        case actions.AdviseOnRequest(request, advice):
            identifier = acting.memory.of("request", *_of(acting, request))
            acting.post(SERVICE, f"/requests/{identifier}/advice", {"advice": advice})


def _ask(acting: Acting, request: Request) -> None:
    if request.kind is RequestKind.ERASURE:
        acting.post(SERVICE, "/me/erasures")
        return
    response = acting.post(SERVICE, "/me/requests", {"kind": request.kind, "words": request.words})
    acting.memory.keep("request", *_of(acting, request), identifier=str(response["id"]))


def _of(acting: Acting, request: Request) -> tuple[str, ...]:
    return acting.trust, request.person, request.kind, request.asked_on.isoformat()


def _proposed(acting: Acting, proposal: Proposal) -> dict[str, object]:
    """The settings in force, but for one."""
    shown = acting.get(SERVICE, "/trust")
    return {"revises": shown["settings_version"], "settings": {**shown["settings"], str(proposal.setting): proposal.value}}
