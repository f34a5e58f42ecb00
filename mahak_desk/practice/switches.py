"""Where the field notes leave the real service's behaviour open: each question is a switch."""

from __future__ import annotations

from typing import Literal

import msgspec


class Switches(msgspec.Struct, forbid_unknown_fields=True):
    """The defaults are the likelier reading; tests and learners turn to the other one. Field notes §8."""

    login_refusal: Literal["message", "code", "data", "silent"] = "message"
    """How a wrong password is answered: Message; Message and Code; Data.ErrorMessage; nothing but Result."""
    session_refusal: Literal["401", "result", "page"] = "401"
    """How a missing, wrong or expired token is answered: 401 without a body, 200 Result:false, a page."""
    nine_decimals: bool = False
    """Amounts with nine decimals, 9000000.000000000 (§1.5)."""
    accept_unknown_details: bool = True
    """A line may name a product detail that does not exist, as an order may name an unknown person (§5.1)."""
    negative_stock: bool = False
    """The desktop sells what it does not have («موجودی منفی»)."""
    header_discount_is_total: bool = False
    """The header's discount already contains the lines' discounts; else it comes on top of them (§5.6)."""
    deleted_links_deliver: bool = False
    """A product whose link is deleted still arrives, beside its deleted link (§3.1, contradiction 13)."""
    stock_follows_links: bool = False
    """Stock rows of unlinked details stay out, so that a newly linked old product arrives without stock."""
