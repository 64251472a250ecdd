"""Words in another script say their language, and nothing else of a page changes."""

import re

import pytest

from publication.pages.test_site import html, pages
from witnessmark.publication.pages.scripts import mark_scripts


@pytest.mark.parametrize(
    ("page", "marked"),
    [
        (
            '<html lang="en"><p>“no response” (無回答)</p></html>',
            '<html lang="en"><p>“no response” (<span lang="ja">無回答</span>)</p></html>',
        ),
        (
            '<bdi lang="en">ミホン 標本株式会社 (Mihon)</bdi>',
            '<bdi lang="en"><span lang="ja">ミホン 標本株式会社</span> (Mihon)</bdi>',
        ),
        ("<p>维族人员</p>", '<p><span lang="zh">维族人员</span></p>'),
        (
            "<svg><text>標本 A</text></svg>",
            '<svg><text><tspan lang="ja">標本</tspan> A</text></svg>',
        ),
        (
            "<svg><a><title>Q1 “標本”</title></a></svg>",
            '<svg><a><title>Q1 “<span lang="ja">標本</span>”</title></a></svg>',
        ),
        ('<p lang="ja">a<br>標本</p><p>標本</p>', None),
    ],
)
def test_a_run_of_kana_and_kanji_stands_in_an_element_of_its_language(
    page: str, marked: str | None
) -> None:
    again = '<p lang="ja">a<br>標本</p><p><span lang="ja">標本</span></p>'
    assert mark_scripts(page) == (marked or again)


@pytest.mark.parametrize(
    "page",
    [
        '<q lang="ja">標本 <b>標本</b></q>',
        '<q lang="zh-Hans">样品</q>',
        "<!DOCTYPE html><head><title>標本</title></head>",
        '<img alt="標本"><a title="標本 &gt; &lt;">a &amp; b &#39; &lt;c&gt;</a>',
    ],
)
def test_a_quotation_an_attribute_and_the_title_of_a_page_stay_as_they_are(page: str) -> None:
    assert mark_scripts(page) == page


def test_marking_twice_changes_nothing_and_takes_nothing_away() -> None:
    for path in pages():
        page = html(path)
        assert mark_scripts(page) == page
        bare = re.sub(r'<(t?span) lang="(?:ja|zh)">([^<]*)</\1>', r"\2", page)
        assert re.sub(r'<(t?span) lang="(?:ja|zh)">([^<]*)</\1>', r"\2", mark_scripts(bare)) == bare
