"""What the window and the command line ask about paid orders on their way to Mahak, and do with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mahak_desk.errors import Language
    from mahak_desk.sync.opened_shop import OpenedShop
    from mahak_desk.sync.order_book.invoice_preview import InvoicePreview
    from mahak_desk.sync.order_book.order_rows import OrderRow
    from mahak_desk.sync.order_book.piles import Pile
    from mahak_desk.sync.order_book.told_orders import ExplainedOrder, ListedOrder
    from mahak_desk.sync.order_book.whole_order import WholeOrder
    from mahak_desk.sync.outgoing.report import OutgoingReport
    from mahak_desk.sync.outgoing.states import State


class OrderBook:
    """Every verb may raise the DeskErrors of `OpenedShop`, and those it names besides.

    A verb that changes something leaves alone what is being sent at that moment, and returns how many orders
    it did change.
    """

    def __init__(self, shop: OpenedShop) -> None:
        self._shop = shop

    def rows(self) -> Iterator[list[OrderRow]]:
        """Every order, the newest first, in pieces; each piece is read when it is asked for."""
        from mahak_desk.sync.order_book.order_rows import order_rows

        return order_rows(self._shop.looking)

    def counts(self) -> dict[Pile, int]:
        """How many orders lie on each pile."""
        from mahak_desk.sync.order_book.piles import count_piles

        with self._shop.looking() as connection:
            return count_piles(connection)

    def order(self, number: str, language: Language) -> WholeOrder:
        """Everything about one order. Raises OrderUnknown."""
        from mahak_desk.sync.order_book.whole_order import whole_order

        with self._shop.looking() as connection:
            return whole_order(connection, number, language)

    def invoice(self, number: str, language: Language) -> InvoicePreview:
        """The invoice of one order as it would be sent, or was. Raises OrderUnknown."""
        from mahak_desk.sync.order_book.invoice_preview import preview_invoice

        settings, now = self._shop.settings_now(), self._shop.clock.now()
        with self._shop.looking() as connection:
            return preview_invoice(connection, number, settings, now, language)

    def preview(self) -> OutgoingReport:
        """What a cycle would send, from the database alone. Raises DatabaseNotReady."""
        from mahak_desk.sync.outgoing.preview import preview_orders

        with self._shop.looking() as connection:
            return preview_orders(connection, self._shop.settings_now(), self._shop.clock.now())

    def listed(self, states: Sequence[State], language: Language) -> list[ListedOrder]:
        """Orders in some states, in words, the oldest first."""
        from mahak_desk.sync.order_book.told_orders import list_orders

        with self._shop.looking() as connection:
            return list_orders(connection, states, language)

    def explain(self, number: str, language: Language) -> ExplainedOrder:
        """What became of an order, and why, as text. Raises OrderUnknown."""
        from mahak_desk.sync.order_book.told_orders import explain_order

        with self._shop.looking() as connection:
            return explain_order(connection, number, language)

    def retry(self, numbers: Sequence[str]) -> int:
        """Let orders be tried again in the next cycle; what is in doubt is looked for. Raises OrderUnknown."""
        from mahak_desk.sync.outgoing.verbs import deliveries_by_number, retry

        now = self._shop.clock.now()
        with self._shop.touching_up() as connection:
            return retry(connection, deliveries_by_number(connection, numbers, now), now)

    def send_as_another(self, number: str) -> None:
        """The invoice Mahak has under this number is another order's: send this one. Raises NotHeld."""
        from mahak_desk.sync.outgoing.verbs import delivery_by_number, send_as_another

        with self._shop.touching_up() as connection:
            send_as_another(connection, delivery_by_number(connection, number), self._shop.clock.now())

    def retry_all(self, *, reason: str | None = None) -> int:
        """The same for all that wait, were refused or are in doubt, or those of them that have one reason."""
        from mahak_desk.sync.outgoing.verbs import retry_all

        with self._shop.touching_up() as connection:
            return retry_all(connection, self._shop.clock.now(), reason)

    def ignore(self, numbers: Sequence[str], *, who: str, why: str) -> int:
        """Leave orders out of Mahak. Raises OrderUnknown, and OrderSettled or OrderOnItsWay if none can be."""
        from mahak_desk.sync.outgoing.verbs import deliveries_by_number, ignore

        now = self._shop.clock.now()
        with self._shop.touching_up() as connection:
            return ignore(connection, deliveries_by_number(connection, numbers, now), who, why, now)

    def take_back_ignoring(self, numbers: Sequence[str]) -> int:
        """Send ignored orders after all. Raises OrderUnknown, and OrderWithdrawn if the website ignores them."""
        from mahak_desk.sync.outgoing.verbs import deliveries_by_number, take_back_ignoring

        now = self._shop.clock.now()
        with self._shop.touching_up() as connection:
            return take_back_ignoring(connection, deliveries_by_number(connection, numbers, now), now)

    def close_problems(self, numbers: Sequence[str], *, who: str) -> list[int]:
        """Say that what is open about orders Mahak has was dealt with; the problems' ids, for `reopen`."""
        from mahak_desk.sync.order_book.closing import close_problems

        with self._shop.touching_up() as connection:
            return close_problems(connection, numbers, who, self._shop.clock.now())

    def reopen(self, problem_ids: Sequence[int]) -> int:
        """Take that back; how many problems are open again."""
        from mahak_desk.sync.order_book.closing import reopen

        with self._shop.touching_up() as connection:
            return reopen(connection, problem_ids)
