"""Read the operator's settings from the environment or a file `.env`."""

import os
import re
from base64 import urlsafe_b64decode
from binascii import Error as Base64Error
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from services.settings import OperatorChoices

DATABASE = re.compile(r"sqlite:///\S+|postgresql(\+psycopg)?://\S*/\S+")
SECRET = re.compile("[!-~]*")


def is_database(url: str) -> bool:
    """Tell whether the value looks like the address of a database."""
    if not DATABASE.fullmatch(url):
        return False
    if url.startswith("sqlite"):
        return True
    from sqlalchemy.engine import make_url  # noqa: PLC0415 (start-up time)

    try:
        return make_url(url).database is not None
    except ValueError:
        return False


def is_web_address(url: str) -> bool:
    """Tell whether the value is an address that a request can be sent to."""
    with suppress(ValueError):
        parts = urlsplit(url)
        return bool(parts.hostname and parts.hostname.encode("idna")) and parts.port != 0 and " " not in url
    return False


def _one_word(value: str) -> str:
    if not SECRET.fullmatch(value.strip()):
        raise ValueError("must be what Slack shows, without blanks or other letters")
    return value.strip()


def _address_with_slash(value: str) -> str:
    if not value.startswith(("https://", "http://")):
        raise ValueError("must begin with https:// or http://")
    if not is_web_address(value):
        raise ValueError("must be the address of a host")
    return value if value.endswith("/") else value + "/"


def _public_address(value: str) -> str:
    parts = urlsplit(value)
    at_home = parts.scheme == "http" and parts.hostname in {"127.0.0.1", "localhost"}
    if not (parts.scheme == "https" or at_home) or not is_web_address(value):
        raise ValueError("must begin with https:// and be the address of a host, such as https://trygg.example.se")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise ValueError("must end with the name of the host, such as https://trygg.example.se")
    return f"{parts.scheme}://{parts.netloc}"


def _keys(value: str) -> tuple[str, ...]:
    keys = tuple(part.strip() for part in value.split(",") if part.strip())
    if not keys or not all(map(_is_key, keys)):
        raise ValueError("must be keys that `trygg new-key` has made, comma-separated")
    return keys


def _is_key(key: str) -> bool:
    with suppress(Base64Error, ValueError):
        return len(key) == 44 and len(urlsafe_b64decode(key)) == 32
    return False


def _database(value: str) -> str:
    if not is_database(value):
        raise ValueError("must be sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/NAME")
    return value


def _users(value: str) -> tuple[str, ...]:
    users = tuple(part.strip() for part in value.split(",") if part.strip())
    if not all(re.fullmatch("[UW][A-Z0-9]+", each) for each in users):
        raise ValueError("must be Slack user ids such as U024BE7LH, comma-separated, not names")
    return users


def _language(value: str) -> str:
    if value not in {"sv", "en"}:
        raise ValueError("must be sv or en")
    return value


def _zone_name(value: str) -> str:
    with suppress(OSError, ValueError, KeyError):
        return ZoneInfo(value).key
    raise ValueError("must be an IANA name such as Europe/Stockholm")


def _port(value: str) -> int:
    with suppress(ValueError):
        if 0 <= int(value) <= 65_535:
            return int(value)
    raise ValueError("must be a number from 0 to 65535")


def _level(value: str) -> str:
    if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
        raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
    return value.upper()


def _setting(default: object, read: Callable[[str], object] = str) -> Any:
    """Declare a setting with its default; `read` parses its value, or raises ValueError."""
    return field(default=default, metadata={"read": read})


