import pytest

from commands.near_misses import NearMiss, OwnWords, find_near_miss
from commands.registry import COMMANDS


def near(name: str, words: str) -> NearMiss | None:
    command = next(each for each in COMMANDS if each.en == name)
    known = [OwnWords(sub.en, (*sub.words("sv"), *sub.words("en")), sub.takes == "N") for sub in command.subs]
    return find_near_miss(name, words, known, free=command.free is not None)


@pytest.mark.parametrize(
    ("name", "words", "meant"),
    [
        ("incident", "ändra 141", NearMiss("correct", "141")),
        ("incident", "andra #141", NearMiss("correct", "141")),
        ("incident", "ta bort 141", NearMiss("withdraw", "141")),
        ("incident", "radera nr 141", NearMiss("withdraw", "141")),
        ("incident", "Ångra händelse 141.", NearMiss("withdraw", "141")),
        ("incident", "edit 141", NearMiss("correct", "141")),
        ("incident", "delete no 141", NearMiss("withdraw", "141")),
        ("incident", "nothing", NearMiss("none", "")),
        ("incident", "nothing to report.", NearMiss("none", "")),
        ("incident", "rata 141", NearMiss("correct", "141")),
        ("incident", "vias 141", NearMiss("show", "141")),
        ("incident", "ändra", NearMiss("correct", "")),
        ("action", "ändra 3", NearMiss("report", "3")),
        ("action", "klat 3", NearMiss("done", "3")),
        ("action", "skjut fram 3", NearMiss("postpone", "3")),
        ("action", "skapa", NearMiss("add", "")),
        ("action", "rapprtera 3", NearMiss("report", "3")),
        ("situation", "exprtera", NearMiss("export", "")),
        ("situation", "statistik", NearMiss("export", "")),
        ("trygg", "inställningar", NearMiss("setup", "")),
        ("trygg", "medlemar", NearMiss("members", "")),
    ],
)
def test_a_word_for_the_same_or_with_a_slip_is_known(name: str, words: str, meant: NearMiss) -> None:
    assert near(name, words) == meant


@pytest.mark.parametrize(
    "words",
    [
        "klotter",
        "rån 12",
        "buss 12",
        "ändra lampan vid stationen",
        "ta bort klottret på muren",
        "visar 141 personer",
        "inget ljus vid stationen",
        "lugnt men mörkt vid stationen",
        "Mantorp",
        "hot",
        "liten brand",
        "ändra 19121212-1212",
        "",
    ],
)
def test_a_report_is_no_near_miss(words: str) -> None:
    assert near("incident", words) is None
