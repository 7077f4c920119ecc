"""The default categories of incidents, with the words by which people call them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Category:
    """A kind of incident; `group` is the key of the heading it is counted under (its own when it has none).

    `words` name it, as the heading of a report does; `signs` tell of it as a part of what happened.
    """

    key: str
    group: str
    sv: str
    en: str
    words: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


def _heading(key: str, sv: str, en: str, words: str, signs: str = "") -> Category:
    return Category(key, key, sv, en, _split(words), _split(signs))


def _kind(group: str, key: str, sv: str, en: str, words: str, signs: str = "") -> Category:
    return Category(f"{group}.{key}", group, sv, en, _split(words), _split(signs))


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split(", ")) if words else ()


# fmt: off
DEFAULT_CATEGORIES: tuple[Category, ...] = (
    _kind("damage", "graffiti", "Skadegörelse – klotter", "Vandalism – graffiti", "klotter, graffiti", "klottrat"),
    _kind("damage", "glass", "Skadegörelse – glaskross", "Vandalism – broken glass", "glaskross", "krossad ruta, krossade rutor, krossad, krossade, krossat, krossat fönster, sönderslagen ruta, sönderslaget fönster, broken glass, broken window, broken windows, smashed window, smashed windows"),
    _kind("damage", "fire", "Skadegörelse – brand", "Vandalism – fire", "brand, fire, arson", "anlagd brand, containerbrand, eldat, eldade, eld, elden, branden, brann, brinner, brunnit, burning, burnt"),
    _heading("damage", "Skadegörelse – annan", "Vandalism – other", "skadegörelse, vandalisering, damage, vandalism", "sabotage, sönderslagen, sönderslaget, sönderslagna, slagits sönder, slagit sönder, slog sönder, slogs sönder"),
    _heading("gathering", "Otrygghetsskapande samling", "Intimidating gathering", "otrygghetsskapande samling, samling, gathering, loitering", "ungdomsgäng, gäng, häng, ungdomar, fyllefest, fyllan, fylleri, berusad, berusade, youths, drunk"),
    _heading("violence", "Bråk och våld", "Fights and violence", "bråk, slagsmål, våld, misshandel, fight, violence, assault", "slåss, slogs, slagits, misshandlad, misshandlades, fighting, fights"),
    _heading("threat", "Hot", "Threats", "hot, threat, threats", "hotat, hotade, hotades, hotar, hotad, hotfull, hotfulla, threatened, threatening"),
    _kind("theft", "burglary", "Inbrott och stöld – inbrott", "Burglary and theft – burglary", "inbrott, inbrottsförsök, burglary, break-in", "källarinbrott"),
    _kind("theft", "shoplifting", "Inbrott och stöld – snatteri", "Burglary and theft – shoplifting", "snatteri, shoplifting", "snattat"),
    _kind("theft", "robbery", "Inbrott och stöld – rån", "Burglary and theft – robbery", "rån, rånförsök, robbery"),
    _heading("theft", "Inbrott och stöld – annan stöld", "Burglary and theft – other theft", "stöld, theft", "cykelstöld, stulen, stulet, stolen"),
    _kind("drugs", "dealing", "Narkotika – misstänkt hantering", "Drugs – suspected dealing", "narkotikahantering, langning, drug dealing, dealing", "langar, langat, säljer knark, sålde knark"),
    _heading("drugs", "Narkotika – bruk", "Drugs – use", "narkotika, drogbruk, drugs", "droger, knark, knarkar, hasch, cannabis"),
    _kind("traffic", "reckless", "Trafik – buskörning", "Traffic – reckless driving", "buskörning, vårdslös körning, reckless driving", "buskör"),
    _kind("traffic", "music", "Trafik – hög musik", "Traffic – loud music", "hög musik, loud music"),
    _kind("traffic", "unlawful", "Trafik – olovlig körning", "Traffic – unlicensed driving", "olovlig körning, unlawful driving"),
    _heading("traffic", "Trafik – annat", "Traffic – other", "trafik, traffic", "mopeder"),
    _kind("unsafe", "lighting", "Otrygg plats – belysning", "Unsafe place – lighting", "belysning, lighting", "trasig lampa, mörkt, broken lamp"),
    _kind("unsafe", "sight", "Otrygg plats – sikt och buskage", "Unsafe place – bushes and poor sightlines", "buskage, skymd sikt, shrubbery"),
    _kind("unsafe", "litter", "Otrygg plats – nedskräpning", "Unsafe place – litter", "nedskräpning, litter, littering", "skräp, sopor"),
    _heading("unsafe", "Otrygg plats – ödslighet", "Unsafe place – deserted", "otrygg plats, ödslighet, unsafe place, deserted", "ödsligt"),
    _heading("dwelling", "Olovlig boende- eller sovplats", "Unlawful camping or rough sleeping", "sovplats, olovligt boende, sleeping place", "boplats, sover, sovit, sleeping"),
    _heading("staff", "Händelse mot personal", "Incident against staff", "", "mot personal, mot personalen, against staff"),
    _heading("rumour", "Ryktesspridning", "Rumours", "ryktesspridning, rumour, rumours", "rykte, rykten"),
    _heading("event", "Evenemang", "Event", "evenemang, event", "demonstration"),
    _heading("other", "Övrigt", "Other", "övrigt, other"),
)
# fmt: on

GROUP_NAMES: dict[str, tuple[str, str]] = {
    "damage": ("Skadegörelse", "Vandalism"),
    "gathering": ("Otrygghetsskapande samling", "Intimidating gathering"),
    "violence": ("Bråk och våld", "Fights and violence"),
    "threat": ("Hot", "Threats"),
    "theft": ("Inbrott och stöld", "Burglary and theft"),
    "drugs": ("Narkotika", "Drugs"),
    "traffic": ("Trafik", "Traffic"),
    "unsafe": ("Otrygg plats", "Unsafe place"),
    "dwelling": ("Olovlig boende- eller sovplats", "Unlawful camping or rough sleeping"),
    "staff": ("Händelse mot personal", "Incident against staff"),
    "rumour": ("Ryktesspridning", "Rumours"),
    "event": ("Evenemang", "Event"),
    "other": ("Övrigt", "Other"),
}

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
