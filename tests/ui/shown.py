"""What a widget says to who looks at it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from mahak_desk.ui.words.speech import plain


def shown_words(widget: QWidget) -> str:
    """Every word of its labels that is not hidden, on the screen or not."""
    labels = [each for each in widget.findChildren(QLabel) if not each.isHidden()]
    return "\n".join(plain(each.text()) for each in labels if each.text())
