"""Which symbol stands for what the national table does not say."""

from dataclasses import replace
from decimal import Decimal

from insights.contributions.catalogue import ALL
from insights.tables.national import Figure, Line, Sum, Symbol, lines


def sums(answered: int, not_answered: int) -> list[Sum]:
    counts = {"answered": answered, "not_answered": not_answered}
    return [
        Sum("response", area, ALL, column, count, trusts=1, blocks=1, synthetic=True)
        for area in ("Y60", ALL)
        for column, count in counts.items()
    ]


def line(answered: int, not_answered: int, fact: str = "response") -> Line:
    made = lines(sums(answered, not_answered))
    return next(each for each in made if (each.fact, each.area) == (fact, "Y60"))


def test_eighty_people_bear_a_rate() -> None:
    assert line(40, 40).figures == (
        Figure("answered", 40, None, Decimal("50.0"), None),
        Figure("not_answered", 40, None, Decimal("50.0"), None),
    )


def test_fewer_than_eighty_people_bear_none() -> None:
    assert line(40, 35).figures[0] == Figure("answered", 40, None, None, Symbol.UNRELIABLE)


def test_a_rounded_nothing_is_low_and_its_rate_that_of_its_row() -> None:
    assert line(0, 80).figures[0] == Figure("answered", 0, Symbol.LOW, Decimal("0.0"), None)


def test_a_share_of_nobody_is_not_applicable() -> None:
    assert line(0, 0).figures[0] == Figure("answered", 0, Symbol.LOW, None, Symbol.NOT_APPLICABLE)


def test_what_nobody_contributed_is_not_available() -> None:
    missing = line(40, 40, fact="recommend")
    assert (missing.trusts, missing.total, missing.synthetic) == (0, None, False)
    assert {(figure.count, figure.symbol) for figure in missing.figures} == {(None, Symbol.NOT_AVAILABLE)}


def test_every_fact_has_one_line_an_area() -> None:
    made = lines(sums(40, 40))
    assert len(made) == 2 * 4
    assert {each.row for each in made} == {ALL}
    assert [each.area for each in made] == sorted((each.area for each in made), key=lambda area: area == ALL)


def test_a_row_of_a_group_is_shown_nowhere() -> None:
    """Such as one that was contributed before they were refused."""
    by_group = [replace(each, row="both", count=5) for each in sums(40, 40)]
    assert lines([*sums(40, 40), *by_group]) == lines(sums(40, 40))


def test_nothing_contributed_is_a_table_of_what_is_missing() -> None:
    assert {each.area for each in lines([])} == {ALL}
