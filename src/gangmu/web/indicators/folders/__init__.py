"""Plan folders of a programme (计划文件夹): taken over into the record, and given out of it."""
