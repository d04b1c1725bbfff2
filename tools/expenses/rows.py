"""Arguments of the money tools as a model or a command writes them."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field


def _text(value: Any) -> Any:
    """Take a number a model wrote without quotes for the text it means."""
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def _row(value: Any) -> Any:
    return {"party": value} if isinstance(value, str) else value


def _listed(value: Any) -> Any:
    return value if value is None or isinstance(value, list) else [value]


Figure = Annotated[str, BeforeValidator(_text)]


class SplitRow(BaseModel):
    """One party's part: shares, or percent, or amount; none of them means an equal part."""

    party: str = Field(description="family:Okafor, member:Dana, me, my_family or all")
    shares: Figure | None = None
    percent: Figure | None = None
    amount: Figure | None = None


class PayerRow(BaseModel):
    """One of several payers and the amount of it."""

    party: str = Field(description="family:Okafor, member:Dana, me or my_family")
    amount: Figure | None = None


class ItemRow(BaseModel):
    """A line of a receipt and who had it; nobody named: everybody."""

    what: str
    amount: Figure
    party: Annotated[list[str], BeforeValidator(_listed)] | None = None


Split = Annotated[list[Annotated[SplitRow, BeforeValidator(_row)]], BeforeValidator(_listed)]
Payers = Annotated[list[Annotated[PayerRow, BeforeValidator(_row)]], BeforeValidator(_listed)]
Parties = Annotated[list[str], BeforeValidator(_listed)]
Items = Annotated[list[ItemRow], BeforeValidator(_listed)]
