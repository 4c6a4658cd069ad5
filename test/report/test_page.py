"""The small parts of the page: text from outside, numbers, places on charts."""
import math

import pytest

from mds_tools import page


@pytest.mark.parametrize(("value", "html"), [
    ("Ann", "<bdi>Ann</bdi>"), (None, "<bdi></bdi>"), (0, "<bdi>0</bdi>"),
    ("<b>&\"'", "<bdi>&lt;b&gt;&amp;&#34;&#39;</bdi>"),
    ("a\u202eb\x00c\u2028d\ufeff", "<bdi>a[U+202E]b[U+0000]c[U+2028]d[U+FEFF]</bdi>"),
    ("می\u200cخواهم", "<bdi>می\u200cخواهم</bdi>"), ("Zoë ☃ 李", "<bdi>Zoë ☃ 李</bdi>"),
    ("z" + "\u0301" * 50, "<bdi>z" + "\u0301" * 4 + "…</bdi>"),
    ({"city": "Leeds", "street": "<i>"}, "<bdi>Leeds, &lt;i&gt;</bdi>"),
    ("x" * 161, f"<bdi>{'x' * 160}</bdi>… <small>(161 characters)</small>")])
def test_data(value, html):
    assert page.data(value) == html


@pytest.mark.parametrize(("share", "digits", "text"), [
    (None, 0, "–"), (0, 0, "0 %"), (1, 0, "100 %"), (0.5, 0, "50 %"), (0.001, 0, "<1 %"), (0.9999, 0, ">99 %"),
    (0.0004, 1, "<0.1 %"), (0.12345, 2, "12.35 %"), (0.999999, 2, ">99.99 %")])
def test_a_share_is_never_rounded_to_all_or_nothing(share, digits, text):
    assert page.percent(share, digits).replace("\N{NO-BREAK SPACE}", " ") == text


@pytest.mark.parametrize(("weight", "text"), [
    (0, "50.0 %"), (5, "97.0 %"), (10, "99.90 %"), (-10, "0.10 %"), (20, "99.9999 %"), (500, ">99.9999 %"),
    (-500, "<0.0001 %")])
def test_a_weight_as_probability(weight, text):
    assert page.probability(weight).replace("\N{NO-BREAK SPACE}", " ") == text


@pytest.mark.parametrize(("number", "text"), [
    (3.456, "+3.46"), (-3.456, "−3.46"), (0, "0.00"), (-0.001, "0.00"), (None, "")])
def test_a_sign_is_there_but_for_zero(number, text):
    assert page.signed(number) == text


@pytest.mark.parametrize(("number", "text"), [
    (None, "–"), (0.744, "0.74"), (0.00321, "0.0032"), (4e-7, "4e-07"), (0.9951, ">0.99"), (1.0, "1")])
def test_a_probability_of_the_model(number, text):
    assert page.small(number) == text


def test_one_and_many():
    assert [page.of(n, "record") for n in (0, 1, 2000)] == ["0 records", "1 record", "2,000 records"]


@pytest.mark.parametrize(("low", "high"), [(0, 1), (0, 7), (-3.2, 88.1), (0, 123456), (-0.25, 0.25)])
def test_ticks_are_round_few_and_inside(low, high):
    found = page.ticks(low, high, 5)
    assert 2 <= len(found) <= 6 and all(low - 1e-9 <= tick <= high + 1e-9 for tick in found)
    steps = {round(b - a, 9) for a, b in zip(found, found[1:], strict=False)}
    assert len(steps) == 1 and f"{steps.pop():e}"[0] in "125"


def test_a_scale_keeps_everything_on_the_chart():
    scale = page.Scale(-10, 10, margin=5)
    assert [scale.at(v) for v in (-10, 0, 10, 99, -99)] == [5, 50, 95, 95, 5]
    assert scale.span(10, -10) == (5, 90) and scale.span(0, 0)[1] > 0, "nothing is invisible"


def pairs(*weights):
    return [{"weight": w, "together": n, "apart": 1} for w, n in weights]


@pytest.mark.parametrize("weights", [
    pairs((5, 0)), pairs((-30, 1), (80.75, 1000)), pairs((4.75, 3), (5, 3)), pairs(*((n / 4, n) for n in range(400)))])
def test_every_pair_is_in_a_bar_of_the_histogram(weights):
    made = page.histogram(weights, 0, 5, height=220)
    assert sum(bar.together + bar.apart for bar in made.bars) == sum(row["together"] + row["apart"] for row in weights)
    assert len(made.bars) <= page.BARS + 2
    assert max(bar.together_height + bar.apart_height for bar in made.bars) <= 220.2
    low, high = made.scale.low, made.scale.high
    assert low <= 0 and high >= 5, "both thresholds are on it"
    assert (5 - low) / made.step == int((5 - low) / made.step), "no bar is on both sides of where pairs join"
    assert all(high >= row["weight"] >= low for row in weights)
    assert all(bar.left >= 0 and bar.left + bar.width <= 100.5 for bar in made.bars)


def test_no_histogram_of_nothing():
    assert page.histogram([], 0, 5, height=220) is None


def test_large_users_are_grouped():
    rows = [{"identity_count": n, "user_count": 2, "mean_density": None if n == 1 else 0.5, "bridge_count": 1}
            for n in (1, 10, 11, 20, 50, 300, 5000)]
    found = page.sizes(rows)
    assert [row["name"] for row in found] == ["1", "10", "11 to 20", "21 to 50", "more than 200"]
    assert sum(row["users"] for row in found) == 14 and found[0]["density"] is None and found[-1]["density"] == 0.5


def test_one_extreme_level_does_not_press_the_others_together():
    scale, powers = page.decades([{"m": 1e-9, "u": 0.5, "h": None}, {"m": 0.5, "u": 1e-6, "h": 0.1}])
    assert scale.low == -7 and scale.at(math.log10(1e-9)) == scale.at(-7) and powers[-1] == 0 and len(powers) <= 5
