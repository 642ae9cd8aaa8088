"""What is asked where a facilitator enters an application: who applies, how it was received, and what applicants are asked."""

from typing import Final

from portal.applying.apply.calls import Offer
from portal.applying.apply.questions import Asked, asked_of_everybody

FORM: Final = "entered_application"
"""What recruitment calls the form whose drafts these are."""
PERSON: Final = Asked("person")
RECEIVED: Final = Asked("received")


def asked(offer: Offer) -> tuple[Asked, ...]:
    return (PERSON, RECEIVED, *asked_of_everybody(offer))
