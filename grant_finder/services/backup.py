"""Save everything to one file, and bring it back."""

import os
import shutil
import tempfile
import zipfile
import zlib
from datetime import datetime
from pathlib import Path, PurePosixPath

from grant_finder.catalogue.copies import check_database, copy_database
from grant_finder.clock import WARSAW
from grant_finder.errors import BadData, EmptyCatalogue, NotWritable
from grant_finder.files import make_folder
from grant_finder.settings import Settings

DATABASES = ("catalogue.db", "projects.db")
FOLDERS = ("sources", "forms", "projects", "drafts")
FILES = ("settings.toml",)


def save_backup(settings: Settings, file: Path) -> int:
    """Write both databases, consistent even while others write, and the user's files to `file`; return its bytes.

    Raises NotWritable, Damaged when a database cannot be read, and EmptyCatalogue when there is none to save.
    """
    if not any((settings.home / name).is_file() for name in DATABASES):
        raise EmptyCatalogue(str(settings.home))
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in DATABASES:
                if (settings.home / name).exists():
                    archive.write(copy_database(settings.home / name, Path(folder) / name), name)
            for path in _own_files(settings.home):
                archive.write(path, str(path.relative_to(settings.home)))
        part.replace(file)
    except OSError as error:
        raise NotWritable(str(file), why=error.strerror or str(error)) from None
    finally:
        part.unlink(missing_ok=True)
    return file.stat().st_size


def _own_files(home: Path) -> list[Path]:
    inside = [path for folder in FOLDERS for path in (home / folder).rglob("*") if path.is_file()]
    return inside + [home / name for name in FILES if (home / name).exists()]


def restore_backup(settings: Settings, file: Path) -> Path | None:
    """Put what `file` holds in place; return the folder in which the former state is kept, None if there was none.

    Raises BadData when the file is no backup of ours, Damaged when a database in it is broken; nothing is touched then.
    """
    with tempfile.TemporaryDirectory(dir=make_folder(settings.home.parent)) as folder:
        fresh = Path(folder) / "fresh"
        _unpack(file, fresh)
        for name in DATABASES:
            if (fresh / name).exists():
                check_database(fresh / name, f"{file}: {name}")
        kept = _put_aside(settings.home, settings.clock().now().astimezone(WARSAW))
        fresh.rename(settings.home)
    return kept


def _unpack(file: Path, target: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if not set(names) & set(DATABASES) or not all(_allowed(name) for name in names):
                raise BadData(str(file), expected="a backup made by grant-finder")
            archive.extractall(target)
    except FileNotFoundError:
        raise BadData(str(file), expected="an existing file") from None
    # a member with a password or of an unknown method is a RuntimeError, a name that is no UTF-8 a ValueError
    except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, ValueError):
        raise BadData(str(file), expected="a backup made by grant-finder") from None


def _allowed(name: str) -> bool:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        return False
    return name in DATABASES or name in FILES or (len(path.parts) > 1 and path.parts[0] in FOLDERS)


def _put_aside(home: Path, now: datetime) -> Path | None:
    if not home.exists():
        return None
    name = f"{home.name}-{now:%Y%m%d-%H%M%S}"
    kept, number = home.with_name(name), 1
    while kept.exists():
        number += 1
        kept = home.with_name(f"{name}-{number}")
    shutil.move(home, kept)
    return kept
