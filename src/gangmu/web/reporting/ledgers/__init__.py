"""The door of the Excel ledger (台账往返): downloaded, filled in, brought back, looked at, confirmed."""
