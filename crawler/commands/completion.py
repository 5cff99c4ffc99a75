"""`potsdam-jobs completion`."""

import click
from click.shell_completion import get_completion_class

SHELLS = ("bash", "zsh", "fish")
VARIABLE = "_POTSDAM_JOBS_COMPLETE"
WHOLE_IDS = 'COMP_WORDBREAKS="${COMP_WORDBREAKS//:}" # ids of postings hold colons'


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what teaches a shell to complete with TAB.

    Commands, options, boards and the ids of postings are completed.

    \b
    Examples: eval "$(potsdam-jobs completion bash)"       in ~/.bashrc
              eval "$(potsdam-jobs completion zsh)"        in ~/.zshrc
              potsdam-jobs completion fish | source        in ~/.config/fish/config.fish
    """  # noqa: D301 - click reads the \b
    kind = get_completion_class(shell)
    if kind is None:  # cannot be: click brings all three
        raise click.UsageError(f"no completion for {shell}")
    click.echo(kind(ctx.find_root().command, {}, "potsdam-jobs", VARIABLE).source())
    if shell == "bash":
        click.echo(WHOLE_IDS)
