"""The connection under the transport: certificates always checked, and cut from another thread on demand."""

from __future__ import annotations

import socket
import ssl
import weakref
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection
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
    """Keeps one connection, and a hold on it, so that another thread can end what waits on it."""

    def __init__(self, tls: ssl.SSLContext) -> None:
        self._tls = tls
        self._made: weakref.WeakSet[HTTPConnection] = weakref.WeakSet()
        super().__init__(pool_connections=1, pool_maxsize=1)

    def cut(self) -> None:
        """End every open connection: who reads from one sees its end at once."""
        for connection in list(self._made):
            if isinstance(connection.sock, socket.socket):
                with suppress(OSError):
                    # Not SSLSocket's own: it would take the TLS layer away under the reading thread.
                    socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)

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
        kind = getattr(pool, "ConnectionCls", None)
        if isinstance(kind, type):
            pool.ConnectionCls = partial(self._connection, kind)  # type: ignore[attr-defined]
        return pool

    def _connection(self, kind: type[HTTPConnection], **kwargs: Any) -> HTTPConnection:
        connection = kind(**kwargs)
        self._made.add(connection)
        return connection
