"""The command `user`: accounts, for whoever runs the workbench."""

import click

from witnessmark.base.settings import ROLES
from witnessmark.cli import door
from witnessmark.cli.cases import open_database

_ADDRESS = click.option(
    "--address",
    default="",
    help="Where the workbench is reached, as in https://desk.example.org (default: from"
    " WITNESSMARK_HOSTS).",
)


@click.group(name="user")
def user() -> None:
    """Make accounts, and help people who cannot get in. Passwords are set by their owners only."""


@user.command(name="ls")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
def list_users(as_json: bool) -> None:
    """List the accounts: whether a second step is set up, and in how many cases they work."""
    open_database(door.settings())
    from witnessmark.web.actions.accounts import accounts

    for one in accounts():
        if as_json:
            door.print_json_line(one)
        else:
            second = "second step" if one.second_step else "no second step"
            closed = ", closed" if one.closed else ""
            click.echo(f"{one.name}  {second}, {one.cases} cases{closed}")


@user.command(name="add")
@click.argument("name")
@_ADDRESS
def add_user(name: str, address: str) -> None:
    """Make the account NAME, and print a link with which its owner sets the password."""
    settings = door.settings()
    open_database(settings)
    from witnessmark.web.actions.accounts import create_user, password_path

    create_user(name, password=None)
    _print_link(address or _reached(settings.hosts), password_path(name))


@user.command(name="link")
@click.argument("name")
@_ADDRESS
def new_link(name: str, address: str) -> None:
    """Print a link with which the owner of NAME sets a new password. It works once, for a day."""
    settings = door.settings()
    open_database(settings)
    from witnessmark.web.actions.accounts import password_path

    _print_link(address or _reached(settings.hosts), password_path(name))


@user.command(name="member")
@click.argument("name")
@click.argument("case")
@click.option("--role", type=click.Choice(ROLES), default="viewer", show_default=True)
@click.option("--by", required=True, help="The account that lets them in; the journal names it.")
def member(name: str, case: str, role: str, by: str) -> None:
    """Let the account NAME see CASE; without a membership no case exists for an account."""
    open_database(door.settings())
    from witnessmark.web.actions.accounts import add_member
    from witnessmark.web.models import Role

    add_member(name, case_id=case, role=Role(role), actor=by, now=door.now())
    click.echo(f"{name} sees {case}.")


@user.command(name="forget-second-step")
@click.argument("name")
def forget(name: str) -> None:
    """Remove app, passkeys and recovery codes of NAME, who has lost them: be sure that it is them.

    Where their role asks for a second step, they set a new one up at the next sign-in.
    """
    open_database(door.settings())
    from witnessmark.web.actions.accounts import forget_second_step

    forget_second_step(name)
    click.echo(f"{name} has no second step now, and is signed out everywhere.")


@user.command(name="close")
@click.argument("name")
def close(name: str) -> None:
    """Close the account NAME: nobody signs in with it; what its owner did stays as it is."""
    _set_open(name, is_open=False)
    click.echo(f"{name} is closed, and signed out everywhere.")


@user.command(name="open")
@click.argument("name")
def open_again(name: str) -> None:
    """Open a closed account again."""
    _set_open(name, is_open=True)
    click.echo(f"{name} is open again.")


def _set_open(name: str, *, is_open: bool) -> None:
    open_database(door.settings())
    from witnessmark.web.actions.accounts import set_open

    set_open(name, is_open=is_open)


def _reached(hosts: tuple[str, ...]) -> str:
    if "localhost" in hosts:
        return "http://localhost:8000"
    return f"https://{hosts[0]}"


def _print_link(address: str, path: str) -> None:
    click.echo(f"{address.rstrip('/')}{path}")
    click.echo("Hand it over on a safe way: whoever has it sets the password.", err=True)
