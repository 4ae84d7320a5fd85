# What the commands need: installed where that can be done quietly, named where it cannot.

missing() { echo "Missing: $1. Install it with: $2" >&2; exit 1; }

# As root on Debian or Ubuntu the package is installed; otherwise the person is told what to type.
package() {
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing $*" >&2
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
  else
    missing "$*" "sudo apt-get install $*"
  fi
}

need_rust() {
  if [ -f "$HOME/.cargo/env" ]; then . "$HOME/.cargo/env"; fi
  command -v cc >/dev/null || package build-essential
  command -v cargo >/dev/null || missing "a Rust toolchain" "rustup (see rustup.rs), then ./dev again"
  if command -v rustup >/dev/null; then
    rustup target list --installed | grep -q wasm32-unknown-unknown || rustup target add wasm32-unknown-unknown
  fi
}

need_nextest() {
  command -v cargo-nextest >/dev/null || cargo install --locked cargo-nextest
}

need_node() {
  command -v npm >/dev/null || package nodejs npm
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  if [ "$major" -lt 20 ]; then
    # Debian 12 has node 18; npm carries later ones, for this folder only.
    echo "Installing a later node into target/node" >&2
    npm install --prefix target/node --no-audit --no-fund --silent node@22 npm@10
    PATH="$PWD/target/node/node_modules/.bin:$PATH"
    major=$(node -p 'process.versions.node.split(".")[0]')
  fi
  [ "$major" -ge 20 ] || missing "node 20 or later (here: $major)" "a newer nodejs package"
}

need_browser() {
  command -v chromium >/dev/null || package chromium
}

# The other family of browsers, Tor's among them.
need_firefox() {
  command -v firefox-esr >/dev/null || [ -n "${FIREFOX:-}" ] || package firefox-esr
}

# For the door of an onion service; it keeps off the network here.
need_tor() {
  command -v tor >/dev/null || package tor
}

# The fonts in which copies are put on paper, in every script.
need_fonts() {
  local font
  for font in NotoSans-Regular.ttf:fonts-noto-core NotoSansCJK-Regular.ttc:fonts-noto-cjk; do
    [ -n "$(find /usr/share/fonts -name "${font%%:*}" -print -quit 2>/dev/null)" ] || package "${font##*:}"
  done
}

# A second opinion on cleaned copies; without them the tests rest on their own.
need_mat2() {
  command -v mat2 >/dev/null && command -v exiftool >/dev/null || package mat2 libimage-exiftool-perl
}

# Where the server's programs are: Debian keeps them out of the path.
postgres_programs() {
  local folder
  for folder in /usr/lib/postgresql/*/bin /usr/local/bin; do
    [ -x "$folder/initdb" ] && { echo "$folder"; return; }
  done
}

need_postgres() {
  [ -n "$(postgres_programs)" ] || package postgresql
  [ -n "$(postgres_programs)" ] || missing "PostgreSQL 15 or later" "sudo apt-get install postgresql"
}

# A cluster of its own for this run, on a free port of this machine, gone when the run ends. It never runs as root.
start_postgres() {
  local programs as=() port
  programs=$(postgres_programs)
  postgres_folder=$(mktemp -d /tmp/zichtbaar-postgres.XXXXXX)
  port=$((20000 + RANDOM % 20000))
  if [ "$(id -u)" = 0 ]; then
    chown postgres "$postgres_folder"
    as=(runuser -u postgres --)
  fi
  "${as[@]}" "$programs/initdb" -D "$postgres_folder/data" -A trust -U zichtbaar >/dev/null
  "${as[@]}" "$programs/pg_ctl" -D "$postgres_folder/data" -w -l "$postgres_folder/log" \
    -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$postgres_folder -c max_connections=200" start >/dev/null
  stop_postgres="${as[*]} $programs/pg_ctl -D $postgres_folder/data -m immediate stop"
  trap '$stop_postgres >/dev/null 2>&1; rm -rf "$postgres_folder"' EXIT
  export ZICHTBAAR_TEST_POSTGRES_DATA="$postgres_folder/data"
  export ZICHTBAAR_TEST_POSTGRES="postgres://zichtbaar@127.0.0.1:$port"
}

# Looks into a running program's memory, to show that no word of a report is left there.
need_gdb() {
  command -v gcore >/dev/null || package gdb
}
