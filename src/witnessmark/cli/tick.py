"""The command `tick`: what is due in every case, for a timer to call once a day."""

import click

from witnessmark.cli import door

ACTOR = "tick"


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
def tick(as_json: bool) -> None:
    """Look up what is due in every case, print it, and note it in the journal once.

    Nothing is sent. Steps without a day of their own are printed last. Spreadsheets that nobody
    confirmed within an hour are thrown away.
    """
    from witnessmark.cli.cases import open_database

    open_database(door.settings())
    from witnessmark.web.actions.due import look_up_due
    from witnessmark.web.actions.sheets import KEPT_FOR, throw_away

    throw_away(older_than=door.now() - KEPT_FOR)
    found = list(look_up_due(actor=ACTOR, now=door.now()))
    for one in found:
        if as_json:
            door.print_json_line(one)
        else:
            day = one.due.isoformat() if one.due else "no date   "
            late = " OVERDUE" if one.overdue else ""
            click.echo(f"{day}{late}  {one.case}  {one.subject}  {one.text.en}")
    if not found and not as_json:
        click.echo("Nothing is due.")
