"""The page in a real Chromium: it draws, it is readable on a phone and in both themes, it asks the network for
nothing."""
from __future__ import annotations

import json
import tempfile
from pathlib import Path

import click
import pytest

from mds_tools import browser as chromium
from mds_tools import load, sample
from mds_tools.mapping import Mapping

pytestmark = pytest.mark.browser

PHONE, DESKTOP = (390, 844), (1280, 900)
PAGES: dict[str, Path] = {}
JOINS_FROM = 2          # join_weight of the shipped model
"""The pages, written once: a town with strangers who do not mean well, and an empty database."""


@pytest.fixture(scope="module")
def browser():
    """A Chromium that keeps what its console and its network say."""
    try:
        program, driver = chromium.install()
    except click.ClickException as error:
        pytest.skip(f"THE REPORT IS NOT TESTED IN A BROWSER: {error.message}")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = program
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    # The sandbox does not start as root, nor in many containers; what is looked at are our own pages.
    with tempfile.TemporaryDirectory() as profile:
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                         "--disable-background-networking", "--hide-scrollbars", f"--user-data-dir={profile}"):
            options.add_argument(argument)
        running = webdriver.Chrome(options=options, service=Service(driver))
        yield running
        running.quit()


@pytest.fixture(scope="module", autouse=True)
def written(browser, tmp_path_factory):
    PAGES.clear()
    PAGES["directory"] = tmp_path_factory.mktemp("pages")


@pytest.fixture
def town(request):
    """The page of a town of 150 people and the hostile record, in clear."""
    if "town" not in PAGES:
        cli, people = request.getfixturevalue("cli"), request.getfixturevalue("people")
        directory = PAGES["directory"]
        sample.write_town(directory, 150, 1)
        from psycopg.rows import dict_row

        people.row_factory = dict_row
        for name, file in sample.FILES.items():
            load.load_file(people, directory / file, Mapping.read(directory / f"{name}.toml"), register=True)
        user = people.execute("select mds.find_user('shop <i>', 'twin')::text as id").fetchone()["id"]
        done = cli("report", "--out", directory / "town.html", "--clear", "--user", user)
        assert done.exit_code == 0, done.output
        PAGES["town"] = directory / "town.html"
    return PAGES["town"]


@pytest.fixture
def empty(request):
    """The page of an empty database."""
    if "empty" not in PAGES:
        done = request.getfixturevalue("cli")("report", "--out", PAGES["directory"] / "empty.html")
        assert done.exit_code == 0, done.output
        PAGES["empty"] = PAGES["directory"] / "empty.html"
    return PAGES["empty"]


@pytest.fixture(params=["town", "empty"])
def anything(request):
    return request.getfixturevalue(request.param)


def show(browser, path: Path, size=DESKTOP, scheme="light", medium="screen") -> None:
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size == PHONE})
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {
        "media": medium, "features": [{"name": "prefers-color-scheme", "value": scheme}]})
    browser.get("about:blank")
    browser.get(path.as_uri())


