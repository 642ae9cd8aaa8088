"""The vault of one tenant, as one service sees it: seals, opens and destroys personal text, and erases people.

Keys are committed before anything sealed with them is recorded, and are held for one request only.
"""

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import LiteralString, TypeVar
from uuid import UUID, uuid4

from psycopg import errors

from plp_kit.core.database import Database, Db
from plp_kit.core.deciding import Refusal
from plp_kit.core.sealed import KeyId, Sealed
from plp_kit.vault.recognising import Recognition
from plp_kit.vault.sealing import AssociatedData, Tampered, new_key, seal, unseal
from plp_kit.vault.sign_ins import SignIns
from plp_kit.vault.tenant_keys import TenantKeyMissing, TenantKeys, WrappedKey

log = logging.getLogger(__name__)

Result = TypeVar("Result")

ATTEMPTS = 3

PERSON_ERASED = Refusal("person_erased", "This person was erased. Nothing more can be kept about them.")


class SubjectErased(Exception):
    """Nothing more can be sealed for these people."""

    def __init__(self, subjects: Collection[UUID]) -> None:
        super().__init__(f"erased: {', '.join(sorted(map(str, subjects)))}")
        self.subjects = frozenset(subjects)


class SubjectPreserved(Exception):
    """Nothing of this person may be destroyed for now."""


class NotInAudience(Exception):
    """This service may not open these keys, or the vault never had them; it does not tell which."""

    def __init__(self, keys: Collection[UUID]) -> None:
        super().__init__(f"not for this service: {', '.join(sorted(map(str, keys)))}")
        self.keys = frozenset(keys)


@dataclass(frozen=True, slots=True)
class Entry:
    """A text to be sealed: its stream and label, which services may open it, and whose erasure destroys it."""

    stream: str
    label: str
    text: str = field(repr=False)
    audience: frozenset[str]
    subjects: frozenset[UUID]

    def __post_init__(self) -> None:
        if not self.audience or not self.subjects:
            raise ValueError(f"{self.label} of {self.stream} needs an audience and a subject")


