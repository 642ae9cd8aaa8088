"""Up to which number a service has seen the vault's sign-ins: what tells a vault that was restored to an earlier moment."""

from plp_kit.core.database import Db


def highest(db: Db) -> int:
    """0 as long as the service has seen nobody of the tenant."""
    return next((number for (number,) in db.execute("SELECT number FROM sign_ins_seen").fetchall()), 0)


def note(db: Db, number: int) -> None:
    """It only goes up."""
    db.execute(
        """INSERT INTO sign_ins_seen AS known (number) VALUES (%s)
           ON CONFLICT (tenant) DO UPDATE SET number = excluded.number WHERE known.number < excluded.number""",
        (number,),
    )
