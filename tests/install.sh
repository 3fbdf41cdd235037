# What the suites' install scripts share, which source it. `suite` is what they are called
# in messages, `here` their folder, and `cache` where they keep what is installed.

say() { echo "$suite: $*" >&2; }

has() { command -v "$1" >/dev/null 2>&1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

# Installs Debian packages, if any are named.
debian() {
    [ $# = 0 ] && return
    has apt-get || { say "please install: $*"; return 1; }
    say "installing $*"
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get update -qq
    as_root apt-get install -y -qq --no-install-recommends "$@" \
        </dev/null >"$cache/apt.log" 2>&1 || { cat "$cache/apt.log" >&2; return 1; }
}

# Runs a step unless its folder was filled from the same files before. The stamp
# lies in the folder, so that it goes where the folder goes.
once() {
    local folder=$cache/$1 step=$2 want
    shift 2
    want=$(cat "$@" | cksum)
    [ -e "$folder/.stamp" ] && [ "$(cat "$folder/.stamp")" = "$want" ] && return
    "$step"
    echo "$want" >"$folder/.stamp"
}

# A Python of the suite's own, with what its requirements.txt pins.
python_packages() {
    rm -rf "$cache/python"
    python3 -m venv "$cache/python"
    "$cache/python/bin/pip" install --quiet --disable-pip-version-check \
        --only-binary :all: --requirement "$here/requirements.txt"
}
