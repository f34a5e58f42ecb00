"""One HTTP exchange with the practice cloud: read the request, do its work, let the armed faults strike."""

from __future__ import annotations

import socket
import struct
import sys
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from mahak_desk.practice import answers, control
from mahak_desk.practice.faults import (
    ByteOrderMark,
    Endpoint,
    Fault,
    Hang,
    Refusal,
    RefusedRow,
    Reset,
    Status,
    Truncated,
)
from mahak_desk.practice.login import refused_login
from mahak_desk.practice.pictures import coloured_square
from mahak_desk.practice.reading import read_all_data
from mahak_desk.practice.saving import save_all_data

if TYPE_CHECKING:
    from mahak_desk.practice.server import PracticeCloud, PracticeServer

BASE: Final = "/api/v3"
_OPERATIONS: Final[dict[str, Endpoint]] = {
    f"{BASE}/sync/login": "login",
    f"{BASE}/sync/loginv2": "login",
    f"{BASE}/sync/getalldata": "read",
    f"{BASE}/sync/getalldatav2": "read",
    f"{BASE}/sync/savealldata": "save",
    f"{BASE}/sync/savealldatav2": "save",
}
_IN_CONTRACT_CASE: Final = (f"{BASE}/sync/loginv2", f"{BASE}/sync/getalldatav2")
_JSON: Final = "application/json; charset=utf-8"
_HTML: Final = "text/html; charset=utf-8"
_NO_LINGER: Final = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


class Exchange(BaseHTTPRequestHandler):
    """Serves Login, GetAllData, SaveAllData and their V2 forms, picture files, and `/practice/…`."""

    protocol_version = "HTTP/1.1"
    server_version = "MahakPractice"
    disable_nagle_algorithm = True
    server: PracticeServer

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path.startswith(control.PREFIX):
            self._control("GET", path, b"")
        else:
            self._picture(path)

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length")
        if length is None or not length.isdecimal():
            self.close_connection = True
            self._send(411, b"")
            return
        raw = self.rfile.read(int(length))
        path = urlsplit(self.path).path
        if path.startswith(control.PREFIX):
            self._control("POST", path, raw)
            return
        endpoint = _OPERATIONS.get(path.lower())
        if endpoint is None:
            self._send(404, b"")
            return
        try:
            body = answers.request_body(raw)
        except ValueError:
            self._send(400, answers.encoded(answers.refusal("the request is not a JSON object")))
            return
        cloud = self._cloud
        cloud.note_request(endpoint, body)
        faults = cloud.faults.take(endpoint, body)
        if self._struck(faults, committed=False):
            return
        answer = self._log_in(body, faults) if endpoint == "login" else self._data(endpoint, body, faults)
        if answer is None:
            self._refuse_session()
            return
        if path.lower() in _IN_CONTRACT_CASE:
            answer = answers.as_contract(answer)
        self._finish(answers.encoded(answer), faults)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed: `PracticeCloud.requests` keeps what was asked."""

    @property
    def _cloud(self) -> PracticeCloud:
        return self.server.cloud

    def _log_in(self, body: Mapping[str, object], faults: list[Fault]) -> answers.Answer:
        data = self._cloud.reception.log_in(body, self.client_address[0])
        return refused_login(self._cloud.switches) if data is None else answers.login_answer(data, faults)

    def _data(
        self, endpoint: Endpoint, body: Mapping[str, object], faults: list[Fault]
    ) -> answers.Answer | None:
        """The answer of a read or a save; None when the token is not valid."""
        cloud = self._cloud
        visitor_id = cloud.reception.visitor_of(self.headers.get("Authorization"))
        if visitor_id is None:
            return None
        if endpoint == "read":
            objects = read_all_data(cloud.store, cloud.switches, visitor_id, body)
            return answers.read_answer(objects, faults, nine_decimals=cloud.switches.nine_decimals)
        refusals = [fault for fault in faults if isinstance(fault, RefusedRow)]
        saved = save_all_data(cloud.store, cloud.switches, visitor_id, body, refusals)
        return answers.save_answer(saved, faults)

    def _refuse_session(self) -> None:
        match self._cloud.switches.session_refusal:
            case "401":
                self._send(401, b"")
            case "result":
                self._send(200, answers.encoded(answers.refusal("توکن نامعتبر است")))
            case "page":
                self._send(200, b"<html><body>login</body></html>", _HTML)

    def _struck(self, faults: list[Fault], *, committed: bool) -> bool:
        """Let a fault that answers instead of the service do so; True when one did."""
        for fault in faults:
            match fault:
                case Reset(commits) if commits == committed:
                    self._reset()
                    return True
                case Status(status, text, commits, headers, content_type) if commits == committed:
                    self._send(status, text.encode(), content_type, headers)
                    return True
                case Refusal(message, code, commits) if commits == committed:
                    self._send(200, answers.encoded(answers.refusal(message, code)))
                    return True
                case _:
                    pass
        return False

    def _finish(self, body: bytes, faults: list[Fault]) -> None:
        """Send the answer of work that is done, unless a fault keeps it, breaks it or replaces it."""
        if any(isinstance(fault, Hang) for fault in faults):
            self._cloud.faults.hold()
        if self._struck(faults, committed=True):
            return
        for fault in faults:
            match fault:
                case ByteOrderMark():
                    body = b"\xef\xbb\xbf" + body
                case Truncated(promises_whole):
                    half = body[: len(body) // 2]
                    self._send(200, half, promised=len(body) if promises_whole else len(half))
                    self.close_connection = promises_whole
                    return
                case _:
                    pass
        self._send(200, body)

    def _picture(self, path: str) -> None:
        lowered = path.lower().removeprefix(BASE)
        faults = self._cloud.faults.take("picture", {})
        if self._struck(faults, committed=False):
            return
        for row in self._cloud.store.rows("Pictures"):
            if str(row["Url"]).lower() == lowered and not row["Deleted"]:
                side = row["Width"]
                name = str(row["Url"]).rpartition("/")[2]
                self._send(200, coloured_square(name, side if isinstance(side, int) else 1), "image/png")
                return
        self._send(404, b"")

    def _control(self, method: str, path: str, raw: bytes) -> None:
        if method == "POST" and self.headers.get_content_type() != "application/json":
            self._send(415, b"")  # a web page's form must not reach the desktop
            return
        try:
            status, answer = control.handle(self._cloud, method, path, raw)
        except (ValueError, LookupError, TypeError, ArithmeticError) as error:
            status, answer = 400, {"error": f"{type(error).__name__}: {error}"}
        self._send(status, answers.encoded(answer))

    def _send(
        self,
        status: int,
        body: bytes,
        content_type: str = _JSON,
        headers: Mapping[str, str] | None = None,
        promised: int | None = None,
    ) -> None:
        self.send_response(status)
        if body:
            self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body) if promised is None else promised))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _reset(self) -> None:
        """Close at once and without a farewell, so that the caller sees a connection reset."""
        self.close_connection = True
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGER)
        socket.close(self.connection.detach())
