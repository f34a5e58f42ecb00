"""Strikes secrets out of text that is about to be written down: the last line of defence, not the first."""

from __future__ import annotations

import hashlib
import re
import threading

STRUCK = "***"
SHORTEST = 4
"""A shorter word would be struck out of every line, and tell more by its absence."""

_BEARER = re.compile(
    r"(?i)(\bauthorization\b['\"]?\s*[:=]\s*['\"]?|\bbearer\b[\s:]+)(?!\*)[^\s'\",}]+(?: [^\s'\",}]+)?"
)
_TOKEN = re.compile(r"\beyJ[\w-]{8,}(?:\.[\w-]+){0,2}")
"""A JWT begins with the base64 of `{"`; cut short it is still a secret (field notes §2)."""
_NAMED = re.compile(
    r"(?i)(\b(?:password|passwd|pwd|usertoken|رمز)\b['\"]?\s*[:=]\s*)(?:'[^']*'|\"(?:[^\"\\]|\\.)*\"|[^\s,;}]+)"
)
_HASH = re.compile(r"(?i)(\b(?:password|passwd|pwd|hash|md5|رمز)\b\W{0,5}(?:\w{1,12}\W{1,3})?)[0-9a-f]{32}\b")
_IN_ADDRESS = re.compile(r"(?<=://)[^\s/@]*:[^\s/]*@")


class Redaction:
    """Knows the secrets of this process and how others look; may be used from any thread."""

    def __init__(self) -> None:
        self._known: tuple[str, ...] = ()
        self._learning = threading.Lock()

    def learn(self, secret: str) -> None:
        """Strike this secret from now on, and its MD5 as Login sends it (field notes §2)."""
        if len(secret) < SHORTEST:
            return
        digest = hashlib.md5(
            secret.strip().encode("utf-8", "surrogatepass"), usedforsecurity=False
        ).hexdigest()
        with self._learning:
            # The longest first: one secret may be a part of another.
            self._known = tuple(sorted({*self._known, secret, digest, digest.upper()}, key=len, reverse=True))

    def __call__(self, text: str) -> str:
        """The text without secrets."""
        for secret in self._known:
            text = text.replace(secret, STRUCK)
        text = _TOKEN.sub(STRUCK, text)
        text = _BEARER.sub(rf"\1{STRUCK}", text)
        text = _NAMED.sub(rf"\1{STRUCK}", text)
        text = _HASH.sub(rf"\1{STRUCK}", text)
        return _IN_ADDRESS.sub(f"{STRUCK}@", text)


redact = Redaction()
"""Of this process: secrets and log files are the process's too."""
