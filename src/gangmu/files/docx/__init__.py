"""Word-processor papers (.docx): guarded unpacking, fonts as cues, automatic numbers, tables as rows."""
