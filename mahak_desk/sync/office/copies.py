"""The copies of the database file, as the window lists them."""

from mahak_desk.website.backup import Backup, backups_in

__all__ = ["Backup", "backups_in"]
