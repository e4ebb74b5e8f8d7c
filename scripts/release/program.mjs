import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { licenceOfNode, nodeOf } from '../package/nodes.mjs'
import { noticesFile } from '../package/with-notices.mjs'
import { root } from '../run.mjs'

/** The line of Node that the program is made with and holds: the first whose `--build-sea` makes it in one step. */
export const line = '26'

export const platform = `${process.platform}-${process.arch}`

/**
 * The command line as one program with Node inside, for the platform that this runs on; else why not.
 * @param {string} version
 * @returns {{ folder: string, file: string, plugins: string, node: string } | string} folder: what goes into its
 *   archive; plugins: a folder with it under the name by which kubectl finds it; node: the version in it
 */
export function buildProgram(version) {
  const node = nodeOf(line)
  if (node === null) return `No program that needs no Node: Node ${line}, which makes it, could not be fetched.`
  const folder = join(root, '.cache/program')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'archive'), { recursive: true })
  const cli = join(root, 'dist/cli')
  const main = readdirSync(cli).find(name => /^program-.*\.cjs$/.test(name)) ?? ''
  const file = join(folder, 'archive', process.platform === 'win32' ? 'plimsoll.exe' : 'plimsoll')
  const settings = { main: join(cli, main), output: file, disableExperimentalSEAWarning: true, useCodeCache: true }
  writeFileSync(join(folder, 'sea.json'), JSON.stringify(settings))
  const built = spawnSync(node, ['--build-sea', join(folder, 'sea.json')], { encoding: 'utf8' })
  if (built.status !== 0 || !existsSync(file))
    return `No program that needs no Node: node --build-sea says ${built.stderr}${built.stdout}`
  // macOS runs nothing that is changed and not signed anew.
  if (process.platform === 'darwin') spawnSync('codesign', ['--sign', '-', '--force', file])
  chmodSync(file, 0o755)
  const said = spawnSync(file, ['--version'], { encoding: 'utf8' }).stdout.trim()
  if (said !== version) return `No program that needs no Node: it says '${said}' for its version`
  copyFileSync(join(root, 'LICENSE'), join(folder, 'archive/LICENSE'))
  copyFileSync(join(cli, noticesFile), join(folder, 'archive', noticesFile))
  const licence = licenceOfNode(line)
  if (licence === null)
    return 'No program that needs no Node: the licence of Node, which has to go with it, was not found beside it.'
  copyFileSync(licence, join(folder, 'archive/LICENSE-NODE'))
  const plugins = join(folder, 'plugins')
  mkdirSync(plugins)
  symlinkSync(file, join(plugins, 'kubectl-plimsoll'))
  const held = spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.trim().replace('v', '')
  return { folder: join(folder, 'archive'), file, plugins, node: held }
}
