"""What a cycle did, in a few words and count by count: pure, from the counts kept with its run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from mahak_desk.errors import Words

Counted = tuple[tuple[str, int], ...]
"""The counts that are not zero, by name, in the order they are told."""

_NAMES: Mapping[str, Words] = {
    "created": Words("{n} تازه", "{n} new"),
    "updated": Words("{n} به‌روز شد", "{n} updated"),
    "hidden": Words("{n} پنهان شد", "{n} hidden"),
    "pictures": Words("عکس {n} کالا عوض شد", "pictures of {n} changed"),
    "errors": Words("{n} با مشکل", "{n} with problems"),
    "held": Words("{n} منتظر موافقت شما", "{n} wait for you to agree"),
    "sent": Words("{n} فرستاده شد", "{n} sent"),
    "registered": Words("{n} در محک ثبت شد", "{n} registered in Mahak"),
    "rejected": Words("{n} را محک نپذیرفت", "{n} refused by Mahak"),
    "in_doubt": Words("{n} نامعلوم", "{n} in doubt"),
    "waiting": Words("{n} منتظر شما", "{n} need you"),
}

STANDING = frozenset(("errors", "held", "rejected", "in_doubt", "waiting"))
"""Counts of what stands as it did before, cycle after cycle."""

_NOTHING_NEW = {
    "incoming": Words("چیزی عوض نشده بود", "nothing had changed"),
    "outgoing": Words("سفارشی برای ارسال نبود", "nothing to send"),
}

_LABELS: Mapping[str, Words] = {
    "received": Words("ردیف رسیده از محک", "Rows received from Mahak"),
    "products": Words("کالا", "Products"),
    "variants": Words("تنوع", "Variants"),
    "categories": Words("گروه", "Categories"),
    "pictures": Words("عکس", "Pictures"),
    "found": Words("سفارش برای ارسال", "Orders to send"),
    "sent": Words("فرستاده‌شده", "Sent"),
    "registered": Words("ثبت‌شده در محک", "Registered in Mahak"),
    "rejected": Words("نپذیرفته", "Refused by Mahak"),
    "waiting": Words("منتظر شما", "Need you"),
    "in_doubt": Words("نامعلوم", "In doubt"),
    "requests": Words("درخواست ارسال", "Requests made"),
    "held": Words("نگه‌داشته تا موافقت شما", "Held back until you agree"),
    "vanished": Words("دیگر در محک نیست", "No longer in Mahak"),
    "different": Words("بی‌خبر عوض شده بود", "Had changed unannounced"),
}
_WHAT_BECAME: Mapping[str, Words] = {
    "created": Words("تازه", "new"),
    "updated": Words("به‌روز", "updated"),
    "hidden": Words("پنهان", "hidden"),
    "unchanged": Words("بی‌تغییر", "unchanged"),
    "errors": Words("با مشکل", "with problems"),
    "changed": Words("عوض‌شده", "changed"),
    "zeroed": Words("ناموجود", "sold out"),
    "on_sale": Words("در فروش", "on sale"),
}


def counted(counts: Mapping[str, object] | None) -> Counted:
    """What a run's counts say at a glance: of the incoming flow its products, of the outgoing its orders."""
    counts = counts or {}
    flat = {**_numbers(counts.get("products")), **_numbers(counts)}
    flat["pictures"] = _numbers(counts.get("pictures")).get("changed", 0)
    held = _numbers(counts.get("held"))
    flat["held"] = held.get("hidden", 0) + held.get("zeroed", 0)
    return tuple((name, flat[name]) for name in _NAMES if flat.get(name))


def changed_something(numbers: Counted) -> bool:
    """Whether a run left anything otherwise than it was."""
    return any(name not in STANDING for name, _ in numbers)


@lru_cache(1024)
def in_short(flow: str, numbers: Counted) -> Words:
    """In a few words; equal counts share one text, since most cycles have nothing to tell."""
    if not numbers:
        return _NOTHING_NEW[flow]
    parts = [_NAMES[name].filled(n=f"{number:,}") for name, number in numbers]
    return Words("، ".join(part.fa for part in parts), ", ".join(part.en for part in parts))


def in_full(counts: Mapping[str, object] | None) -> Iterator[tuple[Words, int]]:
    """Every count that is not zero, with its label."""
    for name, value in (counts or {}).items():
        label = _LABELS.get(name, Words(name, name))
        if isinstance(value, int):
            if value:
                yield label, value
            continue
        for what, number in _numbers(value).items():
            if number:
                part = _WHAT_BECAME.get(what, Words(what, what))
                yield Words(f"{label.fa}: {part.fa}", f"{label.en}: {part.en}"), number


def _numbers(value: object) -> dict[str, int]:
    if not isinstance(value, Mapping):
        return {}
    return {name: number for name, number in value.items() if isinstance(number, int)}
