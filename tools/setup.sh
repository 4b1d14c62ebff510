#!/bin/sh
# Prepares .venv: `setup.sh base` for running Warmline, `setup.sh test` for everything the tests need too.
# Uses uv when it is there, fetches it from the package index when not, and falls back to pip. Quick when nothing changed.
set -eu
cd "$(dirname "$0")/.."
kind=${1:-base}
venv=.venv
stamp="$venv/.installed-$kind"

case $kind in
    base) wanted=requirements.txt ;;
    test) wanted=requirements-test.txt ;;
    *) echo "setup.sh: '$kind' is neither base nor test." >&2; exit 2 ;;
esac
sum=$(cat "$wanted" pyproject.toml tools/setup.sh | cksum)
if [ -x "$venv/bin/python" ] && [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ]; then
    exit 0
fi

find_python() {
    for name in python3.11 python3.12 python3.13 python3; do
        if command -v "$name" >/dev/null 2>&1 && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            echo "$name"
            return
        fi
    done
    echo "Warmline needs Python 3.11 or newer, and none was found. Install it and run this again." >&2
    exit 1
}

if [ ! -x "$venv/bin/python" ]; then
    echo "Preparing the local environment in $venv ..."
    if command -v uv >/dev/null 2>&1; then
        uv venv --quiet --python "$(find_python)" "$venv"
    elif ! "$(find_python)" -m venv "$venv"; then
        echo "Python could not make a virtual environment. On Debian: apt-get install python3-venv" >&2
        exit 1
    fi
fi
if command -v uv >/dev/null 2>&1; then
    uv=uv
else
    [ -x "$venv/bin/uv" ] || "$venv/bin/python" -m pip install --quiet uv || true
    uv="$venv/bin/uv"
fi
if command -v "$uv" >/dev/null 2>&1 && "$uv" --version >/dev/null 2>&1; then
    "$uv" pip install --quiet --python "$venv/bin/python" --require-hashes -r "$wanted"
    "$uv" pip install --quiet --python "$venv/bin/python" --no-deps -e .
else
    "$venv/bin/python" -m pip install --quiet --require-hashes -r "$wanted"
    "$venv/bin/python" -m pip install --quiet --no-deps -e .
fi
echo "$sum" >"$stamp"
