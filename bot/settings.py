"""What an operator sets through the environment or a file `.env`."""

import re
from contextlib import suppress
from typing import Annotated
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

DATABASE = re.compile(r"sqlite:///\S+|postgresql(\+psycopg)?://\S*/\S+")
SECRET = re.compile("[!-~]*")


def is_database(url: str) -> bool:
    """Whether that is the address of a database, as far as one can see."""
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
    """Whether that is an address that a request can be sent to."""
    with suppress(ValueError):
        parts = urlsplit(url)
        return bool(parts.hostname and parts.hostname.encode("idna")) and parts.port != 0 and " " not in url
    return False


class Settings(BaseSettings):
    """The settings; a wrong one raises pydantic's ValidationError that names the variable."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    slack_bot_token: str = Field(default="", description="xoxb-…, from “OAuth & Permissions”")
    slack_app_token: str = Field(default="", description="xapp-…, for Socket Mode")
    slack_signing_secret: str = Field(default="", description="for HTTP mode, from “Basic Information”")
    slack_api_url: str = Field(default="https://slack.com/api/", description="where the Slack Web API is")
    database_url: str = Field(
        default="sqlite:///trygg.db", description="sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/NAME"
    )
    digest_channel: str = Field(
        default="", description="channel id for the weekly picture, until a coordinator chooses one in Slack"
    )
    coordinators: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Slack user ids, comma-separated, who are coordinators from each start on, as far as Slack "
        "lists them; without any, the workspace's admins become coordinators as long as there is none",
    )
    language: str = Field(default="sv", description="sv or en, where a person's own language is unknown")
    timezone: str = Field(default="Europe/Stockholm", description="IANA name, for a new workspace")
    port: int = Field(
        default=3000, ge=0, le=65_535, description="on 127.0.0.1: HTTP mode, /healthz, /readyz, /metrics"
    )
    log_level: str = Field(default="INFO", description="DEBUG, INFO, WARNING or ERROR")

    @field_validator("slack_bot_token", "slack_app_token", "slack_signing_secret")
    @classmethod
    def _be_one_word(cls, value: str) -> str:
        if not SECRET.fullmatch(value.strip()):
            raise ValueError("must be what Slack shows, without blanks or other letters")
        return value.strip()

    @field_validator("coordinators", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(part.strip() for part in value.split(",") if part.strip())

    @field_validator("coordinators")
    @classmethod
    def _know_ids(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(re.fullmatch("[UW][A-Z0-9]+", each) for each in value):
            raise ValueError("must be Slack user ids such as U024BE7LH, comma-separated, not names")
        return value

    @field_validator("language")
    @classmethod
    def _know_language(cls, value: str) -> str:
        if value not in {"sv", "en"}:
            raise ValueError("must be sv or en")
        return value

    @field_validator("timezone")
    @classmethod
    def _know_zone(cls, value: str) -> str:
        if value not in available_timezones():
            raise ValueError("must be an IANA name such as Europe/Stockholm")
        return value

    @field_validator("log_level")
    @classmethod
    def _know_level(cls, value: str) -> str:
        if value.upper() not in {"DEBUG", "INFO", "WARNING", "ERROR"}:
            raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
        return value.upper()

    @field_validator("slack_api_url")
    @classmethod
    def _end_with_slash(cls, value: str) -> str:
        if not value.startswith(("https://", "http://")):
            raise ValueError("must begin with https:// or http://")
        if not is_web_address(value):
            raise ValueError("must be the address of a host")
        return value if value.endswith("/") else value + "/"

    @field_validator("database_url")
    @classmethod
    def _know_database(cls, value: str) -> str:
        if not is_database(value):
            raise ValueError("must be sqlite:///FILE or postgresql+psycopg://USER:PASSWORD@HOST/NAME")
        return value

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of a new workspace."""
        return ZoneInfo(self.timezone)


def explain(error: ValidationError) -> str:
    """What is wrong with the settings, on one line and without their values."""
    return "; ".join(
        f"{str(fault['loc'][0]).upper()} {fault['msg'].removeprefix('Value error, ')}" for fault in error.errors()
    )
