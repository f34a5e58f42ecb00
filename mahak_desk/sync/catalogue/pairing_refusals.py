"""What a person can pair, and why a pair cannot be made or taken back."""

from __future__ import annotations

from typing import Literal

from mahak_desk.errors import DeskError, Words
from mahak_desk.sync.catalogue.mapping_line import Kind

Paired = Literal["product", "variant", "customer"]
"""What a person can pair beside categories: a product, a product detail with a variant, a person with a customer."""

_SYNC_FIRST = Words("اول همگام‌سازی کنید.", "Sync first.")


class UnknownInMahak(DeskError):
    """Mahak has sent no such category, product, detail or person."""

    code = "unknown-in-mahak"

    def __init__(self, kind: Kind, mahak_id: int) -> None:
        super().__init__(
            Words(f"محک چنین شناسه‌ای نفرستاده است: {mahak_id}", f"Mahak has sent no {kind} {mahak_id}."),
            _SYNC_FIRST,
        )


class UnknownOnWebsite(DeskError):
    """The website has no such category, product, variant or customer."""

    code = "unknown-on-website"

    def __init__(self, kind: Kind, website_id: int) -> None:
        super().__init__(
            Words(f"چنین شناسه‌ای در سایت نیست: {website_id}", f"The website has no {kind} {website_id}."),
            Words("شناسه را بررسی کنید.", "Check the id."),
        )


class PartnerTaken(DeskError):
    """The website's row already corresponds to something else of Mahak."""

    code = "partner-taken"

    def __init__(self, website_id: int, mahak_id: int) -> None:
        super().__init__(
            Words(
                f"ردیف {website_id} سایت از قبل جفت {mahak_id} محک است.",
                f"{website_id} of the website already corresponds to {mahak_id} of Mahak.",
            ),
            Words("اول برای آن جفت دیگری بگذارید.", "Give that one another partner first."),
        )


class NotMadeByHand(DeskError):
    """There is no such pair, or it was found by the program, which would find it again."""

    code = "not-made-by-hand"

    def __init__(self, mahak_id: int) -> None:
        super().__init__(
            Words(
                f"برای شناسهٔ {mahak_id} محک جفتی نیست که دستی گذاشته شده باشد.",
                f"{mahak_id} of Mahak has no partner that was given by hand.",
            ),
            Words(
                "جفت خودکار را با گذاشتن جفت درست عوض کنید.",
                "Replace an automatic pair by mapping the right one.",
            ),
        )
