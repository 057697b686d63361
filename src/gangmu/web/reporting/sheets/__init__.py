"""The door of paper (签报单): printed, signed by hand, scanned; the scan is accepted as the signature."""
