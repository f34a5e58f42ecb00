"""One row as a client sent it to SaveAllData, and the refusals it can meet (field notes §5.1).

Texts that were never seen are invented in the style of the one that was, with its trailing blank.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mahak_desk.practice.shapes import NotAccepted, Row, Shape

REGISTERED = "این سفارش در نرم افزار محک ثبت شده است و امکان ویرایش آن وجود ندارد"


class Refused(Exception):
    """This row is not saved; the rest of its request goes on. Pairs of property and error."""

    def __init__(self, *errors: tuple[str, str]) -> None:
        super().__init__(errors)
        self.errors = errors


def item_missing() -> Refused:
    """The one refusal that was captured word for word."""
    return Refused(
        (
            "IncomeId,ExpenseId,ProductDetailId",
            "ProductDetailId or IncomeId or ExpenseId is required ",
        )
    )


def already_registered(property_name: str = "OrderId") -> Refused:
    return Refused((property_name, REGISTERED))


def required(*names: str) -> Refused:
    return Refused((",".join(names), f"{' or '.join(names)} is required "))


def invalid(name: str) -> Refused:
    return Refused((name, f"{name} is not valid "))


def taken(name: str) -> Refused:
    """A client id that already belongs to something else (field notes §12)."""
    return Refused((name, f"{name} is already used "))


@dataclass(frozen=True)
class SentRow:
    """`fields` are the row's own, read as their kinds; `raw` is all of it, keys in lower case."""

    shape: Shape
    fields: Row
    raw: Mapping[str, object]

    @classmethod
    def of(cls, shape: Shape, sent: object) -> SentRow:
        """Keys may be in any case and numbers may be text; unknown keys and nulls count as not sent.

        Raises Refused.
        """
        if not isinstance(sent, dict):
            raise invalid(shape.entity)
        raw = {str(key).lower(): value for key, value in sent.items()}
        try:
            fields = {
                shape.spelling[key]: shape.value(shape.spelling[key], value)
                for key, value in raw.items()
                if key in shape.spelling and value is not None
            }
        except NotAccepted as error:
            raise invalid(str(error)) from error
        return cls(shape, fields, raw)

    @property
    def client_id(self) -> int:
        return self.whole(self.shape.client_id_key) if self.shape.client_id_key in self.shape.blank else 0

    def whole(self, key: str) -> int:
        """One of the row's own whole numbers; 0 when it was not sent."""
        value = self.fields.get(key)
        return value if isinstance(value, int) else 0

    def reference(self, key: str) -> int:
        """A parent's client id, which is no field of the row itself; 0 when not sent. Raises Refused."""
        try:
            return int(str(self.raw.get(key.lower()) or 0))
        except ValueError as error:
            raise invalid(key) from error
