"""Rules of people: what a word about somebody changes."""

from dataclasses import dataclass, replace

from tools.families.model import Member
from tools.families.names import fold
from tools.kernel.act import Role
from tools.kernel.errors import Refusal
from tools.trips.reading import between

OF_AGE = 18
_YOUNGEST_DRIVER = 14
_OLDEST = 120


@dataclass(frozen=True)
class Said:
    """What was said of a person; None where nothing was."""

    age: int | None = None
    role: Role | None = None
    driver: bool | None = None
    diet: tuple[str, ...] = ()
    phone: str | None = None


def merged(member: Member, said: Said) -> Member:
    """Return the member with what was said; Refusal for what cannot be."""
    between(said.age, 0, _OLDEST, "An age")
    age = member.age if said.age is None else said.age
    driver = member.driver if said.driver is None else said.driver
    if said.age is not None and said.age < _YOUNGEST_DRIVER:
        driver = False  # "Dev, Asha (9), both drive" is about the grown-ups
    if driver and age is not None and age < _YOUNGEST_DRIVER:
        raise Refusal(f"{member.name} is {age}, too young to drive.")
    return replace(
        member,
        age=age,
        role=_role(member, age, said.role),
        driver=driver,
        diet=with_diet(member.diet, said.diet),
        phone=said.phone or member.phone,
    )


def _role(member: Member, age: int | None, said: Role | None) -> Role:
    """Under 18 is a child whatever was said; who is of age is no child unless that was said."""
    if age is not None and age < OF_AGE:
        if said is Role.ADMIN:
            raise Refusal(f"{member.name} is {age}; admins are grown-ups.")
        return Role.CHILD
    if said is not None:
        return said
    return Role.ADULT if member.role is Role.CHILD and age is not None else member.role


def with_diet(present: tuple[str, ...], said: tuple[str, ...]) -> tuple[str, ...]:
    """Return the diets with new ones added, each once, in the words they were said in."""
    known = {fold(diet) for diet in present}
    fresh = {fold(diet): " ".join(diet.split())[:120] for diet in said if diet.strip()}
    return (*present, *(diet for key, diet in fresh.items() if key not in known))
