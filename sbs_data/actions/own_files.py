"""The files of the authority's own figures, for who imports: read from the private folder.

Nothing of them is published, since their names, rows and days follow from what is in them.
"""

from __future__ import annotations

from sbs_data.actions.delmal import Delmal
from sbs_data.answers.statistics_files import OwnFile
from sbs_data.errors import DelmalError
from sbs_data.store import observed, statistics_acts, understood


def own_files(delmal: Delmal) -> tuple[OwnFile, ...]:
    """Every file of own figures in force, the latest imported first.

    None where the journal can't be read, or is by newer code: that is told where one imports.
    """
    private = delmal.settings.private
    try:
        entries = understood.read(private).entries
    except DelmalError:
        return ()
    found = []
    for of in statistics_acts.brought(entries):
        about = observed.about(observed.path_of(private, of.figures)) if of.in_force else None
        if about is not None and about.is_own:
            found.append(
                OwnFile(
                    file_id=of.file_id,
                    file=of.file,
                    source=about.source,
                    observations=about.rows,
                    imported_at=of.at,
                    imported_by=of.who,
                    import_no=of.act_no,
                    notices=tuple(message for _, message in about.notices),
                )
            )
    return tuple(reversed(found))
