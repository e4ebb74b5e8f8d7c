import type { Plan } from '../plan'
import { bundleFile } from './manifest-files'
import { shellWord } from './shell-word'

/**
 * `pipeline.sh`, an example for a job that has nothing of the export yet: fetches all bundles at the same time, as none needs another to be fetched,
 * holds them against `SHA256SUMS`, and applies them in order.
 */
export function pipelineScript({ bundles }: Plan): string {
  const files = ['apply.sh', ...bundles.map(bundleFile)].map(shellWord)
  return `#!/bin/sh
# Example of a pipeline: fetches these bundles in parallel, checks them, and applies them in order.
# BASE_URL=https://example.com/shop ./pipeline.sh [arguments of apply.sh]
# Which bundle needs which is in plan.json: bundles[].dependsOn.
set -eu
: "\${BASE_URL:?says where the files of this export are}"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fetch() { curl --fail --silent --show-error --location --output "$1" "$BASE_URL/$1"; }

fetch SHA256SUMS
for file in ${files.join(' ')}; do
  fetch "$file" &
  grep "  $file\\$" SHA256SUMS >>wanted
done
wait
# A file that did not come is no match either.
sha256sum -c --quiet wanted
sh ./apply.sh "$@"
`
}
