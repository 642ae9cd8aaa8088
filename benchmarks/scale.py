"""How long to measure: as published, or just long enough to see that everything works."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """`stored` events in the large log, not waited for longer than `filling` seconds; `samples` of a latency a run.

    `effects` are waited for in a run, and a read model is rebuilt of `rebuilt` events.
    """

    runs: int
    seconds: float
    records: int
    samples: int
    stored: int
    filling: float
    rebuilt: int
    effects: int


FULL = Scale(runs=5, seconds=1.0, records=10_000, samples=400, stored=10_000_000, filling=300.0, rebuilt=40_000, effects=150)
QUICK = Scale(runs=2, seconds=0.5, records=2_000, samples=60, stored=50_000, filling=30.0, rebuilt=4_000, effects=60)
