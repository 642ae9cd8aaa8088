"""Whether Kafka lets somebody in: a client's constructor asks. One that gives up leaves a thread and sockets, closed here."""

from collections.abc import Mapping

from kafka.admin import KafkaAdminClient
from kafka.errors import KafkaError
from kafka.net.compat import KafkaNetClient

MECHANISM = "SCRAM-SHA-512"


def settings(bootstrap: str, user: str, password: str) -> dict[str, str]:
    """How kafka-python's clients reach a broker as this user; an empty user signs in as nobody."""
    if not user:
        return {"bootstrap_servers": bootstrap}
    return {
        "bootstrap_servers": bootstrap,
        "security_protocol": "SASL_PLAINTEXT",
        "sasl_mechanism": MECHANISM,
        "sasl_plain_username": user,
        "sasl_plain_password": password,
    }


def signs_in(with_settings: Mapping[str, str], within: float) -> bool:
    """A refusal looks like silence: it takes `within` seconds."""
    made: list[KafkaNetClient] = []

    def client(**given: object) -> KafkaNetClient:
        made.append(KafkaNetClient(**given))
        return made[-1]

    try:
        KafkaAdminClient(**with_settings, bootstrap_timeout_ms=int(within * 1000), kafka_client=client).close()
    except KafkaError:
        for abandoned in made:
            abandoned.close()
        return False
    return True
