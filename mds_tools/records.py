"""Records out of files, one at a time: CSV, JSONL and Parquet, plain or compressed, in bounded memory.

A reader yields `(line, record)` in the order of the file. `line` is the 1-based physical line a record begins on (for
Parquet its row number). A record that cannot be read is yielded too, as an `Unreadable`, and reading goes on behind
it: nothing is skipped silently, and one bad line does not swallow its neighbours.
"""
from __future__ import annotations

import bz2
import csv
import datetime as dt
import decimal
import gzip
import json
import lzma
import math
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

MAX_LINE_BYTES = 16 * 2**20         # a longer line is refused, not read into memory
MAX_RECORD_LINES = 5_000            # a quoted CSV field over more lines than this is taken for a quote never closed
COMPRESSED = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
FORMATS = {".csv": "csv", ".tsv": "csv", ".txt": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl",
           ".parquet": "parquet", ".pq": "parquet"}
ENCODINGS = {b"\xff\xfe\0\0": "UTF-32", b"\0\0\xfe\xff": "UTF-32",
             b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class UnusableFile(Exception):
    """The file as a whole cannot be read as what it is said to be; nothing was loaded from it."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that is no record: its text as far as text can show it, and what is wrong with it."""

    raw: str
    error_code: str
    message: str


def unreadable(raw: str | bytes, message: str, error_code: str = "MDRAW") -> Unreadable:
    """An Unreadable whose text PostgreSQL can keep: invalid bytes, lone surrogates and NUL become escapes."""
    if isinstance(raw, bytes):
        raw = raw.decode("utf-8", "backslashreplace")
    raw = raw.encode("utf-8", "backslashreplace").decode().replace("\0", "\\u0000")
    return Unreadable(raw.rstrip("\r\n"), error_code, message)


def format_of(path: Path) -> str | None:
    """'csv', 'jsonl' or 'parquet' by the ending of the name, a compression ending aside; None when it does not say."""
    suffixes = [s.lower() for s in path.suffixes if s.lower() not in COMPRESSED]
    return FORMATS.get(suffixes[-1]) if suffixes else None


def open_bytes(path: Path, mode: str = "rb") -> BinaryIO:
    """Open for reading or writing bytes, through gzip, bzip2 or xz when the name ends that way."""
    return COMPRESSED.get(path.suffix.lower(), open)(path, mode)


class Lines:
    """The physical lines of a file as text, with push-back, so that a parser can start again after the first line."""

    def __init__(self, file: BinaryIO, name: str):
        self._file, self._name = file, name
        self._waiting: deque[tuple[int, str | Unreadable]] = deque()
        self._read = 0
        self.taken: list[tuple[int, str | Unreadable]] = []       # since the last begin()

    def begin(self) -> None:
        self.taken = []

    def give_back(self, keep: int = 1) -> None:
        """All but the first `keep` lines taken since begin() will be read again."""
        self._waiting.extendleft(reversed(self.taken[keep:]))
        del self.taken[keep:]

    def _read_line(self) -> tuple[int, str | Unreadable]:
        try:
            raw = self._file.readline(MAX_LINE_BYTES + 1)
            if not raw:
                raise StopIteration
            self._read += 1
            if len(raw) > MAX_LINE_BYTES:
                head = raw[:1000]
                while not raw.endswith(b"\n") and (raw := self._file.readline(MAX_LINE_BYTES)):
                    pass
                return self._read, unreadable(head, f"longer than {MAX_LINE_BYTES >> 20} MB; the start is kept")
        except (OSError, EOFError, lzma.LZMAError) as e:
            raise UnusableFile(f"{self._name}: {e} (after line {self._read})") from e
        if self._read == 1:
            if encoding := ENCODINGS.get(raw[:4]) or ENCODINGS.get(raw[:2]):
                raise UnusableFile(f"{self._name} is {encoding}: convert it first (iconv -f {encoding} -t UTF-8)")
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        try:
            return self._read, raw.decode()
        except UnicodeDecodeError as e:
            return self._read, unreadable(raw, f"not UTF-8: byte {raw[e.start]:#04x} at position {e.start + 1}")

    def __iter__(self) -> Lines:
        return self

    def next_line(self) -> tuple[int, str | Unreadable]:
        line = self._waiting.popleft() if self._waiting else self._read_line()
        self.taken.append(line)
        return line

    def __next__(self) -> str:
        """For csv.reader: the next line of the record under way; an unreadable line is the end of it."""
        if len(self.taken) >= MAX_RECORD_LINES:
            raise csv.Error("a quoted field is never closed")
        _, text = self.next_line()
        if isinstance(text, Unreadable):
            raise csv.Error(text.message)
        return text


@dataclass
class Source:
    """An opened file: its columns (None: they differ by line, as in JSONL), and its records.

    A record is a sequence in the order of `columns`, or a dict when `columns` is None.
    """

    columns: list[str] | None
    records: Iterator[tuple[int, Any]]
    total: int | None = None                                   # records, where the file says so
    position: Callable[[], float] = field(default=lambda: 0.0)      # how much of the file has been read, 0 to 1


def _fraction(path: Path, file: BinaryIO) -> Callable[[], float]:
    """How much of the compressed or plain file has been consumed. Looks at the file below any decompressor."""
    size = path.stat().st_size or 1
    below = getattr(file, "_fp", None) or getattr(file, "fileobj", None) or file
    return lambda: min(1.0, below.tell() / size)


def _delimiter(header: str) -> str:
    """The delimiter of a header line: whichever of , ; tab | occurs most outside quotes, a comma when none does."""
    plain = "".join(header.split('"')[::2])
    return max(",;\t|", key=plain.count)


def _twice(columns: list[str]) -> list[str]:
    return sorted({c for c in columns if c and columns.count(c) > 1})


def read_csv(path: Path, file: BinaryIO, delimiter: str | None = None) -> Source:
    """CSV as of RFC 4180 with a header. A line with too many or too few fields, or with a quote never closed, is
    Unreadable; the lines behind it are read as if it were not there."""
    csv.field_size_limit(MAX_LINE_BYTES * 4)
    lines = Lines(file, path.name)
    try:
        _, header = lines.next_line()
    except StopIteration:
        raise UnusableFile(f"{path.name} is empty: a header line is expected") from None
    if isinstance(header, Unreadable):
        raise UnusableFile(f"{path.name}, header: {header.message}")
    if "\r" in header.rstrip("\r\n"):
        raise UnusableFile(f"{path.name}: its lines end in CR alone: convert it first (tr '\\r' '\\n')")
    delimiter = delimiter or _delimiter(header)
    lines.give_back(keep=0)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        columns = [c.strip() for c in next(reader)]
    except csv.Error as e:
        raise UnusableFile(f"{path.name}, header: {e}") from e
    if not any(columns):
        raise UnusableFile(f"{path.name}: the header line is blank: names of columns are expected")
    if twice := _twice(columns):
        raise UnusableFile(f"{path.name}: the header names {', '.join(twice)} more than once")
    if "\0" in header:
        raise UnusableFile(f"{path.name}: the header holds a NUL character: is this a CSV file?")

    def records() -> Iterator[tuple[int, Any]]:
        width = len(columns)
        while True:
            lines.begin()
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as e:
                line, first = lines.taken[0]
                lines.give_back()
                yield line, first if isinstance(first, Unreadable) else unreadable(first, str(e))
                continue
            line = lines.taken[0][0]
            if not row:                                          # an empty line is no record
                continue
            if len(row) != width:
                raw = "".join(text for _, text in lines.taken)
                yield line, unreadable(raw, f"{len(row)} fields where the header has {width}")
            elif any("\0" in value for value in row):
                yield line, unreadable("".join(text for _, text in lines.taken), "holds a NUL character")
            else:
                yield line, row

    return Source(columns, records(), position=_fraction(path, file))


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")


def _finite(text: str) -> float:
    if math.isinf(value := float(text)):
        raise ValueError(f"{text[:40]} is too large a number")
    return value


def read_jsonl(path: Path, file: BinaryIO) -> Source:
    """One JSON object a line. Anything else, and whatever PostgreSQL's jsonb cannot hold (NUL, a lone surrogate, NaN),
    is Unreadable."""
    decode = json.JSONDecoder(parse_constant=_refuse, parse_float=_finite).decode

    def parse(text: str) -> dict | Unreadable:
        try:
            record = decode(text.strip())
        except json.JSONDecodeError as e:
            return unreadable(text, f"not JSON: {e.msg} at character {e.pos + 1}")
        except (ValueError, RecursionError) as e:
            return unreadable(text, "nested too deeply" if isinstance(e, RecursionError) else str(e))
        if not isinstance(record, dict):
            return unreadable(text, "a JSON object is expected on each line")
        if "\\u" in text or "\0" in text:                       # the only ways to write what jsonb cannot hold
            again = json.dumps(record, ensure_ascii=False)
            if "\\u0000" in again.replace("\\\\", ""):
                return unreadable(text, "holds a NUL character")
            try:
                again.encode()
            except UnicodeEncodeError:
                return unreadable(text, "holds half a surrogate pair")
        return record

    def records() -> Iterator[tuple[int, Any]]:
        lines = Lines(file, path.name)
        while True:
            lines.begin()
            try:
                line, text = lines.next_line()
            except StopIteration:
                return
            if isinstance(text, Unreadable):
                yield line, text
            elif text and not text.isspace():
                yield line, parse(text)

    return Source(None, records(), position=_fraction(path, file))


def _plain(value: Any) -> Any:
    """A Parquet value as JSON can hold it. Raises ValueError for what no text can show."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Exception):
        raise ValueError(str(value))
    if isinstance(value, str):
        if "\0" in value:
            raise ValueError("holds a NUL character")
        return value
    if isinstance(value, float):
        return None if math.isnan(value) else value if math.isfinite(value) else str(value)
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return format(value, "f")
    if isinstance(value, bytes):
        return _plain(value.decode())
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return str(value)


def _values(column: Any) -> list[Any]:
    """A Parquet column as Python's values; what those cannot hold (nanoseconds, the year 29349) as Arrow writes it, and
    where it cannot either, the error."""
    try:
        return column.to_pylist()
    except (ValueError, OverflowError):
        return [_value(cell) for cell in column]


def _value(cell: Any) -> Any:
    try:
        return cell.as_py()
    except (ValueError, OverflowError) as e:
        try:
            return cell.cast("string").as_py()
        except (ValueError, NotImplementedError):       # a struct is no text
            return e


def read_parquet(path: Path, batch_rows: int = 1_000) -> Source:
    """Parquet, a thousand rows at a time; dates become ISO text, decimals plain digits."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        parquet = pq.ParquetFile(path)
    except (pa.ArrowException, OSError) as e:
        raise UnusableFile(f"{path.name} is not a Parquet file: {e}") from e
    columns = parquet.schema_arrow.names
    if twice := _twice(columns):
        raise UnusableFile(f"{path.name} names the columns {', '.join(twice)} more than once")
    total = parquet.metadata.num_rows
    done = 0

    def records() -> Iterator[tuple[int, Any]]:
        nonlocal done
        try:
            for batch in parquet.iter_batches(batch_size=batch_rows):
                for row in zip(*map(_values, batch.columns), strict=True):
                    done += 1
                    try:
                        yield done, [_plain(value) for value in row]
                    except ValueError as e:
                        yield done, unreadable(repr(row), str(e))
        except pa.ArrowException as e:
            raise UnusableFile(f"{path.name}: {e} (after row {done})") from e

    return Source(columns, records(), total, lambda: done / (total or 1))


def read(path: Path, format: str | None = None, delimiter: str | None = None) -> Source:
    """Open a file of records. Raises UnusableFile when it is not what its name or `format` says."""
    format = format or format_of(path)
    if format is None:
        raise UnusableFile(f"{path.name} does not tell its format; say --format csv, jsonl or parquet")
    if format == "parquet":
        return read_parquet(path)
    file = open_bytes(path)
    return read_csv(path, file, delimiter) if format == "csv" else read_jsonl(path, file)
