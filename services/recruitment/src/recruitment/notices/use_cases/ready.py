"""A notice that can be sent now."""

from collections.abc import Callable
from dataclasses import dataclass

from plp_kit.core.sealed import Sealed
from recruitment.notices.letters import Letter


@dataclass(frozen=True, slots=True)
class Ready:
    """`sealed` is the address, then what else is to be opened. `letter` gets the portal's address, and that in the clear."""

    sealed: tuple[Sealed, ...]
    letter: Callable[..., Letter]
