#!/bin/sh
# What is compared with comes partly from Debian: LibreOffice prints, WeasyPrint needs Pango.
# It is installed when we may; else it is asked for, and the other parts are measured nevertheless.
set -eu
packages=""
command -v soffice >/dev/null 2>&1 || packages="libreoffice-writer-nogui"
for library in libpango-1.0-0 libpangoft2-1.0-0; do
    dpkg -s "$library" >/dev/null 2>&1 || packages="$packages $library"
done
if [ -z "$packages" ]; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Memasang pembanding: $packages / Installing what is compared with: $packages"
    # shellcheck disable=SC2086
    if apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
    then
        exit 0
    fi
fi
echo "Pembanding belum ada: sudo apt-get install $packages" >&2
echo "Missing for the comparison: sudo apt-get install $packages" >&2
