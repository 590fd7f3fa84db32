"""What a user installs: the wheel in a clean environment, run in an empty folder."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

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


@pytest.mark.slow
def test_the_demo_runs_from_the_wheel_in_an_empty_folder(wheel: Path, tmp_path: Path):
    home = tmp_path / "venv"
    venv.create(home)
    # the pip at hand serves the new environment; what nobody imports need not be compiled
    pip = [sys.executable, "-m", "pip", "--python", str(home), "install", "--quiet", "--no-compile"]
    subprocess.run([*pip, str(wheel)], check=True)
    empty = tmp_path / "empty"
    empty.mkdir()
    env = {key: value for key, value in os.environ.items() if not key.startswith(("GRANT_FINDER", "PYTHON"))}
    env["HOME"] = str(tmp_path / "somebody")
    command = [str(home / "bin" / "grant-finder"), "demo", "--once", "--output", "out"]
    done = subprocess.run(command, cwd=empty, env=env, capture_output=True, text=True, timeout=180)
    assert done.returncode == 0, done.stderr
    assert len(list((empty / "out").glob("*.docx"))) == 2
    assert len(list((empty / "out").glob("*.html"))) == 2