class Vault:
    """For one tenant; `database` connects under the service's own role, so that row-level security applies."""

    def __init__(self, database: Database, tenant: str, keys: TenantKeys) -> None:
        self._database = database.of(tenant)
        self._tenant = tenant
        self._keys = keys

    @property
    def recognition(self) -> Recognition:
        """The index that recognises people in lists that come again."""
        return Recognition(self._database)

    @property
    def sign_ins(self) -> SignIns:
        """Who signs in, and until when that is kept."""
        return SignIns(self._database)

    def register(self, subjects: Collection[UUID]) -> None:
        """Registers people, so that keys can be made for them. It can be repeated, also for the erased."""
        with self._database.transaction() as db:
            db.execute(
                "INSERT INTO subjects (id) SELECT unnest(%s::uuid[]) ON CONFLICT (tenant, id) DO NOTHING",
                (sorted(subjects),),
            )

    def is_living(self, person: UUID) -> bool:
        """Whether this is a registered person who is neither erased nor being erased."""
        with self._database.transaction() as db:
            rows = db.execute("SELECT 1 FROM subjects WHERE id = %s AND erasing_at IS NULL", (person,))
            return rows.fetchone() is not None

    def seal(self, entries: Sequence[Entry]) -> list[Sealed]:
        """Seals all entries, each under a new key, in the order given, or none. Registers the subjects.

        Raises SubjectErased if a subject is erased, and psycopg's InsufficientPrivilege for an audience that is no service.
        """
        if not entries:
            return []
        keys = {uuid4(): new_key() for _ in entries}
        self.keep(keys, entries)
        return [self.seal_under(id, key, entry) for (id, key), entry in zip(keys.items(), entries, strict=True)]

    def keep(self, keys: Mapping[UUID, bytes], entries: Sequence[Entry]) -> None:
        """Commits a new key for each entry, in the order given, or none. Registers the subjects. Raises as `seal` does."""
        _while_rotating(lambda: self._keep(entries, self._keys.wrap(keys)), errors.ObjectNotInPrerequisiteState)

    def seal_under(self, id: UUID, key: bytes, entry: Entry) -> Sealed:
        """Seals under a raw key, without I/O. The value may be recorded once the key is kept."""
        text = seal(key, AssociatedData(self._tenant, entry.stream, entry.label), entry.text)
        return Sealed(KeyId(id), entry.stream, entry.label, text)

    def open(self, values: Sequence[Sealed]) -> list[str | None]:
        """The texts, in the order given; None if the key is destroyed or waits to be.

        Raises NotInAudience, Tampered, TenantKeyMissing.
        Services open with their context, which leaves out what is spent (see opening).
        """
        if not values:
            return []
        wanted: set[UUID] = {value.key for value in values}
        keys = _while_rotating(lambda: self._raw(wanted), TenantKeyMissing)
        return [self._text(keys[value.key], value) if value.key in keys else None for value in values]

    def remaining(self, keys: Collection[UUID]) -> frozenset[UUID]:
        """Those of them that are not destroyed."""
        with self._database.transaction() as db:
            rows = db.execute("SELECT id FROM keys WHERE id = ANY(%s) AND wrapped IS NOT NULL", (list(keys),))
            return frozenset(id for (id,) in rows)

    def own_keys(self, after: date) -> dict[UUID, date]:
        """Keys that this service made on a later day, not destroyed and older than a day of system time, with that day."""
        with self._database.transaction() as db:
            rows = db.execute(
                """SELECT id, made_on FROM keys
                   WHERE wrapped IS NOT NULL AND made_by = (SELECT service FROM principals)
                         AND made_on > %s AND made_on < current_date - 1""",
                (after,),
            )
            return dict(rows.fetchall())

    def destroy(self, keys: Collection[UUID]) -> frozenset[KeyId]:
        """Destroys keys, so that nothing opens what they seal; returns those that wait because a subject is preserved.

        Nothing opens what waits either. It can be repeated. Raises NotInAudience, then destroying none.
        """

        def destroyed(db: Db) -> frozenset[KeyId]:
            rows = db.execute("SELECT own, must_wait FROM destroy_keys(%s)", (list(keys),)).fetchall()
            if hidden := set(keys) - {id for id, _ in rows}:
                raise NotInAudience(hidden)
            return frozenset(KeyId(id) for id, must_wait in rows if must_wait)

        try:
            return self._database.retrying(destroyed)
        except errors.InsufficientPrivilege:
            raise NotInAudience(keys) from None

    def preserve(self, subject: UUID, reason: UUID, until: date | None = None) -> bool:
        """From now on no key of the person is destroyed, until `end_preservation` or, with `until`, the end of that day.

        `reason` is random. False if their erasure is certain already: then nothing can be preserved. It can be repeated.
        """
        return bool(self._asked("SELECT preserve(%s, %s, %s)", subject, reason, until))

    def end_preservation(self, reason: UUID) -> int:
        """Destroys the keys that waited for this reason alone; returns how many. It can be repeated."""
        return int(str(self._asked("SELECT end_preservation(%s)", reason)))

    def preserves(self, subject: UUID) -> bool:
        """Whether the person is preserved now. `begin_erasure` confirms it under a lock."""
        return bool(self._asked("SELECT preserves(%s)", subject))

    def preservations(self) -> dict[UUID, set[UUID]]:
        """The people whom each reason preserves now."""
        with self._database.transaction() as db:
            rows = db.execute("SELECT for_reason, preserving FROM preservations()").fetchall()
        return {reason: {person for each, person in rows if each == reason} for reason, _ in rows}

    def begin_erasure(self, subject: UUID) -> bool:
        """Makes the erasure certain: nobody can preserve the person any more. False if they are preserved. It can be repeated."""
        return subject in self.begin_erasures([subject])

    def begin_erasures(self, subjects: Collection[UUID]) -> frozenset[UUID]:
        """As `begin_erasure` for all ids of one human, or none if one is preserved; returns those whose erasure is certain.

        If one is preserved these are the ids whose erasure was certain before.
        """
        certain = self._asked("SELECT begin_erasure(%s::uuid[])", sorted(subjects))
        return frozenset(certain) if isinstance(certain, list) else frozenset()

    def erase(self, subject: UUID, *, on_record: bool = False) -> int:
        """Marks the person as erased and destroys all their keys, of any audience; returns how many. It can be repeated.

        Keys that belong to somebody else too wait while that person is preserved; nothing opens them meanwhile.
        `on_record`: a log, or the list beside the keys, says that the erasure has begun. Then what preserves the person is left
        over from a restore. Otherwise it raises SubjectPreserved for a person who is preserved, and does nothing.
        """
        if not on_record and not self.begin_erasure(subject):
            raise SubjectPreserved(str(subject))
        if not self._keys.remember_erased([subject]):
            log.warning("erasure not kept beside the tenant's keys", extra={"tenant": self._tenant})
        return int(str(self._asked("SELECT erase_subject(%s, %s)", subject, on_record)))

    def erased(self, subjects: Collection[UUID]) -> set[UUID]:
        """Those of them who are erased."""
        with self._database.transaction() as db:
            rows = db.execute("SELECT id FROM subjects WHERE id = ANY(%s) AND erased_at IS NOT NULL", (list(subjects),))
            return {id for (id,) in rows}

    def known(self, people: Collection[UUID]) -> set[UUID]:
        """Those of them whom this trust knows, erased since or not. Somebody who has signed in is known for ever."""
        with self._database.transaction() as db:
            rows = db.execute("SELECT id FROM subjects WHERE id = ANY(%s)", (list(people),))
            return {id for (id,) in rows}

    def everyone_erased(self) -> dict[UUID, date]:
        """All erased people of the tenant, with the day."""
        with self._database.transaction() as db:
            rows = db.execute("SELECT id, erased_at::date FROM subjects WHERE erased_at IS NOT NULL")
            return dict(rows.fetchall())

    def left_erasing(self) -> dict[UUID, date]:
        """People whose erasure has been certain for ten minutes and is not done, with that day.

        The process that began it has stopped. It may be on record nowhere else, after a restore of the log.
        """
        with self._database.transaction() as db:
            rows = db.execute(
                """SELECT id, erasing_at::date FROM subjects
                   WHERE erased_at IS NULL AND erasing_at < now() - interval '10 minutes'"""
            )
            return dict(rows.fetchall())

    def remembered_erased(self) -> Mapping[UUID, date]:
        """People in the list of the erased beside the tenant's keys, which restores do not change."""
        return self._keys.erased()

    def remember_erased(self, people: Collection[UUID]) -> None:
        """Adds people to that list, as `erase` does first; for those whom it could not add at the time."""
        self._keys.remember_erased(people)

    def _asked(self, question: LiteralString, *values: object) -> object:
        """What a function of the vault answers. Functions lock several people, so a deadlock is repeated."""
        return self._database.retrying(lambda db: db.execute(question, values).fetchall()[0][0])

    def _raw(self, wanted: set[UUID]) -> Mapping[UUID, bytes]:
        with self._database.transaction() as db:
            rows = db.execute(
                "SELECT id, generation, CASE WHEN waits THEN NULL ELSE wrapped END FROM keys WHERE id = ANY(%s)", (list(wanted),)
            ).fetchall()
        if hidden := wanted - {id for id, _, _ in rows}:
            raise NotInAudience(hidden)
        return self._keys.unwrap([WrappedKey(*row) for row in rows if row[2] is not None])

    def _keep(self, entries: Sequence[Entry], keys: Sequence[WrappedKey]) -> None:
        """Registers subjects that are missing at first; those still missing then are erased."""
        if missing := self._insert(entries, keys):
            self.register(missing)
            if erased := self._insert(entries, keys):
                raise SubjectErased(erased)

    def _insert(self, entries: Sequence[Entry], keys: Sequence[WrappedKey]) -> set[UUID]:
        subjects = {subject for entry in entries for subject in entry.subjects}
        with self._database.transaction() as db:
            return subjects - _made(db, entries, keys, sorted(subjects))

    def _text(self, key: bytes, value: Sealed) -> str:
        try:
            return unseal(key, AssociatedData(self._tenant, value.stream, value.label), value.text)
        except Tampered:
            raise Tampered(f"{value.label} of {value.stream} does not authenticate under key {value.key}") from None


