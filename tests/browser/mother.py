"""Gives birth to cold servers: it has imported what a server imports, and served nobody.

Importing is nine tenths of what a server's start costs (two seconds of processor), and is the same
each time. A child is as cold as any in what matters: no page was drawn and nothing was asked in it.

Each line of its input is a server to start, as JSON; each line of its output a process id.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import resource
import signal
import sys
from typing import Any, NoReturn

import streamlit.web.bootstrap
import streamlit.web.cli
import streamlit.web.server.starlette

import pages.parts
import sbs_data
from sbs_data import analysis


def import_all() -> None:
    """What is imported at the start, and at the first page; never a page, which would be drawn."""
    for package in (sbs_data, pages.parts):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith(".__main__"):
                importlib.import_module(module.name)
    analysis.warm_up()
    gc.collect()
    gc.freeze()


def serve(wanted: dict[str, Any]) -> NoReturn:
    """Become what ``streamlit run`` would be in a process of its own."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    said = os.open(wanted["log"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for mine, standard in ((nothing, 0), (said, 1), (said, 2)):
        os.dup2(mine, standard)
    if wanted.get("descriptors"):
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted["descriptors"],) * 2)
    os.environ.update(wanted["environment"])
    os.chdir(wanted["folder"])
    sys.argv = ["streamlit", *wanted["arguments"]]
    sys.exit(streamlit.web.cli.main(prog_name="streamlit"))


def main() -> None:
    """Until there is nothing more on the input: then the parent has gone."""
    import_all()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the children here
    while line := sys.stdin.readline():
        child = os.fork()
        if child == 0:
            serve(json.loads(line))
        print(child, flush=True)


if __name__ == "__main__":
    main()
