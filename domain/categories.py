"""The default categories of incidents, with the words by which people call them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Category:
    """A kind of incident; `group` is the key of the heading it is counted under (its own when it has none)."""

    key: str
    group: str
    sv: str
    en: str
    words: tuple[str, ...] = ()


def _heading(key: str, sv: str, en: str, *words: str) -> Category:
    return Category(key, key, sv, en, words)


def _kind(group: str, key: str, sv: str, en: str, *words: str) -> Category:
    return Category(f"{group}.{key}", group, sv, en, words)


DEFAULT_CATEGORIES: tuple[Category, ...] = (
    _kind("damage", "graffiti", "Skadegörelse – klotter", "Damage – graffiti", "klotter", "klottrat", "graffiti"),
    _kind(
        "damage",
        "glass",
        "Skadegörelse – glaskross",
        "Damage – broken glass",
        "glaskross",
        "krossad ruta",
        "krossade rutor",
        "krossat",
        "broken glass",
        "smashed window",
    ),
    _kind(
        "damage",
        "fire",
        "Skadegörelse – brand",
        "Damage – fire",
        "brand",
        "anlagd brand",
        "containerbrand",
        "eldat",
        "fire",
        "arson",
    ),
    _heading(
        "damage",
        "Skadegörelse – annan",
        "Damage – other",
        "skadegörelse",
        "sabotage",
        "vandalisering",
        "damage",
        "vandalism",
    ),
    _heading(
        "gathering",
        "Otrygghetsskapande samling",
        "Gathering that causes insecurity",
        "otrygghetsskapande samling",
        "samling",
        "ungdomsgäng",
        "gäng",
        "häng",
        "gathering",
        "loitering",
    ),
    _heading(
        "violence",
        "Bråk och våld",
        "Fights and violence",
        "bråk",
        "slagsmål",
        "våld",
        "misshandel",
        "fight",
        "violence",
        "assault",
    ),
    _heading("threat", "Hot", "Threat", "hot", "hotat", "hotfull", "threat", "threats"),
    _kind(
        "theft",
        "burglary",
        "Inbrott och stöld – inbrott",
        "Burglary and theft – burglary",
        "inbrott",
        "källarinbrott",
        "inbrottsförsök",
        "burglary",
        "break-in",
    ),
    _kind(
        "theft",
        "shoplifting",
        "Inbrott och stöld – snatteri",
        "Burglary and theft – shoplifting",
        "snatteri",
        "snattat",
        "shoplifting",
    ),
    _kind(
        "theft",
        "robbery",
        "Inbrott och stöld – rån",
        "Burglary and theft – robbery",
        "rån",
        "rånförsök",
        "robbery",
    ),
    _heading(
        "theft",
        "Inbrott och stöld – annan stöld",
        "Burglary and theft – other theft",
        "stöld",
        "cykelstöld",
        "stulen",
        "stulet",
        "theft",
        "stolen",
    ),
    _kind(
        "drugs",
        "dealing",
        "Narkotika – misstänkt hantering",
        "Drugs – suspected dealing",
        "narkotikahantering",
        "langning",
        "drug dealing",
        "dealing",
    ),
    _heading("drugs", "Narkotika – bruk", "Drugs – use", "narkotika", "droger", "drogbruk", "drugs"),
    _kind(
        "traffic",
        "reckless",
        "Trafik – buskörning",
        "Traffic – reckless driving",
        "buskörning",
        "buskör",
        "vårdslös körning",
        "reckless driving",
    ),
    _kind("traffic", "music", "Trafik – hög musik", "Traffic – loud music", "hög musik", "loud music"),
    _kind(
        "traffic",
        "unlawful",
        "Trafik – olovlig körning",
        "Traffic – unlawful driving",
        "olovlig körning",
        "unlawful driving",
    ),
    _heading("traffic", "Trafik – annat", "Traffic – other", "trafik", "mopeder", "traffic"),
    _kind(
        "unsafe",
        "lighting",
        "Otrygg plats – belysning",
        "Unsafe place – lighting",
        "belysning",
        "trasig lampa",
        "mörkt",
        "lighting",
        "broken lamp",
    ),
    _kind(
        "unsafe",
        "sight",
        "Otrygg plats – sikt och buskage",
        "Unsafe place – sight and shrubbery",
        "buskage",
        "skymd sikt",
        "shrubbery",
    ),
    _kind(
        "unsafe",
        "litter",
        "Otrygg plats – nedskräpning",
        "Unsafe place – litter",
        "nedskräpning",
        "skräp",
        "sopor",
        "litter",
        "littering",
    ),
    _heading(
        "unsafe",
        "Otrygg plats – ödslighet",
        "Unsafe place – deserted",
        "ödsligt",
        "otrygg plats",
        "ödslighet",
        "unsafe place",
        "deserted",
    ),
    _heading(
        "dwelling",
        "Olovlig boende- eller sovplats",
        "Unlawful dwelling or sleeping place",
        "sovplats",
        "boplats",
        "olovligt boende",
        "sleeping place",
    ),
    _heading(
        "staff",
        "Händelse mot personal",
        "Incident against staff",
        "mot personal",
        "mot personalen",
        "against staff",
    ),
    _heading("rumour", "Ryktesspridning", "Rumours", "rykte", "rykten", "ryktesspridning", "rumour", "rumours"),
    _heading("event", "Evenemang", "Event", "evenemang", "demonstration", "event"),
    _heading("other", "Övrigt", "Other", "övrigt", "other"),
)

GROUP_NAMES: dict[str, tuple[str, str]] = {
    "damage": ("Skadegörelse", "Damage"),
    "gathering": ("Otrygghetsskapande samling", "Gathering that causes insecurity"),
    "violence": ("Bråk och våld", "Fights and violence"),
    "threat": ("Hot", "Threat"),
    "theft": ("Inbrott och stöld", "Burglary and theft"),
    "drugs": ("Narkotika", "Drugs"),
    "traffic": ("Trafik", "Traffic"),
    "unsafe": ("Otrygg plats", "Unsafe place"),
    "dwelling": ("Olovlig boende- eller sovplats", "Unlawful dwelling or sleeping place"),
    "staff": ("Händelse mot personal", "Incident against staff"),
    "rumour": ("Ryktesspridning", "Rumours"),
    "event": ("Evenemang", "Event"),
    "other": ("Övrigt", "Other"),
}

CATEGORIES: dict[str, Category] = {category.key: category for category in DEFAULT_CATEGORIES}


def category_name(key: str, language: str) -> str:
    """The category's whole name in 'sv' or 'en'; raises KeyError for an unknown key."""
    category = CATEGORIES[key]
    return category.en if language == "en" else category.sv


def group_name(key: str, language: str) -> str:
    """The name of the heading that category `key` is counted under."""
    swedish, english = GROUP_NAMES[CATEGORIES[key].group]
    return english if language == "en" else swedish