def _made(db: Db, entries: Sequence[Entry], keys: Sequence[WrappedKey], subjects: Sequence[UUID]) -> set[UUID]:
    """Makes all keys if every subject is registered and not erased, otherwise none; returns the subjects who are.

    FOR SHARE blocks an erasure until this commits, and waits for one that came first.
    """
    of_keys = [(key.id, subject) for key, entry in zip(keys, entries, strict=True) for subject in sorted(entry.subjects)]
    rows = db.execute(
        """WITH living AS (
               SELECT id FROM subjects WHERE id = ANY(%(subjects)s) AND erasing_at IS NULL ORDER BY id FOR SHARE
           ), everyone AS (
               SELECT FROM living HAVING count(*) = cardinality(%(subjects)s::uuid[])
           ), made AS (
               INSERT INTO keys (id, audience, generation, wrapped)
               SELECT id, string_to_array(audience, ' '), generation, wrapped
               FROM everyone, unnest(%(ids)s::uuid[], %(audiences)s::text[], %(generations)s::bigint[], %(wrapped)s::bytea[])
                   AS key (id, audience, generation, wrapped)
           ), linked AS (
               INSERT INTO key_subjects (key, subject)
               SELECT key, subject
               FROM everyone, unnest(%(linked_keys)s::uuid[], %(linked_subjects)s::uuid[]) AS link (key, subject)
           )
           SELECT id FROM living""",
        {
            "subjects": subjects,
            "ids": [key.id for key in keys],
            "audiences": [" ".join(sorted(entry.audience)) for entry in entries],
            "generations": [key.generation for key in keys],
            "wrapped": [key.wrapped for key in keys],
            "linked_keys": [key for key, _ in of_keys],
            "linked_subjects": [subject for _, subject in of_keys],
        },
    ).fetchall()
    return {id for (id,) in rows}


def _while_rotating(work: Callable[[], Result], overtaken: type[Exception]) -> Result:
    """Repeats the work after a rotation destroyed the generation that it had wrapped with, or read."""
    for _ in range(ATTEMPTS - 1):
        try:
            return work()
        except overtaken:
            continue
    return work()