@dataclass(frozen=True, kw_only=True)
class Settings:
    """The settings, with their defaults. Nothing is validated here: `load_settings` does that."""

    slack_bot_token: str = _setting("", _one_word)
    """xoxb-…, from “OAuth & Permissions”"""
    slack_app_token: str = _setting("", _one_word)
    """xapp-…, for Socket Mode"""
    slack_signing_secret: str = _setting("", _one_word)
    """for HTTP mode, from “Basic Information”"""
    public_url: str = _setting("", _public_address)
    """https://HOST by which browsers reach the bot; with the next three, workspaces install it by OAuth"""
    slack_client_id: str = _setting("", _one_word)
    """from “Basic Information”"""
    slack_client_secret: str = _setting("", _one_word)
    """from “Basic Information”"""
    token_keys: tuple[str, ...] = _setting((), _keys)
    """keys, comma-separated, that tokens are stored with: the first encrypts, each decrypts"""
    slack_api_url: str = _setting("https://slack.com/api/", _address_with_slash)
    """where the Slack Web API is"""
    database_url: str = _setting("sqlite:///trygg.db", _database)
    """sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/NAME"""
    digest_channel: str = _setting("")
    """channel id for the weekly picture, until a coordinator chooses one in Slack"""
    coordinators: tuple[str, ...] = _setting((), _users)
    """Slack user ids, comma-separated, who are coordinators from each start on, as far as Slack lists them;
    without any, the workspace's admins become coordinators as long as there is none"""
    language: str = _setting("sv", _language)
    """sv or en, where a person's own language is unknown"""
    timezone: str = _setting("Europe/Stockholm", _zone_name)
    """IANA name, for a new workspace"""
    port: int = _setting(3000, _port)
    """on 127.0.0.1: HTTP mode, /healthz, /readyz, /metrics"""
    log_level: str = _setting("INFO", _level)
    """DEBUG, INFO, WARNING or ERROR"""

    @property
    def by_oauth(self) -> bool:
        """Whether workspaces install the app themselves; else it is installed in one, whose token is known."""
        return bool(self.public_url)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of a new workspace."""
        return ZoneInfo(self.timezone)

    @property
    def choices(self) -> OperatorChoices:
        """What a workspace gets of the operator."""
        return OperatorChoices(self.language, self.timezone, self.digest_channel, self.coordinators)


class SettingsError(Exception):
    """Names the settings that are wrong on one line, without their values."""


def refuse_halves(settings: Settings) -> None:
    """Raise SettingsError where settings are there that do not go together."""
    oauth = ("public_url", "slack_client_id", "slack_client_secret", "token_keys")
    missing = [name.upper() for name in oauth if not getattr(settings, name)]
    if missing and len(missing) < len(oauth):
        raise SettingsError(
            "PUBLIC_URL, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and TOKEN_KEYS go together: "
            f"set {', '.join(missing)} too, or none of the four"
        )
    alone = ("slack_bot_token", "digest_channel", "coordinators")
    too_much = [name.upper() for name in alone if settings.by_oauth and getattr(settings, name)]
    if too_much:
        raise SettingsError(f"{', '.join(too_much)} beside PUBLIC_URL: leave out what is for one workspace alone")


def load_settings(file: Path = Path(".env")) -> Settings:
    """Read the environment and, for what is unset or empty there, the file; raises SettingsError, or what reading
    the file raises."""
    written = _read_file(file) | _not_empty(os.environ)
    values, wrong = {}, []
    for setting in fields(Settings):
        if setting.name in written:
            try:
                values[setting.name] = setting.metadata["read"](written[setting.name])
            except ValueError as error:
                wrong.append(f"{setting.name.upper()} {error}")
    if wrong:
        raise SettingsError("; ".join(wrong))
    return Settings(**values)


def _read_file(file: Path) -> dict[str, str]:
    if not file.is_file():
        return {}
    from dotenv import dotenv_values  # noqa: PLC0415 (start-up time)

    return _not_empty(dotenv_values(file, encoding="utf-8"))


def _not_empty(written: Mapping[str, str | None]) -> dict[str, str]:
    """Keep what is not empty, by names in lower case."""
    return {name.lower(): value for name, value in written.items() if value}
