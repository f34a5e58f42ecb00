"""What only Windows can be asked: a start with the system, an identity, a shutdown held up, an end asked for.

Everything here can be imported and called on any system; elsewhere it does nothing and says so.
"""
