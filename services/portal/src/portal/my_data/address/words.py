"""The words of the pages about one's private address."""

from typing import Final

TITLE: Final = "Your private e-mail address"
BACK: Final = "Your data"
WHY: Final = (
    "If you leave your trust, you cannot sign in with your work account any more. "
    "With a private address you can still see your data, and ask us to change or delete it."
)
COUNTS: Final = "Your private address is {address}."
NONE: Final = "You have not given us a private address."
WAITING: Final = "We sent a code to {address}. The address counts when you have typed the code."
WAITING_LINK: Final = "Type the code"
ADDRESS: Final = "What is your private e-mail address?"
ANOTHER_ADDRESS: Final = "Use another private e-mail address"
ADDRESS_HINT: Final = (
    "Use one that only you read, and not your work address. Nobody at your trust sees it. We write to it only to send you codes."
)
ADDRESS_MISSING: Final = "Enter your private e-mail address"
SEND: Final = "Send me a code"
REMOVE_LINK: Final = "Remove your private address"

SENT_NOW: Final = "We have sent a code"
CODE_TITLE: Final = "Confirm your private address"
SENT: Final = "We sent a code to {address}. It works for 10 minutes, and you can try 5 times."
NONE_WAITING: Final = "No address is waiting for a code."
CODE: Final = "What is the code in the e-mail?"
CODE_HINT: Final = "8 letters. Capital letters and spaces do not matter."
CODE_MISSING: Final = "Enter the code from the e-mail"
CONFIRM: Final = "Confirm this address"
CONFIRMED: Final = "Your private address is confirmed"
NO_MAIL: Final = (
    "If no e-mail comes in a few minutes, check your junk mail and check the address above. We send 3 codes an hour at most."
)
ANOTHER: Final = "Change the address, or send another code"

REMOVE_TITLE: Final = "Remove your private address"
REMOVE_HAPPENS: Final = (
    "We delete the address. If you leave your trust, you cannot sign in with a code any more.",
    "You can give us an address again as long as you can sign in.",
)
REMOVE_LEFT: Final = "You have signed in with a code to this address. When you sign out, you cannot sign in again."
REMOVE: Final = "Remove this address"
REMOVED: Final = "Your private address is removed"
