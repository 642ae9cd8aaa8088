"""Write the synthetic trusts' files anew: `python -m plp_demo.scenario.synthetic scenarios`. Same code, same files."""

import argparse
from pathlib import Path

from plp_demo.scenario.synthetic.plans import ELEVEN, FORTY_ONE
from plp_demo.scenario.synthetic.trusts import tables
from plp_demo.scenario.synthetic.writing import write_tables


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenarios", type=Path, help="the folder that holds the scenarios")
    scenarios: Path = parser.parse_args().scenarios
    for name, plans in {"twelve_trusts": ELEVEN, "forty_one_pairs": (FORTY_ONE,)}.items():
        write_tables(scenarios / name, tables(plans))
        print(f"{scenarios / name}: {len(plans)} synthetic trusts")


if __name__ == "__main__":
    main()
