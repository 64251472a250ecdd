"""What must never be committed, and what the documents promise."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def tracked() -> list[Path]:
    """Return the files that git tracks, or every file where this is no checkout."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


LOCKS = ("requirements/run.txt", "requirements/dev.txt", "frontend/package-lock.json")


@pytest.mark.parametrize("name", LOCKS)
def test_lock_files_name_no_registry(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert (
        re.findall(r'"resolved"|--(?:extra-)?index-url|https?://[^"\s]*registry[^"\s]*', text) == []
    )


@pytest.mark.parametrize("name", LOCKS[:2])
def test_every_requirement_is_pinned_with_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = re.findall(r"^([\w.\[\],-]+)==\S+", text, flags=re.M)
    blocks = re.split(r"^(?=[\w.\[\],-]+==)", text, flags=re.M)[1:]
    assert pins
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_nothing_third_party_is_committed() -> None:
    suspicious = re.compile(r"\.(woff2?|ttf|otf)$|\.min\.(js|css)$|(^|/)(vendor|node_modules)/")
    names = [str(path.relative_to(ROOT)) for path in tracked()]
    assert [name for name in names if suspicious.search(name)] == []


def test_no_committed_file_is_large() -> None:
    assert [path for path in tracked() if path.stat().st_size > 1_500_000] == []


def test_no_private_key_is_committed() -> None:
    secret = re.compile(rb"BEGIN [A-Z ]*PRIVATE KEY|minisign (?:encrypted )?secret key")
    kinds = {".pem", ".key", ".txt", ".json", ".yaml", ".pub", ".sec"}
    assert [
        path for path in tracked() if path.suffix in kinds and secret.search(path.read_bytes())
    ] == []


def test_the_readme_names_the_two_commands_that_the_makefile_has() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("demo", "test"):
        assert f"    make {target}\n" in readme
        assert re.search(rf"^{target}:", makefile, flags=re.M)


def test_links_between_documents_lead_somewhere() -> None:
    broken = []
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            if not (page.parent / target).exists():
                broken.append(f"{page.relative_to(ROOT)} → {target}")
    assert broken == []
