"""Files a platform does not take: a plain sentence and another way, in the place of a failure."""

from collections.abc import Callable
from dataclasses import replace

from channels.envelope import OutAttachment, Outgoing

_MB = 2**20


def fitted(
    message: Outgoing, most: int, platform: str, link: Callable[[OutAttachment], str | None]
) -> Outgoing:
    """Return a message without its files of more than `most` bytes, which its words tell how to get.

    `link` makes an address that anybody may open for a while, None when people can't reach us.
    """
    large = [file for file in message.attachments if len(file.body) > most]
    if not large:
        return message
    kept = tuple(file for file in message.attachments if len(file.body) <= most)
    said = "\n".join((message.text, *(_instead(file, most, platform, link(file)) for file in large)))
    table = message.table
    if table is not None:  # it is shown in the place of the text
        table = replace(table, lead="\n".join((table.lead, *said.split("\n")[-len(large) :])))
    return replace(message, text=said.strip(), attachments=kept, table=table)


def _instead(file: OutAttachment, most: int, platform: str, url: str | None) -> str:
    told = f"{file.name} is {-(-len(file.body) // _MB)} MB, and {platform} takes {most // _MB} MB from me."
    if url:
        return f"{told} Open it here within a day: {url}"
    return f"{told} Ask me for one family's part or one day's: that is smaller."
