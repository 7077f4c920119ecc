"""What people write that gives someone away, made by rule: none of it is anyone's.

Each maker takes a source of chance and gives one written form. They know nothing of the guard's own patterns.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

Maker = Callable[[Random], str]

SCRIPTS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "０１２３４５６７８９", "০১২৩৪৫৬৭৮৯")
MARKS = ("", "", "", "", "-", ".", "/", " ", "–", " - ")
JOINS = (
    *(
        "",
        "-",
        "+",
        " ",
        ",",
        ", ",
        ".",
        ". ",
        "--",
        " - ",
        "/",
        " / ",
        ":",
        ": ",
        ";",
        "_",
        "…",
        "*",
        "|",
        "=",
        "~",
    ),
    *("\n", "\r\n", " \r\n", "\n\n", "\t", "  ", "\N{NO-BREAK SPACE}", "\N{THIN SPACE}", "\N{IDEOGRAPHIC SPACE}"),
    *("–", "—", "‐", "\N{NON-BREAKING HYPHEN}", "\N{MINUS SIGN}", "―", "﹣", "－", "⁃"),
    *("-\N{ZERO WIDTH SPACE}", "\N{ZERO WIDTH SPACE}", "\N{WORD JOINER}-", "\N{SOFT HYPHEN}", ") ", "] ", "”, "),
)
ANNOUNCEMENTS = (
    " fyra sista ",
    ", fyra sista: ",
    " och de fyra sista är ",
    " (fyra sista siffrorna ",
    " sista fyra: ",
    " 4 sista ",
    " med slutsiffrorna ",
    ", kontrollsiffror ",
    " last four ",
    ", the last four digits are ",
    " last 4: ",
)


def personal_number(chance: Random) -> str:
    """A personnummer with a real date and the right check figure, in any spelling."""
    return _identity_number(chance, day_plus=0, letter="")


def coordination_number(chance: Random) -> str:
    """A samordningsnummer: the day of birth and 60."""
    return _identity_number(chance, day_plus=60, letter="")


def interim_number(chance: Random) -> str:
    """An interim number: a letter instead of the first of the last four."""
    return _identity_number(chance, day_plus=0, letter=chance.choice("TRSUWXJKLMNPtrs"))


def _identity_number(chance: Random, *, day_plus: int, letter: str) -> str:
    birth = date(1900, 1, 1) + timedelta(days=chance.randrange(46_000))
    serial = f"{'1' if letter else chance.choice('123456789')}{chance.randrange(100):02}"
    ten = with_check_figure(f"{birth:%y%m}{birth.day + day_plus:02}{serial}")
    mark = chance.choice(MARKS)
    year = chance.choice((f"{birth:%y}", f"{birth:%Y}"))
    if not mark and chance.random() < 0.1:
        year = chance.choice(("21", "17", "91", "00", "16")) + f"{birth:%y}"
    start = mark.join((year, ten[2:4], ten[4:6]))
    last = (letter + ten[7:]) if letter else ten[6:]
    return _in_a_script(chance, start + _joined(chance, last))


def _joined(chance: Random, last: str) -> str:
    kind = chance.random()
    if kind < 0.1:
        return f"{chance.choice((' ', '', '-'))}({last})"
    if kind < 0.2:
        return f"{chance.choice(('-', ' ', ', '))}{last[:2]} {last[2:]}"
    if kind < 0.35:
        return chance.choice(ANNOUNCEMENTS) + last
    return chance.choice(JOINS) + last


def _in_a_script(chance: Random, written: str) -> str:
    script = chance.choice(SCRIPTS) if chance.random() < 0.1 else SCRIPTS[0]
    return written.translate(dict(zip(range(48, 58), script, strict=True)))


def with_check_figure(nine: str) -> str:
    """Ten figures, the last of which makes them pass Luhn: an oracle written the other way round."""
    doubled = (str(int(figure) * 2) if place % 2 == 0 else figure for place, figure in enumerate(nine))
    return nine + str(-sum(int(figure) for figure in "".join(doubled)) % 10)


MOBILE_GROUPS = ("{0}{1}{2}{3}", "{0} {1} {2} {3}", "{0}-{1}{2}{3}", "{0}-{1} {2} {3}", "({0}) {1} {2} {3}")
MOBILE_GROUPS += ("({0}){1}{2}{3}", "{0}.{1}.{2}.{3}", "{0}-{1}-{2}-{3}", "{0}/{1} {2} {3}", "{0} - {1} {2} {3}")
MOBILE_GROUPS += ("{0}-{1}\n{2} {3}", "{0}\n{1} {2} {3}", "{0}-{1} {2}\r\n{3}", "{0}–{1}\N{NO-BREAK SPACE}{2} {3}")


def mobile_number(chance: Random) -> str:
    """A Swedish mobile number, from home or abroad."""
    seven = f"{chance.randrange(10_000_000):07}"
    prefix = chance.choice(("070", "072", "073", "076", "079"))
    home = chance.choice(MOBILE_GROUPS).format(prefix, seven[:3], seven[3:5], seven[5:])
    if chance.random() < 0.3:
        sign = chance.choice(("+46", "0046", "+46 ", "+46 (0)", "0046-", "(+46) ", "+46-"))
        return f"{sign}{prefix[1:]}{chance.choice((' ', '-', ''))}{seven[:3]} {seven[3:5]} {seven[5:]}"
    return home


LANDLINE_SPELLINGS: tuple[Callable[[str], str], ...] = (
    lambda number: number,
    lambda number: number.replace("-", "/"),
    lambda number: number.replace("-", " "),
    lambda number: number.replace("-", ".").replace(" ", "."),
    lambda number: number.replace(" ", "."),
    lambda number: number.replace(" ", ""),
    lambda number: "(" + number.replace("-", ") "),
    lambda number: number.replace("-", " - "),
    lambda number: number.replace("-", "-\n", 1),
    lambda number: number.replace("-", "–").replace(" ", "\N{NO-BREAK SPACE}"),
)


def landline_number(chance: Random) -> str:
    """A Swedish landline number by its area's own grouping, with other signs between."""
    while True:
        figures = str(chance.randrange(10_000_000, 999_999_999))
        number = phonenumbers.parse(figures, "SE")
        if phonenumbers.number_type(number) == PhoneNumberType.FIXED_LINE:
            written = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
            if written.startswith("0") and "-" in written:
                return chance.choice(LANDLINE_SPELLINGS)(written)


