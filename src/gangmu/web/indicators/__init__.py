"""Indicators (指标): what is measured, what was published of it, and how a plan folder comes in and goes out."""
