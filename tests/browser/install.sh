#!/bin/sh
# What the tests of pages need and pip cannot bring: Chromium, its checkers, Java for one.
set -eu
cd "$(dirname "$0")"

missing=""
# the sheet of the charter is measured with these letters
fc-list 2>/dev/null | grep -qi liberation || missing="$missing fonts-liberation fonts-dejavu-core"
command -v chromium >/dev/null || missing="$missing chromium"
command -v java >/dev/null || missing="$missing default-jre-headless"
command -v npm >/dev/null || missing="$missing npm"
if [ -n "$missing" ]; then
    if ! command -v apt-get >/dev/null; then
        echo "Please install:$missing (or set QMS_NO_BROWSER=1 to leave these tests out)" >&2
        exit 1
    fi
    root=""
    [ "$(id -u)" = 0 ] || root="sudo"
    export DEBIAN_FRONTEND=noninteractive
    $root apt-get update -q
    # shellcheck disable=SC2086
    $root apt-get install -y -q --no-install-recommends $missing
fi
npm ci --no-audit --no-fund --silent
