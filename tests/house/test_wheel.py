"""What a user installs: the wheel in a clean environment, run in an empty folder."""

import os
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_the_wheel_carries_data_templates_and_pages_and_nothing_else(wheel: Path):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"grant_finder", "scrapers"}
    for needed in (
        "data/teryt.tsv",
        "data/demo/",
        "templates/forms/oferta-2018/form.toml",
        "web/static/",
        "locale/en.po",
    ):
        assert any(name.startswith(f"grant_finder/{needed}") for name in names), needed


def declared(package: Distribution) -> Iterator[Distribution]:
    """Yield what `package` says it needs, and what that needs in turn, as it is installed here."""
    waiting: list[tuple[Distribution, frozenset[str]]] = [(package, frozenset())]
    seen = set()
    while waiting:
        one, extras = waiting.pop()
        for requirement in map(Requirement, one.requires or ()):
            wanted = (requirement.name, frozenset(requirement.extras))
            marker = requirement.marker
            if wanted not in seen and (not marker or any(marker.evaluate({"extra": name}) for name in ("", *extras))):
                seen.add(wanted)
                found = distribution(requirement.name)
                waiting.append((found, wanted[1]))
                yield found


def linked(package: Distribution, site: Path) -> None:
    """Put into `site` what a package needs and nothing else: what it forgot to declare is not there."""
    for one in declared(package):
        for top in {file.parts[0] for file in one.files or () if file.parts[0] not in ("..", "__pycache__")}:
            if not (site / top).exists():
                (site / top).symlink_to(one.locate_file(top))


@pytest.mark.slow
def test_the_demo_runs_from_the_wheel_in_an_empty_folder(wheel: Path, tmp_path: Path):
    home = tmp_path / "venv"
    venv.create(home)
    # the pip at hand serves the new environment; what is needed is here already
    pip = [sys.executable, "-m", "pip", "--python", str(home), "install", "--quiet", "--no-deps"]
    subprocess.run([*pip, str(wheel)], check=True)
    (installed,) = distributions(name="grant-finder", path=map(str, home.glob("lib/python*/site-packages")))
    linked(installed, Path(str(installed.locate_file(""))))
    empty = tmp_path / "empty"
    empty.mkdir()
    env = {key: value for key, value in os.environ.items() if not key.startswith(("GRANT_FINDER", "PYTHON"))}
    env["HOME"] = str(tmp_path / "somebody")
    command = [str(home / "bin" / "grant-finder"), "demo", "--once", "--output", "out"]
    done = subprocess.run(command, cwd=empty, env=env, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    assert len(list((empty / "out").glob("*.docx"))) == 2
    assert len(list((empty / "out").glob("*.html"))) == 2
