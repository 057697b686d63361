"""The interface for programs (接口): a unit's own system reports through a key of one of its posts."""
