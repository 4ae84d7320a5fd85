#!/usr/bin/env bash
# Packs a program that was built into a Debian package, and writes its path. dpkg-deb alone: nothing to install, and what goes in stands here.
#   scripts/package.sh PROGRAM [FOLDER]      ZICHTBAAR_PACK_FAST=1: little compression, for tests
set -euo pipefail
program=$(realpath "$1")
folder=$(realpath -m "${2:-target/package}")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=$(sed -n '/^\[workspace.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)
arch=$(dpkg --print-architecture)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root="$work/root"
put() { install -D -m "$1" "$2" "$root/$3"; }

put 755 "$program" usr/bin/zichtbaar
strip --strip-unneeded "$root/usr/bin/zichtbaar"
for unit in relay desk; do
  put 644 "packaging/systemd/zichtbaar-$unit.service" "usr/lib/systemd/system/zichtbaar-$unit.service"
  put 644 "data/examples/$unit.toml" "usr/share/doc/zichtbaar/examples/$unit.toml"
done
put 644 packaging/systemd/zichtbaar-backup.service usr/lib/systemd/system/zichtbaar-backup.service
put 644 packaging/systemd/zichtbaar-backup.timer usr/lib/systemd/system/zichtbaar-backup.timer
put 644 packaging/systemd/sysusers.conf usr/lib/sysusers.d/zichtbaar.conf
install -d -m 755 "$root/etc/zichtbaar"
# Keys: root's alone, and the services are handed them.
install -d -m 700 "$root/etc/zichtbaar/desk"
put 644 docs/running.md usr/share/doc/zichtbaar/running.md
put 644 data/retention.toml usr/share/doc/zichtbaar/examples/retention.toml
put 644 data/clocks.toml usr/share/doc/zichtbaar/examples/clocks.toml
put 644 data/consents.toml usr/share/doc/zichtbaar/examples/consents.toml
put 644 data/contacts.toml usr/share/doc/zichtbaar/examples/contacts.toml
put 644 data/rights.toml usr/share/doc/zichtbaar/examples/rights.toml
put 644 packaging/Caddyfile usr/share/doc/zichtbaar/examples/Caddyfile
put 644 packaging/nginx.conf usr/share/doc/zichtbaar/examples/nginx.conf
put 644 packaging/debian/copyright usr/share/doc/zichtbaar/copyright
gzip -9n < CHANGELOG.md > "$work/changelog.gz"
put 644 "$work/changelog.gz" usr/share/doc/zichtbaar/changelog.gz

# The libraries it is linked with, by the packages that have them; without dpkg-dev, those that every such program needs.
depends="libc6, libgcc-s1"
if command -v dpkg-shlibdeps >/dev/null; then
  mkdir -p "$work/debian"
  printf 'Source: zichtbaar\nPackage: zichtbaar\nArchitecture: any\n' > "$work/debian/control"
  found=$(cd "$work" && dpkg-shlibdeps -O "$root/usr/bin/zichtbaar" 2>/dev/null | sed -n 's/^shlibs:Depends=//p') || found=
  depends=${found:-$depends}
fi
mkdir -p "$root/DEBIAN"
sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$arch/" -e "s/@DEPENDS@/$depends/" \
    -e "s/@SIZE@/$(du -sk "$root" | cut -f1)/" -e "s/@MAINTAINER@/${DEBFULLNAME:-Zichtbaar} <${DEBEMAIL:-packages@example.org}>/" \
    packaging/debian/control.in > "$root/DEBIAN/control"
for script in postinst prerm postrm; do put 755 "packaging/debian/$script" "DEBIAN/$script"; done
(cd "$root" && find usr -type f -print0 | sort -z | xargs -0 md5sum) > "$root/DEBIAN/md5sums"

# The same program packed twice is the same package.
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
mkdir -p "$folder"
package="$folder/zichtbaar_${version}_$arch.deb"
if [ -n "${ZICHTBAAR_PACK_FAST:-}" ]; then press=(-Zgzip -z1); else press=(-Zxz); fi
dpkg-deb --root-owner-group "${press[@]}" --build "$root" "$package" >&2
echo "$package"
