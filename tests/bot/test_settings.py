from dataclasses import replace
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load_settings


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
