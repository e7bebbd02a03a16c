# The pages for phones and browsers, built before the hall server, which embeds them.

# Builds them when a source is newer than what is built.
build_pages() {
  pages_are_fresh && return
  install_page_parts
  step "Building the pages"
  (cd "$ROOT/web" && npm run build)
}

# Fetches the pages' libraries when the lock file changed.
install_page_parts() {
  local have=$ROOT/web/node_modules/.package-lock.json
  [[ -f $have && ! $ROOT/web/package-lock.json -nt $have ]] && return
  step "Fetching the pages' libraries"
  (cd "$ROOT/web" && npm ci --no-audit --no-fund) ||
    refuse "npm could not fetch the pages' libraries: check the network and start again"
}

pages_are_fresh() {
  # The phone page is written last.
  local built=$ROOT/web/dist/t/index.html newer
  [[ -f $built && -f $ROOT/web/dist/index.html ]] || return 1
  # What the pages hold of the documents is in web/facts, and a test of the crate `phone` sees that it is fresh.
  newer=$(find "$ROOT/web" \
    \( -path "$ROOT/web/node_modules" -o -path "$ROOT/web/dist" -o -path "$ROOT/web/tests" \) -prune -o \
    -type f -newer "$built" -print -quit)
  [[ -z $newer ]]
}
