"""The services behind the pages, and asking several of them at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Final, Self

from portal.adapters.api import Api
from portal.adapters.evaluation import Evaluation
from portal.adapters.matching import Matching
from portal.adapters.partnership_journal import PartnershipJournal
from portal.adapters.recruitment import Recruitment

THREADS: Final = 16


@dataclass(frozen=True, slots=True)
class Addresses:
    recruitment: str
    matching: str
    partnership_journal: str
    evaluation: str


@dataclass(frozen=True, slots=True)
class Services:
    """`at_once` takes the calls of one page that need not wait for each other."""

    recruitment: Recruitment
    matching: Matching
    partnership_journal: PartnershipJournal
    evaluation: Evaluation
    at_once: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(THREADS, thread_name_prefix="asking"))

    @classmethod
    def at(cls, addresses: Addresses) -> Self:
        return cls(
            Recruitment(Api("recruitment", addresses.recruitment)),
            Matching(Api("matching", addresses.matching)),
            PartnershipJournal(Api("partnership_journal", addresses.partnership_journal)),
            Evaluation(Api("evaluation", addresses.evaluation)),
        )

    def close(self) -> None:
        self.at_once.shutdown()
        for service in (self.recruitment, self.matching, self.partnership_journal, self.evaluation):
            service.api.close()
