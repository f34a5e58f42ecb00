"""Where Mahak's service is and how it is talked to; every field is a setting with a safe default."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from mahak_desk.errors import Words
from mahak_desk.mahak.errors import MahakSettingsWrong

SERVICE = "https://mahakacc.mahaksoft.com/API/v3"
BAZARA_PICTURES = "/api/v3/Content/Images/all/"
"""The folder Mahak's own plugin takes pictures from (field notes §1.1, contradiction 17)."""
NO_PROXY = "none"


@dataclass(frozen=True, kw_only=True)
class ClientSettings:
    """Raises MahakSettingsWrong, saying which one, when an address among them cannot be used.

    `base_url` is the part before /Sync/…; times are seconds. `read_timeout` is the longest silence between
    two pieces of an answer, `deadline` the longest whole request (None: no limit, as a first import is
    long). `proxy` None follows the system's settings, "none" goes direct, else it is the proxy's address,
    which may hold a password and is not shown. `ca_bundle` is a PEM file to trust instead of the usual
    authorities. `picture_folder` empty takes pictures from the host and the picture's own path;
    BAZARA_PICTURES is the other known way.
    """

    base_url: str = SERVICE
    login_endpoint: str = "Login"
    read_endpoint: str = "GetAllData"
    save_endpoint: str = "SaveAllDataV2"
    connect_timeout: float = 5.0
    read_timeout: float = 120.0
    deadline: float | None = None
    proxy: str | None = field(default=None, repr=False)
    ca_bundle: str | None = None
    picture_folder: str = ""

    def __post_init__(self) -> None:
        address = _address(self.base_url)
        if address is None or address.query or address.fragment or address.username is not None:
            raise MahakSettingsWrong(
                Words("نشانی سرویس محک درست نیست.", "The address of Mahak's service is not a web address.")
            )
        if self.proxy is not None and self.proxy != NO_PROXY:
            way = _address(self.proxy)
            # With a path it is something else: a password with a slash in it is taken for one.
            if way is None or way.path.strip("/") or way.query or way.fragment:
                raise MahakSettingsWrong(
                    Words("نشانی پراکسی درست نیست.", "The proxy's address is not an http or https address.")
                )

    @property
    def host(self) -> str:
        """The service's host name, for sentences."""
        return urlsplit(self.base_url.strip()).hostname or ""

    @property
    def on_this_computer(self) -> bool:
        """Whether the service is on the loopback address, as the practice cloud is."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def encrypted(self) -> bool:
        return urlsplit(self.base_url.strip()).scheme == "https"

    def endpoint_url(self, endpoint: str) -> str:
        return f"{self.base_url.strip().rstrip('/')}/Sync/{endpoint}"

    def picture_url(self, picture_path: str) -> str:
        """The full address of a picture from `Picture.url`, which is relative to the host (§1.1)."""
        path = picture_path.strip().replace("\\", "/")
        if self.picture_folder:
            path = f"{self.picture_folder.rstrip('/')}/{PurePosixPath(urlsplit(path).path).name}"
        if _address(path) is None:
            path = urljoin(self.base_url.strip(), "/" + path.lstrip("/"))
        return quote(path, safe="/:?#[]@!$&'()*+,;=%~")


def _address(text: str) -> SplitResult | None:
    """The parts of an http or https address with a host; None for anything else."""
    try:
        parts = urlsplit(text.strip())
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return parts if usable else None
