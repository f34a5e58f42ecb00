"""Picture files for the invented goods: plain coloured squares, drawn when they are asked for."""

from __future__ import annotations

import hashlib
import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def coloured_square(name: str, side: int) -> bytes:
    """A PNG of `side` × `side` pixels; the file's name decides its colour, so it is always the same."""
    colour = bytes(64 + byte % 160 for byte in hashlib.sha256(name.encode()).digest()[:3])
    line = b"\x00" + colour * side
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(line * side)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
