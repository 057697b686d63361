"""The door to other machines, as messages use it; it stands in the record, below whoever asks through it."""

from gangmu.web.record.outgoing import Address, Door, is_public, resolved

__all__ = ["Address", "Door", "is_public", "resolved"]
