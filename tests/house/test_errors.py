"""Every named error can be said in plain words."""

import ast
from pathlib import Path

from grant_finder.wording.expected import EXPECTED

ROOT = Path(__file__).parents[2]


def test_whatever_an_error_expects_is_said_in_plain_words():
    said = {text for path in (ROOT / "grant_finder").rglob("*.py") for text in _expected_in(path)}
    assert len(said) > 50
    assert said - {""} <= EXPECTED


def _expected_in(path: Path) -> set[str]:
    """The literal texts given as `expected`, as an argument or in a dictionary."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.keyword) and node.arg == "expected" and isinstance(node.value, ast.Constant):
            found.add(node.value.value)
        elif isinstance(node, ast.keyword) and node.arg == "expected":
            assert not isinstance(node.value, ast.JoinedStr), f"{path}:{node.value.lineno}: give values as parameters"
        elif isinstance(node, ast.Dict):
            pairs = zip(node.keys, node.values, strict=True)
            found |= {
                value.value
                for key, value in pairs
                if isinstance(key, ast.Constant) and key.value == "expected" and isinstance(value, ast.Constant)
            }
    return found
