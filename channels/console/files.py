"""Files the bot sends, kept in a folder of the reader's machine."""

import re
from pathlib import Path, PurePath

from channels.envelope import OutAttachment


def keep(file: OutAttachment, folder: Path) -> Path:
    """Write a file into `folder` under a name that can't leave it and replaces nothing; returns where."""
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"[^\w .()-]", "_", PurePath(file.name.replace("\\", "/")).name).strip(" .") or "file"
    stem, suffix = PurePath(name).stem[:100], PurePath(name).suffix[:16]
    number = 1
    while True:
        path = folder / (f"{stem}{suffix}" if number == 1 else f"{stem} ({number}){suffix}")
        try:
            with path.open("xb") as out:
                out.write(file.body)
        except FileExistsError:
            if path.is_file() and path.read_bytes() == file.body:
                return path
            number += 1
        else:
            return path
