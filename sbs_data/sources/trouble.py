"""What can go wrong when a public API is asked: what, where and what to do, in Swedish.

Nothing is kept of a fetch that failed, and every sentence says so.
"""

from __future__ import annotations

from sbs_data.errors import DelmalError

NOTHING = "Ingenting har hämtats."
LATER = f"Försök igen senare. {NOTHING}"


class NotFound(DelmalError):
    """The service knows nothing at that address."""

    def __init__(self, service: str, url: str) -> None:
        super().__init__(
            f"{service} har inget på adressen {url} (404). Har adressen ändrats behöver Delmål "
            f"uppdateras. {NOTHING}",
            code="not_found",
        )


class Again(Exception):
    """Worth asking again, after ``seconds`` where the server said so; else ``error`` is raised."""

    def __init__(self, error: DelmalError, seconds: float | None = None) -> None:
        super().__init__(error.message)
        self.error = error
        self.seconds = seconds


def base_address(setting: str, value: str) -> DelmalError:
    """A setting that points at no address."""
    return DelmalError(
        f"{setting} är ”{value}”, men ska vara en adress som börjar med https://. Rätta den och "
        "försök igen.",
        code="base_address",
    )


def offline(service: str, host: str) -> DelmalError:
    """No connection was made at all."""
    return DelmalError(
        f"{service} går inte att nå på {host}. Kontrollera att datorn har internet och att "
        f"brandvägg eller proxy släpper fram adressen. {NOTHING}",
        code="offline",
    )


def slow(service: str, url: str) -> DelmalError:
    """The answer, or a piece of it, did not come in time."""
    return DelmalError(f"{service} svarade inte i tid på {url}. {LATER}", code="timeout")


def cut(service: str, url: str) -> DelmalError:
    """The connection ended before the answer did."""
    return DelmalError(f"Förbindelsen med {service} bröts under {url}. {LATER}", code="cut")


def certificate(service: str, host: str) -> DelmalError:
    """No secure connection: a certificate that is not trusted, or no TLS there."""
    return DelmalError(
        f"Den säkra förbindelsen med {service} på {host} gick inte att upprätta: datorn litar inte "
        "på certifikatet, eller så står något emellan. Går trafiken genom en egen proxy anges dess "
        "certifikat med REQUESTS_CA_BUNDLE: fråga IT-avdelningen. "
        f"{NOTHING}",
        code="certificate",
    )


def busy(service: str, seconds: float | None) -> DelmalError:
    """Too many questions; ``seconds`` is how long the service wants to be left alone."""
    minutes = max(1, round((seconds or 0) / 60))
    when = f"om {minutes} {'minut' if minutes == 1 else 'minuter'}" if seconds else "om en stund"
    return DelmalError(
        f"{service} tar inte emot fler frågor just nu (429). Försök igen {when}. {NOTHING}",
        code="too_many_requests",
    )


def broken(service: str, status: int, url: str) -> DelmalError:
    """A status from 500 up."""
    return DelmalError(
        f"{service} svarade med ett fel hos sig ({status}) på {url}. {LATER}", code="server_error"
    )


def not_accepted(service: str, status: int, url: str) -> DelmalError:
    """Any other status that brings no answer."""
    return DelmalError(
        f"{service} tog inte emot frågan {url} ({status}). Går det inte heller senare behöver "
        f"Delmål uppdateras. {NOTHING}",
        code="not_accepted",
    )


def elsewhere(service: str, host: str, address: str) -> DelmalError:
    """A redirect or a next page on another host."""
    return DelmalError(
        f"{service} på {host} hänvisade till en annan plats, ”{address[:120]}”, och dit går Delmål "
        f"inte. Kontrollera nätet eller proxyn. {NOTHING}",
        code="other_host",
    )


def no_json(service: str, url: str, content_type: str) -> DelmalError:
    """A page for people, as a rule one to log in at."""
    return DelmalError(
        f"{service} svarade på {url} med något annat än JSON ({content_type or 'utan typ'}). Står "
        "en inloggningssida eller en proxy emellan? Öppna adressen i en webbläsare och se. "
        f"{NOTHING}",
        code="not_json",
    )


def strange(service: str, url: str) -> DelmalError:
    """JSON, but not in the service's own form."""
    return DelmalError(
        f"{service} svarade på {url} med JSON av ett annat slag än väntat. Går det inte heller "
        f"senare behöver Delmål uppdateras. {NOTHING}",
        code="strange_answer",
    )


def too_much(service: str) -> DelmalError:
    """More bytes or more questions than a fetch is allowed."""
    return DelmalError(
        f"{service} svarade med mer än Delmål tar emot i en hämtning. Hämta i stället det som "
        f"behövs på deras webbplats och importera filen. {NOTHING}",
        code="too_large",
    )


def endless(service: str, url: str) -> DelmalError:
    """Redirects or pages that never end."""
    return DelmalError(
        f"{service} hänvisade runt i en kedja utan slut från {url}. {LATER}", code="endless"
    )


def wrong_municipality(service: str, url: str, found: str, asked: str) -> DelmalError:
    """Rows of another kommun than was asked for."""
    return DelmalError(
        f"{service} svarade på {url} med uppgifter om {found or 'en kommun utan kod'}, men det var "
        f"kommunen {asked} som efterfrågades. {NOTHING}",
        code="wrong_municipality",
    )


def wrong_school(service: str, url: str, found: str) -> DelmalError:
    """Rows of another skolenhet than was asked for."""
    return DelmalError(
        f"{service} svarade på {url} med uppgifter om skolenheten {found or 'utan kod'}, som inte "
        f"var den som efterfrågades. {NOTHING}",
        code="wrong_school",
    )


def unknown_municipality(service: str, asked: str) -> DelmalError:
    """No kommun has the code."""
    return DelmalError(
        f"{service} har ingen kommun med koden {asked}. Kontrollera kommunkoden. {NOTHING}",
        code="unknown_municipality",
    )


def nothing_there(service: str, what: str, asked: str) -> DelmalError:
    """An empty answer; ``what`` is told of the kommun ("inga värden")."""
    return DelmalError(
        f"{service} har {what} för kommunen {asked}. Kontrollera kommunkoden. {NOTHING}",
        code="no_rows",
    )
