"""`potsdam-jobs`: the command line. A command is a file of `crawler/commands/`, loaded when it is called for."""

import pkgutil
from importlib import import_module

import click

import crawler.commands


class Commands(click.Group):
    """The files of `crawler/commands/` as commands. Each imports what it needs, so that --help answers at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in alphabetical order."""
        return sorted(file.name.replace("_", "-") for file in pkgutil.iter_modules(crawler.commands.__path__))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command that a file holds under its own name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"crawler.commands.{name}"), name)
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="potsdam-jobs", message="%(version)s")
def main() -> None:
    """Job postings around Potsdam as a Parquet snapshot that says what it read and what it doubts.

    First steps: potsdam-jobs demo
    """
