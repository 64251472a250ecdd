"""The command `verify`: was a bundle changed, and who signed it? Needs no database, no network."""

import sys
from pathlib import Path

import click

from witnessmark.cli import door
from witnessmark.publication.verify import lines_of, read_key, verify_bundle


@click.command()
@click.argument("bundle", type=click.Path(path_type=Path))
@click.option(
    "--key",
    metavar="FILE",
    help="The signer's public key that you got another way: a .pub file, or the key itself.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per line, one per check.")
def verify(bundle: Path, key: str | None, as_json: bool) -> None:
    """Check that BUNDLE is unaltered, and with --key who signed it.

    Exit code 1 names the first file or proof that fails.
    """
    report = verify_bundle(bundle, key=read_key(key) if key is not None else None)
    if as_json:
        for check in report.checks:
            door.print_json_line(check)
    else:
        click.echo("\n".join(lines_of(report)))
    if not report.holds:
        why = f": {report.checks[-1].sentence}" if as_json else " does not verify."
        click.echo(f"witnessmark: {bundle}{why}", err=True)
        sys.exit(1)
