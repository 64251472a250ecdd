"""The published site: plain pages in every language, without script or anything from outside."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from witnessmark.base.ids import CaseId
from witnessmark.base.minisign import PublicKey
from witnessmark.base.text import PUBLISHED, Language
from witnessmark.inquiries.agreement import DIMENSION_WORDS, agreements
from witnessmark.inquiries.codebook import load_codebook
from witnessmark.publication.case import Case
from witnessmark.publication.chain.chain import Step
from witnessmark.publication.chain.paths import Layer, Node
from witnessmark.publication.chain.state import STATE_NAMES, LinkState
from witnessmark.publication.claim import Level
from witnessmark.publication.labels import LEVEL_BASES, LEVELS
from witnessmark.publication.pages.chain_picture import chain_picture, chain_rules
from witnessmark.publication.pages.citations import LANGUAGE_NAMES
from witnessmark.publication.pages.count_picture import count_picture
from witnessmark.publication.pages.matrix import matrix_picture
from witnessmark.publication.pages.page import CasePage, page_of
from witnessmark.publication.pages.scripts import mark_scripts
from witnessmark.publication.pages.timeline import timeline_picture
from witnessmark.publication.redaction.public import public_case
from witnessmark.publication.words import Words, words

TEMPLATES: Final = Path(__file__).with_name("templates")
"""Where the templates of the site and the report lie."""

DOWNLOADS: Final = ("report-en.pdf", "report-ja.pdf", "bundle.zip", "publisher.pub")
"""What a reader may take along from the site of each case."""
_STYLES: Final = ("tokens.css", "site.css", "pictures.css")
_FILES: Final = ("index", "components", "companies", "statements", "journal", "verify")

_CHAIN: Final[Mapping[Step, str]] = {
    Step.DEVICE: "index.html#found",
    Step.MARKS: "components.html",
    Step.PARTS: "components.html",
    Step.MAKERS: "components.html",
    Step.COMPANIES: "companies.html",
    Step.SCREENED: "companies.html",
    Step.ASKED: "index.html#asked",
    Step.ANSWERED: "index.html#answered",
    Step.SAID: "index.html#limits",
}


def render_site(
    cases: Sequence[Case],
    *,
    pictures: Mapping[str, bytes],
    keys: Mapping[CaseId, PublicKey],
    on: date,
) -> Mapping[str, bytes]:
    """Return the files of the site by path: a chooser, one list per language, six pages per case.

    `pictures` are the public pictures of all the cases by path, `keys` the keys that their bundles
    are signed with, `on` the day of publication. Pages lead to what `download` names; the caller
    puts it there. Only the public part of each case is read. The same arguments give the same
    bytes.
    """
    pages = {
        language: [page_of(case, language=language, on=on, pictures=pictures) for case in cases]
        for language in PUBLISHED
    }
    files = {
        "site.css": "\n".join(
            (TEMPLATES / name).read_text(encoding="utf-8") for name in _STYLES
        ).encode("utf-8"),
        "index.html": _chooser(pages),
    }
    for language, shown in pages.items():
        files[f"{language}/index.html"] = _list(shown, language=language)
        for case, page in zip(cases, shown, strict=True):
            files |= _case(public_case(case), page, language=language, key=keys[case.id])
    for case in cases:
        rules = chain_rules(public_case(case), on=case.as_of)
        files[f"pictures/{case.id}/paths.css"] = rules.encode("utf-8")
    for path in sorted(pictures):
        if path.split("/")[0] in {case.id for case in cases}:
            files[f"pictures/{path}"] = pictures[path]
    return dict(sorted(files.items()))


def download(case: CaseId, name: str) -> str:
    """Return the path within the site of one of DOWNLOADS of `case`."""
    return f"files/{case}/{name}"


def _chooser(pages: Mapping[Language, Sequence[CasePage]]) -> bytes:
    made_up = any(page.is_fictional for shown in pages.values() for page in shown)
    fictional = [(one.value, _fictional(words(one))) for one in pages if made_up]
    languages = [
        (language.value, LANGUAGE_NAMES[language].within(language), shown)
        for language, shown in pages.items()
    ]
    template = _templates().get_template("chooser.html")
    text = template.render(languages=languages, fictional=fictional)
    return mark_scripts(text).encode("utf-8")


def _fictional(say: Words) -> str:
    _ = say
    return _("Some of the cases below are fictional; each of their pages says so.")


def _list(pages: Sequence[CasePage], *, language: Language) -> bytes:
    return _render(
        "cases.html",
        language=language,
        here="index.html",
        root="../",
        cases=pages,
        is_fictional=bool(pages) and all(page.is_fictional for page in pages),
    )


def _case(case: Case, page: CasePage, *, language: Language, key: PublicKey) -> Mapping[str, bytes]:
    _ = words(language)
    names = (
        _("The case"),
        _("Components"),
        _("Companies"),
        _("Statements by others"),
        _("Journal"),
        _("How to verify"),
    )
    files = [f"{name}.html" for name in _FILES]
    shared = {
        "page": page,
        "pages": list(zip(files, names, strict=True)),
        "root": "../../",
        "key": key.line,
        "downloads": {name: f"../../{download(case.id, name)}" for name in DOWNLOADS},
        "is_fictional": page.is_fictional,
        "chain_links": _CHAIN,
        **_pictures(case, page, language=language),
        **_meanings(case, language=language),
    }
    return {
        f"{language}/{case.id}/{file}": _render(
            "case.html" if file == "index.html" else file,
            language=language,
            here=f"{case.id}/{file}",
            this=file,
            **shared,
        )
        for file in files
    }


def _pictures(case: Case, page: CasePage, *, language: Language) -> Mapping[str, object]:
    matrix, timeline = page.matrix, page.timeline
    return {
        "chain_picture": chain_picture(case, on=case.as_of, language=language, links=_leads_to),
        "matrix_picture": matrix_picture(matrix, language=language) if matrix else "",
        "timeline_picture": timeline_picture(timeline, language=language) if timeline else "",
        "count_pictures": [count_picture(count, language=language) for count in page.counts],
    }


def _leads_to(node: Node) -> str:
    return {
        Layer.DEVICE: "#found",
        Layer.COMPONENT: f"components.html#component-{node.id}",
        Layer.MAKER: "components.html",
        Layer.COMPANY: f"companies.html#company-{node.id}",
        Layer.INQUIRY: f"#answer-{node.id}",
        Layer.CLAIM: f"#claim-{node.id}",
    }[node.layer]


def _meanings(case: Case, *, language: Language) -> Mapping[str, object]:
    book = load_codebook()
    return {
        "codebook": book.label,
        "codes": [
            (code.value, one.name.within(language), one.meaning.within(language))
            for code, one in book.directness.items()
        ],
        "levels": [
            (level.value, LEVELS[level].within(language), LEVEL_BASES[level].within(language))
            for level in Level
        ],
        "states": [(state.value, STATE_NAMES[state].within(language)) for state in LinkState],
        "agreements": list(_agreed(case, language=language)),
    }


def _agreed(case: Case, *, language: Language) -> Iterator[str]:
    _ = words(language)
    label = _("Agreement beyond chance")
    found = agreements(case.codes, inquiries=case.inquiries, questionnaires=case.questionnaires)
    for one in found:
        what = DIMENSION_WORDS[one.dimension].within(language)
        book, why = (
            f"{_(' (')}{said}{_(')')}" if said else ""
            for said in (one.codebook, one.why.within(language) if one.why else "")
        )
        figures = (f"Cohen κ {_shown(one.kappa)}", f"Krippendorff α {_shown(one.alpha)}")
        said = _(", ").join((label, what)) + book
        yield _(": ").join((said, _(", ").join((*figures, f"n = {one.units}{why}"))))


def _shown(value: float | None) -> str:
    return "—" if value is None else f"{value:.2f}"


def _render(name: str, *, language: Language, **context: object) -> bytes:
    template = _templates().get_template(name)
    languages = [(one.value, LANGUAGE_NAMES[one].within(one)) for one in PUBLISHED]
    text = template.render(
        _=words(language), language=language.value, languages=languages, **context
    )
    return mark_scripts(text).encode("utf-8")


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
