"""The page Overview: both flows, the numbers that matter, what needs somebody, and two weeks of orders."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from mahak_desk.sync.activity.overview import Overview
from mahak_desk.sync.explanations import RESOLVING_THEMSELVES
from mahak_desk.ui.live.glance import Glance
from mahak_desk.ui.overview.chart import OrdersChart, swatch
from mahak_desk.ui.overview.flow_card import FlowCard
from mahak_desk.ui.overview.needs_list import NeedsList
from mahak_desk.ui.overview.next_click import NextClicks
from mahak_desk.ui.overview.numbers import NumberTile
from mahak_desk.ui.parts.plain_parts import card, label, row
from mahak_desk.ui.window.page import Page
from mahak_desk.ui.window.places import Place
from mahak_desk.ui.window.surroundings import Surroundings


class OverviewPage(Page):
    """How the shop stands at a glance."""

    def __init__(self, surroundings: Surroundings) -> None:
        super().__init__(surroundings, self.tr("Overview"))
        self.clicks = NextClicks(self)
        self.incoming = FlowCard(surroundings, "incoming")
        self.outgoing = FlowCard(surroundings, "outgoing")
        self.incoming.preview_wanted.connect(self.clicks.preview)
        self._make_tiles()
        self.needs = NeedsList(surroundings, self.clicks)
        self.chart = OrdersChart(self.look, self.speech)
        self._fill_body()
        # The shop looks at itself after every cycle, for the badges and the tray too.
        self.shop.glanced.connect(self._glanced)

    def _make_tiles(self) -> None:
        self.products = self._tile(self.tr("products on the site"), Place("products"))
        self.pending = self._tile(self.tr("orders about to go"), Place("orders", chip="pending"))
        self.failed = self._tile(self.tr("orders that need you"), Place("orders", chip="needs_you"))
        self.unregistered = self._tile(self.tr("not yet registered in Mahak"), Place("orders", chip="sent"))
        self.licence = self._tile(self.tr("days of the Mahak service left"), None)
        self.problems = self._tile(
            self.tr("problems with goods and orders"), Place("activity", chip="problems")
        )

    def _tile(self, name: str, place: Place | None) -> NumberTile:
        made = NumberTile(name)
        made.clicked.connect(
            partial(self.clicks.tell_how, "renew") if place is None else partial(self.around.go, place)
        )
        return made

    def _fill_body(self) -> None:
        canvas = _Canvas()
        canvas.setObjectName("inside")
        inside = QVBoxLayout(canvas)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        cards = row(self.incoming, self.outgoing, spacing=12)
        tiles = row(spacing=12)
        for tile in (
            *(self.products, self.pending, self.failed, self.unregistered),
            *(self.licence, self.problems),
        ):
            tiles.addWidget(tile, 1)
        inside.addLayout(cards)
        inside.addLayout(tiles)
        inside.addLayout(self._lower(), 1)
        self._scroll = scroll = QScrollArea()
        scroll.setAccessibleName(self.title.text())
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.viewport().setAutoFillBackground(False)
        scroll.setWidget(canvas)
        # Lines that came are laid out step by step.
        scroll.verticalScrollBar().rangeChanged.connect(self._keep_focus_in_sight)
        self.body.addWidget(scroll)

    def _lower(self) -> QHBoxLayout:
        frame, inside = card()
        sent, failed = label(self.tr("sent"), tone="muted"), label(self.tr("failed"), tone="muted")
        inside.addLayout(
            row(
                label(self.tr("Orders of the last 14 days"), role="heading"),
                None,
                *(self._legend(hatched=False), sent, self._legend(hatched=True), failed),
                spacing=6,
            )
        )
        inside.addWidget(self.chart)
        lower = row(spacing=12)
        top = Qt.AlignmentFlag.AlignTop
        lower.addWidget(self.needs, 3, top)
        lower.addWidget(frame, 2, top)
        return lower

    def _legend(self, *, hatched: bool) -> QWidget:
        made = label()
        made.setPixmap(swatch(self.look, hatched=hatched))
        return made

    def read_again(self) -> None:
        if self.shop.glance is None:
            self.shop.look()
        else:
            self._tell(self.shop.glance.overview)

    def open_at(self, place: Place) -> None:
        """`row` is the action of what needs a person: its button is in sight then, and a key away."""
        made = self.needs.button_of(place.row)
        if made is not None:
            # Its line may only just have been made, and takes no focus before it is shown.
            QTimer.singleShot(0, made, partial(self._put_focus_on, made))

    def _put_focus_on(self, made: QPushButton) -> None:
        made.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._keep_focus_in_sight()

    def _keep_focus_in_sight(self) -> None:
        focused: QWidget | None = self.focusWidget()
        if focused and self.needs.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused)

    def _glanced(self, glance: Glance) -> None:
        if self.isVisible():
            self._tell(glance.overview)

    def _tell(self, overview: Overview) -> None:
        speech, status = self.speech, overview.status
        needs_you = overview.orders["needs_you"]
        problems = sum(status.problems.values())
        of_goods = sum(
            count for reason, count in status.problems_of_goods.items() if reason not in RESOLVING_THEMSELVES
        )
        variants = self.tr("{0} kinds, counting sizes, colours and the like")
        self.products.tell(
            speech.number(status.products_on_sale),
            hint=variants.format(speech.number(status.variants_on_sale)),
        )
        self.pending.tell(speech.number(overview.orders["pending"]))
        self.failed.tell(speech.number(needs_you), "warn" if needs_you else "text")
        self._tell_unregistered(overview)
        self._tell_licence(overview)
        self.problems.tell(speech.number(problems), "warn" if problems else "text")
        self.needs.tell(overview.needs)
        self.chart.tell(overview.days)
        self.incoming.tell(of_goods, status.incoming.succeeded_at)
        self.outgoing.tell(needs_you, status.outgoing.succeeded_at)

    def _tell_unregistered(self, overview: Overview) -> None:
        orders, speech = overview.status.orders, self.speech
        hint = ""
        if orders.unregistered_since is not None:
            hint = self.tr("The oldest since {0}. Press «ارسال و دریافت اطلاعات» in Mahak.").format(
                speech.moment(orders.unregistered_since)
            )
        self.unregistered.tell(speech.number(orders.unregistered), hint=hint)

    def _tell_licence(self, overview: Overview) -> None:
        account = overview.status.account
        if account is None or account.credit_days is None:
            self.licence.tell("—", hint=self.tr("Mahak has not said it yet"))
        else:
            low = account.credit_is_low
            self.licence.tell(self.speech.number(account.credit_days), "bad" if low else "text")


class _Canvas(QWidget):
    """Scrolls only when its contents need more height at the width they have."""

    def minimumSizeHint(self) -> QSize:
        # Counted without a width, every wrapped line is taken for several; the scroll area asks for the height
        # at a width besides.
        return QSize(super().minimumSizeHint().width(), 0)
