import { compareUtf8, type Steps, sha256Hex, sha256OfAll } from '../bytes'
import type { Plan, Unparsed, WrittenDocument } from '../plan'
import type { Load } from '../resource'
import { type ExportInput, type OutputFile, textFile } from './export'
import { planFile } from './plan-file'
import { readmeFile } from './readme'
import { applierOf, completeOptions } from './rules'
import { unparsedFiles, unparsedReadme } from './unparsed'
import { writerOf } from './writers'

/**
 * A plan as files for its applier, in steps between which others may have their turn: the bundles, what makes the
 * applier take them, `README.md`, `plan.json`, and under `unparsed/` what is in no bundle. `written` is what the plan
 * was made from.
 */
export function* exportSteps(
  load: Load,
  plan: Plan,
  written: readonly (WrittenDocument | Unparsed['reason'])[],
): Steps<OutputFile[]> {
  const { target: applier } = plan.settings
  const writer = writerOf(applier)
  const input: ExportInput = {
    load,
    plan,
    written,
    options: completeOptions(applierOf(applier).options, plan.settings.options),
  }
  const bundles = writer.bundles(input)
  yield
  const unparsed = unparsedFiles(load, plan)
  yield
  const additions = writer.additions(input)
  yield
  const readme = readmeFile(writer, input)
  yield
  const planned = planFile(writer, input, bundles, unparsed)
  yield
  return [
    ...bundles,
    ...additions,
    readme,
    planned,
    ...unparsed.map(({ file }) => file),
    ...(unparsed.length > 0 ? [unparsedReadme(load, plan, unparsed)] : []),
  ]
}

/**
 * `SHA256SUMS` of the files, as `sha256sum -c` reads it. Paths of an export hold no line break and no backslash, which
 * would need escaping.
 */
export function checksumFile(files: readonly OutputFile[]): OutputFile {
  const lines = files
    .toSorted((a, b) => compareUtf8(a.path, b.path))
    .map(file => `${file.pieces ? sha256OfAll(file.pieces()) : digestOf(file.bytes)}  ${file.path}\n`)
  return textFile('SHA256SUMS', lines.join(''))
}

const digests = new WeakMap<Uint8Array, string>()

/** SHA-256 of a file's bytes, which do not change: `plan.json` and `SHA256SUMS` both name it. */
export function digestOf(bytes: Uint8Array): string {
  const digest = digests.get(bytes) ?? sha256Hex(bytes)
  digests.set(bytes, digest)
  return digest
}
