"""`potsdam-jobs`: the command line. A command is a file of `crawler/commands/`, loaded when it is called for."""

import pkgutil
import sys
from importlib import import_module
from typing import Any

import click

import crawler.commands
from crawler.cut_short import one_sentence
from crawler.nearest import meant

GROUPS = {
    "Begin": ("demo", "init"),
    "Read the data": ("status", "search", "show", "diff", "report", "export"),
    "Run": ("crawl", "publish", "check", "boards"),
    "Keep": ("reprocess", "rebuild", "compact", "prune"),
    "Understand and extend": ("explain", "normalize", "record", "new-board", "completion"),
}
"""The commands as a newcomer meets them, by what somebody wants to do."""


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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; an unknown one is held against the known."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            raise click.UsageError(f"there is no command {name!r}{meant(name, self.list_commands(ctx))}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, by what somebody wants to do."""
        commands = {name: self.get_command(ctx, name) for name in self.list_commands(ctx)}
        longest = max(map(len, commands))
        for title, names in GROUPS.items():
            with formatter.section(title):
                shown = [(name.ljust(longest), commands[name]) for name in names]
                formatter.write_dl(
                    [(name, command.get_short_help_str(limit=200)) for name, command in shown if command]
                )

    def main(self, *args: Any, **more: Any) -> Any:
        """Run a command; whatever ends it, no user sees a traceback of what was foreseen."""
        more["standalone_mode"] = False  # click would end it in its own way
        with one_sentence():
            code = super().main(*args, **more)
        sys.exit(code if isinstance(code, int) else 0)

    # Click itself would hide that a reader has gone behind exit code 1, so what it calls is watched, too.

    def make_context(self, *args: Any, **more: Any) -> click.Context:
        """Parse the words, which is also where --help is shown."""
        with one_sentence():
            return super().make_context(*args, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was parsed."""
        with one_sentence():
            return super().invoke(ctx)


@click.command(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="First steps: potsdam-jobs demo. More about a command: potsdam-jobs COMMAND --help",
)
@click.version_option(package_name="potsdam-jobs", message="%(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Job postings around Potsdam as a Parquet snapshot that says what it read and what it doubts."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
