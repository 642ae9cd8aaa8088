"""The words of the pages about an invitation."""

from typing import Final

TITLE: Final = "Your invitation"
LEAD: Final = (
    "If an e-mail from us invited you to a cohort, type the invitation number and the code from that e-mail. "
    "We then put what the form said about you into your application, where you can change it."
)
NO_PART: Final = "You take part in nothing until you have sent your application."
NUMBER: Final = "Invitation number"
NUMBER_HINT: Final = "It has 36 characters, for example 1b345531-eed8-51f8-9b72-a3c2d74b9dec."
NUMBER_MISSING: Final = "Enter the invitation number from the e-mail"
NUMBER_WRONG: Final = "Enter the invitation number as it is in the e-mail, with letters from a to f, digits and hyphens"
CODE: Final = "Code"
CODE_MISSING: Final = "Enter the code from the e-mail"
CODE_WRONG: Final = "We do not know an invitation with this number and this code. Check both in the e-mail"
CONTINUE: Final = "Continue to my application"
TAKEN: Final = "Your invitation is taken up"
NOT_WANTED: Final = "Remove me instead"

REMOVE_TITLE: Final = "Remove your invitation"
REMOVE_HAPPENS: Final = (
    "We delete what the form said about you, and send you no more e-mails about this cohort.",
    "The same list cannot invite you again.",
    "You can still apply by yourself while the cohort takes applications.",
)
REMOVE_LEAD: Final = "Type the invitation number and the code from the e-mail."
REMOVE: Final = "Remove my invitation"
REMOVED: Final = "Your invitation is removed"
