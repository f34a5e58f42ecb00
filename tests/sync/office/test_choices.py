"""What Mahak has to choose from is known before the first sync, and is the same afterwards."""

from __future__ import annotations

from decimal import Decimal

from mahak_desk.sync.office.price_sample import price_in_words
from tests.sync.office.conftest import PASSWORD, USER, Office


def test_before_the_first_sync_it_is_read_from_mahak_and_kept_nowhere(office: Office) -> None:
    desk = office.open()
    desk.office.keep_credentials(USER, PASSWORD)
    choices = desk.office.choices()
    assert [(store.code, store.name) for store in choices.stores] == [
        (1, "انبار مرکزی"),
        (2, "انبار فروشگاه"),
    ]
    assert choices.visitor.store == 1
    assert choices.items == 2
    assert not desk.profile.database_file.exists()


def test_after_it_the_same_is_known_without_asking(office: Office) -> None:
    desk = office.open()
    desk.office.keep_credentials(USER, PASSWORD)
    before = desk.office.choices()
    desk.incoming()
    asked = len(office.cloud.requests)
    assert desk.office.choices() == before
    assert len(office.cloud.requests) == asked


def test_levels_say_their_name_and_how_much_is_priced_there(office: Office) -> None:
    desk = office.open()
    desk.office.keep_credentials(USER, PASSWORD)
    levels = {level.level: level.priced for level in desk.office.choices().levels}
    assert (levels[1], levels[2]) == (2, 1)
    assert all(level.name or level.priced for level in desk.office.choices().levels)


def test_samples_are_products_with_their_prices(office: Office) -> None:
    desk = office.open()
    desk.office.keep_credentials(USER, PASSWORD)
    first, second = desk.office.choices().samples
    assert (first.name, [(price.level, price.amount) for price in first.prices]) == (
        "پیراهن",
        [(1, Decimal(9_000_000)), (2, Decimal(8_000_000))],
    )
    own = second.at(None)
    assert own is not None
    assert own.in_words("rial").fa == "صد و بیست هزار تومان"
    assert own.in_words("toman").fa == "یک میلیون و دویست هزار تومان"
    assert second.at(2) is None


def test_a_price_in_words_keeps_its_last_rial() -> None:
    assert price_in_words(Decimal(1005), "rial").en == "one hundred Toman and five Rial"
    assert price_in_words(Decimal(4), "rial").fa == "چهار ریال"
    assert price_in_words(Decimal("0.4"), "toman").fa == "چهار ریال"
    assert "cannot be a price" in price_in_words(Decimal("1e20"), "rial").en


def test_people_come_with_name_and_mobile(office: Office) -> None:
    desk = office.open()
    assert [line for piece in desk.office.people() for line in piece] == []
    desk.office.keep_credentials(USER, PASSWORD)
    desk.incoming()
    (person,) = [line for piece in desk.office.people() for line in piece]
    assert (person.name, person.mobile) == ("نیلوفر نمونه‌پور", "09120000001")
    assert person.code > 0
