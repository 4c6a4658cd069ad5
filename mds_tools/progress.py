"""How far long work has come: one line that moves on a terminal, plain lines now and then in a log."""
from __future__ import annotations

import sys
import time
from typing import TextIO

TERMINAL_SECONDS = 0.2
LOG_SECONDS = 15.0


def span(seconds: float) -> str:
    """Seconds as m:ss, or h:mm:ss from an hour on."""
    minutes, s = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{s:02}" if hours else f"{minutes}:{s:02}"


class Progress:
    """Records done, records a second, share of the whole and time remaining, on stderr."""

    def __init__(self, label: str, *, quiet: bool = False, stream: TextIO | None = None):
        self._label, self._quiet = label, quiet
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._started = self._shown = time.monotonic()
        self._offset = 0.0

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._started

    def begin(self, share: float) -> None:
        """The work begins here: what an earlier run had done, and the time to skip it, do not count as speed."""
        self._offset = share
        self._started = self._shown = time.monotonic()

    def show(self, done: int, share: float | None, note: str = "") -> None:
        """`done` records of this run; `share` of the whole file from 0 to 1, what was skipped included, or None where
        there is no whole."""
        now = time.monotonic()
        if self._quiet or now - self._shown < (TERMINAL_SECONDS if self._live else LOG_SECONDS):
            return
        self._shown = now
        elapsed = now - self._started
        text = f"{self._label}: {done:,} records, {done / elapsed:,.0f}/s"
        if share is not None:
            gained = share - self._offset
            remaining = f", {span(elapsed * (1 - share) / gained)} remaining" if gained > 0.001 else ""
            text += f", {share:.0%} done{remaining}"
        text += note
        self._stream.write(f"\r\033[K{text}" if self._live else f"{text}\n")
        self._stream.flush()

    def end(self) -> None:
        """Clear the moving line."""
        if self._live and not self._quiet:
            self._stream.write("\r\033[K")
            self._stream.flush()
