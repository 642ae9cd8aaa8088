"""Fixtures by topic, for all tests. In order of their imports: pytest rewrites a module before it is imported."""

pytest_plugins = (
    "plp_kit.testing.fixtures.postgres",
    "plp_kit.testing.fixtures.kafka",
    "plp_kit.testing.fixtures.buses",
    "plp_kit.testing.fixtures.services",
    "plp_kit.testing.fixtures.running_services",
)
