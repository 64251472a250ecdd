"""The Japanese of everything shown, sent or published: one word for one idea."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "witnessmark"
PROGRAM = (".py", ".html", ".typ", ".txt")
JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
IN_YAML = re.compile(r"""^\s*(?:- )?(?:name: \{.*)?ja: (.*)$|\bja: ([^}]*)\}""")


def _unused() -> Iterator[str]:
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    for row in glossary.split("## Words that are not used in Japanese")[1].splitlines():
        if row.startswith("|") and JAPANESE.search(row) and "使わない言葉" not in row:
            yield from row.split("|")[3].strip().split("、")


def _texts() -> Iterator[tuple[str, str]]:
    catalogue = SOURCE / "locale" / "ja" / "LC_MESSAGES" / "django.po"
    for message in read_po(io.BytesIO(catalogue.read_bytes())):
        yield catalogue.name, str(message.string)
    for path in sorted(SOURCE.rglob("*")):
        if path.suffix in PROGRAM:
            yield path.name, path.read_text(encoding="utf-8")
    for path in sorted([*SOURCE.rglob("*.yaml"), *(ROOT / "demo").glob("*/*.yaml")]):
        for line in path.read_text(encoding="utf-8").splitlines():
            for found in IN_YAML.finditer(line):
                yield path.name, found[1] or found[2] or ""


TEXTS = tuple(_texts())


@pytest.mark.parametrize("word", tuple(_unused()))
def test_a_word_that_the_glossary_sets_aside_stands_nowhere(word: str) -> None:
    assert [place for place, text in TEXTS if word in text] == []


def test_the_words_were_looked_for_where_people_read() -> None:
    places = {place for place, text in TEXTS if JAPANESE.search(text)}
    assert {"django.po", "questions.ja.txt", "codebook.yaml", "claims.yaml", "labels.py"} <= places
