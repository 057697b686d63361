"""Workbooks (电子表格, .xlsx): read as a person sees them, and written so that no cell runs."""
