"""The rows of one Mahak database in memory, stamped as the real cloud stamps them.

One lock guards everything. Rows are kept sparse (only what differs from their shape's defaults) and change
only inside a session: a desktop's data exchange or a client's save. With a state file, each session that
changed something is written to it, so that practice goes on where it stopped.
"""

from __future__ import annotations

import hashlib
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import cast

import msgspec

from mahak_desk.practice.shapes import SHAPES, Row, Shape, Value
from mahak_desk.windows.open_files import put_in_place

TEHRAN = timezone(timedelta(hours=3, minutes=30))
"""Iran has had no summer time since 2022 (field notes §6)."""

Clock = Callable[[], datetime]

FIRST_ROW_VERSION = 4_250_000_000
FIRST_SYNC_ID = 250_000_000
_FIRST_IDS = {
    "ProductCategories": 239_381,
    "Products": 8_262_619,
    "ProductDetails": 9_243_274,
    "ProductDetailStoreAssets": 88_000_001,
    "VisitorProducts": 77_000_001,
    "Stores": 32_001,
    "CostLevelNames": 21_001,
    "Settings": 310_001,
    "Units": 18_001,
    "ExtraDatas": 5_400_001,
    "PropertyDescriptions": 55_001,
    "Pictures": 1_900_001,
    "PhotoGalleries": 1_950_001,
    "Banks": 71_001,
    "Cashes": 61_001,
    "PersonGroups": 43_001,
    "People": 9_900_001,
    "VisitorPeople": 12_000_001,
    "PersonAddresses": 14_000_001,
    "Orders": 186_000_001,
    "OrderDetails": 410_000_001,
    "Receipts": 95_000_001,
    "Cheques": 33_000_001,
    "Transactions": 620_000_001,
}
"""Ids are cloud-wide, so each entity starts far from the others: no id is ever mistaken for another's."""


def now() -> datetime:
    return datetime.now(UTC)


def wall_time(moment: datetime) -> str:
    """Local Tehran time without a zone, up to seven fractional digits, trailing zeros trimmed (§6)."""
    local = moment.astimezone(TEHRAN)
    seventh = local.microsecond % 7
    return f"{local:%Y-%m-%dT%H:%M:%S.%f}{seventh}".rstrip("0").rstrip(".")


@dataclass(slots=True)
class StoredRow:
    """One row; reading a field that was never set gives its shape's default."""

    shape: Shape
    values: Row

    def __getitem__(self, key: str) -> Value:
        return self.values.get(key, self.shape.blank[key])

    def whole(self, key: str) -> int:
        """An id, a code or a version; 0 where the row has none."""
        return int(cast(int, self[key] or 0))

    def number(self, key: str) -> Decimal:
        """An exact amount (Rial) or quantity (main unit)."""
        return Decimal(cast("int | Decimal", self[key] or 0))

    @property
    def deleted(self) -> bool:
        return self["Deleted"] is True

    @property
    def row_version(self) -> int:
        return self.whole("RowVersion")

    def full(self) -> Row:
        """The row as it is delivered: every key, in the real order."""
        row = {**self.shape.blank, **self.values}
        stamp = f"{self.shape.group}:{row[self.shape.id_key]}:{row['RowVersion']}"
        row["DataHash"] = hashlib.sha1(stamp.encode(), usedforsecurity=False).hexdigest().upper()
        return row


@dataclass(frozen=True, slots=True)
class Session:
    """One exchange of data; everything written in it shares its sync id and nearly its time (§1.5)."""

    store: Store
    sync_id: int
    rows_per_version: int
    written: list[int]
    """The row versions given out so far, in order."""
    dates: dict[str, str]

    def add(self, group: str, **values: Value) -> int:
        """Store a new row and return its server id, which may be among the values. Raises NotAccepted."""
        shape = SHAPES[group]
        new_id = cast("int | None", values.pop(shape.id_key, None)) or self.store.new_id(group)
        date = self._date(group)
        row = StoredRow(shape, {shape.id_key: new_id, "CreateDate": date, "CreateSyncId": self.sync_id})
        self._write(row, values)
        self.store.table(group)[new_id] = row
        return new_id

    def change(self, group: str, row_id: int, **values: Value) -> None:
        """Change a row; RowVersion, UpdateDate, UpdateSyncId and DataHash move.

        Raises KeyError, NotAccepted.
        """
        self._write(self.store.table(group)[row_id], values)

    def delete(self, group: str, row_id: int) -> None:
        """Deletion is always logical (field notes §3.1)."""
        self.change(group, row_id, Deleted=True)

    def _write(self, row: StoredRow, values: Row) -> None:
        accepted = {key: row.shape.value(key, value) for key, value in values.items()}
        row.values.update(accepted)
        row.values["UpdateDate"] = self._date(row.shape.group)
        row.values["UpdateSyncId"] = self.sync_id
        row.values["RowVersion"] = self._row_version()

    def _row_version(self) -> int:
        shared = bool(self.written) and len(self.written) % self.rows_per_version != 0
        self.written.append(self.written[-1] if shared else self.store.new_row_version())
        return self.written[-1]

    def _date(self, group: str) -> str:
        if group not in self.dates:
            self.dates[group] = wall_time(self.store.clock())
        return self.dates[group]


