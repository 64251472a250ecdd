"""A figure is known in digits and in words, by what it counts; shares and parts of dates too."""

import pytest

from witnessmark.publication.claims.figures import figures_of, figures_without_source


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The reply rate was 95%.", ["95 (per cent)"]),
        ("回答率は９５％、九割、60パーセント", ["60 (per cent)", "90 (per cent)", "95 (per cent)"]),
        ("sixty-five per cent", ["65 (per cent)"]),
        ("six of the seven companies", ["6 (companies)", "7 (companies)"]),
        ("7社のうち六社", ["6 (companies)", "7 (companies)"]),
        ("All seven replied.", ["7", "all (companies)"]),
        ("7社すべてが回答した。", ["7 (companies)", "all (companies)"]),
        ("Every company; none of them; 全社", ["all (companies)", "none (companies)"]),
        ("five questions and twenty-one people", ["21 (people)", "5 (questions)"]),
        ("質問は五問、21名、カメラ4機種", ["21 (people)", "4 (devices)", "5 (questions)"]),
        ("up to one third, 最大三分の一, half", ["1/2 (share)", "1/3 (share)"]),
        ("in summer 2022 and October 2022", ["2022 (year)", "2022-10 (month)"]),
        ("2月24日、同月23日", ["2-24 (day)", "23 (day)"]),
        ("one company, 1社, DS-2CD7A2, 一部, 世界一位, 十分", []),
        ("page 2 of 12,500 copies", ["12500", "2"]),
    ],
)
def test_figures_are_read_in_every_way_of_writing(text: str, figures: list[str]) -> None:
    assert sorted(map(str, figures_of(text))) == figures


@pytest.mark.parametrize(
    ("told", "given", "lacking"),
    [
        ("six companies", "6社", []),
        ("six companies", "page 6", ["6 (companies)"]),
        ("six questions", "6社", ["6 (questions)"]),
        ("six of them", "6社", []),
        ("60%", "60 companies", ["60 (per cent)"]),
        ("October 2022", "3 October 2022", []),
        ("in 2022", "2022年10月", []),
        ("November 2022", "3 October 2022", ["2022-11 (month)"]),
    ],
)
def test_a_figure_of_another_thing_is_no_source(told: str, given: str, lacking: list[str]) -> None:
    found = figures_without_source(figures_of(told), figures_of(given))
    assert [str(one) for one in found] == lacking
