"""What is told of a shop that sends nothing until a person has looked: nobody may wonder why orders stay."""

from __future__ import annotations

from mahak_desk.errors import Words
from mahak_desk.sync.activity.needs import Need
from mahak_desk.sync.activity.next_click import OpenSettings
from mahak_desk.sync.outgoing.look_only import LookOnly


def need_to_look(mode: LookOnly | None) -> list[Need]:
    """One line while the mode is on: it stands still, and only a person ends it."""
    if mode is None:
        return []
    restored = mode.why == "restored"
    return [
        Need(
            reason="look-only",
            level="bad",
            flow="outgoing",
            count=1,
            title=Words("سفارشی به محک فرستاده نمی‌شود.", "No order is sent to Mahak."),
            why=Words("یک نسخهٔ پشتیبان برگردانده شده است.", "A backup was put back.")
            if restored
            else Words("«نفرست، فقط نگاه کن» روشن است.", "“Send nothing, only look” is on."),
            next_step=Words(
                "در تنظیمات، بخش نسخه‌های پشتیبان، ببینید چه چیزی فرستاده می‌شود و ادامه را بزنید.",
                "Look in Settings, Backups, at what would be sent, and go on.",
            ),
            newest=mode.since,
            action=OpenSettings("backups"),
        )
    ]
