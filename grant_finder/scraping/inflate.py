"""Bounded reading of bodies: nothing is inflated beyond the cap, nothing cut is taken for whole."""

import zlib
from collections.abc import Iterable

from grant_finder.errors import Refused, Unreachable

BODY_CAP = 15 * 2**20
_GZIP = b"\x1f\x8b"
_STEP = 2**16


def inflate(content: bytes, place: str, cap: int = BODY_CAP) -> bytes:
    """Return `content` gunzipped if it is gzip, as it is otherwise. Raises Refused (size), Unreachable (cut)."""
    if not content.startswith(_GZIP):
        return content
    pieces = (content[at : at + _STEP] for at in range(0, len(content), _STEP))
    return gather(pieces, place, gzipped=True, cap=cap)


def gather(pieces: Iterable[bytes], place: str, *, gzipped: bool, cap: int = BODY_CAP, cut: bool = False) -> bytes:
    """Return the joined, inflated `pieces`.

    At most `cap` bytes are ever held. With more: Refused (size), or the first `cap` bytes if
    `cut`. A gzip stream without its end is Unreachable (cut); bytes that only claim to be gzip
    are taken as they are.
    """
    body = bytearray()
    stream: _Gzip | None = None
    first = True
    for piece in pieces:
        if first and gzipped and piece.startswith(_GZIP):
            stream = _Gzip(place)
        first = False
        for part in stream.feed(piece) if stream else (piece,):
            body += part
            if len(body) > cap:
                if cut:
                    return bytes(body[:cap])
                raise Refused(place, why="size", limit=cap)
    if stream and not stream.ended:
        raise Unreachable(place, why="cut")
    return bytes(body)


class _Gzip:
    """A gzip stream of one or more members, given out in small parts."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.member = zlib.decompressobj(31)

    @property
    def ended(self) -> bool:
        return self.member.eof

    def feed(self, piece: bytes) -> Iterable[bytes]:
        """Yield what `piece` inflates to, at most 64 KiB at a time. Raises Unreachable when it is damaged."""
        while piece:
            if self.member.eof:
                if not piece.startswith(_GZIP):
                    return  # padding after the last member
                self.member = zlib.decompressobj(31)
            try:
                part = self.member.decompress(piece, _STEP)
            except zlib.error:
                raise Unreachable(self.place, why="damaged") from None
            if part:
                yield part
            piece = self.member.unused_data if self.member.eof else self.member.unconsumed_tail
