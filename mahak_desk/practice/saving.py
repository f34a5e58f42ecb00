"""SaveAllData: what a visitor sends is stored row by row, and each row answers for itself (field notes §1.4).

Partial success is real: a header stays stored when one of its lines is refused. The same client id again is
an update of the same row (field notes §5.2).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mahak_desk.practice.faults import RefusedRow
from mahak_desk.practice.groups import SAVE_GROUPS
from mahak_desk.practice.keeping import Keeper
from mahak_desk.practice.sent import Refused, SentRow
from mahak_desk.practice.shapes import SHAPES
from mahak_desk.practice.store import Store, StoredRow
from mahak_desk.practice.switches import Switches

Result = dict[str, object]
_Keep = Callable[[SentRow], StoredRow]


@dataclass(frozen=True)
class Saved:
    """Row results per list: every list of the contract, in its order, in the order of the request."""

    results: dict[str, list[Result]]

    @property
    def complete(self) -> bool:
        """The answer's top-level Result: false as soon as one row failed."""
        return all(result["Result"] for results in self.results.values() for result in results)


def save_all_data(
    store: Store,
    switches: Switches,
    visitor_id: int,
    request: Mapping[str, object],
    refusals: Sequence[RefusedRow] = (),
) -> Saved:
    """Store the request's rows, parents first. Keys may be in any case; unknown ones are ignored."""
    sent = {key.lower(): rows for key, rows in request.items()}
    saved = Saved({group: [] for group in SAVE_GROUPS})
    with store.session(by_desktop=False) as session:
        keeper = Keeper(store, session, switches, visitor_id)
        keeps: dict[str, _Keep] = {
            "People": keeper.person,
            "VisitorPeople": keeper.person_link,
            "PersonAddresses": keeper.person_address,
            "Orders": keeper.order,
            "OrderDetails": keeper.order_line,
            "Receipts": keeper.receipt,
            "Cheques": keeper.cheque,
        }
        for group in (*keeps, *(group for group in SAVE_GROUPS if group not in keeps)):
            rows = sent.get(group.lower())
            if isinstance(rows, list):
                saved.results[group].extend(
                    _result(group, index, row, keeps.get(group), refusals)
                    for index, row in enumerate(rows, 1)
                )
        keeper.tie_receipts_to_orders()
    return saved


def _result(
    group: str, index: int, row: object, keep: _Keep | None, refusals: Sequence[RefusedRow]
) -> Result:
    """Keep one row. A failure brings neither id nor client id: only its Index ties it to the request."""
    try:
        if keep is None:
            raise Refused((group, f"{group} cannot be saved in the practice cloud "))
        sent = SentRow.of(SHAPES[group], row)
        for refusal in refusals:
            if _meant(refusal, group, index, sent):
                raise Refused((refusal.property, refusal.error))
        kept = keep(sent)
    except Refused as refused:
        errors = [{"Property": name, "Error": text} for name, text in refused.errors]
        return {"Result": False, "Index": index, "Errors": errors}
    return {
        "Result": True,
        "Index": index,
        "EntityId": kept[kept.shape.id_key],
        "EntityClientId": sent.client_id,
        "RowVersion": kept.row_version,
    }


def _meant(refusal: RefusedRow, group: str, index: int, sent: SentRow) -> bool:
    return (
        refusal.group.lower() == group.lower()
        and refusal.index in (None, index)
        and refusal.client_id in (None, sent.client_id)
    )
