"""Ledgers of reporting (月报台账): workbooks that a unit downloads, fills in as it always did, and sends back."""
