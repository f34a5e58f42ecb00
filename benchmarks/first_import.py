"""A first import of a large shop, and a cycle that finds nothing, as ratios against a floor of the same run.

    python benchmarks/first_import.py [--products 100000] [--rounds 5]

The floor decodes the same bytes with msgspec into minimal structs and upserts them with plain sqlite3
`executemany` into the same mirror tables, in one transaction. The import is the whole flow over HTTP on
loopback: login, download, mirror, row versions, rules, website tables, mappings.

Both run in turns, each in a process of its own, so that none of our settings reaches the floor's driver; an
import is compared with the floors right before and right after it. The median of the rounds counts. Other work
on the machine lengthens the time on the clock; the processor time beside it shows by how much.
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
    parser.add_argument("--rounds", type=int, default=5)
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
        floors = [in_own_process("floor", answer, Path(folder))]
        imports = []
        for _ in range(rounds):
            imports.append(in_own_process("import", answer, Path(folder)))
            floors.append(in_own_process("floor", answer, Path(folder)))
            tell_round(imports[-1], floors[-2:])
    print(f"medians of {rounds} rounds:            clock           processor")
    for what, name in (("floor", ""), ("first import", ""), ("  of it the download", "download_")):
        measured = floors if what == "floor" else imports
        times = [median(measured, f"{name}{kind}") for kind in KINDS]
        print(f"{what:24} {times[0]:8.2f} s        {times[1]:8.2f} s")
    ratios = [
        statistics.median(ratio(one, floors[at : at + 2], kind) for at, one in enumerate(imports))
        for kind in KINDS
    ]
    print(f"first import / floor     {ratios[0]:8.2f} x        {ratios[1]:8.2f} x")
    print(
        f"peak memory: {max(one['peak_mb'] for one in imports):.0f} MB (floor {floors[0]['peak_mb']:.0f} MB)"
    )
    print(
        "interpreter held,         "
        + "        ".join(f"{median(imports, f'held_{kind}_p99'):8.0f} ms" for kind in KINDS)
        + "  in 99 of 100 cases at most"
    )
    print(
        "                 longest: "
        + "        ".join(f"{median(imports, f'held_{kind}_max'):8.0f} ms" for kind in KINDS)
    )
    print(f"a cycle that finds nothing: {median(imports, 'idle_ms'):.0f} ms of own time")


KINDS = ("seconds", "cpu")


def tell_round(one: dict[str, float], around: list[dict[str, float]]) -> None:
    by_clock, by_processor = (ratio(one, around, kind) for kind in KINDS)
    print(
        f"  {one['seconds']:.2f} s = {by_clock:.2f} x the floor by the clock, {by_processor:.2f} x by the "
        f"processor; longest hold {one['held_seconds_max']:.0f} and {one['held_cpu_max']:.0f} ms",
        flush=True,
    )


def ratio(one: dict[str, float], around: list[dict[str, float]], kind: str) -> float:
    return one[kind] / statistics.mean(floor[kind] for floor in around)


def median(measured: list[dict[str, float]], key: str) -> float:
    return statistics.median(one[key] for one in measured)


def in_own_process(role: str, answer: Path, folder: Path) -> dict[str, float]:
    database = folder / "db"
    shutil.rmtree(database, ignore_errors=True)
    database.mkdir()
    make_tables(database / FILE)
    command = [sys.executable, __file__, "--as", role, "--answer", str(answer), "--folder", str(database)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


FILE = "shop.sqlite3"


def make_tables(file: Path) -> None:
    from mahak_desk.website.database import Database
    from mahak_desk.website.upgrade import upgrade

    with Database(f"sqlite:///{file}") as database:
        upgrade(database, backups=None)


def floor(answer: Path, folder: Path) -> dict[str, float]:
    import msgspec

    from mahak_desk.mahak.rows import READ_ENTITIES
    from mahak_desk.website.mirror import MIRRORS

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
    connection = sqlite3.connect(folder / FILE)
    connection.execute("PRAGMA synchronous = NORMAL")
    started, started_cpu = time.perf_counter(), time.process_time()
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
    seconds, cpu = time.perf_counter() - started, time.process_time() - started_cpu
    connection.close()
    return {"seconds": seconds, "cpu": cpu, "peak_mb": peak_mb()}


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

    settings = Settings(mahak=MahakSettings(api_url=f"http://127.0.0.1:{port}/API/v3"))
    client = TimedClient(MahakClient(Credentials("demo", "demo"), settings.mahak.client_settings()))
    with Database(f"sqlite:///{folder / FILE}") as database:
        flow = IncomingFlow(database, client, settings, SystemClock())
        held = HeldInterpreter()
        with held:
            started, started_cpu = time.perf_counter(), time.process_time()
            report = flow.run()
            seconds, cpu = time.perf_counter() - started, time.process_time() - started_cpu
        download, download_cpu = client.waited, client.worked
        peak = peak_mb()
        assert report.variants.created, report
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
        "cpu": cpu,
        "download_seconds": download,
        "download_cpu": download_cpu,
        "peak_mb": peak,
        **held.told(),
        "idle_ms": statistics.median(idle) * 1000,
    }


class TimedClient:
    """The client itself, with the time counted that Mahak takes, and the processor's in it."""

    def __init__(self, client) -> None:
        self._client = client
        self.waited = self.worked = 0.0

    def __getattr__(self, name: str):
        method = getattr(self._client, name)
        if name not in ("read", "session", "login"):
            return method

        def timed(*args, **kwargs):
            started, started_cpu = time.perf_counter(), time.process_time()
            try:
                return method(*args, **kwargs)
            finally:
                self.waited += time.perf_counter() - started
                self.worked += time.process_time() - started_cpu

        return timed


class HeldInterpreter:
    """A second thread that wants to run every 5 ms, as a window does, and notes how late it is let.

    By the clock that is also late where other programs have the processors. What this program worked in the
    meantime is therefore noted beside it: it cannot have been held up for longer than that by its own.
    """

    def __init__(self) -> None:
        self._late: list[float] = []
        self._own: list[float] = []
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
            before, before_cpu = time.perf_counter(), time.process_time()
            time.sleep(0.005)
            late = time.perf_counter() - before - 0.005
            self._late.append(late * 1000)
            self._own.append(min(late, time.process_time() - before_cpu) * 1000)

    def told(self) -> dict[str, float]:
        """Milliseconds: 99 of 100 were shorter, and the longest; by the clock and by what was worked."""
        return {
            f"held_{kind}_{name}": sorted(times)[int((len(times) - 1) * share)]
            for kind, times in (("seconds", self._late), ("cpu", self._own))
            for name, share in (("p99", 0.99), ("max", 1.0))
        }


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
