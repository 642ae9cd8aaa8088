"""The national table in print."""

from plp_demo.report.tables import national_facts


def test_what_nobody_contributed_has_symbols_and_no_total() -> None:
    missing = {"count": None, "symbol": "x", "percentage": None}
    line = {"fact": "response", "area": "Y61", "trusts": 0, "row": "all", "total": None, "synthetic": False}
    figures = [{"column": column, **missing} for column in ("answered", "not_answered")]
    printed = national_facts({"lines": [{**line, "figures": figures}], "legend": [], "notes": []})
    assert [each.split() for each in printed[2:]] == [["Y61", "0", "all", "[x]", "[x]"], []]