class Store:
    """The tables of one Mahak database, keyed by server id, with the cloud's counters.

    `clock` gives aware datetimes. The same seed and the same calls give the same ids and row versions.
    """

    def __init__(self, *, seed: int = 1, clock: Clock = now, state_file: Path | None = None) -> None:
        self.lock = threading.RLock()
        self.clock = clock
        self.random = random.Random(seed)
        self.state_file = state_file
        self.row_version = FIRST_ROW_VERSION
        self.client_rows: dict[tuple[str, int, int], int] = {}
        """(group, visitor id, client id) → server id: what makes a save with the same client id an update."""
        self._sync_id = FIRST_SYNC_ID
        self._tables: dict[str, dict[int, StoredRow]] = {group: {} for group in SHAPES}
        self._last_ids: dict[str, int] = {}
        self._last_codes: dict[str, int] = {}
        self._session: Session | None = None

    def table(self, group: str) -> dict[int, StoredRow]:
        """The live table; hold `lock` while using it, change rows only through a session."""
        return self._tables[group]

    def row(self, group: str, row_id: int) -> Row:
        """A copy of one row as it would be delivered. Raises KeyError."""
        with self.lock:
            return self._tables[group][row_id].full()

    def rows(self, group: str, **values: Value) -> list[Row]:
        """Copies of all rows that have these values, in order of their ids."""
        with self.lock:
            return [
                row.full()
                for _, row in sorted(self._tables[group].items())
                if all(row[key] == value for key, value in values.items())
            ]

    @contextmanager
    def session(self, *, by_desktop: bool = True, rows_per_version: int = 1) -> Iterator[Session]:
        """One exchange; inside another session of the same thread it joins that one.

        `rows_per_version` > 1 makes neighbouring rows share a RowVersion, as bulk imports do (§3.1).
        """
        with self.lock:
            if self._session is not None:
                yield self._session
                return
            self.row_version += self.random.randint(20, 2_000)
            if by_desktop:
                self._sync_id += self.random.randint(1, 400)
            self._session = Session(self, self._sync_id if by_desktop else 0, rows_per_version, [], {})
            try:
                yield self._session
            finally:
                changed = bool(self._session.written)
                self._session = None
                if changed:
                    self.save()

    def change_silently(self, group: str, row_id: int, **values: Value) -> None:
        """An edit that reaches the cloud and moves nothing but the values (§3.1).

        Raises KeyError, NotAccepted.
        """
        with self.lock:
            row = self._tables[group][row_id]
            row.values.update({key: row.shape.value(key, value) for key, value in values.items()})
            self.save()

    def new_id(self, group: str) -> int:
        self._last_ids[group] = self._last_ids.get(group, _FIRST_IDS.get(group, 1) - 1) + 1
        return self._last_ids[group]

    def new_code(self, group: str, wanted: int | None = None) -> int:
        """The wanted desktop code, or the next free one: codes run over the whole database (§4.3)."""
        code = self._last_codes.get(group, 0) + 1 if wanted is None else wanted
        self._last_codes[group] = max(code, self._last_codes.get(group, 0))
        return code

    def new_row_version(self) -> int:
        self.row_version += self.random.randint(1, 3)
        return self.row_version

    def save(self) -> None:
        """Write the state file, if there is one, in one atomic step."""
        if self.state_file is None:
            return
        state = _State(
            self.row_version,
            self._sync_id,
            self._last_ids,
            self._last_codes,
            {group: [{**row.values} for row in table.values()] for group, table in self._tables.items()},
            [(*key, row_id) for key, row_id in self.client_rows.items()],
        )
        draft = self.state_file.with_name(f"{self.state_file.name}.new")
        draft.write_bytes(_encode_state(state))
        put_in_place(draft, self.state_file)

    def load(self) -> bool:
        """Take the state file's contents; False if there is none. Raises msgspec.DecodeError."""
        if self.state_file is None or not self.state_file.exists():
            return False
        state = _decode_state(self.state_file.read_bytes())
        with self.lock:
            self.row_version = state.row_version
            self.random.seed(state.row_version)
            self._sync_id = state.sync_id
            self._last_ids = state.last_ids
            self._last_codes = state.last_codes
            for group, rows in state.tables.items():
                shape = SHAPES[group]
                for values in rows:
                    row = {key: shape.value(key, value) for key, value in values.items()}
                    self._tables[group][cast(int, row[shape.id_key])] = StoredRow(shape, row)
            self.client_rows = {
                (group, visitor_id, client_id): row_id
                for group, visitor_id, client_id, row_id in state.client_rows
            }
        return True


class _State(msgspec.Struct):
    """The state file."""

    row_version: int
    sync_id: int
    last_ids: dict[str, int]
    last_codes: dict[str, int]
    tables: dict[str, list[dict[str, object]]]
    client_rows: list[tuple[str, int, int, int]]


_encode_state = msgspec.json.Encoder(decimal_format="number").encode
_decode_state = msgspec.json.Decoder(_State, float_hook=Decimal).decode
