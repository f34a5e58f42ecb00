"""What the window asks about "look, don't send": whether it holds, what waits for its end, and ending it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mahak_desk.sync.opened_shop import OpenedShop
    from mahak_desk.sync.outgoing.look_only import LookOnly, WouldSend


class SendingDesk:
    """Every verb may raise the DeskErrors of `OpenedShop`, and those it names besides."""

    def __init__(self, shop: OpenedShop) -> None:
        self._shop = shop

    def look_only(self) -> LookOnly | None:
        """Since when and why nothing is sent; None while orders are sent as usual."""
        from mahak_desk.sync.outgoing.look_only import look_only

        with self._shop.looking() as connection:
            return look_only(connection)

    def would_send(self) -> WouldSend:
        """What goes once sending goes on."""
        from mahak_desk.sync.outgoing.look_only import would_send

        with self._shop.looking() as connection:
            return would_send(connection)

    def start_look_only(self) -> None:
        """Send nothing from now on, and look in Mahak which orders it has."""
        from mahak_desk.sync.outgoing.look_only import start_look_only

        with self._shop.touching_up() as connection:
            start_look_only(connection, "by-hand", self._shop.clock.now())

    def go_on(self) -> None:
        """Send again. Raises NotLookedYet."""
        from mahak_desk.sync.outgoing.look_only import end_look_only

        with self._shop.touching_up() as connection:
            end_look_only(connection)

    def it_is_the_same(self, number: str) -> None:
        """The invoice Mahak has is this held order's: it counts as sent. Raises OrderUnknown and NotHeld."""
        from mahak_desk.sync.outgoing.recovering import adopt_by_number

        with self._shop.touching_up() as connection:
            adopt_by_number(connection, number, self._shop.clock.now())
