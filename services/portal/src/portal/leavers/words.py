"""The words of the pages on which people sign in who have left their trust."""

from typing import Final

TITLE: Final = "Get a code to sign in"
LEAD: Final = (
    "If you have left your trust and gave us a private e-mail address before you left, we can send a code to it. "
    "With the code you can see what we hold about you."
)
TRUST: Final = "Which trust did you work for?"
TRUST_HINT: Final = "The one where you took part."
TRUST_MISSING: Final = "Choose your trust from the list"
ADDRESS: Final = "Your private e-mail address"
ADDRESS_HINT: Final = "The one that you gave us and confirmed. We use it only to send you the code."
ADDRESS_MISSING: Final = "Enter your private e-mail address"
SEND: Final = "Send me a code"
WITHOUT: Final = (
    "If you gave us no private address, ask a facilitator of your trust to add one, or write to its data protection officer. "
    "You find the address on the privacy page."
)
NOT_FROM_HERE: Final = (
    "This page was open for more than an hour, or your browser does not keep our cookies. We have not sent anything. "
    "Select the button again."
)

CODE_TITLE: Final = "Type your code"
SENT: Final = "If {address} is a private address that somebody has confirmed at {trust}, we have sent a code to it."
WORKS_UNTIL: Final = "The code works until about {until}, and once. You can try 5 times."
CODE: Final = "The code from the e-mail"
CODE_HINT: Final = "8 letters. Capital letters and spaces do not matter."
CODE_MISSING: Final = "Enter the code from the e-mail"
SIGN_IN: Final = "Sign in"
NO_MAIL_TITLE: Final = "If no e-mail comes"
NO_MAIL: Final = (
    "Wait a few minutes, and check your junk mail.",
    "Check the trust and the address above. We cannot tell you whether we know an address.",
    "We send 3 codes an hour to an address at most.",
)
ANOTHER: Final = "Change the trust or the address, or ask for another code"
ANOTHER_TAB: Final = "You have asked for another code in another tab or window. Type the code from the last e-mail."

OVER_TITLE: Final = "Ask for another code"
OVER: Final = (
    "You have no code to type here at the moment. "
    "A code works for 10 minutes, once, and in the browser in which you asked for it."
)
TOO_OFTEN: Final = "You have typed a wrong code 5 times, so that code does not work any more."
AGAIN: Final = "Get a code"
