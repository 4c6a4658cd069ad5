"""Write the deploy script of normalise.letters: readings of letters that are not Latin, Cyrillic or Greek."""

import bz2
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import click
import jinja2

# Conventions of the readings, resolved by normalise.transliterate:
#   °   the vowel an Indic consonant carries unless something follows    <   takes that vowel away
#   ^   a small kana that merges with the one before                     ~   doubles the consonant that follows
#   =   lengthens the vowel before
KANA_FIXES = {
    "si": "shi", "ti": "chi", "tu": "tsu", "hu": "fu", "zi": "ji", "di": "ji", "du": "zu", "wi": "i", "we": "e",
    "wo": "o", "small tu": "~", "small ka": "ka", "small ke": "ke",
}
INDIC = ("DEVANAGARI", "BENGALI", "GURMUKHI", "GUJARATI", "ORIYA", "TAMIL", "TELUGU", "KANNADA", "MALAYALAM", "SINHALA")
INDIC_FIXES = {
    "cha": "chha", "ca": "cha", "tta": "ta", "ttha": "tha", "dda": "da", "ddha": "dha", "nna": "na", "ssa": "sha",
    "lla": "la", "llla": "zha", "rra": "ra", "nga": "na", "dddha": "rha", "nnna": "na",
}
LONG = (("aa", "a"), ("ii", "i"), ("uu", "u"), ("ee", "e"), ("oo", "o"), ("vocalic rr", "ri"), ("vocalic r", "ri"),
        ("vocalic ll", "li"), ("vocalic l", "li"), ("candra ", ""), ("short ", ""))
BY_HAND = (
    # Arabic with the letters of Persian, Urdu, Pashto, Kurdish and Uyghur; short vowels are not written.
    'ا a أ a إ i آ a ٱ a ب b پ p ت t ٹ t ث th ج j چ ch ح h خ kh د d ڈ d ذ dh ر r ڑ r ز z ژ zh س s ش sh '
    'ص s ض d ط t ظ z ع a غ gh ف f ڤ v ق q ك k ک k گ g ڭ ng ل l م m ن n ں n ه h ہ h ھ h ة a ۃ a ۀ eh و w '
    'ؤ w ۇ u ۆ o ۋ v ي y ی y ى a ئ y ې e ے e ۓ e ، , ؛ ; ؟ ? '
    # Hebrew and Yiddish; points are dropped.
    'א a ב b ג g ד d ה h ו v ז z ח h ט t י y כ k ך kh ל l מ m ם m נ n ן n ס s ע a פ p ף f צ ts ץ ts ק k '
    'ר r ש sh ת t װ v ױ oy ײ ey ־ - ׳ \' ״ " '
    # Armenian, as in passports.
    'ա a բ b գ g դ d ե e զ z է e ը y թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh '
    "ո o չ ch պ p ջ j ռ r ս s վ v տ t ր r ց ts ւ w փ p ք k օ o ֆ f և ev ՚ ' "
    # Georgian, national system without its apostrophes.
    'ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q '
    'შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ j ჰ h '
    # Thaana (Maldives) and Tifinagh (Berber, the letters of IRCAM).
    'ހ h ށ sh ނ n ރ r ބ b ޅ lh ކ k ވ v މ m ފ f ދ d ތ th ލ l ގ g ޏ gn ސ s ޑ d ޒ z ޓ t ޔ y ޕ p ޖ j ޗ ch ޘ th ޙ h '
    'ޚ kh ޛ dh ޜ zh ޝ sh ޞ s ޟ d ޠ t ޡ z ޢ a ޣ gh ޤ q ޥ w ަ a ާ a ި i ީ i ު u ޫ u ެ e ޭ e ޮ o ޯ o '
    'ⴰ a ⴱ b ⴳ g ⴷ d ⴹ d ⴻ e ⴼ f ⴽ k ⵀ h ⵃ h ⵄ a ⵅ kh ⵇ q ⵉ i ⵊ j ⵍ l ⵎ m ⵏ n ⵓ u ⵔ r ⵕ r ⵖ gh ⵙ s ⵚ s '
    'ⵛ ch ⵜ t ⵟ t ⵡ w ⵢ y ⵣ z ⵥ z ⵯ w '
    # Cyrillic beyond the block of the Slavic languages: Kazakh, Tatar, Tajik and others.
    "ә a ғ g қ q ң n ө o ұ u ү u һ h ҳ h ҷ j җ j ґ g "
)
SILENT = (
    '\u0621\u0640\u0653\u0654\u0655\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u055b\u055c\u055d\u055e'
    '\u0787\u07b0'
)
# Revised Romanisation, letter by letter as it is written for names: initial, vowel and final jamo.
JAMO = (
    "g kk n d tt r m b pp s ss _ j jj ch k t p h",
    "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
    "_ k k k n n n t l k m p l l p l m p p t t ng t t k t p t",
)
# Readings that names have and dictionaries put second.
NAME_READINGS = {
    "曾": "zeng", "单": "shan", "單": "shan", "解": "xie", "查": "zha", "仇": "qiu", "盖": "ge", "蓋": "ge",
    "区": "ou", "區": "ou", "翟": "zhai", "冼": "xian", "尉": "wei", "任": "ren", "华": "hua", "華": "hua",
    "缪": "miao", "繆": "miao", "覃": "qin", "晟": "sheng", "茜": "qian", "吕": "lv", "呂": "lv",
}


