"""An installation with a small catalogue, the app on it, people of two organisations, and a browser."""

import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from playwright.sync_api import Browser, expect, sync_playwright

from grant_finder.projects import accounts
from grant_finder.projects.accounts import Role
from grant_finder.services.accounts import accept_invitation, first_account, new_ticket
from grant_finder.settings import Settings
from grant_finder.web.app import create_app
from grant_finder.workspace import Workspace
from tests.conftest import NOW
from tests.web.world import fill_catalogue

# a busy machine is slow, not wrong
expect.set_options(timeout=60_000)

BASE = "http://127.0.0.1"
PASSWORD = "sowa pod starą lipą"
_TOKEN = re.compile(r'name="token" value="([^"]+)"')


class Person:
    """Somebody at a browser without JavaScript: follows links, sends forms with the page's own token."""

    def __init__(self, app: FastAPI) -> None:
        self.client = TestClient(app, base_url=BASE, raise_server_exceptions=False)

    def see(self, path: str, code: int = 200) -> str:
        answer = self.client.get(path)
        assert answer.status_code == code, (path, answer.status_code, answer.text[-600:])
        return str(answer.text)

    def token(self, path: str = "/konto/haslo") -> str:
        return _TOKEN.findall(self.see(path))[0]

    def send(self, path: str, **fields: object) -> Response:
        data = {"token": self.token(), **fields}
        return self.client.post(path, data=data, follow_redirects=False)

    def log_in(self, email: str, password: str = PASSWORD) -> Response:
        return self.send("/konto/wejscie", email=email, password=password, back="/")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An empty installation whose clock stands at the demo's morning."""
    return Settings(home=tmp_path / "home", now=NOW, pace=0.0)


@pytest.fixture
def demo(settings: Settings) -> Person:
    """The app with a filled catalogue, the example coalition logged in."""
    fill_catalogue(settings)
    return Person(create_app(settings, demo=True))


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    """The app with a filled catalogue and two organisations: anna leads the first, zofia the second."""
    fill_catalogue(settings, hostile=True)
    with Workspace.open(settings) as workspace:
        first_account(workspace, email="anna@gmina.pl", name="Anna", password=PASSWORD, organisation="Biblioteka")
        other = accounts.add_organisation(workspace.projects, "Dom Kultury")
        secret = new_ticket(workspace, "invite", organisation=other, email="zofia@dom.pl", role=Role.COORDINATOR.value)
        accept_invitation(workspace, secret, name="Zofia", password=PASSWORD)
    return create_app(settings)


@pytest.fixture
def anna(app: FastAPI) -> Person:
    """The admin of the installation, logged in."""
    person = Person(app)
    assert person.log_in("anna@gmina.pl").status_code == 303
    return person


@pytest.fixture
def zofia(app: FastAPI) -> Person:
    """The coordinator of another organisation, logged in."""
    person = Person(app)
    assert person.log_in("zofia@dom.pl").status_code == 303
    return person


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield opened
        opened.close()


class Running:
    """An app served on loopback."""

    def __init__(self, app: FastAPI) -> None:
        self.app = app
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen()  # who asks before the server is ready waits instead of being refused
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()
