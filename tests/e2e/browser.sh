#!/bin/sh
# The journeys need a real browser. Debian's Chromium is installed when we may; else it is asked for.
set -eu
if command -v chromium >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Memasang Chromium untuk uji peramban. / Installing Chromium for the browser tests."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
    exit 0
fi
echo "Uji peramban memerlukan Chromium: sudo apt-get install chromium" >&2
echo "The browser tests need Chromium: sudo apt-get install chromium" >&2
exit 1
