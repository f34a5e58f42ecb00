"""What the two flows are called, everywhere in the window."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication

from mahak_desk.sync.problems import Flow


def flow_name(flow: Flow) -> str:
    if flow == "incoming":
        return QCoreApplication.translate("FlowNames", "From Mahak to the website")
    return QCoreApplication.translate("FlowNames", "From the website to Mahak")


def paused_words(paused: Collection[Flow]) -> str:
    """Which flows a person paused; empty where both run."""
    translate = QCoreApplication.translate
    if len(paused) > 1:
        return translate("FlowNames", "Both flows are paused")
    if "incoming" in paused:
        return translate("FlowNames", "Mahak → website is paused")
    return translate("FlowNames", "Website → Mahak is paused") if paused else ""
