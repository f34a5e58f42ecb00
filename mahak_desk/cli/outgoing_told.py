"""What a cycle of the outgoing flow did, or would do: as JSON, and in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from mahak_desk.cli.console import number
from mahak_desk.cli.licence import licence_lines
from mahak_desk.errors import Language, Words
from mahak_desk.sync.explanations import explain, finding_text

if TYPE_CHECKING:
    from mahak_desk.sync.outgoing.report import OutgoingReport

MOST_SHOWN = 20
"""How many orders of one reason, and of a preview, a person is shown at once."""

_COUNTS = ("found", "sent", "rejected", "waiting", "in_doubt", "registered")
_TOLD = {
    "found": Words("{n} سفارش برای ارسال", "{n} orders to send"),
    "sent": Words("{n} در محک", "{n} sent"),
    "registered": Words("{n} ثبت‌شده در محک", "{n} registered"),
    "waiting": Words("{n} منتظر", "{n} waiting"),
    "rejected": Words("{n} ردشده", "{n} rejected"),
    "in_doubt": Words("{n} نامعلوم", "{n} in doubt"),
}


def outgoing_answer(report: OutgoingReport, language: Language, *, preview: bool) -> dict[str, object]:
    """The JSON object of a cycle; with `would_send` of a preview."""
    answer: dict[str, object] = {
        "flow": "outgoing",
        "result": report.result,
        **{name: getattr(report, name) for name in _COUNTS},
        "problems": [
            {
                "entity": finding.entity,
                "id": finding.entity_id,
                "reason": finding.reason,
                "text": finding_text(finding, language),
            }
            for finding in report.findings
        ],
        "seconds": round(report.seconds, 3),
    }
    if preview:
        answer["would_send"] = report.would_send
    return answer


def outgoing_lines(report: OutgoingReport, language: Language, *, preview: bool) -> Iterator[str]:
    """The lines of a report for a person."""
    heading = (
        Words("پیش‌نمایش سایت ← محک: چیزی فرستاده نشد.", "Preview of website → Mahak: nothing was sent.")
        if preview
        else Words("سایت ← محک:", "Website → Mahak:")
    )
    if report.looks_only:
        heading = Words(
            "سایت ← محک: فقط نگاه شد، چیزی فرستاده نشد. برای ادامهٔ ارسال: mahak-desk orders look-only off",
            "Website → Mahak: it only looked, nothing was sent. To go on sending: mahak-desk orders look-only off",
        )
    yield heading.in_language(language)
    counts = ((name, getattr(report, name)) for name in _TOLD)
    told = [
        _TOLD[name].filled(n=number(count, language)) for name, count in counts if count or name == "found"
    ]
    yield "  " + ("، " if language == "fa" else ", ").join(words.in_language(language) for words in told)
    yield from licence_lines(report.credit_days, language)
    for order in report.would_send[:MOST_SHOWN]:
        would_go = Words("  {number}: فاکتور {total} ریال", "  {number}: an invoice of {total} Rial")
        yield would_go.filled(number=order.number, total=number(order.total, language)).in_language(language)
    if len(report.would_send) > MOST_SHOWN:
        yield "  …"
    in_order = sorted(report.findings, key=lambda finding: finding.reason)
    for reason, group in groupby(in_order, key=lambda finding: finding.reason):
        findings = list(group)
        yield ""
        yield f"{explain(reason).next_step.in_language(language)} ({number(len(findings), language)})"
        for finding in findings[:MOST_SHOWN]:
            yield f"  {finding.entity_id}: {finding_text(finding, language)}"
        if len(findings) > MOST_SHOWN:
            yield "  …"
