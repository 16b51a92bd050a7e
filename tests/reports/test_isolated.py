"""Reports through the child: the same records and refusals, one or many."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from sbs_data import bounded
from sbs_data.errors import Refused
from sbs_data.model import Report
from sbs_data.plain_data import from_plain, to_plain
from sbs_data.reports import isolated, read_report
from tests.reports.reading import GREEN, A
from tests.reports.word import coloured, document, matrix, para

CONTENT = document(
    para("Välj utvecklingsområde: Styrning"),
    matrix({5: [para(coloured(A, GREEN))], 8: ["Delmålet på 80 % behörighet nåddes VT23."]}),
)


@pytest.fixture(autouse=True)
def _no_child_is_left() -> Iterator[None]:
    bounded.close_idle()
    yield
    bounded.close_idle()


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


def test_many_threads_each_get_their_own_answer() -> None:
    with ThreadPoolExecutor(6) as pool:
        names = [f"{n}.docx" for n in range(24)]
        found = list(pool.map(lambda name: isolated.read_isolated(CONTENT, name), names))
    assert [r.file for r in found] == names
    assert {replace(r, file="x") for r in found} == {read_report(CONTENT, "x")}


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
    # 45 MB of elements that pack no better than an honest table's
    words = (str(n * 7919 % 999_983) for n in range(1_000_000))
    many = "".join(f"<w:p><w:r><w:t>{word}</w:t></w:r></w:p>" for word in words).encode()
    at = xml.index(b"<w:sectPr")
    stuffed = repack(big, {"word/document.xml": xml[:at] + many + xml[at:]})
    before = threading.active_count()
    with pytest.raises(Refused) as refusal:
        isolated.read_isolated(stuffed, "stor.docx")
    assert refusal.value.code == "too_much_memory"
    assert refusal.value.message.startswith("”stor.docx” behövde mer minne än en fil får ta")
    assert threading.active_count() <= before + 1
