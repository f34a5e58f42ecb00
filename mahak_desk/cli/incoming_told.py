"""What a cycle of the incoming flow did, or would do: as JSON, and in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click
import msgspec

from mahak_desk.cli.console import number
from mahak_desk.cli.licence import licence_lines
from mahak_desk.errors import Language, Words
from mahak_desk.sync.explanations import explain, finding_text

if TYPE_CHECKING:
    from mahak_desk.sync.desk import Desk
    from mahak_desk.sync.incoming.brake import MassChange
    from mahak_desk.sync.incoming.report import Change, IncomingReport
    from mahak_desk.sync.problems import Finding

MOST_SHOWN = 20
"""How many changes, and problems of one reason, a person is shown at once."""

_ACCEPT_COMMAND = "mahak-desk sync incoming --accept-mass-change"

_ENTITIES = {
    "products": Words("کالاها", "Products"),
    "variants": Words("تنوع‌ها", "Variants"),
    "categories": Words("دسته‌ها", "Categories"),
}
_BECAME = {
    "created": Words("{n} تازه", "{n} new"),
    "updated": Words("{n} به‌روز", "{n} updated"),
    "hidden": Words("{n} پنهان", "{n} hidden"),
    "unchanged": Words("{n} بی‌تغییر", "{n} unchanged"),
    "errors": Words("{n} با مشکل", "{n} with problems"),
}


def incoming_answer(report: IncomingReport, language: Language, *, preview: bool) -> dict[str, object]:
    """The JSON object of a cycle; with `changes` of a preview, `different` and `vanished` of a full read."""
    counts = report.counts()
    problems: list[dict[str, str]] = [
        {
            "entity": finding.entity,
            "id": finding.entity_id,
            "reason": finding.reason,
            "text": finding_text(finding, language),
        }
        for finding in report.findings
    ]
    if report.held is not None:
        text = mass_change_question(report.held, language)
        problems.append({"entity": "Product", "id": "", "reason": "mass-change", "text": text})
    answer: dict[str, object] = {
        "flow": "incoming",
        "kind": report.kind,
        "result": report.result,
        "counts": {entity: counts[entity] for entity in _ENTITIES},
        "row_versions": report.row_versions,
        "problems": problems,
        "seconds": round(report.seconds, 3),
    }
    if report.kind == "full":
        answer |= {"different": report.different, "vanished": report.vanished}
    if preview:
        answer["changes"] = report.changes
    return answer


def mass_change_question(held: MassChange, language: Language) -> str:
    """What the brake holds back, and how to agree to it."""
    question = Words(
        "این همگام‌سازی {hidden} تنوع از {on_sale} تنوعِ در فروش را پنهان و موجودی {zeroed} تنوع را صفر می‌کرد؛"
        " بقیه انجام شد و این‌ها نگه داشته شد. اگر درست است بنویسید: {command}",
        "This sync would have hidden {hidden} and emptied {zeroed} of the {on_sale} variants on sale; these"
        " were held back, the rest was done. If that is right, run: {command}",
    )
    return question.filled(
        hidden=number(held.hidden, language),
        zeroed=number(held.zeroed, language),
        on_sale=number(held.on_sale, language),
        command=_ACCEPT_COMMAND,
    ).in_language(language)


def tell_incoming(report: IncomingReport, desk: Desk, language: Language, *, preview: bool) -> None:
    """Print the counts, then what changes in a preview, then what a person should see to."""
    for line in incoming_lines(report, _names(report, desk), language, preview=preview):
        click.echo(line)


def _names(report: IncomingReport, desk: Desk) -> Mapping[int, str]:
    ids = {finding.product_id for finding in report.findings if finding.product_id is not None}
    return desk.catalogue.product_names(ids) if ids else {}


def incoming_lines(
    report: IncomingReport, names: Mapping[int, str], language: Language, *, preview: bool
) -> Iterator[str]:
    """The lines of a report; `names` are the products' by Mahak id, where known."""
    heading = Words(
        "محک ← سایت: {n} ردیف در {s} ثانیه خوانده شد.", "Mahak → website: {n} rows read in {s} s."
    )
    if preview:
        heading = Words(
            "پیش‌نمایش محک ← سایت: {n} ردیف در {s} ثانیه خوانده شد و چیزی نوشته نشد.",
            "Preview of Mahak → website: {n} rows read in {s} s, nothing written.",
        )
    seconds = number(round(report.seconds, 1), language)
    yield heading.filled(n=number(report.received, language), s=seconds).in_language(language)
    yield from _counts(report, language)
    if report.kind == "full":
        yield from _found_by_full_read(report, language)
    yield from licence_lines(report.credit_days, language)
    if preview:
        yield from _changes(report.changes, language)
    if report.held is not None:
        yield ""
        yield mass_change_question(report.held, language)
    yield from _problems(report.findings, names, language)


