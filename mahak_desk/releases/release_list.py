"""The published list of versions, and which of them is one to offer. Without I/O."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urljoin, urlsplit

import msgspec
from msgspec import Meta
from packaging.version import InvalidVersion, Version

from mahak_desk.errors import Words
from mahak_desk.releases import Channel
from mahak_desk.releases.errors import ReleaseAddressWrong, ReleaseListUnreadable

LONGEST_SETUP = 300 * 1024 * 1024
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Notes(msgspec.Struct, frozen=True):
    """What is new, in a sentence or two."""

    fa: str = ""
    en: str = ""


class Release(msgspec.Struct, frozen=True):
    """One version: where its setup is, how many bytes it has and their SHA-256."""

    version: str
    url: str
    sha256: Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
    size: Annotated[int, Meta(gt=0, le=LONGEST_SETUP)]
    notes: Notes = Notes()

    @property
    def words(self) -> Words:
        return Words(self.notes.fa, self.notes.en)

    @property
    def file_name(self) -> str:
        """By the version alone: nothing that a server says becomes a path."""
        return f"MahakDesk-Setup-{Version(self.version)}.exe"


class _Channels(msgspec.Struct, frozen=True):
    stable: Release | None = None
    beta: Release | None = None


class ReleaseList(msgspec.Struct, frozen=True):
    """What `build_installer.py checksums` writes. Unknown fields are for later versions of this program."""

    product: Literal["mahak-desk"]
    channels: _Channels


def read_list(body: bytes, address: str) -> ReleaseList:
    """The list that was found at `address`, with every setup's address made whole.

    Raises ReleaseListUnreadable and ReleaseAddressWrong.
    """
    try:
        found = msgspec.json.decode(body, type=ReleaseList)
        stable, beta = found.channels.stable, found.channels.beta
        channels = _Channels(stable and _whole(stable, address), beta and _whole(beta, address))
    except (msgspec.MsgspecError, InvalidVersion, ValueError) as error:
        raise ReleaseListUnreadable(str(error).splitlines()[0]) from None
    return ReleaseList(found.product, channels)


def _whole(release: Release, address: str) -> Release:
    """With its own address made whole. Raises InvalidVersion, ValueError and ReleaseAddressWrong."""
    Version(release.version)
    return msgspec.structs.replace(release, url=checked_address(urljoin(address, release.url)))


def release_to_offer(found: ReleaseList, channel: Channel, installed: str) -> Release | None:
    """The newest version of the channel that is newer than the one installed.

    Who follows the beta channel gets a release that overtakes the last beta.
    """
    followed = [found.channels.stable, found.channels.beta if channel == "beta" else None]
    newer = [each for each in followed if each is not None and Version(each.version) > Version(installed)]
    return max(newer, key=lambda each: Version(each.version), default=None)


def checked_address(address: str) -> str:
    """The same address. Raises ReleaseAddressWrong unless it is https, or a server on this computer."""
    try:
        parts = urlsplit(address)
        here = parts.scheme == "http" and parts.hostname in _LOOPBACK
        safe = bool(parts.hostname) and (parts.scheme == "https" or here)
    except ValueError:
        safe = False
    if not safe:
        raise ReleaseAddressWrong(address)
    return address
