"""Official papers as .docx (公文排版): the layout of GB/T 9704-2012, drawn from what a paper says. The same paper gives the same bytes."""

from gangmu.files.papers.drawing import paper_file

__all__ = ["paper_file"]
