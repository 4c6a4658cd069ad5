"""Progress: a moving line on a terminal, plain lines in a log."""
from __future__ import annotations

import io

import pytest

from mds_tools import progress


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def clock(monkeypatch):
    clock = Clock()
    monkeypatch.setattr(progress.time, "monotonic", clock)
    return clock


def run(clock, stream, seconds=40):
    shown = progress.Progress("a.csv", stream=stream)
    for second in range(1, seconds + 1):
        clock.now = 1000.0 + second
        shown.show(second * 100, second / seconds, ", 2 rejected")
    shown.end()
    return stream.getvalue()


def test_a_log_gets_a_plain_line_now_and_then(clock):
    lines = run(clock, io.StringIO()).splitlines()
    assert lines == ["a.csv: 1,500 records, 100/s, 38% done, 0:25 remaining, 2 rejected",
                     "a.csv: 3,000 records, 100/s, 75% done, 0:10 remaining, 2 rejected"]


def test_a_terminal_gets_one_line_that_moves_and_is_gone_at_the_end(clock):
    text = run(clock, Terminal())
    assert "\n" not in text and text.count("\r\033[K") == 41 and text.endswith("\r\033[K")


def test_what_was_done_earlier_does_not_count_as_speed(clock):
    stream = io.StringIO()
    shown = progress.Progress("a.csv", stream=stream)
    clock.now += 10
    shown.begin(0.5)
    clock.now += 20
    shown.show(1000, 0.75)
    assert stream.getvalue() == "a.csv: 1,000 records, 50/s, 75% done, 0:20 remaining\n"


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (61.9, "1:01"), (3600, "1:00:00"), (90061, "25:01:01")])
def test_spans(seconds, text):
    assert progress.span(seconds) == text


def test_quiet_is_quiet(clock):
    stream = io.StringIO()
    shown = progress.Progress("a.csv", quiet=True, stream=stream)
    clock.now += 100
    shown.show(1, 0.5)
    shown.end()
    assert stream.getvalue() == ""