# Every visible text with its colour and what it stands on; SVG text is painted with fill.
TEXTS = """
const channel = c => (c /= 255) <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4;
const rgb = text => text.match(/[\\d.]+/g).map(Number);
const luminance = c => .2126 * channel(c[0]) + .7152 * channel(c[1]) + .0722 * channel(c[2]);
const ratio = (a, b) => {
    const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p);
    return (x + .05) / (y + .05);
};
const behind = e => {
    for (; e; e = e.parentElement) {
        const c = rgb(getComputedStyle(e).backgroundColor);
        if (c.length < 4 || c[3] === 1) return c;
    }
    return [255, 255, 255];
};
const found = [];
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
    const node = walk.currentNode, e = node.parentElement, style = getComputedStyle(e);
    if (!node.data.trim() || ['title', 'desc'].includes(e.tagName) || style.display === 'none') continue;
    const colour = e instanceof SVGElement ? style.fill : style.color, size = parseFloat(style.fontSize);
    found.push({text: node.data.trim().slice(0, 40), ratio: ratio(rgb(colour), behind(e)),
                needed: size >= 24 || size >= 18.66 && style.fontWeight >= 700 ? 3 : 4.5});
}
return found;
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable_in_both_themes(browser, town, scheme):
    show(browser, town, scheme=scheme)
    texts = browser.execute_script(TEXTS)
    assert len(texts) > 300
    assert [t for t in texts if t["ratio"] < t["needed"]] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_stand_out_in_both_themes(browser, town, scheme):
    show(browser, town, scheme=scheme)
    ratios = browser.execute_script(TEXTS.split("const found")[0] + """
        const paper = behind(document.body), of = (e, what) => ratio(rgb(getComputedStyle(e)[what]), paper);
        return Object.fromEntries([['for', 'fill'], ['alone', 'fill'], ['hatched', 'stroke'], ['says-for', 'stroke'],
            ['says-against', 'stroke'], ['threshold', 'stroke'], ['h', 'stroke'], ['u', 'stroke'], ['m', 'fill']].map(
                ([name, what]) => [name, of(document.querySelector('svg .' + name), what)]));""")
    assert {name: ratio for name, ratio in ratios.items() if ratio < 3} == {}


def background(browser) -> str:
    return browser.execute_script("return getComputedStyle(document.body).backgroundColor")


def test_light_and_dark_differ_and_can_be_chosen(browser, town):
    show(browser, town, scheme="light")
    light = background(browser)
    choose = lambda theme: browser.find_element("id", f"theme-{theme}").click()  # noqa: E731
    choose("dark")
    dark = background(browser)
    assert (light, dark) == ("rgb(255, 255, 255)", "rgb(18, 22, 28)")
    choose("auto")
    assert background(browser) == light
    show(browser, town, scheme="dark")
    assert background(browser) == dark
    choose("light")
    assert background(browser) == light


def test_paper_is_white_whatever_is_chosen(browser, town):
    show(browser, town, scheme="dark", medium="print")
    assert background(browser) == "rgb(255, 255, 255)"
    browser.execute_script("document.getElementById('theme-dark').checked = true")
    assert background(browser) == "rgb(255, 255, 255)"
    for hidden in ("nav", ".theme"):
        assert not browser.find_element("css selector", hidden).is_displayed()
    assert len(browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": False})["data"]) > 10_000


def test_nothing_is_asked_of_the_network_and_nothing_complains(browser, anything):
    for kind in ("browser", "performance"):
        browser.get_log(kind)
    show(browser, anything)
    browser.execute_script("window.scrollTo(0, document.body.scrollHeight)")
    events = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = {e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"}
    assert asked == {anything.as_uri()}, "and the page itself was seen"
    assert browser.get_log("browser") == []


def test_what_is_forbidden_is_really_forbidden(browser, town, tmp_path):
    """The policy holds: the same page with a script and a picture put in runs and loads neither."""
    spoilt = tmp_path / "spoilt.html"
    spoilt.write_text(town.read_text().replace("<main>", "<script>window.hacked = 1</script>"
                      "<img src='https://evil.example/x.png'><p id='p' style='display: none'>x</p><main>"))
    browser.get_log("browser")
    show(browser, spoilt)
    assert browser.execute_script("return window.hacked") is None
    assert browser.find_element("id", "p").is_displayed()
    assert sum("Content Security Policy" in entry["message"] for entry in browser.get_log("browser")) >= 3


def test_hostile_values_are_only_text(browser, town):
    show(browser, town)
    assert browser.execute_script("return window.hacked") is None
    assert browser.execute_script("return document.querySelectorAll('script, img, iframe, form, b').length") == 0
    said = browser.find_element("id", "lineage").text
    assert "<svg onload=window.hacked=1>[U+202E]&amp;" in said and "onerror" in said
    assert "{{ 7 * 7 }}" in said and "*{display:none}" in said


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(browser, anything, width):
    show(browser, anything, (width, 844))
    wide, screen = browser.execute_script("return [document.documentElement.scrollWidth, innerWidth]")
    assert wide <= screen == width
    outside = browser.execute_script("""
        return [...document.querySelectorAll('main *, header *')]
            .filter(e => !e.closest('.wide, .unseen, thead, svg svg, svg > *'))
            .filter(e => { const box = e.getBoundingClientRect(); return box.right > innerWidth + 1 || box.left < -1; })
            .map(e => e.tagName + ' ' + e.textContent.slice(0, 40));""")
    assert outside == []


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_every_chart_has_a_size_and_a_mark(browser, town, size):
    show(browser, town, size)
    charts = browser.execute_script("""
        return [...document.querySelectorAll('svg:not(.defs):not(svg svg)')].map(s => {
            const size = e => e.getBoundingClientRect(), box = size(s);
            const marks = [...s.querySelectorAll('rect, circle, line, path, text')].filter(
                m => size(m).width + size(m).height > 0.3);
            return [box.width, box.height, marks.length, s.closest('section').id]; });""")
    assert len(charts) > 60
    assert [chart for chart in charts if chart[0] < 10 or chart[1] < 10 or not chart[2]] == []
    assert {chart[3] for chart in charts} == {
        "resolved", "weights", "model", "decisions", "queue", "clusters", "quality"}


def test_the_thresholds_stand_where_they_are(browser, town):
    """The join line is between bars: of those at its right none begins before the threshold."""
    show(browser, town)
    line, bars, labels = browser.execute_script("""
        const chart = document.querySelector('#weights svg[role=img]'), box = e => e.getBoundingClientRect();
        return [box(chart.querySelector('.threshold:not(.review)')).left,
                [...chart.querySelectorAll('g')].map(g => [parseFloat(g.querySelector('title').textContent.slice(5)),
                                                           box(g.querySelector('rect')).left]),
                [...chart.querySelectorAll('text.strong')].map(t => t.textContent)];""")
    assert labels == ["joins from here", "reviews from here"] and len(bars) > 5
    for weight, left in bars:
        assert (weight >= JOINS_FROM) == (left >= line - 1), (weight, left, line)


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
def test_a_screen_reader_finds_tables_headings_and_charts(browser, town, size):
    show(browser, town, size)
    nodes = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    found: dict[str, list[str]] = {}
    for node in nodes:
        if not node["ignored"]:
            found.setdefault(node["role"]["value"], []).append(node.get("name", {}).get("value", ""))
    tables, headings = browser.execute_script(
        "return [document.querySelectorAll('table').length, document.querySelectorAll('h1, h2, h3').length]")
    assert len(found["table"]) == tables and all(found["table"]), "rows that became blocks are tables still"
    assert len(found["columnheader"]) >= 4 * tables and len(found["rowheader"]) > 60
    assert len(found["heading"]) == headings
    charts = found.get("image", []) + found.get("img", [])
    assert sorted(charts) == ["Pairs of records by match weight", "Records by what decided"]
    assert found["navigation"] and found["main"] and len(found["radio"]) == 3


def test_it_works_with_a_keyboard(browser, town):
    from selenium.webdriver.common.keys import Keys

    show(browser, town)
    active = lambda what: browser.execute_script(f"return document.activeElement.{what}")  # noqa: E731
    press = lambda key: browser.switch_to.active_element.send_keys(key)  # noqa: E731
    press(Keys.TAB)
    assert active("className") == "skip" and browser.find_element("class name", "skip").location["x"] >= 0
    press(Keys.TAB)
    assert active("id") == "theme-auto"
    press(Keys.ARROW_LEFT)
    assert active("id") == "theme-dark" and background(browser) == "rgb(18, 22, 28)"
    press(Keys.TAB)
    assert active("textContent") == "Resolved"
