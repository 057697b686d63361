"""Paths of targets (目标路径): the office chooses from where and how a target is travelled to."""
