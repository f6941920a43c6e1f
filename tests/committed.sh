#!/bin/sh
# Refuses committed files that name a package registry, a machine's path, or hold a vendored library.
set -eu
cd "$(git rev-parse --show-toplevel)"
bad=0
hosts='pypi\.org|pythonhosted\.org|npmjs\.(org|com)|registry\.yarnpkg|debian\.org/debian|artifactory'
if git grep -nIE "$hosts" -- . ':!tests/committed.sh'; then
    echo "A committed file names a package registry." >&2
    bad=1
fi
if git grep -nIE '(/home/[a-z]|/root/|/work/|/opt/pypi)' -- . ':!tests/committed.sh'; then
    echo "A committed file names a path of one machine." >&2
    bad=1
fi
if git ls-files | grep -E '\.(min\.js|woff2?|ttf|otf)$|(^|/)(node_modules|vendor)/'; then
    echo "A third-party file is committed." >&2
    bad=1
fi
exit $bad
