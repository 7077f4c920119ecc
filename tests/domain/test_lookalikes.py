import pytest

from domain.lookalikes import looks_like, mixes_scripts

KNOWN = ("Skolan", "Polisen", "Mjölby kommun", "SJ", "Bostadsbolaget Eken")


@pytest.mark.parametrize("name", ["Роlisen", "Polisеn", "Πolisen", "Skоlan", "Mjölby kοmmun"])
def test_letters_of_several_scripts_in_one_name_are_noticed(name: str) -> None:
    assert mixes_scripts(name)


@pytest.mark.parametrize("name", ["Polisen", "Школа", "Αθήνα", "Ökna-Ål 2", "東京タワー", ""])
def test_names_of_one_script_mix_none(name: str) -> None:
    assert not mixes_scripts(name)


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("Роlisen", "Polisen"),
        ("РОLISEN", "Polisen"),
        ("Poliser", "Polisen"),
        ("Pollisen", "Polisen"),
        ("P0lisen", "Polisen"),
        ("Po1isen", "Polisen"),
        ("Plo isen", "Polisen"),
        ("Mjölby Komrnun", "Mjölby kommun"),
        ("Mjölby-kommun", "Mjölby kommun"),
        ("Bostadsbolget Ekon", "Bostadsbolaget Eken"),
        ("5J", "SJ"),
    ],
)
def test_what_could_be_taken_for_a_known_name_is_noticed(name: str, like: str) -> None:
    assert looks_like(name, KNOWN) == like


@pytest.mark.parametrize(
    "name", ["polisen", "POLISEN", "Skogen", "Nattvandrarna", "SD", "Linköpings kommun", "Mo"]
)
def test_the_same_name_and_other_names_are_not(name: str) -> None:
    assert looks_like(name, KNOWN) is None
