"""The connection under the transport: certificates always checked, and cut from another thread on demand."""

from __future__ import annotations

import socket
import ssl
import sys
import weakref
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import ConnectionPool
from urllib3.poolmanager import ProxyManager

from mahak_desk.errors import Words
from mahak_desk.mahak.errors import MahakSettingsWrong


def tls_context(ca_bundle: str | None) -> ssl.SSLContext:
    """Trusts the given PEM file, or else what this computer trusts; requests adds certifi's authorities.

    The computer's own list may hold the certificate of an antivirus that reads along, without which such a
    computer could not reach Mahak at all. Raises MahakSettingsWrong when the file cannot be read.
    """
    try:
        return ssl.create_default_context(cafile=ca_bundle)
    except OSError:
        wrong = MahakSettingsWrong(
            Words("فایل گواهی‌ها خوانده نشد.", "The file of certificates to trust cannot be read.")
        )
    raise wrong


class CuttableAdapter(HTTPAdapter):
    """Keeps one connection, and a hold on its socket, so that another thread can end what waits on it."""

    def __init__(self, tls: ssl.SSLContext) -> None:
        self._tls = tls
        self._sockets: weakref.WeakSet[socket.socket] = weakref.WeakSet()
        super().__init__(pool_connections=1, pool_maxsize=1)

    def cut(self) -> None:
        """End every open connection: who reads from one sees its end at once."""
        for opened in list(self._sockets):
            with suppress(OSError):
                # Not SSLSocket's own: it would take the TLS layer away under the reading thread.
                socket.socket.shutdown(opened, socket.SHUT_RDWR)
                if sys.platform == "win32":
                    # There a thread that waits for bytes may go on waiting; a socket that is gone wakes it.
                    # Taken out of its object first, so that nothing closes a later socket of that number.
                    socket.close(socket.socket.detach(opened))

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **kwargs: Any) -> None:
        super().init_poolmanager(connections, maxsize, block, ssl_context=self._tls, **kwargs)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> ProxyManager:
        manager: ProxyManager = super().proxy_manager_for(proxy, ssl_context=self._tls, **kwargs)
        return manager

    def get_connection_with_tls_context(
        self,
        request: PreparedRequest,
        verify: bool | str | None,
        proxies: Mapping[str, str] | None = None,
        cert: tuple[str, str] | str | None = None,
    ) -> ConnectionPool:
        pool = super().get_connection_with_tls_context(request, verify, proxies, cert)
        kind = _HeldHttps if pool.scheme == "https" else _HeldHttp
        pool.ConnectionCls = partial(kind, self._sockets.add)  # type: ignore[attr-defined]
        return pool


class _HeldHttp(HTTPConnection):
    def __init__(self, hold: Callable[[socket.socket], None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._hold = hold

    def connect(self) -> None:
        super().connect()
        # Held now: the connection itself forgets the socket of an answer that ends with it.
        if isinstance(self.sock, socket.socket):
            self._hold(self.sock)


class _HeldHttps(HTTPSConnection):
    def __init__(self, hold: Callable[[socket.socket], None], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._hold = hold

    def connect(self) -> None:
        super().connect()
        if isinstance(self.sock, socket.socket):
            self._hold(self.sock)
