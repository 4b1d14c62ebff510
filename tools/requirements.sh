#!/bin/sh
# Writes requirements.txt (to run) and requirements-test.txt (to run and test) from pyproject.toml: exact versions
# with hashes for every platform, and no address of any index.
set -eu
cd "$(dirname "$0")/.."
uv=uv
command -v uv >/dev/null 2>&1 || uv=.venv/bin/uv
compile() {
    out=$1
    shift
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
        --no-emit-index-url --no-emit-find-links "$@" pyproject.toml -o "$out"
}
compile requirements.txt
compile requirements-test.txt --group test --group lint --group docs --group bench --group mutants
