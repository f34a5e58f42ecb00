"""A first import of a large shop, and a cycle that finds nothing, as ratios against a floor of the same run.

    python benchmarks/first_import.py [--products 100000] [--rounds 3]

The floor decodes the same bytes with msgspec into minimal structs and upserts them with plain sqlite3
`executemany` into the same mirror tables, in one transaction. The import is the whole flow over HTTP on
loopback: login, download, mirror, row versions, rules, website tables, mappings. Both run in processes of
their own, in turns; the median of the rounds counts.
"""

from __future__ import annotations

import argparse
import http.server
import json
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from catalogue import VISITOR, write_answer

DATABASE = 2_900_001
EMPTY = '{"Result":true,"Data":{"Objects":{%s}}}'


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--products", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--as", dest="role", choices=["floor", "import"])
    parser.add_argument("--answer", type=Path)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    if options.role == "floor":
        print(json.dumps(floor(options.answer, options.folder)))
    elif options.role == "import":
        print(json.dumps(first_import(options.answer, options.folder)))
    else:
        compare(options.products, options.rounds)


def compare(products: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        answer = Path(folder) / "answer.json"
        size = write_answer(answer, products)
        print(f"{products:,} products, {products * 3:,} details, links and stock rows: {size / 1e6:.0f} MB")
        floors, imports = [], []
        for _ in range(rounds):
            floors.append(in_own_process("floor", answer, Path(folder) / "db"))
            imports.append(in_own_process("import", answer, Path(folder) / "db"))
    floor_seconds = statistics.median(one["seconds"] for one in floors)
    seconds = statistics.median(one["seconds"] for one in imports)
    download = statistics.median(one["download"] for one in imports)
    own = statistics.median(one["seconds"] - one["download"] for one in imports)
    print(f"floor            {floor_seconds:6.2f} s   peak {floors[0]['peak_mb']:.0f} MB")
    print(f"first import     {seconds:6.2f} s   {seconds / floor_seconds:.2f} x the floor")
    print(
        f"  without HTTP   {own:6.2f} s   {own / floor_seconds:.2f} x the floor   (download {download:.2f} s)"
    )
    print(f"  peak memory    {max(one['peak_mb'] for one in imports):6.0f} MB")
    print(
        f"  interpreter held: 99 % under {statistics.median(one['held_p99_ms'] for one in imports):.0f} ms, "
        f"longest {statistics.median(one['held_max_ms'] for one in imports):.0f} ms"
    )
    print(
        f"a cycle that finds nothing: {statistics.median(one['idle_ms'] for one in imports):.0f} ms of own time"
    )


def in_own_process(role: str, answer: Path, folder: Path) -> dict[str, float]:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    command = [sys.executable, __file__, "--as", role, "--answer", str(answer), "--folder", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def floor(answer: Path, folder: Path) -> dict[str, float]:
    import msgspec

    from mahak_desk.mahak.rows import READ_ENTITIES
    from mahak_desk.website.database import Database
    from mahak_desk.website.mirror import MIRRORS
    from mahak_desk.website.upgrade import upgrade

    with Database(f"sqlite:///{folder / 'floor.sqlite3'}") as database:
        upgrade(database, backups=None)
    objects = {}
    for row_type in READ_ENTITIES:
        names = {ours: name[0].upper() + name[1:] for ours, name in row_type.wire_names().items()}
        fields = [(ours, str | int | float | bool | None, None) for ours in names]
        minimal = msgspec.defstruct(row_type.__name__, fields, rename=names, gc=False)
        objects[row_type.group] = (MIRRORS[row_type.entity], list[minimal] | None)
    listed = msgspec.defstruct("Objects", [(group, kind, None) for group, (_, kind) in objects.items()])
    data = msgspec.defstruct("Data", [("Objects", listed)])
    envelope = msgspec.defstruct("Envelope", [("Result", bool), ("Data", data)])
    body = answer.read_bytes()
    connection = sqlite3.connect(folder / "floor.sqlite3")
    connection.execute("PRAGMA synchronous = NORMAL")
    started = time.perf_counter()
    decoded = msgspec.json.decode(body, type=envelope).Data.Objects
    for group, (table, _) in objects.items():
        rows = getattr(decoded, group)
        if rows:
            columns = [column.name for column in table.columns]
            slots = ", ".join("?" * len(columns))
            updates = ", ".join(f"{name} = excluded.{name}" for name in columns[1:])
            connection.executemany(
                f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({slots})"
                f" ON CONFLICT (id) DO UPDATE SET {updates}",
                map(msgspec.structs.astuple, rows),
            )
    connection.commit()
    seconds = time.perf_counter() - started
    connection.close()
    return {"seconds": seconds, "peak_mb": peak_mb()}


def first_import(answer: Path, folder: Path) -> dict[str, float]:
    server = subprocess.Popen(
        [sys.executable, "-c", _SERVER, str(Path(__file__).parent), str(answer)],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        port = int(server.stdout.readline())
        return import_from(port, folder)
    finally:
        server.kill()
        server.wait()


def import_from(port: int, folder: Path) -> dict[str, float]:
    from mahak_desk.mahak.client import MahakClient
    from mahak_desk.mahak.credentials import Credentials
    from mahak_desk.sync.clock import SystemClock
    from mahak_desk.sync.incoming.flow import IncomingFlow
    from mahak_desk.sync.settings import MahakSettings, Settings
    from mahak_desk.website.database import Database
    from mahak_desk.website.upgrade import upgrade

    settings = Settings(mahak=MahakSettings(api_url=f"http://127.0.0.1:{port}/API/v3"))
    client = TimedClient(MahakClient(Credentials("demo", "demo"), settings.mahak.client_settings()))
    with Database(f"sqlite:///{folder / 'desk.sqlite3'}") as database:
        upgrade(database, backups=None)
        flow = IncomingFlow(database, client, settings, SystemClock())
        held = HeldInterpreter()
        with held:
            started = time.perf_counter()
            report = flow.run()
            seconds = time.perf_counter() - started
        download = client.waited
        peak = peak_mb()
        assert report.variants.created, report
        client.waited = 0.0
        idle = []
        for _ in range(5):
            client.waited = 0.0
            started = time.perf_counter()
            nothing = flow.run()
            idle.append(time.perf_counter() - started - client.waited)
            assert nothing.received == 0, nothing
    client.close()
    return {
        "seconds": seconds,
        "download": download,
        "peak_mb": peak,
        "held_p99_ms": held.percentile(99),
        "held_max_ms": held.percentile(100),
        "idle_ms": statistics.median(idle) * 1000,
    }


class TimedClient:
    """The client itself, with the time spent waiting for Mahak counted."""

    def __init__(self, client) -> None:
        self._client = client
        self.waited = 0.0

    def __getattr__(self, name: str):
        method = getattr(self._client, name)
        if name not in ("read", "session", "login"):
            return method

        def timed(*args, **kwargs):
            started = time.perf_counter()
            try:
                return method(*args, **kwargs)
            finally:
                self.waited += time.perf_counter() - started

        return timed


class HeldInterpreter:
    """A second thread that wants to run every 5 ms, as a window does, and notes how late it is let."""

    def __init__(self) -> None:
        self._late: list[float] = []
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._tick)

    def __enter__(self) -> HeldInterpreter:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _tick(self) -> None:
        while not self._end.is_set():
            before = time.perf_counter()
            time.sleep(0.005)
            self._late.append((time.perf_counter() - before - 0.005) * 1000)

    def percentile(self, percent: float) -> float:
        ordered = sorted(self._late)
        return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


def peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers a login, one full read, and then that there is nothing new."""

    protocol_version = "HTTP/1.1"
    answer: Path

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path.endswith("Login"):
            data = {"UserToken": "token", "VisitorId": VISITOR, "DatabaseId": DATABASE, "UserTitle": "-",
                    "ServerTime": "2026-02-02T00:17:09.8520713+03:30", "CreditDay": 80}  # fmt: skip
            self._send(json.dumps({"Result": True, "Data": data}).encode())
        elif asked["fromProductVersion"] == 0:
            self.send_response(200)
            self.send_header("Content-Length", str(self.answer.stat().st_size))
            self.end_headers()
            with self.answer.open("rb") as body:
                shutil.copyfileobj(body, self.wfile, 1 << 20)
        else:
            groups = ("Products", "ProductDetails", "VisitorProducts", "ProductDetailStoreAssets", "Stores")
            self._send((EMPTY % ",".join(f'"{group}":[]' for group in groups)).encode())

    def _send(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


_SERVER = """
import sys
sys.path.insert(0, sys.argv[1])
import http.server, pathlib, first_import
first_import.Handler.answer = pathlib.Path(sys.argv[2])
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), first_import.Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""

if __name__ == "__main__":
    main()
