"""Agreement is what the published worked examples say it is."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inquiries.examples import FIRST, SECOND, code, inquiry, reply, sheet
from witnessmark.inquiries.agreement import (
    DIMENSION_WORDS,
    Dimension,
    agreements,
    cohen_kappa,
    krippendorff_alpha,
)
from witnessmark.inquiries.coding import Account, Directness, Substance


def table(*rows: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the pairs of codes that a square table of counts stands for."""
    return [
        (first, second)
        for first, row in enumerate(rows)
        for second, count in enumerate(row)
        for _ in range(count)
    ]


def columns(*coders: str) -> list[list[str | None]]:
    """Return the units of coders written as rows, a dot where one gave no code."""
    return [[None if sign == "." else sign for sign in unit] for unit in zip(*coders, strict=True)]


def test_kappa_of_fleiss_levin_and_paik() -> None:
    # Statistical Methods for Rates and Proportions, 3rd ed., table 18.1: p_o .89, p_e .66.
    assert cohen_kappa(table((75, 1, 4), (5, 4, 1), (0, 0, 10))) == pytest.approx(0.68, abs=0.005)


def test_kappa_of_the_fifty_grant_proposals() -> None:
    # The usual textbook example: 20 and 15 agreed, 5 and 10 not; p_o .7, p_e .5.
    assert cohen_kappa(table((20, 5), (10, 15))) == pytest.approx(0.4)


def test_alpha_of_krippendorff_2011_binary_data_two_observers() -> None:
    # Computing Krippendorff's Alpha-Reliability (2011), section A.
    assert krippendorff_alpha(columns("0100000010", "1110010000")) == pytest.approx(0.095, abs=5e-4)


def test_alpha_of_krippendorff_2011_nominal_data_two_observers() -> None:
    # Section B.
    assert krippendorff_alpha(columns("aabbdcccedda", "babbbccceddd")) == pytest.approx(
        0.692, abs=5e-4
    )


def test_alpha_of_krippendorff_2011_four_observers_with_missing_data() -> None:
    # Section C, nominal metric.
    units = columns("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
    assert krippendorff_alpha(units) == pytest.approx(0.743, abs=5e-4)


def test_agreement_that_cannot_be_told_from_chance_is_not_defined() -> None:
    assert cohen_kappa([("B7", "B7")] * 5) is None
    assert krippendorff_alpha([("B7", "B7")] * 5) is None
    assert cohen_kappa([]) is None
    assert krippendorff_alpha([("B7", None)]) is None


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_kappa_and_alpha_do_not_care_who_is_first(pairs: list[tuple[str, str]]) -> None:
    turned = [(second, first) for first, second in pairs]
    assert cohen_kappa(pairs) == pytest.approx(cohen_kappa(turned))
    assert krippendorff_alpha(pairs) == pytest.approx(krippendorff_alpha(turned))


@given(st.lists(st.sampled_from("abc"), min_size=2).filter(lambda codes: len(set(codes)) > 1))
def test_full_agreement_is_one(codes: list[str]) -> None:
    pairs = [(one, one) for one in codes]
    assert cohen_kappa(pairs) == pytest.approx(1)
    assert krippendorff_alpha(pairs) == pytest.approx(1)


def test_only_codes_given_blind_count() -> None:
    answer = reply(date(2031, 4, 20))
    asked = inquiry(replies=(answer,))
    codes = [
        code(asked, answer, "q1", coder=FIRST, minute=1, directness=Directness.DIRECT),
        code(asked, answer, "q2", coder=FIRST, minute=2, directness=Directness.PARTIAL),
        code(asked, answer, "q1", coder=SECOND, minute=3, directness=Directness.PARTIAL),
        code(asked, answer, "q2", coder=SECOND, minute=4, directness=Directness.PARTIAL),
        # After both had finished the second coder took over the first one's code.
        code(asked, answer, "q1", coder=SECOND, minute=5, directness=Directness.DIRECT),
    ]
    found = agreements(codes, inquiries=[asked], questionnaires=[sheet()])[0]
    assert (found.codebook, found.coders, found.units) == ("witnessmark-1", (FIRST, SECOND), 2)
    assert (found.dimension, found.observed) == (Dimension.DIRECTNESS, 0.5)


def test_each_dimension_has_its_own_agreement_or_says_why_not() -> None:
    answer = reply(date(2031, 4, 20))
    asked = inquiry(replies=(answer,))
    excuse, flags = (Account.EXCUSE,), (Substance.ROUTE, Substance.ACTION)
    codes = [
        replace(code(asked, answer, "q1", coder=FIRST), account=excuse, substance=flags),
        replace(code(asked, answer, "q2", coder=FIRST), substance=(Substance.ROUTE,)),
        replace(code(asked, answer, "q1", coder=SECOND), substance=flags[::-1]),
        replace(code(asked, answer, "q2", coder=SECOND), account=excuse, substance=flags),
    ]
    found = agreements(codes, inquiries=[asked], questionnaires=[sheet()])
    assert [(one.dimension, one.observed) for one in found] == [
        (Dimension.DIRECTNESS, 1.0),
        (Dimension.ACCOUNT, 0.0),
        (Dimension.SUBSTANCE, 0.5),
        (Dimension.SUPPORT, 1.0),
    ]
    assert [bool(one.why) for one in found] == [True, False, False, True]
    assert not [one for one in found if one.why and one.why.missing()]
    assert [one.kappa is None for one in found] == [True, False, False, True]
    assert set(DIMENSION_WORDS) == set(Dimension)


def test_one_coder_has_nobody_to_agree_with() -> None:
    answer = reply(date(2031, 4, 20))
    asked = inquiry(replies=(answer,))
    codes = [code(asked, answer, question) for question in ("q1", "q2")]
    assert agreements(codes, inquiries=[asked], questionnaires=[sheet()]) == ()
