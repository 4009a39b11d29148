"""Workshop: a facilitator's session, assembled into printable packs."""

__version__ = "0.1.0"
