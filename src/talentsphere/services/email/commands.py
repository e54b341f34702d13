"""Admin verbs of email."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import click
import msgspec

from talentsphere.kernel.actor import SYSTEM
from talentsphere.services.email.contract import Mail

_PAGES = 20


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A message as `mail list --json` prints it."""

    id: str
    to: str
    subject: str
    text: str
    html: str
    links: tuple[str, ...]
    delivered_at: str | None


@click.group()
def mail() -> None:
    """Outgoing mail: what was sent, to whom, and what came of it."""


@mail.command(name="list")
@click.option("--to", metavar="ADDRESS", help="Only messages to this address.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000))
@click.option("--json", "as_json", is_flag=True, help="Print a list of objects.")
@click.pass_obj
def list_(obj: Any, to: str | None, limit: int, as_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Lists messages, newest first."""
    found = obj.run(_newest(to=to, limit=limit))
    if as_json:
        print(msgspec.json.encode([_line(message) for message in found]).decode())
        return
    for message in found:
        print(
            f"{message.id}  {message.queued_at:%Y-%m-%d %H:%M}  {message.status:6}  {message.to}  {message.subject}"
        )


@mail.command()
@click.argument("mail_id", metavar="ID", type=click.UUID)
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def show(obj: Any, mail_id: UUID, as_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Shows one message and every attempt to deliver it."""

    async def read(services: Any) -> tuple[Any, Any]:
        return (
            await services.email.read(SYSTEM, mail_id=mail_id),
            await services.email.deliveries(SYSTEM, mail_id=mail_id),
        )

    message, deliveries = obj.run(read)
    if as_json:
        print(msgspec.json.encode({**msgspec.to_builtins(message), "deliveries": deliveries}).decode())
        return
    print(f"To: {message.to}\nSubject: {message.subject}\nMessage-ID: {message.message_id}\n")
    print(message.text)
    for delivery in deliveries:
        print(f"{delivery.at:%Y-%m-%d %H:%M:%S}  {delivery.outcome:9}  {delivery.answer}")


@mail.command()
@click.argument("mail_id", metavar="[ID]", type=click.UUID, required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def retry(obj: Any, mail_id: UUID | None, as_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Queues a failed message again, or every failed one."""

    async def requeue(services: Any) -> int:
        count: int = await services.email.retry(SYSTEM, mail_id=mail_id)
        return count

    count = obj.run(requeue)
    print(msgspec.json.encode({"queued": count}).decode() if as_json else f"{count} queued again.")


def _newest(*, to: str | None, limit: int) -> Callable[[Any], Any]:
    async def read(services: Any) -> list[Mail]:
        found: list[Mail] = []
        cursor = None
        for _ in range(_PAGES):
            page = await services.email.mailbox(SYSTEM, to=to, cursor=cursor)
            found += page.items
            cursor = page.next
            if cursor is None or len(found) >= limit:
                break
        return found[:limit]

    return read


def _line(message: Mail) -> Line:
    return Line(
        id=str(message.id),
        to=message.to,
        subject=message.subject,
        text=message.text,
        html=message.html,
        links=message.links,
        delivered_at=message.delivered_at.isoformat() if message.delivered_at else None,
    )


COMMANDS: tuple[click.Command, ...] = (mail,)
