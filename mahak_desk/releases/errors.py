"""What can go wrong when a newer version is looked for; none of it touches the shop's work."""

from __future__ import annotations

from mahak_desk.errors import DeskError, Words


class ReleaseError(DeskError):
    """Any failure of looking for a newer version."""

    code = "release-failure"


class ReleaseAddressWrong(ReleaseError):
    """The address of the list, or of a setup in it, is missing or is not https."""

    code = "release-address-wrong"

    def __init__(self, address: str) -> None:
        title = Words("نشانی فهرست نسخه‌ها تنظیم نشده است.", "No address to look for new versions at is set.")
        if address:
            title = Words(
                f"نسخهٔ تازه را فقط از نشانی https می‌گیریم، نه از {address}.",
                f"New versions are taken from https addresses only, not from {address}.",
            )
        super().__init__(
            title,
            Words(
                "نشانی درست را در بخش به‌روزرسانی تنظیمات بنویسید، یا به‌روزرسانی را خاموش کنید.",
                "Set the right address in the settings under updates, or switch updates off.",
            ),
        )


class ReleasesUnreachable(ReleaseError):
    """No answer, or one that is no success, from where versions are published."""

    code = "releases-unreachable"
    retry = True

    def __init__(self, host: str, cause: Words) -> None:
        super().__init__(
            Words(
                f"از {host} نسخهٔ تازه را نتوانستیم بپرسیم: {cause.fa}.",
                f"{host} could not be asked for new versions: {cause.en}.",
            ),
            Words(
                "همگام‌سازی ادامه دارد. اینترنت و پراکسی را بررسی کنید؛ بعداً دوباره می‌پرسیم.",
                "Your syncing goes on. Check the internet connection and the proxy; it is asked again later.",
            ),
        )


class ReleaseListUnreadable(ReleaseError):
    """What came is not a list of this program's versions."""

    code = "release-list-unreadable"

    def __init__(self, fault: str) -> None:
        super().__init__(
            Words(f"فهرست نسخه‌ها خوانده نشد ({fault}).", f"The list of versions cannot be read ({fault})."),
            Words(
                "نشانی آن را در تنظیمات بررسی کنید. نسخهٔ فعلی به کارش ادامه می‌دهد.",
                "Check its address in the settings. The present version goes on working.",
            ),
        )


class SetupDamaged(ReleaseError):
    """The setup's bytes are not those the list promises. It was thrown away, and nothing of it was run."""

    code = "setup-damaged"

    def __init__(self, name: str) -> None:
        super().__init__(
            Words(
                f"فایل {name} همانی نیست که منتشر شده است؛ اجرا نشد و پاک شد.",
                f"{name} is not the file that was published; it was not run, and was deleted.",
            ),
            Words(
                "دوباره دریافت کنید. اگر تکرار شد، به پشتیبان برنامه خبر دهید.",
                "Download it again. If it happens again, tell whoever looks after the program.",
            ),
        )


class SetupNotStarted(ReleaseError):
    """Windows, or a program that guards it, did not let the setup run."""

    code = "setup-not-started"

    def __init__(self, setup: object) -> None:
        super().__init__(
            Words("نصب نسخهٔ تازه شروع نشد.", "The setup of the new version did not start."),
            Words(
                f"خودتان این فایل را اجرا کنید: {setup}",
                f"Start this file yourself: {setup}",
            ),
        )
