import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildIfStale } from '../build.mjs'
import { noticesWhole } from '../package/check-notices.mjs'
import { lines, nodeOf } from '../package/nodes.mjs'
import {
  asksNobody,
  commandsRun,
  examplesRun,
  holdsNothingElse,
  installed,
  packed,
  programsRun,
  typesHold,
} from '../package/try-package.mjs'
import { root } from '../run.mjs'

export const name = 'the package, installed in an empty folder'

/** @param {import('../conformance.mjs').Reporter} reporter */
export async function run({ check, skip }) {
  for (const build of /** @type {const} */ (['cli', 'library', 'page', 'file'])) buildIfStale(build, { quiet: true })
  const { folder, remove } = installed(packed(join(tmpdir(), `plimsoll-packed-${process.pid}`)))
  try {
    await check('nothing but the package is installed, and it holds no cache', () => holdsNothingElse(folder))
    await check('nothing in it can reach a network', () => asksNobody(folder))
    await check('the examples of docs/library.md run', () => examplesRun(folder))
    await check('its types are whole, and a program with a wrong option is refused', () => typesHold(folder))
    const nodes = lines.flatMap(line => {
      const node = nodeOf(line)
      if (node === null) skip(`no Node ${line} to try the package on: the package \`node\` could not be fetched`)
      return node === null ? [] : [{ line, node }]
    })
    for (const { line, node } of [{ line: process.versions.node, node: process.execPath }, ...nodes]) {
      await check(`on Node ${line}: every command, its JSON as the schemas say`, () => commandsRun(folder, node))
      await check(`on Node ${line}: a program that imports it, and one that requires it`, () =>
        programsRun(folder, node),
      )
    }
    const shipped = join(folder, 'node_modules/plimsoll/dist')
    for (const [build, file] of [
      ['cli', join(shipped, 'cli/THIRD-PARTY-NOTICES.txt')],
      ['library', join(shipped, 'library/THIRD-PARTY-NOTICES.txt')],
      ['page', join(root, 'dist/page/THIRD-PARTY-NOTICES.txt')],
      ['file', join(root, 'dist/plimsoll.html')],
    ]) {
      await check(`the licences of all packages in the ${build} stand in it`, () =>
        noticesWhole(build ?? '', readFileSync(file ?? '', 'utf8')),
      )
    }
  } finally {
    remove()
  }
}