def _counts(report: IncomingReport, language: Language) -> Iterator[str]:
    comma = Words("، ", ", ").in_language(language)
    for entity, label in _ENTITIES.items():
        counts: Mapping[str, int] = msgspec.to_builtins(getattr(report, entity))
        parts = [
            words.filled(n=number(counts[key], language)).in_language(language)
            for key, words in _BECAME.items()
            if counts[key]
        ]
        if parts:
            yield f"  {label.in_language(language)}: {comma.join(parts)}"
    if report.pictures:
        pictures = Words("  تصویرها: {n} کالا", "  Pictures: of {n} products")
        yield pictures.filled(n=number(report.pictures, language)).in_language(language)


def _found_by_full_read(report: IncomingReport, language: Language) -> Iterator[str]:
    different = Words("بدون شمارهٔ تازه تغییر کرده بود", "changed without a new version")
    vanished = Words("دیگر در محک نبود", "no longer in Mahak")
    found = [
        f"  {what.in_language(language)}: {entity} {number(count, language)}"
        for what, counts in ((different, report.different), (vanished, report.vanished))
        for entity, count in sorted(counts.items())
    ]
    nothing = Words("  خواندن کامل تفاوتی پیدا نکرد.", "  The full read found no differences.")
    yield from found or [nothing.in_language(language)]


def _changes(changes: Sequence[Change], language: Language) -> Iterator[str]:
    if not changes:
        return
    yield ""
    for change in changes[:MOST_SHOWN]:
        thing = f"{change.product} ({change.option})" if change.option else change.product
        yield f"  {thing}: {change.what}: {change.before or '—'} → {change.after or '—'}"
    more = len(changes) - MOST_SHOWN
    if more > 0:
        rest = Words(
            "  … و {n} تغییر دیگر؛ همه با ‎--json", "  … and {n} more changes; all of them with --json"
        )
        yield rest.filled(n=number(more, language)).in_language(language)


def _problems(findings: Sequence[Finding], names: Mapping[int, str], language: Language) -> Iterator[str]:
    in_order = sorted(findings, key=lambda finding: finding.reason)
    for reason, group in groupby(in_order, key=lambda finding: finding.reason):
        of_reason = list(group)
        next_step = explain(reason).next_step.in_language(language)
        yield ""
        for finding in of_reason[:MOST_SHOWN]:
            text = finding_text(finding, language).removesuffix(next_step).rstrip()
            name = names.get(finding.product_id or 0)
            thing = (
                f"{name} ({finding.entity} {finding.entity_id})"
                if name
                else f"{finding.entity} {finding.entity_id}"
            )
            yield f"• {thing}: {text}"
        more = len(of_reason) - MOST_SHOWN
        if more > 0:
            rest = Words(
                "  … و {n} مورد دیگر: mahak-desk problems list", "  … and {n} more: mahak-desk problems list"
            )
            yield rest.filled(n=number(more, language)).in_language(language)
        yield f"  {'←' if language == 'fa' else '→'} {next_step}"
