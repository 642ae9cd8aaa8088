"""What an applicant is asked, in order: the address of each page beneath the cohort's, and the name of its draft."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, get_args

from portal.applying.apply.calls import Offer, Purpose

FORM: Final = "application"
"""What recruitment calls the form whose drafts these are."""
PROFILE: Final = "profile"
CONSENTS: Final = "consents"
PURPOSES: Final = frozenset(get_args(Purpose))
"""Those that the pages have words for."""
OWN: Final = frozenset({"contact", "do-not-pair"})
SAVED: Final = frozenset({"do-not-pair", "access"})
"""What is answered 'Saved', and not shown again among the answers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """`part` is the number of a question of the profile, or the purpose of a consent."""

    kind: str
    part: str = ""

    @property
    def slug(self) -> str:
        return f"{self.kind}/{self.part}" if self.part else self.kind

    @property
    def draft(self) -> str:
        match self.kind:
            case "consents":
                return f"consent_{self.part}"
            case "profile":
                return f"profile_{self.part}"
            case kind:
                return kind.replace("-", "_")


def asked(offer: Offer) -> tuple[Asked, ...]:
    """Without what has nothing to pick from."""
    return tuple(_asked(offer))


def asked_of_everybody(offer: Offer) -> tuple[Asked, ...]:
    """Without what belongs to the person alone: how they are reached, and whom they must not be paired with."""
    return tuple(one for one in _asked(offer) if one.kind not in OWN)


def _asked(offer: Offer) -> Iterator[Asked]:
    yield from (Asked("aims"), Asked("sides"), Asked("channel"))
    yield from (Asked(PROFILE, str(number)) for number, _ in enumerate(offer.questions, start=1))
    yield from (Asked("learn"), Asked("share"))
    yield from [Asked("interests")] if offer.choices.interests else []
    yield from (Asked("times"), Asked("place"), Asked("contact"), Asked("do-not-pair"), Asked("access"))
    yield from (Asked(CONSENTS, consent.purpose) for consent in offer.consents if consent.purpose in PURPOSES)
