"""However a stream of rows is cut, mixed and repeated, the website ends up the same."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from mahak_desk.mahak import body as body_reading
from mahak_desk.mahak.client import MahakClient
from mahak_desk.mahak.credentials import Credentials
from mahak_desk.mahak.errors import MahakUnreadable
from mahak_desk.mahak.rows import READ_ENTITIES
from mahak_desk.sync.incoming.flow import IncomingFlow
from mahak_desk.sync.incoming.report import IncomingReport
from mahak_desk.sync.settings import MahakSettings, Settings
from mahak_desk.website import tables
from mahak_desk.website.database import Database
from tests.mahak.scripted_server import ScriptedServer, reply
from tests.sync.incoming.shops import UNWATCHED, Clock, shown
from tests.thoroughness import examples

ID_NAMES = {row_type.group: row_type.id_name[0].upper() + row_type.id_name[1:] for row_type in READ_ENTITIES}
"""By list, what its rows call their id."""


class Sent(NamedTuple):
    """One row as it was at one moment: its list and its fields without the version."""

    group: str
    fields: Mapping[str, Any]


def _rows(group: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Sent]:
    return st.fixed_dictionaries(fields).map(lambda values: Sent(group, values))


def _ids(count: int) -> st.SearchStrategy[int]:
    return st.integers(1, count)


_RARELY = st.sampled_from([False, False, False, True])
_ALIVE = st.just(False)
_PROPERTIES = st.sampled_from(
    ['[{"C":"3", "V":"مشکی"}]', '[{"C":"4", "V":"xl"},{"C":"3", "V":"سفید"}]', '[{"C":"4","V":"l"}]']
)
STREAMS = st.lists(
    st.one_of(
        _rows(
            "Products",
            ProductId=_ids(3),
            ProductCode=st.just(0),
            ProductCategoryId=_ids(2),
            Name=st.sampled_from(["كفش", "کت", "شال  "]),
            Deleted=_RARELY,
        ),
        # Where properties vanish the website keeps what it shows: a detail has some always, or never.
        *(
            _rows(
                "ProductDetails",
                ProductDetailId=ids,
                ProductDetailCode=st.integers(0, 2),
                ProductId=_ids(3),
                Properties=properties,
                Price1=st.sampled_from([0, 5_000, 7_000]),
                Deleted=_RARELY,
            )
            for ids, properties in ((st.integers(1, 2), st.none()), (st.integers(3, 5), _PROPERTIES))
        ),
        _rows("VisitorProducts", VisitorProductId=_ids(5), ProductDetailId=_ids(5), Deleted=_RARELY),
        _rows(
            "ProductDetailStoreAssets",
            ProductDetailStoreAssetId=_ids(5),
            ProductDetailId=_ids(5),
            StoreId=st.just(1),
            Count1=st.sampled_from([-1, 0, 3]),
            Deleted=_ALIVE,
        ),
        _rows(
            "ProductCategories", ProductCategoryId=_ids(2), Name=st.sampled_from(["آ", "ب"]), Deleted=_RARELY
        ),
        _rows(
            "Pictures",
            PictureId=_ids(3),
            DisplayOrder=_ids(2),
            Url=st.sampled_from(["/a.png", "/b.png", ""]),
            Deleted=_RARELY,
        ),
        _rows(
            "PhotoGalleries",
            PhotoGalleryId=_ids(3),
            PictureId=_ids(3),
            ItemCode=_ids(3),
            EntityType=st.sampled_from([102, 102, 101]),
            Deleted=_RARELY,
        ),
    ),
    max_size=30,
)
_BEFORE_ALL = [
    Sent("Stores", {"StoreId": 1, "StoreCode": 1, "Name": "انبار", "Deleted": False}),
    *(
        Sent(
            "PropertyDescriptions", {"PropertyDescriptionId": n, "PropertyDescriptionCode": n, "Title": name}
        )
        for n, name in ((3, "رنگ"), (4, "سایز"))
    ),
    # Every detail's stock is known, and every product has a name, from the beginning: where they are not,
    # the website keeps what it shows, which depends on what came first.
    *(
        Sent(
            "ProductDetailStoreAssets",
            {"ProductDetailStoreAssetId": 10 + n, "ProductDetailId": n, "StoreId": 1, "Count1": 1},
        )
        for n in range(1, 6)
    ),
]

Versioned = tuple[int, Sent]


def versioned(stream: Sequence[Sent]) -> list[Versioned]:
    return list(enumerate([*_BEFORE_ALL, *stream], 4_250_000_000))


def newest(rows: Sequence[Versioned]) -> list[Versioned]:
    """What a read from 0 would bring: one row of each id, as it is in the end."""
    last: dict[tuple[str, int], Versioned] = {}
    for version, sent in rows:
        last[sent.group, sent.fields[ID_NAMES[sent.group]]] = (version, sent)
    return list(last.values())


def body(rows: Sequence[Versioned]) -> bytes:
    objects: dict[str, list[object]] = {group: [] for group in ID_NAMES}
    for version, sent in rows:
        objects[sent.group].append({**sent.fields, "RowVersion": version})
    return json.dumps({"Result": True, "Data": {"Objects": objects}}, ensure_ascii=False).encode()


class Line:
    """A client at the end of a scripted line: it receives the bodies it is given."""

    def __init__(self, server: ScriptedServer) -> None:
        self.server = server
        mahak = MahakSettings(api_url=server.url, user_name="x")
        self.settings: Settings = msgspec.structs.replace(UNWATCHED, mahak=mahak)
        self.client = MahakClient(Credentials("x", "y"), mahak.client_settings())

    def receive(self, database: Database, content: bytes, *, full: bool = False) -> IncomingReport:
        self.server.script("GetAllData", reply(content))
        return IncomingFlow(database, self.client, self.settings, Clock()).run(full=full)


@pytest.fixture(scope="module")
def line() -> Iterator[Line]:
    with ScriptedServer() as server:
        made = Line(server)
        with made.client:
            yield made


def website(database: Database) -> list[list[tuple[Any, ...]]]:
    with database.reading() as connection:
        return [
            [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for table in (tables.categories, tables.products, tables.product_variants, tables.product_images)
        ]


@examples(20, thorough=1000)
@given(st.data())
def test_the_website_is_the_same_however_its_rows_arrived(line: Line, data: st.DataObject) -> None:
    rows = versioned(data.draw(STREAMS))
    mixed = data.draw(st.permutations([*rows, *data.draw(st.lists(st.sampled_from(rows), max_size=8))]))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(mixed)), max_size=4)))
    answers = [mixed[start:end] for start, end in zip([0, *cuts], [*cuts, len(mixed)], strict=True)]
    with Database.in_memory() as at_once, Database.in_memory() as bit_by_bit:
        line.receive(at_once, body(newest(rows)))
        for answer in answers:
            content = body(answer)
            broken_at = data.draw(st.integers(0, len(content) - 1) | st.none())
            if broken_at is not None:
                with suppress(MahakUnreadable):
                    line.receive(bit_by_bit, content[:broken_at])
            line.receive(bit_by_bit, content)
        assert shown(bit_by_bit) == shown(at_once)

        before = website(bit_by_bit)
        for answer in answers:
            report = line.receive(bit_by_bit, body(answer))
            assert (report.changed_rows, report.products.updated) == (0, 0)
        report = line.receive(bit_by_bit, body(newest(rows)), full=True)
        assert (report.changed_rows, report.different, report.vanished) == (0, {}, {})
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(body_reading, "PIECE_BYTES", 150)
            line.receive(bit_by_bit, body(mixed), full=True)
        assert website(bit_by_bit) == before