def foreign_number(chance: Random) -> str:
    """A number of another country, after + or 00, with blanks, hyphens, dots, brackets or nothing between."""
    written = phonenumbers.format_number(chance.choice(_examples()), PhoneNumberFormat.INTERNATIONAL)
    country, _, rest = written.partition(" ")
    between = chance.choice((" ", "-", ".", "", "/"))
    head, *groups = rest.replace("-", " ").split(" ")
    area = f"({head})" if chance.random() < 0.2 else head
    number = between.join((country, area, *groups))
    return "00" + number[1:] if chance.random() < 0.4 else number


@cache
def _examples() -> list[phonenumbers.PhoneNumber]:
    kinds = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)
    regions = sorted(phonenumbers.SUPPORTED_REGIONS - {"SE"})
    found = (phonenumbers.example_number_for_type(region, kind) for region in regions for kind in kinds)
    return [number for number in found if number and number.national_number and number.national_number > 999_999]


AT = (
    "@",
    "＠",
    "﹫",
    " @ ",
    "@ ",
    " (at) ",
    "(at)",
    "[at]",
    " [at] ",
    "{at}",
    " snabel-a ",
    " snabela ",
    " snabel a ",
)
AT += ("(snabel-a)", " <at> ", "_at_", " (@) ")
DOT = (".", ".", ".", ".", " . ", " punkt ", "(punkt)", " dot ", "[dot]", " (dot) ", " prick ", "．")


def email_address(chance: Random) -> str:
    """An address, often with at or dot spelled out so that robots do not find it."""
    name = chance.choice(("namn", "anna.exempel", "a_b", "x+y", "info2", "åsa.öberg", "n-n", "NAMN"))
    host = chance.choice(("exempel", "a-b", "skola9", "EXEMPEL", "räksmörgås"))
    top = chance.choice(("se", "com", "nu", "org", "SE", "co.uk"))
    at, dot = chance.choice(AT), chance.choice(DOT)
    if chance.random() < 0.1:
        at, dot = " at ", chance.choice((" dot ", " punkt ", " (dot) "))
    return f"{name}{at}{host}{dot}{top}"


IDENTITY: Mapping[str, Maker] = {
    "personnummer": personal_number,
    "samordningsnummer": coordination_number,
    "interim": interim_number,
}
CONTACT: Mapping[str, Maker] = {
    "mobile": mobile_number,
    "landline": landline_number,
    "foreign": foreign_number,
    "email": email_address,
}