@click.command(help=__doc__)
@click.argument("unihan_readings", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--output", type=click.Path(path_type=Path), default=Path("deploy/normalise/letters.sql"),
              show_default=True, help="The Sqitch script to write.")
def letters(unihan_readings, output):
    """UNIHAN_READINGS: Unihan_Readings.txt of the Unicode Character Database, plain or .bz2 (Debian: unicode-data)."""
    rows = {**kana(), **indic(), **ethiopic(), **by_hand(), **hangul(), **han(read(unihan_readings))}
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
                                     trim_blocks=True, undefined=jinja2.StrictUndefined)
    output.write_text(environment.get_template("letters.sql.j2").render(readings=grouped(rows)))
    click.echo(f"{output}: {len(rows)} letters")


def read(path):
    """The lines of a Unihan file."""
    data = path.read_bytes()
    return (bz2.decompress(data) if path.suffix == ".bz2" else data).decode().splitlines()


def grouped(rows):
    """{letter: latin} as [(latin, "all its letters")], both sorted: one line of the script per reading."""
    by_latin = defaultdict(list)
    for letter, latin in rows.items():
        by_latin[latin].append(letter)
    return [(latin.replace("'", "''"), "".join(sorted(found)).replace("'", "''"))
            for latin, found in sorted(by_latin.items())]


def han(lines):
    """Mandarin readings (kMandarin) of the Han characters in the basic plane, no tone, ü written v as in passports."""
    rows = {}
    for line in lines:
        if match := re.fullmatch(r"U\+([0-9A-F]{4})\tkMandarin\t(\S+).*", line):
            rows[chr(int(match[1], 16))] = plain(unicodedata.normalize("NFD", match[2]).replace("u\u0308", "v"))
    return rows | NAME_READINGS


def kana():
    """Hepburn; normalise.transliterate joins and shortens."""
    rows = {}
    for letter in map(chr, range(0x3041, 0x30FF)):
        name = unicodedata.name(letter, "")
        if match := re.fullmatch(r"(?:HIRAGANA|KATAKANA) LETTER (SMALL )?(\w+)", name):
            sound = match[2].lower()
            small = "small " if match[1] else ""
            fixed = KANA_FIXES.get(small + sound) or KANA_FIXES.get(sound, sound)
            rows[letter] = "^" + fixed if small and re.fullmatch("[yw]?[aiueo]", sound) else fixed
    return rows | {"ー": "=", "・": " ", "゠": "-", "、": ",", "。": " ", "「": '"', "」": '"'}


def indic():
    """Letters of the Brahmic scripts from their Unicode names."""
    rows = {}
    for letter in map(chr, range(0x0900, 0x0E00)):
        match = re.fullmatch(r"(\w+) (LETTER|VOWEL SIGN|SIGN|DIGIT|AU LENGTH) ?(.*)", unicodedata.name(letter, ""))
        if not match or match[1] not in INDIC:
            continue
        kind, sound = match[2], match[3].lower()
        for long, short in LONG:
            sound = sound.replace(long, short) if kind != "LETTER" or len(sound) <= 2 or " " in sound else sound
        if kind == "LETTER" and re.fullmatch(r"[bcdfghjklmnprstvyz]+a", sound):
            rows[letter] = "n°" if sound == "nya" else INDIC_FIXES.get(sound, sound)[:-1] + "°"
        elif kind == "LETTER" and re.fullmatch(r"[aeiou]+|[rl]i", sound):
            rows[letter] = sound
        elif kind == "VOWEL SIGN" and re.fullmatch(r"[aeiou]+|[rl]i", sound):
            rows[letter] = "<" + sound
        elif kind == "SIGN":
            rows[letter] = {
                "virama": "<", "halanta": "<", "al-lakuna": "<", "anusvara": "n", "candrabindu": "n", "bindi": "n",
                "visarga": "h", "tippi": "n", "addak": "~",
            }.get(sound, "")
    return rows


def ethiopic():
    """Syllables from their Unicode names, where a is the first vowel, spoken e, and aa the fourth, spoken a."""
    rows = {}
    for letter in map(chr, range(0x1200, 0x1380)):
        if match := re.fullmatch(r"ETHIOPIC SYLLABLE (GLOTTAL |PHARYNGEAL )?(\w+)", unicodedata.name(letter, "")):
            sound = match[2].lower()
            if not match[1]:
                sound = re.sub("(?<=[^a])a$", "e", sound)
            rows[letter] = re.sub("(a|e)\\1$", r"\1", sound)
    return rows


def by_hand():
    """Small alphabets, capitals included."""
    words = BY_HAND.split()
    rows = dict(zip(words[::2], words[1::2], strict=True)) | dict.fromkeys(SILENT, "")
    rows |= {letter.upper(): latin for letter, latin in rows.items() if len(letter.upper()) == 1}
    points = (*range(0x0591, 0x05BE), 0x05BF, 0x05C1, 0x05C2, 0x05C4, 0x05C5, 0x05C7)
    return rows | dict.fromkeys(map(chr, points), "")


def hangul():
    """Every syllable block: initial, vowel, final."""
    initial, vowel, final = ([sound.strip("_") for sound in sounds.split()] for sounds in JAMO)
    return {chr(0xAC00 + i): initial[i // 588] + vowel[i % 588 // 28] + final[i % 28] for i in range(11172)}


def plain(text):
    """ASCII letters of TEXT."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if c.isascii())
