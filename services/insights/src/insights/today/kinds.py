"""What can wait for somebody in the national picture. A name, once published, keeps its meaning."""

from typing import Final

from plp_kit.core.today import Kind

CONTRIBUTION_REFUSED: Final = Kind(
    "contribution_refused", "the contribution", "It was refused, and nothing of its trust, cohort and survey was taken since."
)
