"""Admin verbs of auth."""

import secrets
from typing import Any

import click
import msgspec

from talentsphere.kernel.actor import Role
from talentsphere.kernel.errors import AppError
from talentsphere.services.auth.contract import Me


@click.group()
def user() -> None:
    """People who can sign in."""


@user.command()
@click.option("--email", required=True, metavar="ADDRESS")
@click.option("--name", required=True)
@click.option("--role", required=True, type=click.Choice(["operator", "recruiter", "candidate"]))
@click.option("--password", help="Made up and printed once when it is left out.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def add(obj: Any, email: str, name: str, role: Role, password: str | None, as_json: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Adds an account whose address needs no link; of an account that is there, sets the password."""
    chosen = password or secrets.token_urlsafe(15)

    async def run(services: Any) -> Me:
        added: Me = await services.auth.add_user(email=email, name=name, password=chosen, roles=(role,))
        return added

    try:
        added = obj.run(run)
    except AppError as error:
        raise click.ClickException(error.detail) from error
    if as_json:
        shown = msgspec.to_builtins(added) | ({} if password else {"password": chosen})
        print(msgspec.json.encode(shown).decode())
        return
    print(f"{added.email} can sign in as {', '.join(added.roles)}.")
    if not password:
        print(f"Password: {chosen}")


COMMANDS: tuple[click.Command, ...] = (user,)
