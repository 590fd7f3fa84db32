"""The shipped folders `data` and `templates`: beside the package in a checkout, inside it in a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """Return the folder or file `name` (e.g. "data/teryt.tsv") that came with the program.

    Raises FileNotFoundError naming both places looked at.
    """
    for base in (_PACKAGE, _PACKAGE.parent):
        path = base / name
        if path.exists():
            return path
    raise FileNotFoundError(f"{name}: neither in {_PACKAGE} nor in {_PACKAGE.parent}")
