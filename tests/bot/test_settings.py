from base64 import urlsafe_b64encode
from dataclasses import replace
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load_settings, refuse_halves


def test_the_environment_goes_before_the_file_and_an_empty_one_counts_as_unset(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert settings.language == "sv"
    Path(".env").write_text("LANGUAGE=en\nPORT=4000\nTIMEZONE=\nOTHER=x\n", encoding="utf-8")
    monkeypatch.setenv("PORT", "5000")
    read = load_settings()
    assert (read.language, read.port, read.timezone) == ("en", 5000, "Europe/Stockholm")


@pytest.mark.parametrize(("written", "read"), [("U1", ("U1",)), (" U1 , U2,", ("U1", "U2")), (",", ()), ("", ())])
def test_coordinators_are_parted_by_commas(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, written: str, read: tuple[str, ...]
) -> None:
    assert settings.coordinators == ()
    monkeypatch.setenv("COORDINATORS", written)
    assert load_settings().coordinators == read


@pytest.mark.parametrize("url", ["https://slack.com/api", "https://slack.com/api/"])
def test_the_address_of_the_api_ends_with_a_slash(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("SLACK_API_URL", url)
    assert load_settings() == settings


DATABASES = [
    "sqlite:///trygg.db",
    "sqlite:////var/lib/trygg/trygg.db",
    "postgresql://trygg@localhost/trygg",
    "postgresql+psycopg://trygg:a%20b@db.example:5432/trygg?sslmode=require",
]


@pytest.mark.parametrize("url", DATABASES)
def test_both_databases_are_known(settings: Settings, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    assert settings.database_url == DATABASES[0]
    monkeypatch.setenv("DATABASE_URL", url)
    assert load_settings().database_url == url


WRONG = [
    ("LANGUAGE", "de", "LANGUAGE must be sv or en"),
    ("TIMEZONE", "Mjolby", "TIMEZONE must be an IANA name such as Europe/Stockholm"),
    ("LOG_LEVEL", "LOUD", "LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR"),
    ("SLACK_API_URL", "slack.com", "SLACK_API_URL must begin with https:// or http://"),
    ("PORT", "http", "PORT must be a number from 0 to 65535"),
    ("PORT", "70000", "PORT must be a number from 0 to 65535"),
    *(
        (
            "DATABASE_URL",
            url,
            "DATABASE_URL must be sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/NAME",
        )
        for url in ("hemligt", "sqlite://", "sqlite:///", "mysql://hemligt@host/db", "postgresql+asyncpg://h/d")
    ),
]


@pytest.mark.parametrize(("name", "value", "words"), WRONG)
def test_a_wrong_setting_is_explained_by_its_name_and_without_its_value(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(caught.value) == words
    assert settings == Settings()


def test_every_wrong_setting_is_told_of_at_once(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"PORT": "-1", "language": "de", "COORDINATORS": "Vera"}.items():
        monkeypatch.setenv(name, value)
    told = "COORDINATORS must be Slack user ids such as U024BE7LH, comma-separated, not names"
    with pytest.raises(SettingsError, match=f"^{told}; LANGUAGE must be sv or en; PORT must be a number"):
        load_settings()
    assert settings == Settings()


def test_the_file_may_quote_and_comment(settings: Settings) -> None:
    Path(".env").write_text("# ours\nexport DIGEST_CHANNEL='C1' # shared\nLANGUAGE=\"en\"\n", encoding="utf-8")
    assert load_settings() == replace(settings, digest_channel="C1", language="en")


KEYS = tuple(urlsafe_b64encode(bytes([number]) * 32).decode() for number in (1, 2))
PUBLIC = {
    "PUBLIC_URL": "https://trygg.example.se/",
    "SLACK_CLIENT_ID": "1.2",
    "SLACK_CLIENT_SECRET": "shh",
    "TOKEN_KEYS": f" {KEYS[0]}, {KEYS[1]},",
}


def load(monkeypatch: pytest.MonkeyPatch, values: dict[str, str]) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    read = load_settings()
    refuse_halves(read)
    return read


def test_the_four_of_installation_by_oauth_go_together(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_halves(settings)
    assert not settings.by_oauth
    read = load(monkeypatch, PUBLIC)
    assert (read.public_url, read.token_keys, read.by_oauth) == ("https://trygg.example.se", KEYS, True)


@pytest.mark.parametrize("missing", PUBLIC)
def test_a_part_of_them_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    told = rf"^PUBLIC_URL, .+ go together: set {missing} too, or none of the four$"
    with pytest.raises(SettingsError, match=told):
        load(monkeypatch, {name: value for name, value in PUBLIC.items() if name != missing})
    assert settings == Settings()


def test_what_is_for_one_workspace_is_refused_beside_them(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SettingsError, match=r"^SLACK_BOT_TOKEN, COORDINATORS beside PUBLIC_URL: leave out"):
        load(monkeypatch, PUBLIC | {"SLACK_BOT_TOKEN": "xoxb-1", "COORDINATORS": "U1"})
    assert settings == Settings()


NO_ADDRESS = "PUBLIC_URL must begin with https:// and be the address of a host, such as https://trygg.example.se"
NO_HOST = "PUBLIC_URL must end with the name of the host, such as https://trygg.example.se"
NO_KEYS = "TOKEN_KEYS must be keys that `trygg new-key` has made, comma-separated"


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PUBLIC_URL", "http://trygg.example.se", NO_ADDRESS),
        ("PUBLIC_URL", "trygg.example.se", NO_ADDRESS),
        ("PUBLIC_URL", "https://", NO_ADDRESS),
        ("PUBLIC_URL", "https://trygg.example.se/bot", NO_HOST),
        ("PUBLIC_URL", "https://trygg.example.se?a=b", NO_HOST),
        ("TOKEN_KEYS", ",", NO_KEYS),
        ("TOKEN_KEYS", f"{KEYS[0]},hemligt", NO_KEYS),
        ("TOKEN_KEYS", "å" * 44, NO_KEYS),
        ("TOKEN_KEYS", KEYS[0][:-4], NO_KEYS),
    ],
)
def test_an_address_and_keys_of_another_shape_are_explained(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load(monkeypatch, PUBLIC | {name: value})
    assert str(caught.value) == words
    assert settings == Settings()


def test_a_bot_on_this_machine_needs_no_certificate(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (
        load(monkeypatch, PUBLIC | {"PUBLIC_URL": "http://127.0.0.1:3000"}).public_url == "http://127.0.0.1:3000"
    )
    assert settings == Settings()
