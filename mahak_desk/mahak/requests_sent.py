"""The two documents the client writes by itself: a login, and a question for what is new."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from mahak_desk.mahak.credentials import Credentials
from mahak_desk.mahak.rows import MAX_BIGINT, OF_INVOICES, READ_ENTITIES, Order, OrderDetail

SALE_INVOICE = 201
"""The order type of a website's orders (field notes §4.9)."""

_ENTITIES = frozenset(row_type.entity for row_type in (*READ_ENTITIES, *OF_INVOICES))
_OF_ORDERS = frozenset({Order.entity, OrderDetail.entity})


def login_document(credentials: Credentials) -> bytes:
    """User name and hashed password are enough, whatever the contract calls required (§2)."""
    return msgspec.json.encode(
        {"userName": credentials.user_name.strip(), "password": credentials.login_hash()}
    )


def version_key(entity: str) -> str:
    """The request key that asks for an entity's rows."""
    return f"from{entity}Version"


def read_document(versions: Mapping[str, int], order_types: Sequence[int]) -> bytes:
    """Asks for the rows of each entity beyond its row version; 0 asks for all (§3.1).

    An entity that is not asked for is left out: what a null version means is not known. So is pageSize,
    with which rows that share a version get lost. Raises ValueError for an entity the program cannot read
    (Mahak would answer it with silence) and for a version that is none.
    """
    if unknown := versions.keys() - _ENTITIES:
        raise ValueError(f"not an entity the program reads: {', '.join(sorted(unknown))}")
    if not all(0 <= version <= MAX_BIGINT for version in versions.values()):
        raise ValueError("a row version is a whole number from 0")
    document: dict[str, object] = {version_key(entity): version for entity, version in versions.items()}
    if versions.keys() & _OF_ORDERS:
        document["orderTypes"] = list(order_types)
    return msgspec.json.encode(document)
