#!/bin/sh
# Makes .venv with a Python >= 3.11, or says in one sentence what is missing.
set -eu

NEW_ENOUGH='import sys; sys.exit(sys.version_info < (3, 11))'

if [ -x .venv/bin/python ] && .venv/bin/python -c "$NEW_ENOUGH" 2>/dev/null \
    && .venv/bin/python -m pip --version >/dev/null 2>&1; then
    exit 0
fi

python=
for name in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if command -v "$name" >/dev/null 2>&1 && "$name" -c "$NEW_ENOUGH" 2>/dev/null; then
        python=$name
        break
    fi
done
if [ -z "$python" ]; then
    echo "Delmål needs Python 3.11 or later and found none (looked for ${PYTHON:-python3, python3.14 … python3.11})." >&2
    echo "Install one, or say where it is: make install PYTHON=/path/to/python3" >&2
    exit 1
fi

can_make() { "$python" -c 'import ensurepip, venv' 2>/dev/null; }

if ! can_make; then
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    package=python$version-venv
    echo "$python has no venv module with pip: that is Debian's package $package." >&2
    if command -v apt-get >/dev/null 2>&1; then
        if [ "$(id -u)" = 0 ]; then
            become=
        elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
            become="sudo -n"
        else
            echo "Install it (sudo apt-get install $package) and try again." >&2
            exit 1
        fi
        echo "Installing it with apt-get." >&2
        $become apt-get update >&2
        DEBIAN_FRONTEND=noninteractive $become apt-get install -y --no-install-recommends "$package" >&2
    fi
    if ! can_make; then
        echo "Install $package, or what your system calls it, and try again." >&2
        exit 1
    fi
fi

echo "Making .venv with $("$python" --version)." >&2
rm -rf .venv
"$python" -m venv .venv
