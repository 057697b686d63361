"""The family of documents (配套文件): brought, read, taken in as items, linked to clauses, cut into tasks."""
