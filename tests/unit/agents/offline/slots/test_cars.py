"""Whose car it is, and who drives it, in people's own words."""

import pytest

from tests.unit.agents.offline.slots.costs_said import read


@pytest.mark.parametrize(
    ("text", "driver"),
    [
        ("our VW Touran, diesel, Femi drives", "Femi"),
        ("we have a Ford Galaxy, 7 seater. Driver: Femi", "Femi"),
        ("Kia Sorento hybrid, Femi at the wheel", "Femi"),
        ("Honda Odyssey, 8 seats, gas. Femi has the wheel", "Femi"),
        ("a Skoda Superb, diesel, Femi beta will do the needful behind the wheel", "Femi"),
        ("Driver of the Sprinter is Femi. 12 seats", "Femi"),
        ("Nissan Pathfinder, 7 seats. Driver is gonna be Femi.", "Femi"),
        ("VW Multivan, Diesel, Fahrer Femi", "Femi"),
        ("a Citroën Berlingo, and the person who will drive it is Femi", "Femi"),
        ("I don't drive, Femi does. It's a Fiesta", "Femi"),
        ("the Tacoma, holds 5. Tola is NOT driving it, Femi is", "Femi"),
        ("put Femi down as driver for our Expedition", "Femi"),
        ("Tola (not Femi) is driving the Honda CR-V", "Tola"),
        ("VW California, diesel, I'm the designated driver", "Tola"),
        ("our Ram 1500 goes 600 miles. I do the driving in this family", "Tola"),
        ("the Yaris. nobody but me touches the wheel", "Tola"),
        ("Femi got the Ioniq 5, he won't let me touch the wheel so he's the driver", "Femi"),
        ("a Dacia Duster, diesel, conduz o Femi", "Femi"),
        ("Ours is a Dacia Jogger. Femi and I will share the driving", None),
        ("Ours is a Dacia Jogger, Femi and I drive", None),
        ("Toyota Camry, and Femi hates night driving", None),
        ("we're driving the Honda Odyssey, Femi sits in the back", None),
        ("Car: VW Golf\n(2) Femi no longer eats meat", None),
    ],
)
def test_who_drives(text: str, driver: str | None) -> None:
    (car,) = read("add_vehicle", text)
    assert car.get("driver") == driver


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("MG4, electric, 64 kWh, Jenny behind the wheel", "Brooks"),
        ("Carl's bringing the Volvo XC90, he'll drive", "Brooks"),
        ("The Silvas have a Fiat Tipo, petrol, five places, Rui makes the driving", "Silva"),
        ("our Renault Espace, Rui is the driver", "Adeyemi"),
        ("The Tans from Ipoh want in, 2 adults. They bring a petrol Alza, 7 seats", "Tan"),
    ],
)
def test_whose_car(text: str, family: str) -> None:
    (car,) = read("add_vehicle", text)
    assert car["family"] == family


@pytest.mark.parametrize(
    ("text", "name", "seats"),
    [
        ("our 2019 Jeep Grand Cherokee, fits 5", "2019 Jeep Grand Cherokee", 5),
        ("Peugeot e-208, room for four", "Peugeot e-208", 4),
        ("Toyota 4Runner, seven can sit", "Toyota 4Runner", 7),
        ("VW Multivan mit 7 Sitzen", "VW Multivan", 7),
    ],
)
def test_name_and_seats(text: str, name: str, seats: int) -> None:
    (car,) = read("add_vehicle", text)
    assert (car["name"], car.get("seats")) == (name, seats)
