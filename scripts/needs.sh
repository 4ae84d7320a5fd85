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
  [ "$major" -ge 20 ] || missing "node 20 or later (here: $major)" "a newer nodejs package"
}
