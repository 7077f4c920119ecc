"""What an operator sets through the environment or a file `.env`."""

from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class Settings(BaseSettings):
    """The settings; a wrong one raises pydantic's ValidationError that names the variable."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore")

    slack_bot_token: str = Field("", description="xoxb-…, from “OAuth & Permissions”")
    slack_app_token: str = Field("", description="xapp-…, for Socket Mode")
    slack_signing_secret: str = Field("", description="for HTTP mode")
    slack_api_url: str = Field("https://slack.com/api/", description="where the Slack Web API is")
    database_url: str = Field("sqlite:///trygg.db", description="sqlite:///FILE or postgresql+psycopg://…")
    digest_channel: str = Field("", description="channel id for the weekly picture, until it is set in Slack")
    coordinators: Annotated[tuple[str, ...], NoDecode] = Field(
        (), description="Slack user ids, comma-separated; otherwise the workspace's admins"
    )
    language: str = Field("sv", description="sv or en, where a person's own language is unknown")
    timezone: str = Field("Europe/Stockholm", description="IANA name")
    port: int = Field(3000, description="HTTP mode")
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR")

    @field_validator("coordinators", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return (
            tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value
        )

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
        return value if value.endswith("/") else value + "/"

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of a new workspace."""
        return ZoneInfo(self.timezone)
