"""The home of the desk: for each role what waits for it, in order."""
