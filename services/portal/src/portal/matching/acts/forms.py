"""What the forms of matching share: refusals with names in the place of ids, and two people that an address says."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from portal.matching.acts.present import by_name, ids_in
from portal.site.forms import PAGE, PageForm
from portal.site.names import names_of

WORKED_OUT: Final = {"candidate_of_round": PAGE, "candidates_changed": PAGE, "candidates_missing": PAGE}
"""Refusals of everything that is worked out from the round's people."""


def name_people(form: PageForm) -> None:
    """In what the form says of why it was not done."""
    if people := set(ids_in(form.notes)):
        names = names_of(people)
        form.notes = [by_name(sentence, names) for sentence in form.notes]


def person_in(given: Mapping[str, str], name: str) -> UUID | None:
    """None where the address does not say it, or what no page of ours leads to."""
    try:
        return UUID(given.get(name, ""))
    except ValueError:
        return None
