"""What the two flows are called, everywhere in the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from mahak_desk.sync.problems import Flow


def flow_name(flow: Flow) -> str:
    if flow == "incoming":
        return QCoreApplication.translate("FlowNames", "From Mahak to the website")
    return QCoreApplication.translate("FlowNames", "From the website to Mahak")
