"""Why a file cannot be read: one Swedish sentence that names it and says what to do."""

from __future__ import annotations

from sbs_data import limits
from sbs_data.errors import Refused


def empty(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” är tom (0 byte). Hämta filen på nytt där den kom ifrån och försök igen.",
        code="empty",
    )


def too_large(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” är större än {limits.MAX_FILE_BYTES // limits.MIB} MB. "
        "Ta bort bilder ur dokumentet, spara och försök igen.",
        code="too_large",
    )


def too_large_inside(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” packas upp till något orimligt stort och öppnas därför inte. "
        "Kopiera texten till ett nytt Word-dokument, spara och försök igen.",
        code="too_large",
    )


def locked(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” är skyddad med lösenord. Öppna den i Word, ta bort lösenordet "
        "under Arkiv › Info › Skydda dokument, spara och försök igen.",
        code="encrypted",
    )


def encrypted(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” är krypterad. Spara en kopia utan lösenord och importera den.",
        code="encrypted",
    )


def old_word(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” är i Words gamla format (.doc). Öppna den i Word, välj Spara som › "
        "Word-dokument (.docx) och importera den nya filen.",
        code="old_word",
    )


def pdf(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” är en PDF, inte ett Word-dokument. I en PDF går målens färger inte att "
        "läsa säkert. Importera Word-filen (.docx) som PDF:en gjordes av.",
        code="not_word",
    )


def not_word(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” är inget Word-dokument. Spara redovisningen som Word-dokument (.docx) "
        "och försök igen.",
        code="not_word",
    )


def damaged(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” går inte att öppna: filen är skadad eller avbruten. Hämta den på nytt, "
        "eller öppna den i Word och spara en ny kopia.",
        code="damaged",
    )


def doctype(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” innehåller en typdeklaration som inte hör hemma i ett Word-dokument "
        "och öppnas därför inte. Öppna den i Word, spara en kopia och importera kopian.",
        code="doctype",
    )


def two_of_a_name(file_name: str) -> Refused:
    return Refused(
        f"”{file_name}” innehåller två delar med samma namn, så det går inte att veta vilken som "
        "gäller. Öppna den i Word, spara en ny kopia och importera kopian.",
        code="two_of_a_name",
    )
