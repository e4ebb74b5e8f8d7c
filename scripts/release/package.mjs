import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../run.mjs'

/**
 * The package as it is published: the files that `npm pack` takes of a checkout, and of package.json what those who
 * install it need. A checkout is `private`, so that nothing is published from one by mistake.
 * @param {string} into the folder of the tarball
 */
export function releasePackage(into) {
  const folder = join(root, '.cache/package')
  rmSync(folder, { recursive: true, force: true })
  for (const { path } of npmPack(root, '--dry-run').files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    copyFileSync(join(root, path), join(folder, path))
  }
  const {
    private: _,
    scripts: __,
    devDependencies: ___,
    overrides: ____,
    ...about
  } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(about, null, 2)}\n`)
  npmPack(folder, '--pack-destination', into)
}

/**
 * @param {string} cwd @param {string[]} words
 * @returns {{ files: readonly { path: string }[] }}
 */
function npmPack(cwd, ...words) {
  const isWindows = process.platform === 'win32'
  const { status, stdout, stderr } = spawnSync('npm', ['pack', '--ignore-scripts', '--json', ...words], {
    cwd,
    encoding: 'utf8',
    shell: isWindows,
  })
  if (status !== 0) throw new Error(`npm pack: ${stderr}`)
  // npm 11 gives an object by name, older ones a list.
  const [packed] = Object.values(JSON.parse(stdout))
  return packed
}
