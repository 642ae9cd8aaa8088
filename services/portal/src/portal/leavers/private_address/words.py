"""The words of the pages on which an official enters a private address for somebody who has left."""

from typing import Final

from portal.site.present import Choice

TITLE: Final = "Enter a private address"
WHO: Final = "For"
NO_NAME: Final = "Name not available"
LEAD: Final = (
    "For somebody who has left the trust and asked you for it. Stay in touch with them while you do it: "
    "we send a code to the address, and they read it out to you."
)
SEEN: Final = "It is on record that you entered it, and the person can see that."
ADDRESS: Final = "Their private e-mail address"
ADDRESS_HINT: Final = "With it they can sign in, see their data and ask us to change or delete it. It must be theirs alone."
ADDRESS_MISSING: Final = "Enter their private e-mail address"
MEANS: Final = "How did they ask?"
MEANS_MISSING: Final = "Select how they asked"
ALL_MEANS: Final = (Choice("phone", "By phone"), Choice("paper", "On paper"))
ON: Final = "When did they ask?"
ON_MISSING: Final = "Enter the day on which they asked"
AUTHORITY: Final = "Who asked, and what did they agree to?"
AUTHORITY_HINT: Final = "Say how you know that it was them. They can read this."
AUTHORITY_MISSING: Final = "Say who asked, and what they agreed to"
SEND: Final = "Send a code to this address"
SENT: Final = "We have sent a code"

CODE_TITLE: Final = "Confirm a private address"
CODE: Final = "What is the code that they read out?"
CODE_HINT: Final = "8 letters. It works for 10 minutes, and you can try 5 times. It signs nobody in."
CODE_MISSING: Final = "Enter the code that they read out"
CONFIRM: Final = "Confirm this address"
CONFIRMED: Final = "The private address is confirmed. The person can now sign in with a code."
