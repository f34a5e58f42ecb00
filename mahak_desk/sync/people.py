"""By what customers are recognised among Mahak's persons: normalised national codes and mobiles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, exists, or_, select

from mahak_desk.mahak.phones import normal_mobile, normal_national_code
from mahak_desk.mahak.text import persian
from mahak_desk.website import mirror
from mahak_desk.website.bulk import insert_missing
from mahak_desk.website.ledger import person_keys

Key = tuple[str, str]
"""("national" or "mobile", its normal form)."""


class Candidate(msgspec.Struct, frozen=True):
    """A living person of Mahak that the visitor sees."""

    person_id: int
    name: str
    national_code: str | None
    """Its normal form; None where there is none or it cannot be one."""


Candidates = Mapping[Key, Sequence[Candidate]]
"""By key, the persons of Mahak that have it."""


def keys_of(national_code: str | None, *phones: str | None) -> list[Key]:
    """By what a person can be recognised, the strongest first."""
    national = normal_national_code(national_code)
    mobiles = dict.fromkeys(mobile for phone in phones if (mobile := normal_mobile(phone)))
    return ([("national", national)] if national else []) + [("mobile", mobile) for mobile in mobiles]


def persons_for(candidates: Candidates, national_code: str, *phones: str) -> Sequence[Candidate]:
    """Whom of Mahak a customer may be, by the strongest key that anybody has.

    A family shares a mobile, so whoever has another national code is somebody else.
    """
    own = normal_national_code(national_code)
    for key in keys_of(national_code, *phones):
        persons = [
            person for person in candidates.get(key, ()) if own is None or person.national_code in (None, own)
        ]
        if persons:
            return persons
    return ()


def read_candidates(connection: Connection, keys: Iterable[Key]) -> Candidates:
    """The living persons this visitor sees that have one of the keys."""
    wanted = set(keys)
    values = sorted({value for _, value in wanted})
    found: dict[Key, list[Candidate]] = {}
    for start in range(0, len(values), 500):
        for row in connection.execute(_CANDIDATES, {"values": values[start : start + 500]}):
            if (row.kind, row.value) in wanted:
                name = persian(f"{row.first_name or ''} {row.last_name or ''}") or persian(row.organization)
                persons = found.setdefault((row.kind, row.value), [])
                if all(person.person_id != row.id for person in persons):
                    persons.append(Candidate(row.id, name, normal_national_code(row.national_code)))
    return found


def is_gone(person_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether a person is deleted in Mahak, or taken from the visitor; one not read yet is not."""
    deleted = exists().where(_person.id == person_id, _person.deleted.is_(True))
    links = exists().where(_link.person_id == person_id)
    return or_(deleted, and_(links, ~links.where(_link.deleted.is_(False))))


def refresh_person_keys(connection: Connection, person_ids: Sequence[int]) -> None:
    """Make the keys of some persons what their mirror rows say."""
    person = mirror.people.c
    query = select(person.id, person.national_code, person.mobile, person.phone).where(
        person.id.in_(bindparam("ids", expanding=True)), person.deleted.is_(False)
    )
    for start in range(0, len(person_ids), 500):
        some = list(person_ids[start : start + 500])
        connection.execute(delete(person_keys).where(person_keys.c.person_id.in_(some)))
        rows = [
            (kind, value, row.id)
            for row in connection.execute(query, {"ids": some})
            for kind, value in keys_of(row.national_code, row.mobile, row.phone)
        ]
        insert_missing(connection, person_keys, ("kind", "value", "person_id"), rows)


_person = mirror.people.c
_link = mirror.visitor_people.c
_CANDIDATES = (
    select(
        person_keys.c.kind,
        person_keys.c.value,
        _person.id,
        _person.first_name,
        _person.last_name,
        _person.organization,
        _person.national_code,
    )
    .select_from(person_keys)
    .join(mirror.people, _person.id == person_keys.c.person_id)
    .join(mirror.visitor_people, and_(_link.person_id == _person.id, _link.deleted.is_(False)))
    .where(
        person_keys.c.kind.in_(("national", "mobile")),
        person_keys.c.value.in_(bindparam("values", expanding=True)),
        _person.deleted.is_(False),
    )
    .order_by(_person.id)
)
