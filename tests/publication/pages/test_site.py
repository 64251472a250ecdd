import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

from publication.cases import CANARY, bench, replay
from witnessmark.base.signing import make_key
from witnessmark.base.text import Text
from witnessmark.publication.claim import Remark
from witnessmark.publication.claims.ladder import COUNTERFEIT, NO_INFERENCE
from witnessmark.publication.labels import ACTS
from witnessmark.publication.pages.site import DOWNLOADS, download, render_site

DAY = date(2031, 9, 10)
KEYS = {case.id: make_key(bytes(32)).public for case in (bench(), replay())}
OFFERED = {download(case, name) for case in KEYS for name in DOWNLOADS}
PICTURES = {"bench/photos/board.png": b"png", "bench/components/u1.png": b"png"}


@cache
def site() -> Mapping[str, bytes]:
    return render_site((bench(), replay()), pictures=PICTURES, keys=KEYS, on=DAY)


def html(path: str) -> str:
    return site()[path].decode("utf-8")


class Parser(HTMLParser):
    """Collects what a page links to, what it can be linked at, and which scripts it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append((tag, values))
        self.links += [values[name] or "" for name in ("href", "src") if name in values]
        if values.get("id"):
            self.ids.append(values["id"] or "")


def pages() -> dict[str, Parser]:
    return {path: Parser(html(path)) for path in site() if path.endswith(".html")}


def test_the_same_cases_give_the_same_bytes() -> None:
    assert render_site((bench(), replay()), pictures=PICTURES, keys=KEYS, on=DAY) == site()


def test_every_case_has_its_pages_in_every_language() -> None:
    for language in ("en", "ja"):
        assert f"{language}/index.html" in site()
        for case in ("bench", "replay"):
            assert f"{language}/{case}/index.html" in site()
    assert "index.html" in site()


def test_every_link_within_the_site_leads_somewhere() -> None:
    found = pages()
    for path, page in found.items():
        for link in page.links:
            if link.startswith(("http://", "https://")):
                continue
            file, _, place = link.partition("#")
            target = normpath(join(dirname(path), file)) if file else path
            assert target in {*site(), *OFFERED}, f"{path} leads to {link}"
            if place:
                assert place in found[target].ids, f"{path} leads to {link}"


def test_no_id_is_given_twice_on_a_page() -> None:
    for path, page in pages().items():
        assert len(page.ids) == len(set(page.ids)), path


def test_no_page_has_a_script_a_style_of_its_own_or_loads_from_outside() -> None:
    for path, page in pages().items():
        text = html(path)
        assert "default-src 'none'" in text, path
        for tag, values in page.tags:
            assert tag not in {"script", "style", "iframe", "object", "embed", "form"}, path
            assert not any(name.startswith("on") or name == "style" for name in values), path
            if tag in {"img", "link"}:
                address = values.get("src") or values.get("href") or ""
                assert not address.startswith(("http", "//", "/")), path
    assert not re.search(r"url\(|@import|https?:", site()["site.css"].decode())


def test_only_web_addresses_can_be_followed() -> None:
    evil = replace(bench().documents[0], address="javascript:alert(1)")
    files = render_site((replace(bench(), documents=(evil,)),), pictures={}, keys=KEYS, on=DAY)

    page = Parser(files["en/bench/index.html"].decode())

    assert not any("javascript:" in link for link in page.links)
    assert "javascript:alert(1)" in files["en/bench/index.html"].decode()


def test_outside_links_tell_nobody_where_the_reader_came_from() -> None:
    for path, page in pages().items():
        for tag, values in page.tags:
            if tag == "a" and (values.get("href") or "").startswith("http"):
                assert values.get("rel") == "noreferrer", path


def test_restricted_fields_and_drafts_never_appear() -> None:
    everything = b"".join(site().values())

    assert CANARY.encode() not in everything
    assert b"DRAFT-SENTENCE" not in everything


def test_text_from_outside_is_never_markup() -> None:
    text = html("en/bench/index.html")

    assert "<b>経路は</b>" not in text
    assert "&lt;b&gt;経路は&lt;/b&gt;" in text


def test_every_page_of_a_fictional_case_says_so() -> None:
    for path in pages():
        if "/bench/" in path or "/replay/" in path:
            assert 'class="fictional"' in html(path), path


def test_a_real_case_carries_no_fictional_banner() -> None:
    real = replace(replay(), fictional=False)
    files = render_site((real,), pictures={}, keys=KEYS, on=DAY)

    assert not any(b'class="fictional"' in content for content in files.values())


def test_every_page_that_names_a_company_carries_both_cautions() -> None:
    for path in pages():
        if "/bench/" in path or "/replay/" in path:
            text = html(path)
            for caution in (NO_INFERENCE, COUNTERFEIT):
                assert (caution.ja if path.startswith("ja/") else caution.en) in text, path


def test_every_company_stands_with_status_and_as_of_date() -> None:
    text = html("en/bench/companies.html")

    for company in ("company-tambre", "company-ostwick"):
        card = text.split(f'id="{company}"')[1].split("</article>")[0]
        assert 'class="state' in card
        assert "as of 29 August 2031" in card
        assert NO_INFERENCE.en in card
        assert COUNTERFEIT.en in card


def test_a_picture_wider_than_a_phone_says_so_in_words() -> None:
    text = html("en/bench/index.html")

    for picture in ("chain", "matrix", "timeline"):
        before = text.split(f'<svg class="{picture}-picture"')[0]
        assert f'class="sideways of-{picture}"' in before[-400:]


def test_the_journal_tells_each_act_in_the_language_of_the_page() -> None:
    acts = [(one.act, html("ja/bench/journal.html")) for one in bench().journal if one.act in ACTS]

    assert acts
    assert all(ACTS[act].ja in text and act in text for act, text in acts)


def test_a_board_is_called_in_the_language_of_the_page() -> None:
    assert "<dd>主基板</dd>" in html("ja/bench/components.html")


def test_a_date_code_stands_with_its_meaning_and_its_rule() -> None:
    for language, meaning, rule in (
        ("en", "week 21 of 2030", "two digits of the year, then the week"),
        ("ja", "2030年第21週", "年の下2桁と週"),
    ):
        told = html(f"{language}/bench/components.html").split("3021</span> —")[1]
        told = told.split("</dd>")[0]
        for expected in (meaning, "<code>YYWW</code>", rule):
            assert expected in told


def test_the_summary_of_each_case_opens_its_day_and_the_claims_of_its_page() -> None:
    for language, day in (("en", "29 August 2031"), ("ja", "2031年8月29日")):
        page = html(f"{language}/index.html")
        summary = bench().summary.en if language == "en" else bench().summary.ja
        assert page.count("<details") == bool(bench().summary) + bool(replay().summary)
        opened = page.split(f"{summary}</span>")[1].split("</details>")[0]
        assert day in opened.partition("</summary>")[2]
        assert '<a href="bench/index.html#found">' in opened
        assert '<a href="bench/index.html#assessment">' in opened


def claim(text: str, id_: str) -> str:
    return text.split(f'id="claim-{id_}"')[1].split("</details>")[0]


def test_a_claim_opens_its_level_evidence_rule_values_source_and_date() -> None:
    grounds = claim(html("en/bench/index.html"), "seen")

    for expected in (
        "L1",
        "consistent",
        "prefix",
        "TMB12?4",
        "TMB1234",
        "20 February 2031",
        "https://tambre.example/tmb",
        "Two readers agree.",
        "second-hand",
        "a copy in a library",
        "SHA-256",
    ):
        assert expected in grounds


def test_a_company_named_in_a_claim_stands_with_its_status() -> None:
    grounds = claim(html("ja/bench/index.html"), "stated")

    assert "タンブル製作所" in grounds
    assert "回答あり" in grounds
    assert NO_INFERENCE.ja in grounds


def test_facts_and_assessments_stand_in_separate_blocks() -> None:
    text = html("en/bench/index.html")
    block = text.split('aria-labelledby="assessment"')[1].split("</section>")[0]

    assert 'id="claim-judged"' in block
    assert 'id="claim-seen"' not in block
    assert text.count('id="claim-judged"') == 1


def test_an_answer_stands_in_full_in_its_original_with_its_translation_and_credit() -> None:
    text = html("en/bench/index.html")
    answer = text.split('id="reply-tambre-1"')[1].split("</article>")[0]

    assert '<blockquote lang="ja">当社の製品です。' in answer
    assert "It is ours. We cannot name the route." in answer
    assert "Editor Oak" in answer


def test_a_translation_names_editors_checkers_and_the_mark_of_omission() -> None:
    source = html("en/bench/index.html").split('id="source-1"')[1].split("</li>")[0]

    for expected in ("Editor Oak", "Reader Ash", "Reader Birch", "[…]"):
        assert expected in source


def test_a_measure_is_cited_with_list_effect_and_date() -> None:
    measure = html("en/replay/index.html").split('id="measure-order"')[1].split("</article>")[0]

    for expected in ("List of Aurestia", "A licence is needed", "1 March 2030", "tambre.example"):
        assert expected in measure


def test_a_replay_says_what_was_not_published_and_who_reported_the_rest() -> None:
    text = html("en/replay/index.html")

    assert "reported, not computed by us" in text
    assert "Codes and matrix: not published" in text
    assert "Number and wording of the questions: not published" in text
    assert "Reported as of 19 January 2031 by The Paper: no response." in text
    assert "<svg" in text
    assert "matrix-picture" not in text


def test_the_three_figures_never_come_alone() -> None:
    text = html("en/replay/index.html")

    assert "1 of 2" in text
    assert text.count('class="value gap"') == 2


def test_as_of_date_and_publication_date_are_both_shown() -> None:
    text = html("en/replay/index.html")

    assert "19 January 2031" in text
    assert "18 January 2031" in text


def test_a_correction_shows_what_stood_there_and_why_it_changed() -> None:
    text = html("en/bench/index.html").split('id="corrections"')[1]

    for expected in ("U1 is of Tambre.", "Too much was said.", "11 September 2031"):
        assert expected in text


def test_a_foreign_name_says_its_language() -> None:
    assert '<bdi lang="de">Ostwick GmbH</bdi>' in html("ja/bench/index.html")


def test_a_text_that_lacks_a_language_is_marked_as_the_other() -> None:
    lone = replace(
        bench(), notice=replace(bench().notice, limits=(Remark(text=Text(ja="日本語だけ")),))
    )

    text = render_site((lone,), pictures={}, keys=KEYS, on=DAY)["en/bench/index.html"].decode()

    assert '<span lang="ja">日本語だけ</span>' in text


def test_every_picture_has_its_words() -> None:
    for path, page in pages().items():
        for tag, values in page.tags:
            if tag == "img":
                assert values.get("alt"), path
            if tag == "svg":
                assert values.get("aria-label"), path
