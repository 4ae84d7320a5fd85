#!/usr/bin/env bash
# Builds what browsers seal with: assets/sealer.wasm, the same bytes on every machine. `--check` builds it anew and compares.
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
# Small before fast.
export RUSTFLAGS='--cfg sha2_backend="soft" --cfg sha2_backend_soft="compact" --cfg keccak_backend="soft"'
SEALER_SYSROOT=$SEALER_SYSROOT SEALER_ROOT=$PWD RUSTC_WRAPPER=$PWD/scripts/sealer.sh \
  cargo build --quiet --locked --profile sealer -p sealer --lib --target wasm32-unknown-unknown --target-dir target/sealer
made=target/sealer/wasm32-unknown-unknown/sealer/sealer.wasm
case "${1:-}" in
  --check) cmp "$made" assets/sealer.wasm && echo "1 passed, 0 failed" ;;
  *) cp "$made" assets/sealer.wasm ;;
esac
