"""How the documentation is built: Sphinx with MyST, no network, every warning a failure."""

import gangmu

project = "Gangmu 纲目"
author = copyright = "The Gangmu maintainers"
release = version = gangmu.__version__

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
suppress_warnings = ["misc.highlighting_failure"]

html_theme = "furo"
html_title = "Gangmu 纲目"
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#1f4e7c", "color-brand-content": "#1f4e7c"},
    "dark_css_variables": {"color-brand-primary": "#8db8e0", "color-brand-content": "#8db8e0"},
}
