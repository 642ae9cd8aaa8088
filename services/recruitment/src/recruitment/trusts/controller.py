"""Who answers for the personal data by law, and how their data protection officer is reached (UK GDPR, Article 13)."""

from dataclasses import dataclass

from plp_kit.core.shown import shown


@shown
@dataclass(frozen=True, slots=True)
class Controller:
    """Everybody can read it. The officer's contact is an office's, not a person's."""

    name: str
    address: str
    officer_email: str
    officer_telephone: str | None = None
