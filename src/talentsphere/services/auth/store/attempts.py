"""Tries to sign in that did not succeed, and where accounts were signed in from."""

from datetime import datetime
from uuid import UUID

from talentsphere.kernel import sql
from talentsphere.kernel.transaction import Connection
from talentsphere.services.auth.rules.throttle import Recent


async def take_turn(connection: Connection, account: bytes) -> None:
    """Lets tries at one account go one after the other until this transaction ends."""
    await sql.execute(
        connection, "SELECT pg_advisory_xact_lock($1)", int.from_bytes(account[:8], "big", signed=True)
    )


async def recent(
    connection: Connection,
    *,
    account: bytes,
    client: str,
    client_since: datetime,
    account_since: datetime,
) -> Recent:
    found = await sql.fetch_one(
        connection,
        Recent,
        """SELECT count(*) FILTER (WHERE client = $2 AND at > $3) AS by_client,
               min(at) FILTER (WHERE client = $2 AND at > $3) AS first_by_client,
               count(*) AS by_all, min(at) AS first_by_all,
               EXISTS (SELECT 1 FROM auth.familiar WHERE account = $1 AND client = $2) AS familiar
           FROM auth.attempt WHERE account = $1 AND at > $4""",
        account,
        client,
        client_since,
        account_since,
    )
    assert found is not None  # an aggregate always has a row
    return found


async def insert(
    connection: Connection, *, attempt_id: UUID, account: bytes, client: str, at: datetime
) -> None:
    await sql.execute(
        connection,
        "INSERT INTO auth.attempt (id, account, client, at) VALUES ($1, $2, $3, $4)",
        attempt_id,
        account,
        client,
        at,
    )


async def clear(connection: Connection, *, account: bytes, client: str) -> None:
    """Forgets the tries of one client at one account."""
    await sql.execute(
        connection, "DELETE FROM auth.attempt WHERE account = $1 AND client = $2", account, client
    )


async def remember(connection: Connection, *, account: bytes, client: str, at: datetime) -> None:
    """Makes a client familiar to an account."""
    await sql.execute(
        connection,
        """INSERT INTO auth.familiar (account, client, seen_at) VALUES ($1, $2, $3)
           ON CONFLICT (account, client) DO UPDATE SET seen_at = excluded.seen_at""",
        account,
        client,
        at,
    )


async def forget(connection: Connection, account: bytes) -> None:
    await sql.execute(connection, "DELETE FROM auth.attempt WHERE account = $1", account)
    await sql.execute(connection, "DELETE FROM auth.familiar WHERE account = $1", account)


async def delete_before(
    connection: Connection, *, attempts_before: datetime, familiar_before: datetime
) -> int:
    return await sql.execute(
        connection, "DELETE FROM auth.attempt WHERE at <= $1", attempts_before
    ) + await sql.execute(connection, "DELETE FROM auth.familiar WHERE seen_at <= $1", familiar_before)
