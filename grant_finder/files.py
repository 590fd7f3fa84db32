"""Files of the user: read with a named error, written whole or not at all."""

import errno
import os
import tempfile
from pathlib import Path

from grant_finder.errors import InputError, NoSpace, NotWritable


def read_file(path: Path, error: type[InputError], limit: int | None = None) -> bytes:
    """Return the bytes of the file; raise `error` naming it when it cannot be read or has more than `limit` bytes."""
    try:
        with path.open("rb") as file:
            content = file.read() if limit is None else file.read(limit + 1)
    except FileNotFoundError:
        raise error(str(path), expected="an existing file") from None
    except IsADirectoryError:
        raise error(str(path), expected="a file, not a folder") from None
    except (OSError, ValueError):  # a name with a NUL byte is a ValueError
        raise error(str(path), expected="a readable file") from None
    if limit is not None and len(content) > limit:
        raise error(str(path), expected="at most {limit} bytes", limit=limit)
    return content


def save(content: bytes, path: Path) -> None:
    """Write `content` to `path` whole or not at all; raises NotWritable or NoSpace, leaving no partial file."""
    temporary = ""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = file.name
            file.write(content)
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except OSError as refused:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        if refused.errno == errno.ENOSPC:
            raise NoSpace(str(path)) from None
        raise NotWritable(str(path), why=refused.strerror or "") from None


def make_folder(path: Path) -> Path:
    """Return the folder `path`, made with its parents if it was not there; raises NotWritable naming it."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as refused:
        raise NotWritable(str(path), why=refused.strerror or "") from None
    return path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
