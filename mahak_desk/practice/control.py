"""`/practice/…`: the desktop, the faults and the switches of a practice cloud that runs in another process.

GET  /practice/                 what can be done
GET  /practice/rows/{group}     all rows of one list
GET  /practice/requests         what clients asked so far
POST /practice/do/{action}      a desktop action, its arguments by name
POST /practice/faults           arm one: {"endpoint":"save","fault":{"kind":"reset","commits":true},"times":1}
POST /practice/faults/clear     disarm all and release what hangs; /practice/faults/release only releases
POST /practice/switches         {"negative_stock": true}
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from mahak_desk.practice.answers import request_body
from mahak_desk.practice.builder import Amount, MadeProduct, ShopBuilder, Variant
from mahak_desk.practice.faults import Armed
from mahak_desk.practice.switches import Switches

if TYPE_CHECKING:
    from mahak_desk.practice.server import PracticeCloud

PREFIX: Final = "/practice/"
Reply = tuple[int, object]


def handle(cloud: PracticeCloud, method: str, path: str, raw: bytes) -> Reply:
    """Status and JSON answer of one control request.

    Raises ValueError, TypeError, ArithmeticError or LookupError for arguments that make no sense.
    """
    match method, path.removeprefix(PREFIX).rstrip("/").split("/"):
        case "GET", [""]:
            return 200, _overview(cloud)
        case "GET", ["rows", group]:
            return 200, cloud.store.rows(group)
        case "GET", ["requests"]:
            return 200, [seen._asdict() for seen in cloud.requests]
        case "POST", ["do", action] if action in (actions := _actions(cloud)):
            arguments = request_body(raw or b"{}")
            return 200, {"result": actions[action](**arguments)}
        case "POST", ["faults"]:
            armed = msgspec.json.decode(raw, type=Armed)
            cloud.faults.arm(
                armed.endpoint,
                armed.fault,
                times=armed.times,
                skip=armed.skip,
                containing=armed.containing,
            )
            return 200, cloud.faults.armed()
        case "POST", ["faults", "clear"]:
            cloud.faults.clear()
            return 200, cloud.faults.armed()
        case "POST", ["faults", "release"]:
            cloud.faults.release()
            return 200, cloud.faults.armed()
        case "POST", ["switches"]:
            wanted = {**msgspec.structs.asdict(cloud.switches), **request_body(raw)}
            for name, value in msgspec.structs.asdict(msgspec.convert(wanted, Switches)).items():
                setattr(cloud.switches, name, value)
            return 200, cloud.switches
        case _:
            return 404, {"error": f"there is no {method} {path}"}


def _overview(cloud: PracticeCloud) -> dict[str, object]:
    return {
        "actions": sorted(_actions(cloud)),
        "faults": cloud.faults.armed(),
        "switches": cloud.switches,
        "requests": len(cloud.requests),
    }


def _actions(cloud: PracticeCloud) -> Mapping[str, Callable[..., object]]:
    desktop, shop = cloud.desktop, cloud.shop
    return {
        "sync": desktop.sync,
        "change": desktop.change,
        "change_price": desktop.change_price,
        "change_stock": desktop.change_stock,
        "rename_product": desktop.rename_product,
        "move_detail": desktop.move_detail,
        "withdraw_product": desktop.withdraw_product,
        "restore_product": desktop.restore_product,
        "withdraw_detail": desktop.withdraw_detail,
        "restore_detail": desktop.restore_detail,
        "delete_product": desktop.delete_product,
        "undelete_product": desktop.undelete_product,
        "delete_detail": desktop.delete_detail,
        "undelete_detail": desktop.undelete_detail,
        "add_category": shop.category,
        "add_person": shop.person,
        "add_picture": lambda product_ids, title="": shop.picture(*product_ids, title=title),
        "add_product": lambda **wanted: _add_product(shop, **wanted),
    }


def _add_product(
    shop: ShopBuilder,
    name: str,
    prices: Sequence[Amount],
    stock: Mapping[str, Amount] | None = None,
    variants: Sequence[Mapping[str, str]] = (),
    category_id: int = 0,
) -> MadeProduct:
    """As `ShopBuilder.product`; JSON has text keys, and a variant is given by its options alone."""
    return shop.product(
        name,
        prices=prices,
        stock={int(code): count for code, count in (stock or {}).items()},
        variants=[Variant({int(code): value for code, value in options.items()}) for options in variants],
        category_id=category_id,
    )
