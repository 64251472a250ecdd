"""The command `demo`: the main job on the demo cases, from import to a verified bundle."""

import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from witnessmark.base.errors import BadInput, Untrusted
from witnessmark.base.files import (
    folder_atomically,
    private_folder,
    write_atomically,
    write_for_all,
)
from witnessmark.base.hashes import hash_json
from witnessmark.base.settings import Settings
from witnessmark.base.signing import SigningKey, keep_key
from witnessmark.cli import door
from witnessmark.cli.cases import open_database
from witnessmark.publication.casefolder.plain import CaseFolder, case_hash, read_case_folder

LOGIN = "demo"
STATE = "cases.sha256"


@click.command()
@click.option(
    "--cases",
    type=click.Path(path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="Folder that holds the case folders.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
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
    settings = replace(
        door.settings(), home=(out / "home").resolve(), database_url="", second_factor=frozenset()
    )
    folders = tuple(read_case_folder(place) for place in door.progress(case_places(cases)))
    if not folders:
        raise BadInput(f"There is no case folder in {cases}.", remedy="Name one with --cases.")
    refuse_foreign(out, names=("home", "site", *(folder.case.id for folder in folders)))
    _prepare(settings, folders=folders)
    worked = tuple(_work(folder) for folder in folders)
    key = keep_key(settings.home / "keys")
    offered: dict[str, bytes] = {}
    for folder in worked:
        offered |= _publish(folder, out=out, key=key)
    _publish_site(worked, offered=offered, key=key, into=out / "site")
    click.echo(f"The site of both: {out / 'site' / 'index.html'}")
    if serve:
        _serve(settings, site=out / "site", port=port, cases=worked)


def case_places(cases: Path) -> Iterator[Path]:
    """Yield the case folders directly in `cases`, by name; raises BadInput where it is none."""
    if not cases.is_dir():
        raise BadInput(f"{cases} is not a folder.", remedy="Name one with --cases.")
    for folder in sorted(cases.iterdir()):
        if (folder / "case.yaml").is_file() or (folder / "case.json").is_file():
            yield folder


def refuse_foreign(out: Path, *, names: Iterable[str]) -> None:
    """Raise BadInput where `out` holds something by one of `names` and no earlier run made it."""
    if (out / "home" / STATE).is_file():
        return
    for name in names:
        if (out / name).exists():
            raise BadInput(
                f"{out / name} is there, and no earlier demo made it.",
                remedy="Remove it yourself, or name another folder with --out.",
            )


def _prepare(settings: Settings, *, folders: Sequence[CaseFolder]) -> None:
    """Make the home ready; a home of other demo cases, or of an older edition, is made anew."""
    state = hash_json([case_hash(folder.case) for folder in folders]).encode()
    mark = settings.home / STATE
    if settings.home.exists() and not (mark.is_file() and mark.read_bytes() == state):
        shutil.rmtree(settings.home)
    private_folder(settings.home)
    if not mark.exists():
        write_atomically(mark, b"begun")
    open_database(settings)
    write_atomically(mark, state)


def _work(folder: CaseFolder) -> CaseFolder:
    from witnessmark.web.actions import work
    from witnessmark.web.actions.cases import import_case, load_case

    now = door.now()
    case_id = import_case(folder, actor=LOGIN, now=now)
    click.echo(f"== {folder.case.title.en}")
    proposals = work.propose_parts(case_id, actor=LOGIN, now=now)
    verdicts = [proposal.verdict for proposal in proposals.values()]
    if verdicts:
        click.echo(f"   parts: {_counted(verdicts)}")
    work.screen_companies(case_id, actor=LOGIN, now=now)
    worked = load_case(case_id)
    if worked.case.screenings:
        verdicts_of_names = [screening.verdict for screening in worked.case.screenings]
        click.echo(f"   companies screened: {_counted(verdicts_of_names)}")
    _tell_states(worked)
    return worked


def _tell_states(folder: CaseFolder) -> None:
    from witnessmark.inquiries.state import correspondence

    states = [
        correspondence(inquiry, on=folder.case.as_of, terms=folder.case.terms).state
        for inquiry in folder.case.inquiries
    ]
    if states:
        click.echo(f"   inquiries as of {folder.case.as_of}: {_counted(states)}")
    elif folder.case.statements:
        click.echo(f"   a replay: {len(folder.case.statements)} statements reported, none computed")


def _publish(folder: CaseFolder, *, out: Path, key: SigningKey) -> Mapping[str, bytes]:
    """Publish one case in its own folder; return what the site of both cases takes over."""
    from witnessmark.cli.publish import FONTS
    from witnessmark.publication.pages.site import DOWNLOADS, download
    from witnessmark.publication.publish import publish
    from witnessmark.publication.verify import verify_bundle

    files = publish(folder.case, files=folder.files, fonts=FONTS, key=key, on=folder.case.as_of)
    place = out / folder.case.id
    with folder_atomically(place) as draft:
        names = ("bundle.zip", "report-en.pdf", "report-ja.pdf")
        write_for_all({name: files[name] for name in names}, into=draft)
    report = verify_bundle(place / "bundle.zip", key=key.public.line)
    if not report.holds:
        raise Untrusted(f"{place / 'bundle.zip'} does not verify.", remedy="See `verify`.")
    click.echo(f"   {len(folder.case.claims)} claims through the gate; bundle verified: {place}")
    offered = (download(folder.case.id, name) for name in DOWNLOADS)
    return {path: files[f"site/{path}"] for path in offered}


def _publish_site(
    folders: Sequence[CaseFolder], *, offered: Mapping[str, bytes], key: SigningKey, into: Path
) -> None:
    from witnessmark.publication.pages.site import render_site
    from witnessmark.publication.redaction.pictures import public_pictures
    from witnessmark.publication.redaction.public import public_case

    shown = [public_case(folder.case) for folder in folders]
    pictures: dict[str, bytes] = {}
    for case, folder in zip(shown, folders, strict=True):
        pictures.update(public_pictures(case, files=folder.files))
    keys = {case.id: key.public for case in shown}
    pages = render_site(shown, pictures=pictures, keys=keys, on=max(case.as_of for case in shown))
    _write({**pages, **offered}, into=into)


def _write(files: Mapping[str, bytes], *, into: Path) -> None:
    with folder_atomically(into) as draft:
        write_for_all(files, into=draft)


def _serve(settings: Settings, *, site: Path, port: int, cases: Sequence[CaseFolder]) -> None:
    from witnessmark.cli.serve import serve_workbench
    from witnessmark.web.actions.accounts import add_member, set_password
    from witnessmark.web.models import Role

    password = secrets.token_urlsafe(9)
    set_password(LOGIN, password=password)
    for folder in cases:
        add_member(LOGIN, case_id=folder.case.id, role=Role.VIEWER, actor=LOGIN, now=door.now())
    click.echo(f"\n   http://localhost:{port}    sign in as {LOGIN} with {password}\n")
    serve_workbench(settings, host="127.0.0.1", port=port, site=site)


def _counted(words: Sequence[str]) -> str:
    """Return how often each word stands there: `3 consistent, 1 unsure`."""
    kinds = sorted(set(words), key=lambda word: (-words.count(word), word))
    return ", ".join(f"{words.count(kind)} {kind.replace('_', ' ')}" for kind in kinds)
