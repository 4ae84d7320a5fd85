#!/usr/bin/env bash
# Builds what browsers seal with, the same bytes on every machine: assets/sealer.wasm; assets/opener.wasm, the same with what it takes to open
# a thread; assets/sealer.js and assets/opener.js, each as JavaScript for browsers that may run no WebAssembly (Tor Browser set to Safer).
# `--check` builds them anew and compares.
# Cargo calls this file itself, with a compiler to run: paths of this machine stand in messages of faults that never show, and as flags of the
# build they would give every symbol another name.
set -euo pipefail
if [ -n "${SEALER_ROOT:-}" ]; then
  remaps=(--remap-path-prefix="$SEALER_ROOT=/zichtbaar" --remap-path-prefix="$SEALER_SYSROOT=/rust")
  for folder in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*; do remaps+=(--remap-path-prefix="$folder=/crates"); done
  exec "$@" "${remaps[@]}"
fi
cd "$(dirname "${BASH_SOURCE[0]}")/.."
SEALER_SYSROOT=$(rustc --print sysroot)
# Nothing of another build mixes in, wherever this one is told to keep what it makes on the way.
unset CARGO_BUILD_BUILD_DIR
# Small before fast.
export RUSTFLAGS='--cfg sha2_backend="soft" --cfg sha2_backend_soft="compact" --cfg keccak_backend="soft"'
made=target/sealer/wasm32-unknown-unknown/sealer/sealer.wasm
# Keeps what was made under this name among the assets, or compares it with what is kept there.
keep() {
  case "$mode" in
    --check) cmp "$1" "assets/$2" ;;
    *) cp "$1" "assets/$2" ;;
  esac
}
# Binaryen translates, esbuild takes the spaces out; both are pinned.
tools=crates/sealer/js/node_modules/.bin
[ -d "${tools%/.bin}" ] || (cd crates/sealer/js && npm ci --no-audit --no-fund --silent)
can=(mutable-globals sign-ext nontrapping-float-to-int bulk-memory bulk-memory-opt reference-types multivalue)
as_script() {
  "$tools/wasm2js" "$1" -Oz "${can[@]/#/--enable-}" -o target/sealer/long.mjs
  "$tools/esbuild" target/sealer/long.mjs --minify --target=es2020 --format=iife --global-name=zichtbaarSealer --log-level=error --outfile="$2"
}
mode=${1:-}
for name in opener sealer; do
  features=; [ "$name" = opener ] && features=opening
  SEALER_SYSROOT=$SEALER_SYSROOT SEALER_ROOT=$PWD RUSTC_WRAPPER=$PWD/scripts/sealer.sh \
    cargo build --quiet --locked --profile sealer -p sealer --lib --no-default-features --features "$features" \
    --target wasm32-unknown-unknown --target-dir target/sealer
  keep "$made" "$name.wasm"
  as_script "$made" "target/sealer/$name.js"
  keep "target/sealer/$name.js" "$name.js"
done
[ "$mode" != --check ] || echo "4 passed, 0 failed"
