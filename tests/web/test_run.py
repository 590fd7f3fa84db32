"""The server itself: it answers on its port, and says when the port is taken or the folder cannot be written."""

import socket
from pathlib import Path

import pytest
import requests

from grant_finder.errors import NotWritable, PortInUse, ServeError
from grant_finder.settings import Settings
from grant_finder.web.app import create_app, run
from tests.web.conftest import Running


def test_a_taken_port_is_named(settings: Settings):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortInUse) as refused:
            run(settings, "127.0.0.1", port)
    assert refused.value.params["port"] == port


def test_an_address_of_another_machine_is_not_called_a_taken_port(settings: Settings):
    with pytest.raises(ServeError) as refused:
        run(settings, "203.0.113.7", 8000)
    assert (type(refused.value), refused.value.place) == (ServeError, "203.0.113.7:8000")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path):
    (tmp_path / "plik").write_text("to nie folder", "utf-8")
    with pytest.raises(NotWritable):
        create_app(Settings(home=tmp_path / "plik" / "home"))


def test_the_server_answers_from_an_empty_folder(settings: Settings):
    running = Running(create_app(settings))
    try:
        answer = requests.get(f"{running.url}/healthz", timeout=10)
        styles = requests.get(f"{running.url}/static/style.css", timeout=10)
    finally:
        running.stop()
    assert answer.json() == {"status": "ok", "calls": 0}
    assert styles.headers["content-type"].startswith("text/css")


def test_the_key_of_sessions_is_made_once_and_only_its_owner_reads_it(settings: Settings):
    create_app(settings)
    first = (settings.home / "secret.key").read_text("utf-8")
    create_app(settings)
    assert (settings.home / "secret.key").read_text("utf-8") == first
    assert (settings.home / "secret.key").stat().st_mode & 0o077 == 0


def test_an_empty_key_left_by_a_crash_is_made_anew(settings: Settings):
    settings.home.mkdir(parents=True, exist_ok=True)
    (settings.home / "secret.key").touch()
    create_app(settings)
    assert len((settings.home / "secret.key").read_text("utf-8")) >= 48
