"""The command line. Verbs load when they are called, so that `--help` and short verbs stay quick."""

import importlib
import importlib.util
import sys

import click

from talentsphere import __version__, registry

# Each operator's verb and the module whose COMMAND it is.
VERBS = {
    "up": "up",
    "down": "down",
    "status": "status",
    "logs": "logs",
    "serve": "serve",
    "work": "work",
    "services": "services",
    "db": "db",
    "demo": "demo_data",
}


class Verbs(click.Group):
    """Operators' verbs by their module, and every service's commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted({*VERBS, *_service_commands()})

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 - as above
        if name in VERBS:
            module = importlib.import_module(f"talentsphere.ops.{VERBS[name]}")
            command: click.Command = module.COMMAND
            return command
        return _service_commands().get(name)


def _service_commands() -> dict[str, click.Command]:
    """The commands of all services by name; groups of one name, such as `import`, become one."""
    found: dict[str, click.Command] = {}
    for service in registry.SERVICES:
        package = f"talentsphere.services.{service.name}"
        if importlib.util.find_spec(f"{package}.commands") is None:
            continue
        for command in importlib.import_module(f"{package}.commands").COMMANDS:
            known = found.get(command.name)
            if isinstance(known, click.Group) and isinstance(command, click.Group):
                for name, sub in command.commands.items():
                    known.add_command(sub, name)
            else:
                found[command.name] = command
    return found


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="talentsphere")
@click.pass_context
def cli(context: click.Context) -> None:
    """TalentSphere: run it, look after it, fill it."""
    from talentsphere.runtime.session import Session  # noqa: PLC0415 - `--help` does without it

    context.obj = Session()


def main() -> None:
    """The entry point. Expected failures are one line and a hint; exit 1."""
    from talentsphere.kernel.errors import AppError  # noqa: PLC0415
    from talentsphere.runtime import RuntimeFault  # noqa: PLC0415

    try:
        cli()
    except RuntimeFault as fault:
        click.echo(f"error: {fault}", err=True)
        if fault.hint:
            click.echo(f"hint: {fault.hint}", err=True)
        sys.exit(1)
    except AppError as error:
        click.echo(f"error: {error.detail}", err=True)
        for problem in error.fields:
            click.echo(f"  {problem.field}: {problem.message}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
