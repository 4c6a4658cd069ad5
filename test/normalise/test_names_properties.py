"""Properties of the name normalisers over seeded random text of every Unicode plane."""

import random
import time

import pytest

SEED, COUNT = 20261120, 1500
ALPHABETS = [
    [chr(c) for c in range(0x20, 0x7F)],
    [chr(c) for c in range(0xA0, 0x250)],
    [chr(c) for c in range(0x300, 0x370)],                                       # combining marks, unpaired too
    [chr(c) for c in (*range(0x370, 0x530), *range(0x531, 0x700), *range(0x900, 0xE00), *range(0x10A0, 0x1100))],
    [chr(c) for c in (*range(0x3041, 0x3100), *range(0x4E00, 0x4F00), *range(0xAC00, 0xAD00), *range(0xFF00, 0xFFF0))],
    [chr(c) for c in (*range(0x2000, 0x2070), *range(0x1F600, 0x1F650), *range(0xE000, 0xE010), 0xFDFA, 0xFE0F)],
    [chr(plane << 16 | c) for plane in range(1, 17) for c in (0, 0x41, 0x400, 0x8000, 0xFFFD)],
    list(" ,.-'\"()\t\n/"),
]
WORDS = ("Jr", "van", "de", "la", "Dr.", "O'Neil", "McDonald", "SMITH", "bob", "III", "née", "von", "y", "García",
         "Müller", "Mueller", "abdul", "al-", "MD", "PhD", "Inc", "-", "村上", "김", "محمد", "Сергей",
         "(Bob)", '"Al"', ",", "i", "ii")


def texts():
    """COUNT strings: random letters of one or all alphabets, and random words that have a meaning in names."""
    rng = random.Random(SEED)
    everything = [letter for alphabet in ALPHABETS for letter in alphabet]
    for i in range(COUNT):
        if i % 3 == 0:
            yield " ".join(rng.choices(WORDS, k=rng.randint(1, 7)))
        else:
            alphabet = everything if i % 3 == 1 else rng.choice(ALPHABETS)
            yield "".join(rng.choices(alphabet, k=rng.randint(0, 40)))


@pytest.fixture
def fuzz(db):
    with db.cursor() as cursor:
        cursor.execute("create table fuzz (id int generated always as identity, raw text)")
        with cursor.copy("copy fuzz (raw) from stdin") as copy:
            for text in texts():
                copy.write_row((text,))
        cursor.execute("analyze fuzz")
    db.commit()
    return db


@pytest.mark.parametrize("function", ["latin", "name_key", "name_case"])
def test_applying_it_twice_changes_nothing(fuzz, function):
    once, twice = f"normalise.{function}(raw)", f"normalise.{function}(normalise.{function}(raw))"
    assert fuzz.execute(
        f"select raw, {once}, {twice} from fuzz where {once} is distinct from {twice} limit 5").fetchall() == []


def test_the_display_of_a_display_is_itself(fuzz):
    assert fuzz.execute("""
        select raw, name.display, again.display
          from fuzz, normalise.person_name(raw) as name, normalise.person_name(name.display) as again
         where name.display is distinct from again.display limit 5""").fetchall() == []


def test_parts_are_what_they_promise(fuzz):
    """Parts are comparable forms; tokens and roots are sorted and distinct, and tokens hold every word of the parts."""
    assert fuzz.execute("""
        select raw, name
          from fuzz, normalise.person_name(raw) as name
         where concat_ws(' ', name.given, name.middle, name.family) ~ '^ | $|  |[A-Z]'
            or name.tokens <> array(select distinct word collate "C" from unnest(name.tokens) as word order by 1)
            or name.given is not null and not name.given_roots @> array[name.given]
            or not name.tokens @> string_to_array(concat_ws(' ', name.given, name.middle, name.family), ' ')
            or name.suffix not in ('jr', 'sr', 'ii', 'iii', 'iv', 'v')
            or name.family is null and name.family_core is not null limit 5""").fetchall() == []


def test_no_argument_raises(fuzz):
    """All five arguments random at once."""
    assert fuzz.execute("""
        select count(*), count(normalise.person_name(a.raw, b.raw, c.raw, d.raw, e.raw))
          from fuzz a join fuzz b on b.id = a.id % 1499 + 1 join fuzz c on c.id = a.id * 7 % 1499 + 1
          join fuzz d on d.id = a.id * 11 % 1499 + 1
          join fuzz e on e.id = a.id * 13 % 1499 + 1""").fetchone()[0] == COUNT


def test_parallel_workers_agree(fuzz):
    answers = "select id, normalise.person_name(raw)::text as name, normalise.latin(raw) as latin from fuzz"
    fuzz.execute(f"create table alone as {answers}")
    fuzz.execute("set parallel_setup_cost = 0; set parallel_tuple_cost = 0; set min_parallel_table_scan_size = 0;"
                 "alter table fuzz set (parallel_workers = 2); set datestyle = 'German'; set work_mem = '64kB'")
    assert "Gather" in fuzz.execute(f"explain {answers}").fetchone()[0]
    fuzz.execute(f"create table together as {answers}")
    assert fuzz.execute("table alone except table together").fetchall() == []


def test_a_megabyte_is_bounded_in_time(db):
    for letters in ("a", "é", "щ", "字", "한", "م", "a ", "' ", "(", "\u0301", "1,", "ue"):
        text = letters * (1_000_000 // len(letters))
        start = time.monotonic()
        db.execute("select normalise.latin(%s), normalise.person_name(%s, %s, %s, %s, %s)", [text] * 6)
        assert time.monotonic() - start < 30, letters
