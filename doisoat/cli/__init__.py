"""The door: commands, stages, output formats."""
