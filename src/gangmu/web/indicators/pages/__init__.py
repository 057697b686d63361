"""Pages of indicators (指标页): what each is composed of, as frozen values; templates only set it."""
