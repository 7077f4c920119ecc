"""How names are compared: without regard to case, accents or the number of blanks."""

import re
import unicodedata


def fold(name: str) -> str:
    """The name as it is searched for: lower case, without accents (å → a, ö → o), single blanks."""
    if name.isascii():
        return " ".join(name.lower().split())
    bare = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(letter for letter in bare if not unicodedata.combining(letter)).split())


def tidy(name: str) -> str:
    """The name as it is shown: outer blanks gone, inner ones single."""
    return " ".join(name.split())


def unit_title(partner: str, unit: str) -> str:
    """'Bostadsbolaget Eken – Fastighet'; a partner's only unit may bear the partner's own name."""
    return partner if unit == partner else f"{partner} – {unit}"


def read_unit(title: str) -> tuple[str, str]:
    """The names of partner and unit in what someone typed; the partner's own name where no unit is told.

    Signs that part names in the coordinators' list and in exports become blanks.
    """
    partner, _, unit = re.sub(r"\s+[-–—]\s+|:\s", "\n", tidy(title), count=1).partition("\n")
    name = tidy(re.sub("[:;]", " ", partner)) or "–"
    return name, tidy(re.sub("[:;,]", " ", unit)) or name
