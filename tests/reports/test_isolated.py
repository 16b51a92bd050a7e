"""Reading in a child process: the same records, and a bad file takes only its child."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from sbs_data.errors import Refused
from sbs_data.model import Report
from sbs_data.plain_data import from_plain, to_plain
from sbs_data.reports import isolated, limits, read_report
from tests.reports.reading import GREEN, A
from tests.reports.word import coloured, document, matrix, para

CONTENT = document(
    para("Välj utvecklingsområde: Styrning"),
    matrix({5: [para(coloured(A, GREEN))], 8: ["Delmålet på 80 % behörighet nåddes VT23."]}),
)


@pytest.fixture(autouse=True)
def _no_child_is_left() -> Iterator[None]:
    isolated.close_idle()
    yield
    isolated.close_idle()


def test_a_record_survives_the_border() -> None:
    report = read_report(CONTENT, "prov.docx")
    assert report.claims
    assert from_plain(Report, to_plain(report)) == report


def test_the_childs_report_is_the_readers() -> None:
    assert isolated.read_isolated(CONTENT, "å ä ö.docx") == read_report(CONTENT, "å ä ö.docx")


def test_a_refusal_comes_back_as_it_was_said() -> None:
    with pytest.raises(Refused) as refusal:
        isolated.read_isolated(b"%PDF-1.7", "pdf.docx")
    assert refusal.value.code == "not_word"
    assert "pdf.docx" in refusal.value.message


def test_the_child_is_kept_warm() -> None:
    isolated.read_isolated(CONTENT, "a.docx")
    child = isolated._take()
    isolated._idle.put(child)
    isolated.read_isolated(CONTENT, "b.docx")
    assert isolated._take() is child
    isolated._idle.put(child)


def test_many_threads_each_get_their_own_answer() -> None:
    with ThreadPoolExecutor(6) as pool:
        names = [f"{n}.docx" for n in range(24)]
        found = list(pool.map(lambda name: isolated.read_isolated(CONTENT, name), names))
    assert [r.file for r in found] == names
    assert {replace(r, file="x") for r in found} == {read_report(CONTENT, "x")}


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "READ_SECONDS", 0.0)
    with pytest.raises(Refused) as refusal:
        isolated.read_isolated(CONTENT, "långsam.docx")
    assert refusal.value.code == "reader_fault"
    monkeypatch.setattr(limits, "READ_SECONDS", 60.0)
    assert isolated.read_isolated(CONTENT, "nästa.docx").initiatives


def test_a_child_that_dies_takes_only_its_file() -> None:
    child = isolated._Child()
    isolated._idle.put(child)
    child.kill()
    time.sleep(0.1)
    with pytest.raises(Refused):
        isolated.read_isolated(CONTENT, "otur.docx")
    assert isolated.read_isolated(CONTENT, "nästa.docx").initiatives


def test_many_files_come_back_in_order_with_refusals_among_them() -> None:
    files = [(f"{n}.docx", b"" if n == 3 else CONTENT) for n in range(9)]
    found = list(isolated.read_all(iter(files)))
    assert [isinstance(r, Refused) for r in found] == [n == 3 for n in range(9)]
    assert [r.file for r in found if isinstance(r, Report)] == [
        f"{n}.docx" for n in range(9) if n != 3
    ]


def test_memory_is_bounded() -> None:
    """A document whose tree would need more than the child may take is refused, not swapped."""
    big = document(para("Slutredovisning"), *[para("x") for _ in range(20)])
    from tests.reports.word import member, repack

    xml = member(big, "word/document.xml")
    many = b"<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 1_200_000  # 40 MB of elements
    at = xml.index(b"<w:sectPr")
    stuffed = repack(big, {"word/document.xml": xml[:at] + many + xml[at:]})
    before = threading.active_count()
    with pytest.raises(Refused) as refusal:
        isolated.read_isolated(stuffed, "stor.docx")
    assert refusal.value.code in {"reader_fault", "damaged", "too_large"}
    assert threading.active_count() <= before + 1
