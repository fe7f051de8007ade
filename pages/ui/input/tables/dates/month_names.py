"""Names of months and days of the week, as tables from several countries have them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_MONTHS = (
    "jan january januar jänner janvier janv enero ene gennaio gen januari janeiro",
    "feb february februar février févr fév febrero febbraio februari fevereiro fev",
    "mar march märz mär mrz mars marzo maart mrt março",
    "apr april avril avr abril abr aprile",
    "may mai mayo maggio mag mei maio",
    "jun june juni juin junio giugno giu junho",
    "jul july juli juillet juil julio luglio lug julho",
    "aug august août aou aoû agosto ago augustus",
    "sep sept september septembre septiembre settembre set setembro",
    "oct october oktober okt octobre octubre ottobre ott outubro out",
    "nov november novembre noviembre novembro",
    "dec december dezember dez décembre déc diciembre dic dicembre desember dezembro",
)
_DAYS = (
    "mon monday montag mo lundi lun lunes",
    "tue tues tuesday dienstag di mardi martes tu",
    "wed wednesday mittwoch mi mercredi mer miércoles we",
    "thu thur thurs thursday donnerstag do jeudi jeu jueves th",
    "fri friday freitag fr vendredi ven viernes",
    "sat saturday samstag sa samedi sam sábado",
    "sun sunday sonntag so dimanche dim domingo su",
)


def _numbered(rows: tuple[str, ...]) -> Mapping[str, int]:
    return MappingProxyType({name: number for number, row in enumerate(rows, 1) for name in row.split()})


MONTHS = _numbered(_MONTHS)
"""The number of a month by its name in small letters, without a full stop."""
DAYS_OF_WEEK = _numbered(_DAYS)
"""The number of a day of the week, Monday 1, likewise."""
