"""The command `demo`: the main job on the demo cases, from import to a verified bundle."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.files import folder_atomically
from witnessmark.base.settings import Settings
from witnessmark.cli import door

LOGIN = "demo"


@click.command()
@click.option(
    "--cases",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="Folder that holds the case folders.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo/out"),
    show_default=True,
    help="Where the site, PDFs and bundles go; the state is kept in OUT/home.",
)
@click.option("--serve/--no-serve", default=True, show_default=True, help="Serve the result.")
@click.option("--port", type=int, default=8000, show_default=True, help="Port to serve on.")
def demo(cases: Path, out: Path, serve: bool, port: int) -> None:
    """Run the whole chain on the demo cases, then serve the workbench and the site.

    Imports each case, identifies its parts, screens its companies, computes the state of its
    inquiries, checks its claims, publishes and verifies it.
    """
    settings = replace(door.settings(), home=(out / "home").resolve(), database_url="")
    folders = tuple(case_folders(cases))
    if not folders:
        raise BadInput(f"There is no case folder in {cases}.", remedy="Name one with --cases.")
    _prepare(settings)
    for folder in folders:
        run_case(folder, out=out, settings=settings)
    _publish_site(out, settings=settings)
    click.echo(f"The site: {out / 'site' / 'index.html'}")
    if serve:
        _serve(out, settings=settings, port=port)


def case_folders(cases: Path) -> Iterator[Path]:
    """Yield the case folders directly in `cases`, by name."""
    for folder in sorted(cases.iterdir()):
        if (folder / "case.yaml").is_file() or (folder / "case.json").is_file():
            yield folder


def run_case(folder: Path, *, out: Path, settings: Settings) -> None:
    """Import, work, publish and verify the case in `folder`; say each step."""
    from witnessmark.publication.casefolder import read_case_folder
    from witnessmark.publication.verify import verify_bundle
    from witnessmark.web.actions import cases, publishing, work

    click.echo(f"== {folder.name}")
    case_id = cases.import_case(read_case_folder(folder), actor=LOGIN, now=door.now())
    for sentence in work.run_machine_part(case_id, actor=LOGIN, now=door.now()):
        click.echo(f"   {sentence}")
    files = publishing.publish_case(case_id, home=settings.home, actor=LOGIN, now=door.now())
    with folder_atomically(out / folder.name) as draft:
        for name in ("bundle.zip", "report-en.pdf", "report-ja.pdf"):
            (draft / name).write_bytes(files[name])
    report = verify_bundle(out / folder.name / "bundle.zip", key=None)
    if not report.holds:
        raise Untrusted(f"The bundle of {folder.name} does not verify.", remedy="See above.")
    click.echo(f"   published and verified: {out / folder.name / 'bundle.zip'}")


def _prepare(settings: Settings) -> None:
    from witnessmark.web.setup import migrate, setup_django

    setup_django(settings)
    migrate()
