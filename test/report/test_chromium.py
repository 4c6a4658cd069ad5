"""Where the browser of the tests comes from, and what is said where there is none."""

import sys

import click
import pytest

from mds_tools import browser


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """An empty PATH but for what is put there: programs("chromium", exit status of --version)."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def put(name: str, status: int = 0) -> str:
        (tmp_path / name).write_text(f"#!{sys.executable}\nraise SystemExit({status})\n")
        (tmp_path / name).chmod(0o755)
        return str(tmp_path / name)

    return put


def test_nothing_is_installed_where_both_are(programs):
    both = programs("chromium"), programs("chromedriver")
    assert browser.install() == both


@pytest.mark.parametrize("there", [{}, {"chromium": 0}, {"chromium": 10, "chromedriver": 0}])
def test_without_one_that_starts_a_sentence_says_how_to_get_it(programs, there):
    for name, status in there.items():
        programs(name, status)
    assert browser.programs() is None
    with pytest.raises(browser.BrowserError, match="mds setup --browser.*apt-get install chromium chromium-driver"):
        browser.install()


def test_packages_that_cannot_be_had_are_a_sentence(programs, monkeypatch):
    programs("apt-get")
    monkeypatch.setattr("mds_tools.bootstrap.root_prefix", lambda: [])

    def fail(command):
        raise click.ClickException(f"`{' '.join(command)}` failed:\nno route")

    monkeypatch.setattr("mds_tools.bootstrap.run", fail)
    with pytest.raises(browser.BrowserError, match="no route"):
        browser.install()


def test_debian_packages_are_installed_where_that_is_allowed(programs, monkeypatch):
    programs("apt-get")
    monkeypatch.setattr("mds_tools.bootstrap.root_prefix", lambda: ["sudo", "-n"])
    said = []

    def run(command):
        said.append(command)
        if "install" in command:
            programs("chromium")
            programs("chromedriver")

    monkeypatch.setattr("mds_tools.bootstrap.run", run)
    assert [place.rpartition("/")[2] for place in browser.install()] == ["chromium", "chromedriver"]
    assert [command[:3] for command in said] == [["sudo", "-n", "apt-get"]] * 2
    assert said[1][-2:] == list(browser.PACKAGES)
