"""Newer versions: looked for once a day where a shop wants it, offered in a strip, brought and started on a click."""
