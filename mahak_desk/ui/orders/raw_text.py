"""An attempt's request and answer as text for whoever helps: laid out, and as redacted as they are kept."""

from __future__ import annotations

import msgspec

from mahak_desk.sync.outgoing.verbs import Attempt


def raw_text(attempt: Attempt) -> str:
    """In English, whatever the window speaks: it goes to people who read the wire."""
    parts = []
    if attempt.request:
        parts.append(f"REQUEST\n{_laid_out(attempt.request)}")
    status = f" (HTTP {attempt.http_status})" if attempt.http_status else ""
    if attempt.answer:
        parts.append(f"ANSWER{status}\n{_laid_out(attempt.answer)}")
    elif status:
        parts.append(f"ANSWER{status}")
    refusals = [f"{error.group}: {error.property}: {error.text}" for error in attempt.errors]
    if refusals:
        parts.append("\n".join(("REFUSED", *refusals)))
    return "\n\n".join(parts)


def _laid_out(written: str) -> str:
    try:
        return msgspec.json.format(written, indent=2)
    except msgspec.DecodeError:
        return written
