#!/bin/sh
# Finds a Chrome or Chromium for the browser tests; installs Debian's where there is none. Its form without a desktop is
# the smaller package and needs half the processor time for the same pages.
set -eu
for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "Installing Chromium for the browser tests ..."
    apt-get update -qq
    export DEBIAN_FRONTEND=noninteractive
    for package in chromium-headless-shell chromium; do
        apt-get install -y -qq --no-install-recommends "$package" >/dev/null && exit 0
    done
fi
echo "The browser tests need Chrome or Chromium. Install one (Debian: apt-get install chromium) and run this again." >&2
exit 1
