"""Where an order goes, for the people who pack it and for the programs that read it (field notes §5.4)."""

from __future__ import annotations

import re

import msgspec
from msgspec import UNSET, UnsetType

from mahak_desk.mahak.field_text import field_text, number_text
from mahak_desk.mahak.phones import normal_mobile, normal_postal_code
from mahak_desk.mahak.shop_order import Address, ShopOrder
from mahak_desk.mahak.text import comparable, persian

DESCRIPTION_LENGTH = 1000
_NAME, _PLACE, _ADDRESS, _NUMBER = 100, 50, 400, 30
_TITLE = "نشانی تحویل"
_BETWEEN_PARTS = " | "


def order_description(order: ShopOrder, prefix: str) -> str:
    """One line a person can pack by; the note comes last, so it is the first to be cut."""
    receiver = order.receiver or Address()
    told = {
        "مشتری": field_text(order.customer_name, _NAME),
        "گیرنده": field_text(receiver.name, _NAME),
        "نشانی": _whole_address(receiver),
        "کد پستی": _postal_code(receiver),
        "همراه": _mobile(receiver),
        "تلفن": number_text(receiver.phone, _NUMBER),
        "یادداشت": persian(order.note),
    }
    if told["مشتری"] == told["گیرنده"]:
        del told["مشتری"]
    parts = [f"{prefix} {order.number}", *(f"{label}: {text}" for label, text in told.items() if text)]
    return field_text(_BETWEEN_PARTS.join(parts), DESCRIPTION_LENGTH)


def order_mark(number: str, prefix: str) -> str:
    """By what an invoice whose ids are lost can be told to be of an order: how its description begins.

    In the form for comparing, since Mahak's programs change letters and digits.
    """
    return mark_in(field_text(f"{prefix} {number}", DESCRIPTION_LENGTH))


def mark_in(description: str | None) -> str:
    """The beginning of a description as Mahak gives it back, in the form of `order_mark`."""
    return comparable((description or "").partition(_BETWEEN_PARTS.strip())[0])


def shipping_address(receiver: Address | None) -> str | UnsetType:
    """The address as the JSON text Mahak keeps in one field, with the contract's own lower-case keys."""
    if receiver is None or receiver == Address():
        return UNSET
    return msgspec.json.encode(
        {
            "title": _TITLE,
            "description": field_text(receiver.name, _NAME),
            "address": _whole_address(receiver),
            "postalcode": _postal_code(receiver),
            "tel": number_text(receiver.phone, _NUMBER),
            "mobile": _mobile(receiver),
            "cityid": 0,
            "latitude": 0,
            "longitude": 0,
        }
    ).decode()


def _whole_address(receiver: Address) -> str:
    """Province, city and street; a place the street already begins with is not said twice."""
    province, city = field_text(receiver.province, _PLACE), field_text(receiver.city, _PLACE)
    text = field_text(receiver.address, _ADDRESS)
    in_province = re.escape(province)
    if not re.match(rf"(?:{in_province}\W+)?{re.escape(city)}\b", text):
        text = _joined(city, text)
    if not re.match(rf"{in_province}\b", text):
        text = _joined(province, text)
    return text


def _joined(*places: str) -> str:
    return "، ".join(filter(None, places))


def _postal_code(receiver: Address) -> str:
    return normal_postal_code(receiver.postal_code) or number_text(receiver.postal_code, _NUMBER)


def _mobile(receiver: Address) -> str:
    return normal_mobile(receiver.mobile) or number_text(receiver.mobile, _NUMBER)
