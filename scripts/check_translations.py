"""Refuse a catalogue in which a string of the program is missing, empty, fuzzy or left over."""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

sys.path.insert(0, str(Path(__file__).resolve().parent))
ROOT = Path(__file__).resolve().parent.parent / "src" / "witnessmark"
METHODS = [
    ("**/publication/pages/templates/**.html", "jinja2"),
    ("**/inquiries/templates/**.txt", "jinja2"),
    ("**/web/templates/**.html", "django_messages:extract"),
    ("**/web/templates/**.txt", "django_messages:extract"),
    ("**.py", "python"),
]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def program_strings() -> set[str]:
    """Return every string that the program marks for translation."""
    found = extract_from_dir(ROOT, method_map=METHODS, keywords=KEYWORDS)
    strings: set[str] = set()
    for _name, _line, message, _comments, _context in found:
        strings.add(message[0] if isinstance(message, tuple) else message)
    return strings


def catalogue(language: str) -> Catalog:
    """Return the catalogue of `language`."""
    path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    return read_po(io.BytesIO(path.read_bytes()), locale=language)


def faults(language: str) -> list[str]:
    """Return what is wrong with the catalogue of `language`, one sentence each."""
    messages = {
        message.id[0] if isinstance(message.id, tuple) else message.id: message
        for message in catalogue(language)
        if message.id
    }
    strings = program_strings()
    if catalogue(language).fuzzy:
        return [f"{language}: the catalogue is marked fuzzy, so it is never compiled"]
    found = [f"{language}: no translation of {text!r}" for text in sorted(strings - set(messages))]
    found += [f"{language}: nothing uses {text!r}" for text in sorted(set(messages) - strings)]
    found += [
        f"{language}: {text!r} is empty or fuzzy"
        for text, message in messages.items()
        if message.fuzzy or not message.string
    ]
    return found


def main() -> int:
    """Print every fault; exit 1 if there is one."""
    found = [
        *faults("ja"),
        *(["en: the catalogue is marked fuzzy"] if catalogue("en").fuzzy else []),
    ]
    print("\n".join(found) or f"{len(program_strings())} strings, all translated.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
