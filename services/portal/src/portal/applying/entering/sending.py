"""The application that is entered, put together from the answers that are kept."""

import msgspec

from portal.applying.apply import sending as applicants
from portal.applying.apply.calls import FilledIn
from portal.applying.apply.sending import Answers
from portal.applying.entering.calls import Entered
from portal.applying.entering.questions import PERSON, RECEIVED
from portal.site.calls import Email


def entered(answers: Answers) -> Entered:
    """All of the answers can be sent."""
    person, received = answers[PERSON], answers[RECEIVED]
    form = msgspec.convert(applicants.form(answers), FilledIn)
    address = Email(person["address"]) if person["address"] else None
    return Entered(person["name"], address, received["means"], received["on"], received["authority"], form)
