"""The words of the pages on which a facilitator enters an application for somebody."""

from collections.abc import Mapping
from typing import Final

from portal.applying.apply.words import Framing
from portal.site.present import Choice

FRAMING: Final = Framing(
    to_list="All applications",
    to_tasks="The application that you enter",
    lead=(
        "Do this for somebody who applies by phone or on paper. The questions are worded as applicants read them: "
        "enter the person's own answers. What you enter is kept for 30 days each time you select Continue. "
        "Only you can see it until you enter the application."
    ),
    check_link="Check the answers",
    check_cannot="You can check and enter the application when every part is completed.",
    send="Enter this application",
    notes=(
        "We do not ask here whom the person must not be paired with. Only they can say that, and only they can read it.",
        "They can do so when the application is joined to a sign-in of their own.",
    ),
)
TASKS_TITLE: Final = "Enter an application for somebody"
WHEN: Final = "{cohort}. People can apply until {day}."
WHEN_OVER: Final = "{cohort}. People could apply until {day}. You can still enter an application that you received by then."
NOT_YET: Final = "This cohort takes applications from {day}."
SECTIONS: Final = (
    ("The person", ("person", "received")),
    ("Before they start", ("aims", "sides", "channel")),
    ("Their profile", ("profile", "learn", "share", "interests", "times", "place")),
    ("What they need", ("access",)),
    ("Their consents", ("consents",)),
)
QUESTION_TITLES: Final[Mapping[str, str]] = {
    "person": "Who applies",
    "received": "How you received the application",
    "aims": "Aims of the cohort",
    "sides": "Their side",
    "channel": "How they heard of it",
    "profile": "A question of their profile",
    "learn": "Topics to learn about",
    "share": "Topics to share",
    "interests": "Their interests",
    "times": "When they can meet",
    "place": "How and where they can meet",
    "access": "What they need to take part",
    "consents": "Their consent",
}
NAME_QUESTION: Final = "Their name"
NAME_HINT: Final = "First and last name, as colleagues know them. Facilitators, network co-chairs and their partner see it."
NAME_MISSING: Final = "Enter the name of the person who applies"
CALLED_QUESTION: Final = "What they like to be called"
CALLED_HINT: Final = "You can leave this empty if it is the same."
ADDRESS_QUESTION: Final = "Their work e-mail address"
ADDRESS_HINT: Final = (
    "We write to them there about the application. You can leave this empty if they do not use one. "
    "Then they get no e-mails from us."
)
MEANS_QUESTION: Final = "How did they give you the application?"
MEANS_MISSING: Final = "Select how they gave you the application"
MEANS: Final = (Choice("phone", "By phone"), Choice("paper", "On paper"))
ON_QUESTION: Final = "On which day?"
ON_HINT: Final = "A day on which people could apply. For example, 12 4 2021"
ON_MISSING: Final = "Enter the day on which they gave you the application"
AUTHORITY_QUESTION: Final = "What did they agree to?"
AUTHORITY_HINT: Final = (
    "Write what they said or signed, and where the paper is. It stays on record with the application. The person can read it."
)
AUTHORITY_MISSING: Final = "Enter what they agreed to"

CHECK_TITLE: Final = "Check the answers"
CHECK_HAPPENS: Final = (
    "When you enter the application, facilitators of your trust can read it and decide on it. "
    "It is on record that you entered it."
)

ENTERED_TITLE: Final = "Application entered"
ENTERED_NEXT_TITLE: Final = "What happens next"
ENTERED_NEXT: Final = (
    "The application waits for a decision, like any other. You can read it and decide on it.",
    "If the person signs in later, they need a join code to make the application theirs. You make it on its page.",
)
ENTERED_LINK: Final = "Go to the application"
ANOTHER_LINK: Final = "Enter another application"