def registration_plate(chance: Random) -> str:
    """A plate, in capitals with or without a blank or hyphen, in small letters too."""
    letters = "".join(chance.choice("BCDFGHJKLMNPRSTWXZ") for _ in range(3))
    last = chance.choice("0123456789ABCDEFGHJKLMNPRSTUWXYZ")
    plate = f"{letters}{chance.choice(('', ' ', '-'))}{chance.randrange(100):02}{last}"
    if chance.random() < 0.3:
        return "bil " + plate.lower() if " " in plate else plate.lower()
    return plate


def home(chance: Random) -> str:
    """An apartment by its number, floor or entrance."""
    number, letter = chance.randrange(1, 99), chance.choice("ABCDEFabc")
    apartment = f"{chance.randrange(10, 20)}0{chance.randrange(1, 9)}"
    street = chance.choice(("Storgatan", "Lundbyvägen", "Karl Johans gata", "Kvarngränden", "Norra Stigen"))
    return chance.choice(
        (
            f"lgh {apartment}",
            f"lägenhet {apartment}",
            f"Lgh nr {apartment}",
            f"lgh{apartment}",
            f"{number % 9 + 1} tr",
            f"{number % 9 + 1}tr",
            f"{number}/{apartment}",
            f"{number}{letter.upper()}/{apartment}",
            f"{street} {number}{letter}",
            f"{street} {number} {letter.upper()}",
        )
    )


def property_designation(chance: Random) -> str:
    """A fastighetsbeteckning: tract or quarter, block and unit."""
    block, unit = chance.randrange(1, 99), chance.randrange(60, 400)
    tract = chance.choice(("Lundby", "Sörby", "Öster-Skrukeby", "BERGA", "Hulterstad"))
    forms = (
        f"Mjölby {tract} {block}:{unit}",
        f"{tract} {block}:{unit}",
        f"kv {tract} {block}",
        f"{tract} s:{block}",
    )
    return chance.choice(forms)


def mention(chance: Random) -> str:
    """Someone as Slack names them."""
    user = "".join(chance.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(9))
    return chance.choice((f"<@U{user}>", f"<@W{user}>", f"<@U{user}|namn>"))


def slipped_number(chance: Random) -> str:
    """What is written as a personnummer and has a wrong check figure."""
    birth = date(1900, 1, 1) + timedelta(days=chance.randrange(46_000))
    ten = with_check_figure(f"{birth:%y%m%d}{chance.randrange(1, 999):03}")
    wrong = (int(ten[9]) + chance.randrange(1, 10)) % 10
    return f"{chance.choice(('', str(birth.year // 100)))}{ten[:6]}{chance.choice('-+')}{ten[6:9]}{wrong}"


NAMES = Path(__file__).with_name("names_by_origin.txt")
NAME_SHAPES: Mapping[str, Callable[[str, str], str]] = {
    "Anna Svensson": lambda given, surname: f"{given} {surname}",
    "without accents": lambda given, surname: _plainly(f"{given} {surname}"),
    "A. Svensson": lambda given, surname: f"{given[0]}. {surname}",
    "Anna S.": lambda given, surname: f"{given} {surname[0]}.",
    "anna svensson": lambda given, surname: f"{given} {surname}".lower(),
}


@cache
def names_by_origin() -> Mapping[str, tuple[Sequence[str], Sequence[str]]]:
    """Given names and surnames that are usual in Sweden, by where the name comes from."""
    lines = [line for line in NAMES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    split = (line.partition(": ") for line in lines)
    return {origin: tuple(part.split() for part in names.split(" | ")) for origin, _, names in split}  # type: ignore[misc]


def name_of(origin: str, shape: str) -> Maker:
    """Names of that origin in that shape, each given name with each surname alike."""
    given, surnames = names_by_origin()[origin]
    return lambda chance: NAME_SHAPES[shape](chance.choice(given), chance.choice(surnames))


def _plainly(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.translate(str.maketrans("łŁđĐøØı", "lLdDoOi")))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


POINTERS: Mapping[str, Maker] = {
    "likely_personnummer": slipped_number,
    "mention": mention,
    "plate": registration_plate,
    "apartment": home,
    "property": property_designation,
}
AROUND = (
    "{}",
    "Såg {} igår",
    "Han ({})",
    "se {}, 14 år",
    "kontakt: {}.",
    "Ring {} tack",
    "{}\nnär larmet gick",
    "”{}”",
)


def forms(maker: Maker, count: int, seed: int = 12) -> Iterator[tuple[str, str]]:
    """So many written forms and the sentence that each stands in, the same for the same seed."""
    chance = Random(seed)  # noqa: S311 (the same forms each time)
    for _ in range(count):
        written = maker(chance)
        yield written, chance.choice(AROUND).format(written)
