"""What is outside the tenants' walls, each with its reason. Every addition needs one here."""

from collections.abc import Mapping
from typing import Final

EVERY: Final = "*"

UNWALLED: Final[Mapping[tuple[str, str], str]] = {
    (EVERY, "migrations"): "Which migrations were applied. Nobody but the owner has a right to it.",
    (EVERY, "programme_clock"): "The demo's one moment, the same for all. Readable, and empty in production.",
    ("bus", "topics"): "A topic is seen by the principals that it is granted to.",
    ("bus", "grants"): "A principal sees its own grants.",
    ("bus", "log"): "Messages are walled by topic and principal: a topic is one tenant's.",
    ("vault", "services"): "The services' names, which are no secret and no tenant's.",
    ("vault", "principals"): "A login sees itself, for a tenant that it may act for; no tenant there means each.",
    ("portal", "sessions"): "The tenant is known only once the session is found: walled by the hash of the session's id.",
}
"""Tables, by database, that the setting of a tenant does not wall."""

READABLE: Final = frozenset({"migrations", "programme_clock", "services"})
"""Those of them that need no wall at all: nobody but their owner writes them. The others have row-level security of their own."""

NAMED_TENANT: Final[Mapping[str, str]] = {
    "tenants": "The owner adds a tenant by its name.",
    "topics": "The relay numbers for each tenant in turn, and says for which.",
    "published": "As topics.",
}
"""Tables whose tenant has no default."""

SPANNING: Final[Mapping[tuple[str, str], str]] = {
    ("tenants", "plp_owner"): "It adds tenants.",
    ("tenants", "plp_relay"): "A daemon works for each tenant in turn.",
    ("tenants", "plp_scheduler"): "A daemon works for each tenant in turn.",
    ("outbox", "plp_relay"): "It finds waiting rows of all tenants; it reads the events themselves tenant by tenant.",
    ("topics", "plp_relay"): "As outbox.",
    ("published", "plp_relay"): "As outbox.",
    ("deadlines", "plp_scheduler"): "It finds due deadlines of all tenants; they are worked under the service's own role.",
    ("spent_keys", "plp_scheduler"): "It finds the tenants with something due, and no key.",
    ("mails_due", "plp_scheduler"): "It finds the tenants with something due, and no mail.",
}
"""Groups of roles that see every tenant's rows of a table."""

DEFINERS: Final[Mapping[str, str]] = {
    "begin_erasure": "It marks an erasure as certain, unless the person is preserved. It asks keeper.",
    "compare_sign_ins": "It notes what the caller's own service has seen, where no service may write. It asks keeper.",
    "destroy_keys": "It destroys keys of the caller's audience alone, unless a subject is preserved. It asks keeper.",
    "end_preservation": "It ends what one reason preserves, in a table that no service sees. It asks keeper.",
    "erase_subject": "Erasing destroys keys of every audience, which no service sees. It asks who calls, and for which tenant.",
    "hold_listed": "It adds days to a table that no service sees, and makes none earlier. It asks keeper.",
    "hold_signed_in": "It adds a day to a table that no service sees, and makes none earlier. It asks keeper.",
    "hold_until": "It writes the caller's own service's days, where no service may write. It asks keeper.",
    "keeper": "Nobody may call it but other functions: for which service does who called them act, for which tenant?",
    "move_recognised": "It points the caller's own service's digests to another id of one human. It asks keeper.",
    "person_of": "It reads and adds one row of a table that no service sees, changes none, and keeps it. It asks keeper.",
    "preservations": "It reads a table that no service sees: reasons, which are random, and whom they preserve. It asks keeper.",
    "preserve": "It adds to a table that no service sees, under the subject's lock. It asks keeper.",
    "preserves": "It answers yes or no from a table that no service sees. It asks keeper.",
    "refuse_retired_generations": "A trigger on new keys: it notes and compares the tenant's lowest generation of keys.",
    "retire_generations": "It counts old keys of every audience, which no service sees. It asks keeper.",
    "rewrap_keys": "It changes nothing of a key but its wrapping, in the caller's own audience. It asks keeper.",
    "sweep_links": "It deletes what leads to people of whom no service holds anything, which none of them sees. It asks keeper.",
}
"""Functions that run with their owner's rights."""


def is_walled(kind: str, table: str) -> bool:
    """`kind` is the database's name without the trust that it may be for."""
    return not {(EVERY, table), (kind, table)} & UNWALLED.keys()
