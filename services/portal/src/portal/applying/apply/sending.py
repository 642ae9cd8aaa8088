"""The application that is sent, put together from the answers that are kept."""

from collections.abc import Mapping
from typing import Any, TypeAlias

import msgspec

from portal.applying.apply.calls import Contact, HandedIn
from portal.applying.apply.people import people_in
from portal.applying.apply.questions import CONSENTS, PROFILE, Asked
from portal.site.calls import Email

Answers: TypeAlias = Mapping[Asked, Mapping[str, Any]]
"""By question, what is in each of its fields."""


def application(answers: Answers) -> HandedIn:
    people = answers[Asked("do-not-pair")]["people"]
    return msgspec.convert(form(answers) | {"do_not_pair": people_in(people or "")}, HandedIn)


def form(answers: Answers) -> dict[str, Any]:
    """What everybody is asked, applicants and those for whom a facilitator types. All of the answers can be sent."""
    values = {
        name: value
        for asked, fields in answers.items()
        if asked.kind not in {PROFILE, CONSENTS}
        for name, value in fields.items()
    }
    sides = tuple(values["sides"])
    return {
        **values,
        "sides": sides,
        "senior_role_confirmed": "senior" in sides,
        "identifies_with_group": "served" in sides,
        "aims_confirmed": bool(values["aims_confirmed"]),
        "profile": [fields["answer"] or None for asked, fields in answers.items() if asked.kind == PROFILE],
        "interests": values.get("interests") or (),
        **{name: values.get(name) or None for name in ("site", "directorate", "profession", "preferred_name")},
        "consents": [_consent(asked.part, fields["granted"]) for asked, fields in answers.items() if asked.kind == CONSENTS],
        "access_needs": values["needs"] or None,
    }


def contact(answers: Answers) -> Contact | None:
    """How they are reached; None where they want no e-mails."""
    fields = answers[Asked("contact")]
    return Contact(fields["preferred_name"], Email(fields["address"])) if fields["address"] else None


def _consent(purpose: str, answer: str) -> dict[str, object]:
    granted, _, version = answer.partition("-")
    return {"purpose": purpose, "granted": granted == "yes", "version": int(version)}
