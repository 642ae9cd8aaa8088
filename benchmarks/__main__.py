"""`make bench`: measures, and writes the tables into README.md. `--quick` tries everything out and writes nothing."""

import argparse
import sys

from benchmarks import machine
from benchmarks.append import benchmark as append
from benchmarks.scale import FULL, QUICK
from benchmarks.servers import postgres
from benchmarks.tables import put

COMMAND = "make bench"


def main() -> int:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="just long enough to see that everything works")
    asked = parser.parse_args()
    with postgres() as server:
        sections = [machine.described(server.admin_url, COMMAND), append.benchmark(server, QUICK if asked.quick else FULL)]
    for section in sections:
        print(section)
        if not asked.quick:
            put(section)
    return 0


if __name__ == "__main__":
    sys.exit(main())
