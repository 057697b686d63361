"""What a paper says (公文内容), as plain values: how it looks is drawn by the files."""
