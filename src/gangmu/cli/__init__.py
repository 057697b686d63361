"""The `gangmu` command, one file a command. Heavy libraries are imported inside the commands."""
