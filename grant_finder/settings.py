"""GRANT_FINDER_* variables and settings.toml of the home folder → Settings."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from platformdirs import user_data_path

from grant_finder.clock import Clock, fixed
from grant_finder.errors import BadSettings
from grant_finder.tomlfile import build, read_toml


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How this installation is set up. Each can stand in settings.toml or as GRANT_FINDER_<NAME>.

    `home` holds catalogue, snapshots, drafts. `contact` goes into the User-Agent. `pace` is
    the pause in seconds between two requests to one host. `scrape_hour` and `digest_hour` are Polish
    hours (4 to 23) of the daily jobs. `log` is text or json. `allow_hosts` are host or host:port
    that the fetch guard lets through although their address is private.
    """

    home: Path
    now: str | None = None
    lang: str = "pl"
    allow_hosts: tuple[str, ...] = ()
    contact: str = ""
    pace: float = 1.0
    jobs: int = 8
    scrape_hour: int = 5
    digest_hour: int = 7
    log: str = "text"
    smtp_host: str = ""
    smtp_port: int = 25
    smtp_user: str = ""
    smtp_password: str = ""
    mail_from: str = ""
    mail_to: tuple[str, ...] = ()
    base_url: str = "http://127.0.0.1:8000"
    secret_key: str = ""

    def clock(self) -> Clock:
        """Return the clock: the system's, or the fixed one of GRANT_FINDER_NOW. Raises BadSettings."""
        if self.now is None:
            return Clock()
        try:
            return fixed(self.now)
        except ValueError:
            raise BadSettings("now", expected="ISO time, e.g. 2026-11-23T08:00", found=self.now) from None


_RANGES = {"pace": (0, 3600), "jobs": (1, 64), "smtp_port": (1, 65535)}
# clocks are put back and forward between 2:00 and 3:00
_HOURS = range(4, 24)
_WORDS = {"lang": ("pl", "en"), "log": ("text", "json")}
_LISTS = ("allow_hosts", "mail_to")


def load(env: Mapping[str, str] | None = None) -> Settings:
    """Return the settings; variables win over settings.toml. Raises BadSettings naming the key."""
    env = os.environ if env is None else env
    home = Path(env.get("GRANT_FINDER_HOME") or user_data_path("grant-finder")).expanduser()
    path = home / "settings.toml"
    written = read_toml(path, BadSettings) if path.exists() else {}
    given = _variables(env)

    def named(key: str) -> str:
        return f"GRANT_FINDER_{key.upper()}" if key in given else f"{path}: {key}"

    settings = build(Settings, written | given | {"home": home}, "", BadSettings, named=named)
    for key, expected in _faults(settings):
        raise BadSettings(named(key), **expected, found=getattr(settings, key))
    return settings


def _faults(settings: Settings) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield key and what is expected of what the types cannot say."""
    for key, known in _WORDS.items():
        if getattr(settings, key) not in known:
            yield key, {"expected": "one of {known}", "known": ", ".join(known)}
    for key, (least, most) in _RANGES.items():
        if not least <= getattr(settings, key) <= most:
            yield key, {"expected": "from {least} to {most}", "least": least, "most": most}
    for key in ("scrape_hour", "digest_hour"):
        if getattr(settings, key) not in _HOURS:
            yield key, {"expected": "an hour from 4 to 23"}
    try:
        settings.clock()
    except BadSettings as wrong:
        yield wrong.place, {"expected": wrong.params["expected"]}


def _variables(env: Mapping[str, str]) -> dict[str, Any]:
    """The settings that stand in GRANT_FINDER_<NAME>; an empty variable is none."""
    given: dict[str, Any] = {}
    for one in fields(Settings):
        text = env.get("GRANT_FINDER_" + one.name.upper())
        if text and one.name != "home":
            given[one.name] = tuple(filter(None, text.split(","))) if one.name in _LISTS else text
    return given
