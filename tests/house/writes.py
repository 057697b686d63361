"""Where Django's own writing words stand outside the record, and why. Anything else fails the build."""

# file (below src/gangmu) -> reason. These write no row of the record.
UNRECORDED: dict[str, str] = {
    "web/doors/assets.py": "updates a hash, not a row",
    "web/accounts/erasing.py": "ends the sessions of whoever is erased; sessions are not of the record",
}
