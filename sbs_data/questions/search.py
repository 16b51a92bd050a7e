"""Searching the passages: a word in all its Swedish forms and compounds, phrases, themes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

import pandas as pd

from sbs_data import language
from sbs_data.language import Asked, Theme, Word
from sbs_data.questions.asking import Asks, ask
from sbs_data.questions.search_query import Query, read_query

_WHOLE = ("place_table", "place_row", "place_paragraph")
"""Columns of whole numbers, which pandas makes decimal where one is missing."""

_CLOSE = 5
"""A misspelt word with up to this many letters is one letter from what was meant, a longer two."""


@dataclass(frozen=True, slots=True)
class SearchSelection:
    """What is searched for, and where. ``None`` means "all", ``NONE_SAID`` what has none."""

    words: str = ""
    theme: str | None = None
    """The key of one of :func:`themes`; another is as none."""
    school: str | None = None
    school_form: str | None = None
    area: str | None = None
    part: str | None = None
    period: str | None = None
    report_id: str | None = None
    kind: str | None = None

    @property
    def is_narrowed(self) -> bool:
        """True when words or theme have more hits without the filters."""
        return self != SearchSelection(self.words, self.theme)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """Some of the hits, and how many there are in all.

    ``hits``: one row per passage, best first: report_id, passage_no, initiative_id, goal_id (where
    the passage is a goal's words), authority, area, initiative, part, heading, text, place,
    place_table, place_row, place_paragraph, file, kind, period, schools, itself (how many of the
    words stand there themselves, not only in a compound or a relative), score (BM25) and spans:
    the ``(start, end)`` of each match in ``text``, in characters.

    Where there are none: ``missing_words`` are the words that have no hit on their own in the
    selection, ``suggestion`` the query as it may have been meant, and ``elsewhere`` how many hits
    there are without the filters.
    """

    hits: pd.DataFrame
    hit_count: int
    missing_words: tuple[str, ...] = ()
    suggestion: str | None = None
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is asked of the index. A hit has all the words of an alternative, and every phrase."""

    alternatives: tuple[tuple[Asked, ...], ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    marked: frozenset[str] = frozenset()
    """Terms whose words are marked in the text."""
    finds_nothing: bool = False

    @property
    def fragments(self) -> tuple[str, ...]:
        """The SQL that finds the hits, where not every passage is one."""
        hit = ("hit_terms",) if self.alternatives else ()
        return (*hit, "found_phrases") if self.phrases else hit

    @property
    def parameters(self) -> dict[str, object]:
        """One element per term in each of the parallel lists."""
        rows = [
            (term, alternative_no, word_no, is_itself)
            for alternative_no, words in enumerate(self.alternatives)
            for word_no, word in enumerate(words)
            for is_itself, terms in ((True, word.itself), (False, word.related))
            for term in terms
        ]
        terms: dict[str, object] = {}
        if rows:
            names = ("terms", "alternative_nos", "word_nos", "is_itself")
            terms = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
        if self.phrases:
            terms["phrases"] = [f" {' '.join(phrase)} " for phrase in self.phrases]
        return terms


def themes() -> tuple[Theme, ...]:
    """The themes that can be chosen, in the order to show them in."""
    return language.themes()


def search(snapshot: Asks, selection: SearchSelection, most: int, skip: int = 0) -> SearchPage:
    """Up to ``most`` passages of the selection, the best first, after ``skip`` of them.

    All the words must be in a passage, in any form; function words (*och*) count only in phrases.
    With neither words nor theme, every passage of the selection is a hit.
    """
    query = read_query(selection.words)
    chosen = next((theme for theme in themes() if theme.key == selection.theme), None)
    known = _words(snapshot, _forms(query, chosen))
    plan = _plan(selection, query, chosen, known)
    if plan.finds_nothing:
        return SearchPage(pd.DataFrame(), 0)
    hits = _page(snapshot, plan, selection, most, skip)
    if hits.empty and skip:
        return SearchPage(hits, _count(snapshot, plan, selection))
    if hits.empty:
        return _nothing(snapshot, plan, selection, query, known, hits)
    hit_count = int(hits["hit_count"].iloc[0])
    hits = hits.drop(columns="hit_count")
    hits["spans"] = _spans(snapshot, plan, list(hits["text"]))
    return SearchPage(hits, hit_count)


def _forms(query: Query, theme: Theme | None) -> set[str]:
    said = (*theme.words, *theme.headings) if theme else ()
    return {*query.every_word, *(form for words in said for form in language.forms(words))}


def _words(snapshot: Asks, forms: Iterable[str]) -> dict[str, Word]:
    """What each form is looked up by: from the snapshot, and the dictionary only for the rest."""
    wanted = set(forms)
    rows = ask(snapshot, "search_words", params={"forms": sorted(wanted)}) if wanted else None
    known = (
        {}
        if rows is None
        else {str(row.form): Word(tuple(row.lemmas), tuple(row.roots)) for row in rows.itertuples()}
    )
    for form in wanted - known.keys():
        known[form] = language.analyser()(form)
    return known


def _plan(
    selection: SearchSelection, query: Query, theme: Theme | None, known: Mapping[str, Word]
) -> _Plan:
    words = _asked(query.every_word, known)
    phrases = query.phrases
    if query.words and not words and not phrases:
        phrases = (query.words,)  # nothing but function words: as they stand, then
    if selection.words.strip() and not words and not phrases:
        return _Plan(finds_nothing=True)  # nothing but signs
    of_theme = _of_theme(theme, known) if theme else ()
    return _Plan(
        alternatives=tuple((*words, *one) for one in of_theme) or ((words,) if words else ()),
        phrases=phrases,
        marked=frozenset(
            term
            for word in (*_asked(query.words, known), *(word for one in of_theme for word in one))
            for term in (*word.itself, *word.related)
        ),
    )


def _asked(forms: Iterable[str], known: Mapping[str, Word]) -> tuple[Asked, ...]:
    """What each word but function words asks for; words that ask for the same, once."""
    every = (language.asked(known[form]) for form in forms)
    return tuple(dict.fromkeys(word for word in every if word.itself))


def _of_theme(theme: Theme, known: Mapping[str, Word]) -> tuple[tuple[Asked, ...], ...]:
    """A theme's alternatives. A relative of its words is as good as they."""
    in_text = (
        tuple(Asked((*w.itself, *w.related), ()) for w in _asked(language.forms(words), known))
        for words in theme.words
    )
    in_heading = (
        tuple(Asked(language.over(known[f]), ()) for f in language.forms(words) if known[f].roots)
        for words in theme.headings
    )
    return (*in_text, *in_heading)


def _page(
    snapshot: Asks, plan: _Plan, selection: SearchSelection, most: int, skip: int
) -> pd.DataFrame:
    """A page of the hits with all that is shown of them, and ``hit_count`` in each row."""
    params = {**plan.parameters, **_filters(selection), "most": most, "skip": skip}
    ranked = ask(snapshot, "search_page", params=params, using=plan.fragments)
    search_nos = [int(no) for no in ranked["search_no"]]
    # Asked for apart: as one question, the details would be looked for among all passages.
    details = ask(snapshot, "search_details", params={"search_nos": search_nos})
    ranks = ranked.drop(columns="search_no")
    columns = {name: _plain(frame[name]) for frame in (details, ranks) for name in frame}
    return pd.DataFrame(columns, dtype=object)


def _plain(column: pd.Series) -> list[object]:
    """The values with ``None`` for SQL's NULL, as ``with_none`` does at ten times the cost."""
    values = column.tolist()
    is_whole = column.name in _WHOLE
    return [None if pd.isna(v) else int(v) if is_whole else v for v in values]


def _count(snapshot: Asks, plan: _Plan, selection: SearchSelection) -> int:
    params = {**plan.parameters, **_filters(selection)}
    rows = ask(snapshot, "search_count", params=params, using=plan.fragments)
    return int(rows["hit_count"].iloc[0])


def _filters(selection: SearchSelection) -> dict[str, object]:
    names = (field.name for field in fields(selection))
    return {name: getattr(selection, name) for name in names if name not in ("words", "theme")}


def _nothing(
    snapshot: Asks,
    plan: _Plan,
    selection: SearchSelection,
    query: Query,
    known: Mapping[str, Word],
    hits: pd.DataFrame,
) -> SearchPage:
    """Why nothing was found, and what may have been meant."""
    alone = {form: _Plan((words,)) for form in query.every_word if (words := _asked([form], known))}
    everywhere = SearchSelection()
    missing = tuple(
        form
        for form, one in alone.items()
        # One word alone has been asked for already.
        if (plan.alternatives == one.alternatives and not plan.phrases)
        or not _count(snapshot, one, selection)
    )
    unknown = [
        form
        for form in missing
        if not selection.is_narrowed or not _count(snapshot, alone[form], everywhere)
    ]
    return SearchPage(
        hits.drop(columns="hit_count"),
        0,
        missing,
        _suggestion(snapshot, selection, unknown) if unknown else None,
        _count(snapshot, plan, everywhere) if selection.is_narrowed else 0,
    )


def _suggestion(snapshot: Asks, selection: SearchSelection, unknown: Sequence[str]) -> str | None:
    """The query with each unknown word spelt as the likest in the passages; ``None`` without."""
    meant = {form: _likest(snapshot, form) for form in unknown}
    suggested = selection.words
    for token in reversed(language.tokens(selection.words)):
        if token.form in meant:
            near = meant[token.form]
            if near is None:
                return None
            suggested = f"{suggested[: token.start]}{near}{suggested[token.end :]}"
    known = _words(snapshot, read_query(suggested).every_word)
    plan = _plan(replace(selection, words=suggested), read_query(suggested), None, known)
    return suggested if _count(snapshot, plan, SearchSelection()) else None


def _likest(snapshot: Asks, form: str) -> str | None:
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(form) <= _CLOSE else 2
    near = ask(snapshot, "search_near", params={"length": len(form), "most": most})["form"]
    # Of equally like words the first, which is the commonest.
    found = process.extractOne(form, list(near), scorer=OSA.distance, score_cutoff=most)
    return str(found[0]) if found else None


def _spans(snapshot: Asks, plan: _Plan, texts: Sequence[str]) -> list[list[tuple[int, int]]]:
    """Where in each text the matches stand, in order and without overlap."""
    every = [language.tokens(text) for text in texts]
    forms = sorted({token.form for tokens in every for token in tokens})
    rows = ask(snapshot, "search_words", params={"forms": forms})
    marked = {
        form
        for form, terms in zip(rows["form"], rows["terms"], strict=True)
        if not plan.marked.isdisjoint(terms)
    }
    return [
        _joined([*_of_words(tokens, marked), *_of_phrases(tokens, plan.phrases)])
        for tokens in every
    ]


def _of_words(tokens: Sequence[language.Token], marked: set[str]) -> Iterable[tuple[int, int]]:
    return ((token.start, token.end) for token in tokens if token.form in marked)


def _of_phrases(
    tokens: Sequence[language.Token], phrases: Iterable[tuple[str, ...]]
) -> Iterable[tuple[int, int]]:
    forms = [token.form for token in tokens]
    return (
        (tokens[at].start, tokens[at + len(phrase) - 1].end)
        for phrase in phrases
        for at in range(len(forms) - len(phrase) + 1)
        if tuple(forms[at : at + len(phrase)]) == phrase
    )


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
