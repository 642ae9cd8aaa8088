"""Which tenants are served, and what is remembered of codes that somebody made up."""

from plp_kit.web.tenancy import FRESH_SECONDS, KEPT, ServedTenants


def test_what_is_known_of_a_code_is_asked_again_only_when_it_is_old() -> None:
    now, asked = [0.0], list[str]()

    def is_known(code: str) -> bool:
        asked.append(code)
        return True

    served = ServedTenants(is_known, clock=lambda: now[0])
    assert all(served("rha") for _ in range(3))
    now[0] = FRESH_SECONDS + 1
    assert served("rha")
    assert asked == ["rha", "rha"]


def test_codes_that_somebody_makes_up_do_not_fill_the_memory() -> None:
    """Public routes take any code from anybody."""
    remembered: dict[str, tuple[float, bool]] = {}
    served = ServedTenants(lambda _: False, clock=lambda: 0.0, _seen=remembered)
    assert not any(served(f"made{number}") for number in range(2 * KEPT + 1))
    assert len(remembered) <= KEPT


def test_what_has_not_the_shape_of_a_code_is_not_asked_for() -> None:
    served = ServedTenants(lambda _: True)
    assert not any(map(served, ("", "r", "Rha", "rha;", "rha\n", "x" * 17)))
