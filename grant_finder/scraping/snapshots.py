"""Raw bodies as they came, compressed, each once under its hash, so that better rules can be tried on them again."""

import gzip
import hashlib
import os
import tempfile
from collections.abc import Container, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from grant_finder.errors import FetchError, NotWritable
from grant_finder.scraping.inflate import inflate

# how long a body stays after the last announcement cut out of it has changed
KEPT = timedelta(days=90)
# the hardest packing takes thrice the time for pages smaller by a twelfth
_QUICK = 2


class Snapshots:
    """A folder of bodies, `ab/abcd….gz` by SHA-256. What has come before takes no further room."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        """Keep a body; return its SHA-256. Raises NotWritable."""
        sha256 = hashlib.sha256(content).hexdigest()
        if not self._path(sha256).exists():
            self._write(sha256, gzip.compress(content, _QUICK, mtime=0))
        return sha256

    def get(self, sha256: str) -> bytes | None:
        """Return a body, None when it is not kept or is not what it was."""
        path = self._path(sha256)
        try:
            content = inflate(path.read_bytes(), str(path)) if sha256 else b""
        except (FileNotFoundError, FetchError):
            return None
        return content if hashlib.sha256(content).hexdigest() == sha256 else None

    def packed(self) -> tuple[tuple[str, bytes], ...]:
        """Return all bodies as they are kept, to be sent to another machine."""
        return tuple((path.stem, path.read_bytes()) for path in self._files())

    def unpack(self, bodies: Iterable[tuple[str, bytes]]) -> None:
        """Keep what another machine packed. Raises NotWritable."""
        for sha256, compressed in bodies:
            if not self._path(sha256).exists():
                self._write(sha256, compressed)

    def tidy(self, used: Container[str], now: datetime) -> int:
        """Remove bodies that nothing in `used` has named for 90 days; return how many."""
        removed = 0
        for path in list(self._files()):
            if path.stem in used:
                os.utime(path, (now.timestamp(), now.timestamp()))
            elif datetime.fromtimestamp(path.stat().st_mtime, now.tzinfo) < now - KEPT:
                path.unlink()
                removed += 1
        return removed

    def _files(self) -> Iterator[Path]:
        return self.folder.glob("??/*.gz")

    def _path(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / f"{sha256}.gz"

    def _write(self, sha256: str, compressed: bytes) -> None:
        path = self._path(sha256)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as made:
                made.write(compressed)
            Path(made.name).replace(path)
        except OSError as error:
            raise NotWritable(str(path.parent), why=error.strerror or str(error)) from None
