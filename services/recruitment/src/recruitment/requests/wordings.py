"""What a person reads beside an answer to their request."""

from typing import Final

from recruitment.requests.grounds import Outcome

REMEDIES: Final = (
    "If you do not agree, you can complain to the Information Commissioner (ico.org.uk, telephone 0303 123 1113), "
    "and you can ask a court to decide. You do not have to complain to us first."
)


def remedies(outcome: Outcome) -> str | None:
    """None where everything was granted."""
    return None if outcome is Outcome.GRANTED else REMEDIES
