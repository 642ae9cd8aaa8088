"""Write the synthetic trusts' files and the pilot's applications anew: `python -m plp_demo.scenario.synthetic scenarios`.

The same code writes the same files.
"""

import argparse
from pathlib import Path

from plp_demo.scenario.model import Scenario
from plp_demo.scenario.reading import read
from plp_demo.scenario.synthetic.midlife.tables import midlife
from plp_demo.scenario.synthetic.pilot import applications
from plp_demo.scenario.synthetic.plans import ELEVEN, FORTY_ONE
from plp_demo.scenario.synthetic.trusts import tables
from plp_demo.scenario.synthetic.writing import write_table, write_tables


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenarios", type=Path, help="the folder that holds the scenarios")
    scenarios: Path = parser.parse_args().scenarios
    for name, plans in {"twelve_trusts": ELEVEN, "forty_one_pairs": (FORTY_ONE,)}.items():
        write_tables(scenarios / name, tables(plans))
        print(f"{scenarios / name}: {len(plans)} synthetic trusts")
    write_tables(scenarios / "midlife", midlife())
    print(f"{scenarios / 'midlife'}: a synthetic trust with four cohorts")
    _write_pilot(scenarios / "pilot")


def _write_pilot(folder: Path) -> None:
    pilot = read(folder)
    if not isinstance(pilot, Scenario):
        raise SystemExit("\n".join(map(str, pilot)))
    write_table(folder, "applications", applications(pilot))
    print(f"{folder}: applications of invented people")


if __name__ == "__main__":
    main()
