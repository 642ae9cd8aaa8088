"""From what a trust tells everybody to what its pages show."""

from collections.abc import Iterable
from dataclasses import dataclass

from portal.site.help import words
from portal.site.help.calls import PublicTrust, Purpose, Signpost
from portal.site.present import Fact, counted, listed

WEB = ("https://", "http://")
MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Place:
    """`dialled` is for a link that calls; `web` is an address that a browser opens as a page."""

    name: str
    telephone: str | None
    dialled: str
    email: str | None
    web: str | None
    hours: str | None


@dataclass(frozen=True, slots=True)
class Contact:
    """A kind of signpost, and the trust's places of it."""

    who: str
    what_for: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """What data is used for, in words: its basis, condition, recipients, and how long it is kept."""

    what: str
    facts: tuple[Fact, ...]


def contacts(signposts: Iterable[Signpost]) -> tuple[Contact, ...]:
    """Those that every trust has, entered or not, and then the trust's own."""
    entered = list(signposts)
    usual = [Contact(who, what_for, _of_kind(entered, kind)) for kind, (who, what_for) in words.KINDS.items()]
    own = tuple(_place(each) for each in entered if each.kind not in words.KINDS)
    return (*usual, *([Contact(words.OWN_KINDS, words.OWN_KINDS_FOR, own)] if own else []))


def _of_kind(signposts: Iterable[Signpost], kind: str) -> tuple[Place, ...]:
    return tuple(_place(each) for each in signposts if each.kind == kind)


def _place(signpost: Signpost) -> Place:
    web = signpost.web if signpost.web and signpost.web.startswith(WEB) else None
    return Place(signpost.name, signpost.telephone, _dialled(signpost.telephone or ""), signpost.email, web, signpost.hours)


def _dialled(telephone: str) -> str:
    """Digits, with a plus sign in front of a whole number; the zero in brackets is for callers within the country."""
    whole = telephone.strip().startswith("+")
    digits = "".join(each for each in (telephone.replace("(0)", "") if whole else telephone) if each in "0123456789")
    return f"+{digits}" if whole else digits


def dialled(telephone: str | None) -> str:
    return _dialled(telephone or "")


def uses(trust: PublicTrust) -> tuple[Use, ...]:
    return tuple(_use(purpose) for purpose in trust.purposes)


def _use(purpose: Purpose) -> Use:
    kept = _said(words.KEPT, purpose.category).format(time=_time(purpose.retention_months))
    facts = (
        Fact(words.BASIS, _said(words.BASES, purpose.basis)),
        Fact(words.SPECIAL, _said(words.CONDITIONS, purpose.condition)),
        Fact(words.WHO_ELSE, listed(purpose.recipients) or words.NOBODY_ELSE),
        Fact(words.HOW_LONG, kept),
    )
    return Use(_said(words.ACTIVITIES, purpose.activity), facts)


def _said(catalogue: dict[str, str], value: str) -> str:
    """In the catalogue's words; a later release of a service may know more values."""
    return catalogue.get(value, value.replace("_", " ").capitalize())


def _time(months: int) -> str:
    years, rest = divmod(months, MONTHS_OF_A_YEAR)
    return counted(months, words.MONTHS) if rest else counted(years, words.YEARS)
