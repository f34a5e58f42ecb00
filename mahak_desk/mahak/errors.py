"""What can go wrong on the wire, each named by whether the request can have reached Mahak."""

from __future__ import annotations

from mahak_desk.errors import DeskError, Words

_CHECK_ADDRESS = Words("نشانی سرویس را در تنظیمات بررسی کنید.", "Check the service address in the settings.")
_TRY_LATER = Words("برنامه خودش دوباره تلاش می‌کند.", "The program tries again by itself.")


class MahakError(DeskError):
    """Any failure of talking to Mahak's cloud."""

    code = "mahak-failure"


class MahakUnreachable(MahakError):
    """No connection was made (name, route, refused, TLS, proxy): the request was never sent."""

    code = "mahak-unreachable"
    retry = True

    def __init__(self, host: str, cause: Words) -> None:
        super().__init__(
            Words(
                f"ارتباط با محک ({host}) برقرار نشد: {cause.fa}.",
                f"Mahak ({host}) cannot be reached: {cause.en}.",
            ),
            Words(
                "اینترنت، ساعت رایانه، نشانی سرویس و تنظیم پراکسی را بررسی کنید.",
                "Check the internet connection, the computer's clock, the service address and the proxy.",
            ),
        )


class MahakAnswerLost(MahakError):
    """The request was sent and no whole answer came back (time-out, reset, half a body)."""

    code = "mahak-answer-lost"
    reached = True
    retry = True

    def __init__(self, cause: Words) -> None:
        super().__init__(
            Words(f"پاسخ محک کامل نرسید: {cause.fa}.", f"Mahak's answer was lost on the way: {cause.en}."),
            _TRY_LATER,
        )


class MahakServerError(MahakError):
    """An HTTP status that is neither success nor a refusal of ours (5xx, unexpected 3xx/4xx)."""

    code = "mahak-server-error"
    reached = True
    retry = True

    def __init__(self, status: int, title: Words | None = None, advice: Words | None = None) -> None:
        self.status = status
        super().__init__(
            title
            or Words(f"سرور محک با خطای {status} پاسخ داد.", f"Mahak's server answered with error {status}."),
            advice or (_TRY_LATER if status >= 500 else _CHECK_ADDRESS),
        )


class MahakMoved(MahakServerError):
    """A redirect, which is never followed: a repeated POST could book an order twice, elsewhere."""

    code = "mahak-moved"

    def __init__(self, status: int, new_address: str) -> None:
        self.new_address = new_address
        super().__init__(
            status,
            Words(
                f"نشانی سرویس به نشانی دیگری هدایت می‌شود: {new_address}",
                f"The service address redirects to another one: {new_address}",
            ),
            Words(
                "اگر این نشانی از محک است آن را در تنظیمات وارد کنید؛ وگرنه اینترنت رایانه را بررسی کنید.",
                "If that address is Mahak's, enter it in the settings; if not, check the internet access.",
            ),
        )


class MahakBusy(MahakError):
    """429, or 503 with Retry-After: the caller waits `wait_seconds` before it asks again."""

    code = "mahak-busy"
    reached = True
    retry = True

    def __init__(self, wait_seconds: float) -> None:
        self.wait_seconds = wait_seconds
        super().__init__(
            Words(
                f"سرور محک خواسته است {wait_seconds:.0f} ثانیه صبر کنیم.",
                f"Mahak's server asks us to wait {wait_seconds:.0f} seconds.",
            ),
            _TRY_LATER,
        )


class MahakUnreadable(MahakError):
    """A whole answer that is not the JSON the contract promises (HTML, truncated JSON, empty body)."""

    code = "mahak-unreadable"
    reached = True
    retry = True

    def __init__(self, found: str) -> None:
        super().__init__(
            Words(f"پاسخ محک خوانا نبود ({found}).", f"Mahak's answer could not be read: {found}."),
            Words(
                "اگر تکرار شد، پراکسی یا فیلترشکن این رایانه را بررسی کنید.",
                "If it keeps happening, check this computer's proxy or VPN.",
            ),
        )


class MahakRefused(MahakError):
    """`Result: false` for the request as a whole; `message` is Mahak's own text, if it gave one."""

    code = "mahak-refused"
    reached = True

    def __init__(self, message: str) -> None:
        self.message = message
        shown = message or "—"
        super().__init__(
            Words(f"محک درخواست را نپذیرفت: {shown}", f"Mahak refused the request: {shown}"),
            Words(
                "پیام محک را بخوانید و اگر روشن نبود با پشتیبانی محک تماس بگیرید.",
                "Read Mahak's message; if it is not clear, ask Mahak's support.",
            ),
        )


class MahakLoginRefused(MahakError):
    """`Result: false` at Login, with Mahak's own text: nothing works before a login is taken.

    What it looks like for a wrong password, an expired licence or a fault of the server is not known (§8).
    """

    code = "login-refused"
    reached = True

    def __init__(self, message: str) -> None:
        self.message = message
        shown = f" ({message})" if message else ""
        super().__init__(
            Words(f"محک ورود را نپذیرفت{shown}.", f"Mahak refused the login{shown}."),
            Words(
                "نام کاربری، رمز و اعتبار سرویس محک را بررسی کنید؛ برای وارد کردن دوباره:"
                " mahak-desk credentials set",
                "Check user name, password and whether Mahak's service has run out; to enter them again:"
                " mahak-desk credentials set",
            ),
        )


class MahakTokenRefused(MahakError):
    """The token was refused even after one new login: nothing was processed (field notes §2)."""

    code = "token-refused"
    retry = True

    def __init__(self) -> None:
        super().__init__(
            Words("محک ورود را پذیرفت اما نشست را نه.", "Mahak accepted the login but not the session."),
            Words(
                "ساعت رایانه را بررسی کنید؛ اگر درست است با پشتیبانی محک تماس بگیرید.",
                "Check this computer's clock; if it is right, ask Mahak's support.",
            ),
        )


class MahakIdentityChanged(MahakError):
    """A new login in mid-work answered with another database or visitor: nothing was sent under it.

    Ids and row versions of one visitor mean nothing for another (field notes §2).
    """

    code = "identity-changed"

    def __init__(self) -> None:
        super().__init__(
            Words(
                "این نام کاربری اکنون به پایگاه داده یا ویزیتور دیگری تعلق دارد.",
                "This user name now belongs to another database or visitor.",
            ),
            Words(
                "با پشتیبانی محک بررسی کنید که این تغییر عمدی بوده است.",
                "Check with Mahak's support that this change was intended.",
            ),
        )


class MahakSettingsWrong(MahakError):
    """A setting of the connection cannot be used; `title` says which."""

    code = "mahak-settings-wrong"

    def __init__(self, title: Words) -> None:
        super().__init__(title, Words("آن را در تنظیمات درست کنید.", "Correct it in the settings."))


class CredentialsMissing(MahakError):
    """No user name or password is stored for this profile."""

    code = "credentials-missing"

    def __init__(self) -> None:
        super().__init__(
            Words("نام کاربری و رمز محک وارد نشده است.", "Mahak's user name and password are not set."),
            Words("بنویسید: mahak-desk credentials set", "Run: mahak-desk credentials set"),
        )
