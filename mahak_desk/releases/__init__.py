"""Where new versions of this program are published: the list of them, and the setup of one.

Not Mahak's server, and nothing of the shop is told to it. It is asked only where the settings say so.
"""

from typing import Literal

Channel = Literal["stable", "beta"]
"""Finished versions only, or those that are tried out before as well."""
