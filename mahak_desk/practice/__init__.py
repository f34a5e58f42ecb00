"""A Mahak cloud on loopback with a small invented shop, for practice mode and for tests.

It follows the captured behaviour of the real service and shares nothing with the program's own client.
"""
