"""The default categories of incidents, with the words by which people call them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Category:
    """A kind of incident; `group` is the key of the heading it is counted under (its own when it has none).

    `words` name it, as the heading of a report does; what only tells of it stands in `category_cues.toml`.
    """

    key: str
    group: str
    sv: str
    en: str
    words: tuple[str, ...] = ()


def _heading(key: str, sv: str, en: str, words: str) -> Category:
    return Category(key, key, sv, en, _split(words))


def _kind(group: str, key: str, sv: str, en: str, words: str) -> Category:
    return Category(f"{group}.{key}", group, sv, en, _split(words))


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split(", ")) if words else ()


# fmt: off
DEFAULT_CATEGORIES: tuple[Category, ...] = (
    _kind("damage", "graffiti", "Skadegörelse – klotter", "Vandalism – graffiti", "klotter, graffiti"),
    _kind("damage", "glass", "Skadegörelse – glaskross", "Vandalism – broken glass", "glaskross"),
    _kind("damage", "fire", "Skadegörelse – brand", "Vandalism – fire", "brand, fire, arson"),
    _heading("damage", "Skadegörelse – annan", "Vandalism – other", "skadegörelse, vandalisering, damage, vandalism"),
    _heading("gathering", "Otrygghetsskapande samling", "Intimidating gathering", "otrygghetsskapande samling, samling, gathering, loitering"),
    _heading("violence", "Bråk och våld", "Fights and violence", "bråk, slagsmål, våld, misshandel, fight, violence, assault"),
    _heading("threat", "Hot", "Threats", "hot, threat, threats"),
    _kind("theft", "burglary", "Inbrott och stöld – inbrott", "Burglary and theft – burglary", "inbrott, inbrottsförsök, burglary, break-in"),
    _kind("theft", "shoplifting", "Inbrott och stöld – snatteri", "Burglary and theft – shoplifting", "snatteri, shoplifting"),
    _kind("theft", "robbery", "Inbrott och stöld – rån", "Burglary and theft – robbery", "rån, rånförsök, robbery"),
    _heading("theft", "Inbrott och stöld – annan stöld", "Burglary and theft – other theft", "stöld, theft"),
    _kind("drugs", "dealing", "Narkotika – misstänkt hantering", "Drugs – suspected dealing", "narkotikahantering, langning, drug dealing, dealing"),
    _heading("drugs", "Narkotika – bruk", "Drugs – use", "narkotika, drogbruk, drugs"),
    _kind("traffic", "reckless", "Trafik – buskörning", "Traffic – reckless driving", "buskörning, vårdslös körning, reckless driving"),
    _kind("traffic", "music", "Trafik – hög musik", "Traffic – loud music", "hög musik, loud music"),
    _kind("traffic", "unlawful", "Trafik – olovlig körning", "Traffic – unlicensed driving", "olovlig körning, unlawful driving"),
    _heading("traffic", "Trafik – annat", "Traffic – other", "trafik, traffic"),
    _kind("unsafe", "lighting", "Otrygg plats – belysning", "Unsafe place – lighting", "belysning, lighting"),
    _kind("unsafe", "sight", "Otrygg plats – sikt och buskage", "Unsafe place – bushes and poor sightlines", "buskage, skymd sikt, shrubbery"),
    _kind("unsafe", "litter", "Otrygg plats – nedskräpning", "Unsafe place – litter", "nedskräpning, litter, littering"),
    _heading("unsafe", "Otrygg plats – ödslighet", "Unsafe place – deserted", "otrygg plats, ödslighet, unsafe place, deserted"),
    _heading("dwelling", "Olovlig boende- eller sovplats", "Unlawful camping or rough sleeping", "sovplats, olovligt boende, sleeping place"),
    _heading("staff", "Händelse mot personal", "Incident against staff", ""),
    _heading("rumour", "Ryktesspridning", "Rumours", "ryktesspridning, rumour, rumours"),
    _heading("event", "Evenemang", "Event", "evenemang, event"),
    _heading("other", "Övrigt", "Other", "övrigt, other"),
)
# fmt: on

GROUP_NAMES: dict[str, tuple[str, str]] = {
    each.key: (each.sv.partition(" – ")[0], each.en.partition(" – ")[0])
    for each in DEFAULT_CATEGORIES
    if each.key == each.group
}
"""The headings that kinds are counted under, in Swedish and English, by key."""

CATEGORIES: dict[str, Category] = {category.key: category for category in DEFAULT_CATEGORIES}

FORMER_NAMES: dict[str, tuple[str, ...]] = {
    "damage.graffiti": ("Damage – graffiti",),
    "damage.glass": ("Damage – broken glass",),
    "damage.fire": ("Damage – fire",),
    "damage": ("Damage – other",),
    "gathering": ("Gathering that causes insecurity",),
    "threat": ("Threat",),
    "traffic.unlawful": ("Traffic – unlawful driving",),
    "unsafe.sight": ("Unsafe place – sight and shrubbery",),
    "dwelling": ("Unlawful dwelling or sleeping place",),
}
"""Names that categories had in earlier versions, by key; files that were exported then can still be imported."""


def category_name(key: str, language: str) -> str:
    """The category's whole name in 'sv' or 'en'; raises KeyError for an unknown key."""
    category = CATEGORIES[key]
    return category.en if language == "en" else category.sv


def group_name(key: str, language: str) -> str:
    """The name of the heading that category `key` is counted under."""
    swedish, english = GROUP_NAMES[CATEGORIES[key].group]
    return english if language == "en" else swedish
