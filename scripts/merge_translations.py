"""Bring the catalogues in step with the program: new strings in, unused strings out.

Give further .po files to take translations from; what is translated already stays as it is.
"""

import io
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from check_translations import ROOT, program_strings


def main(sources: list[Path]) -> None:
    """Rewrite the catalogues of English and Japanese."""
    known = _translations(sources)
    for language in ("en", "ja"):
        path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
        own = _translations([path]) if path.exists() else {}
        catalogue = Catalog(
            locale=language,
            project="Witnessmark",
            header_comment="# Words of the workbench, the letters and the reports.",
            charset="utf-8",
            fuzzy=False,
        )
        for text in sorted(program_strings()):
            translated = own.get(text) or known.get(text, "") if language == "ja" else ""
            catalogue.add(text, translated)
        out = io.BytesIO()
        write_po(out, catalogue, sort_output=True, omit_header=False, width=100)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_without_dates(out.getvalue()))


def _translations(paths: list[Path]) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in paths:
        for message in read_po(io.BytesIO(path.read_bytes()), ignore_obsolete=True):
            if isinstance(message.id, str) and isinstance(message.string, str) and message.string:
                found.setdefault(message.id, message.string)
    return found


def _without_dates(content: bytes) -> bytes:
    kept = (
        line
        for line in content.splitlines(keepends=True)
        if not line.startswith((b'"POT-Creation', b'"PO-Revision', b'"Generated-By'))
    )
    return b"".join(kept)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
