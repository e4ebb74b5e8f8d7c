import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const programs: readonly ((zip: string, folder: string) => readonly [program: string, words: readonly string[]])[] = [
  (zip, folder) => ['unzip', ['-q', zip, '-d', folder]],
  (zip, folder) => ['python3', ['-m', 'zipfile', '-e', zip, folder]],
  (zip, folder) => ['tar', ['-xf', zip, '-C', folder]],
]

/** Unpacks a zip with a program that is not ours; throws where the machine has none that can. Paths and bytes of its files. */
export function unzip(zip: string): ReadonlyMap<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'plimsoll-e2e-'))
  const unpacked = programs.some(command => {
    const [program, words] = command(zip, folder)
    return spawnSync(program, words).status === 0
  })
  if (!unpacked) throw new Error('no program here can unpack a zip: install unzip or python3')
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return new Map(
    paths
      .filter(path => statSync(join(folder, path)).isFile())
      .map(path => [path.split('\\').join('/'), readFileSync(join(folder, path))]),
  )
}
