"""Invented people, by site: lookers-after first, then one line a team with its lead first."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteSketch:
    """A site with its clock, its trainer, and its teams: (name, lead, agents)."""

    name: str
    timezone: str
    trainer: str
    teams: tuple[tuple[str, str, str], ...]


ANALYSTS = ("Anh Pham", "Matteo Gallo")
MANAGERS = ("Miriam Adler", "Kwabena Mensah")
ADMIN = "Adaeze Obi"

SITES: tuple[SiteSketch, ...] = (
    SiteSketch(
        "Larkfield",
        "Europe/London",
        "Thandi Mokoena",
        (
            (
                "Parcels",
                "Petra Lindqvist",
                "Nadia Brandt, Tomasz Zielinski, Grace Adeyemi, Callum Fraser, Leila Haddad, Priya Raman, "
                "Owen Pritchard, "
                "Ewa Kowalska, Samuel Okafor",
            ),
            (
                "Returns",
                "Lorenzo Ricci",
                "Aoife Brennan, Dmitri Volkov, Hannah Whitfield, Yusuf Demir, Beatriz Moura, Kofi Asante, "
                "Ingrid Solheim, "
                "Rashid Karim",
            ),
            (
                "Accounts",
                "Farah Siddiqui",
                "Jack Thornton, Mei-Ling Chow, Oluwaseun Bello, Katarina Novak, Declan Moore, Sana Mirza, Piotr Wrona, "
                "Abigail Stone",
            ),
            (
                "Evening chat",
                "Gareth Llewellyn",
                "Zainab Yusuf, Luca Ferrari, Bronwen Pugh, Andrei Popescu, Chidi Eze, Freya Lindholm, Imran Sheikh, "
                "Molly Hargreaves, Stefan Ilic",
            ),
        ),
    ),
    SiteSketch(
        "Alto Verde",
        "America/Bogota",
        "Ximena Cardona",
        (
            (
                "Mobile",
                "Julian Restrepo",
                "Camila Torres, Andres Quintero, Luisa Bermudez, Santiago Rojas, Daniela Ortiz, Felipe Arango, "
                "Yuliana Mosquera, Esteban Vargas",
            ),
            (
                "Home internet",
                "Paola Jimenez",
                "Ricardo Palacios, Valentina Duarte, Hernan Cortina, Manuela Zapata, Wilmer Caicedo, Sofia Londono, "
                "Nicolas Herrera, Angela Perea",
            ),
            (
                "Billing",
                "Mauricio Salas",
                "Tatiana Becerra, Diego Montoya, Marcela Ibarra, Cristian Hoyos, Natalia Guerrero, Oscar Valencia, "
                "Laura Cifuentes, Jhon Murillo, Adriana Pena",
            ),
            (
                "Priority",
                "Catalina Mejia",
                "Emilio Navarro, Gabriela Franco, Sebastian Lozano, Viviana Castro, Alvaro Nieto, Isabel Rincon, "
                "Fabian Osorio, Rosa Calderon",
            ),
        ),
    ),
    SiteSketch(
        "Kawayan Park",
        "Asia/Manila",
        "Corazon Villanueva",
        (
            (
                "Airline",
                "Rafael Santos",
                "Maricel Reyes, Jerome Bautista, Angelica Cruz, Paolo Mendoza, Kristine Garcia, "
                "Noel Aquino, Liza Domingo, "
                "Arvin Pascual",
            ),
            (
                "Bank cards",
                "Teresita Ramos",
                "Jonathan Lim, Rowena Castillo, Mark Anthony Flores, Hazel Navarro-Uy, Dennis Tolentino, "
                "Sheila Marquez, "
                "Ferdinand Ocampo, Grace Tan, Ryan Salvador",
            ),
            (
                "Software help",
                "Benjie Manalo",
                "Aileen Dizon, Carlo Evangelista, Jasmine Lacson, Vincent Sy, Monica Aguilar, Harold Magsaysay, "
                "Patricia Go, Edwin Zamora",
            ),
            (
                "Night line",
                "Lourdes Fernandez",
                "Miguel Soriano, Joyce Valdez, Leo Santiago, Bianca Robles, Nathaniel Chua, Ma. Elena Torralba, "
                "Gilbert Padilla, Irene Samonte",
            ),
        ),
    ),
)

GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("line", "Parcel delivery", ("Parcels", "Returns")),
    ("line", "Telecom", ("Mobile", "Home internet", "Billing")),
    ("client", "Aurelia Airways", ("Airline", "Night line")),
    ("queue", "Complaints", ("Priority", "Evening chat", "Bank cards")),
)
