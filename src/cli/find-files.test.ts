import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findFiles } from './find-files'
import { run } from './run'
import { outcomeOf } from './testing/outcome-of'

const root = mkdtempSync(join(tmpdir(), 'plimsoll-folders-'))
afterAll(() => rmSync(root, { recursive: true }))

const manifest = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`
const at = (path: string) => join(root, path)

function write(path: string): void {
  mkdirSync(join(at(path), '..'), { recursive: true })
  writeFileSync(at(path), manifest('a'))
}

function found(path: string) {
  const { files, failures } = findFiles(at(path))
  const short = (text: string) => text.replaceAll(`${root}/`, '')
  return [files.map(short), failures.map(({ path, kind }) => `${kind} ${short(path)}`)]
}

describe('files of a folder', () => {
  test('are found in byte order of names, without hidden ones and node_modules', () => {
    for (const name of ['b.yaml', 'a/z.yml', 'B.json', 'ﬀ.yaml', '𝒜.yaml', 'x.txt']) write(`plain/${name}`)
    for (const name of ['.git/c.yaml', '.hidden.yaml', 'node_modules/m.yaml', 'a/node_modules/n.json']) {
      write(`plain/${name}`)
    }
    expect(found('plain')).toEqual([
      ['plain/B.json', 'plain/a/z.yml', 'plain/b.yaml', 'plain/ﬀ.yaml', 'plain/𝒜.yaml'],
      [],
    ])
  })

  test('are found through links; a folder is read once, so that loops end', () => {
    write('elsewhere/f.yaml')
    write('elsewhere/inner/g.yaml')
    mkdirSync(at('links/sub'), { recursive: true })
    symlinkSync('../elsewhere/f.yaml', at('links/file.yaml'))
    symlinkSync('../elsewhere/inner', at('links/folder'))
    symlinkSync('..', at('links/sub/up'))
    symlinkSync('../links', at('links/self.yaml'))
    symlinkSync('nowhere', at('links/text'))
    expect(found('links')).toEqual([['links/file.yaml', 'links/folder/g.yaml'], []])
    symlinkSync('links', at('by-link'))
    expect(found('by-link')).toEqual([['by-link/file.yaml', 'by-link/folder/g.yaml'], []])
  })

  test('that cannot be read are named, and the others found', () => {
    write('broken/a.yaml')
    write('broken/z.yaml')
    symlinkSync('nowhere.yaml', at('broken/b.yaml'))
    symlinkSync('c.yaml', at('broken/c.yaml'))
    expect(found('broken')).toEqual([
      ['broken/a.yaml', 'broken/z.yaml'],
      ['unreadable broken/b.yaml', 'unreadable broken/c.yaml'],
    ])
  })

  // Whoever is root reads everything.
  test.skipIf(process.getuid?.() === 0)('a folder and a file without permission are named', async () => {
    write('closed/a.yaml')
    write('closed/b.yaml')
    write('closed/in/c.yaml')
    chmodSync(at('closed/b.yaml'), 0)
    chmodSync(at('closed/in'), 0)
    const { stdout, stderr } = await outcomeOf(terminal => run(['analyze', at('closed')], terminal))
    chmodSync(at('closed/in'), 0o700)
    expect(stdout).toContain('1 resource')
    expect(stderr).toContain(at('closed/b.yaml'))
    expect(stderr).toContain(at('closed/in'))
  })

  test('a path that is not there, one below a file, and a folder without manifests', () => {
    write('nothing/x.txt')
    expect(found('nothing')).toEqual([[], ['empty nothing']])
    expect(found('absent')).toEqual([[], ['missing absent']])
    expect(found('nothing/x.txt/y')).toEqual([[], ['missing nothing/x.txt/y']])
  })

  test.each(['analyze', 'compare', 'fix'])('%s says that a folder is empty', async command => {
    mkdirSync(at('empty'), { recursive: true })
    const words = command === 'compare' ? [at('empty'), at('plain')] : [at('empty')]
    const { stderr, status } = await outcomeOf(terminal => run([command, ...words], terminal))
    expect(stderr).toContain('no file ending .yaml, .yml or .json is in this folder')
    expect(status).toBe(2)
  })
})

describe('what is left out', () => {
  const analyzed = (...words: string[]) => outcomeOf(terminal => run(['analyze', '-o', 'json', ...words], terminal))
  const sourcesOf = ({ stdout }: { readonly stdout: string }): string[] =>
    JSON.parse(stdout).sources.map(({ name }: { name: string }) => name.replaceAll(`${root}/`, ''))

  beforeAll(() => {
    for (const path of ['a.yaml', 'dist/install.yaml', 'dist/keep.yaml', 'sub/gen/b.yaml', 'sub/c.yaml'])
      write(`repo/${path}`)
    mkdirSync(at('repo/.git'))
    writeFileSync(at('repo/.gitignore'), 'dist/*\n!dist/keep.yaml\n')
    writeFileSync(at('repo/sub/.plimsollignore'), 'gen/\n')
  })

  test.each([
    [['repo'], ['a.yaml', 'dist/install.yaml', 'dist/keep.yaml', 'sub/c.yaml']],
    [
      ['repo', '--gitignore'],
      ['a.yaml', 'dist/keep.yaml', 'sub/c.yaml'],
    ],
    [['repo', '--ignore', '/a.yaml', '--ignore', 'dist'], ['sub/c.yaml']],
    // A pattern counts from the folder that holds it, and above a folder that is named only in its repository.
    [['repo/sub', '--ignore', '*.yaml', '--ignore', '!c.yaml'], ['sub/c.yaml']],
    [['repo/dist', '--gitignore'], ['dist/keep.yaml']],
    // What is named is read.
    [['repo/sub/gen'], ['sub/gen/b.yaml']],
    [['repo/dist/install.yaml', '--gitignore', '--ignore', '*'], ['dist/install.yaml']],
  ])('%j reads %j', async ([path = '', ...words], files) => {
    expect(sourcesOf(await analyzed(at(path), ...words))).toEqual(files.map(file => `repo/${file}`))
  })

  test('is counted, and named where that is asked for', async () => {
    expect((await analyzed(at('repo'))).stderr).toBe(
      'plimsoll: 1 file or folder left out by patterns (-v names them)\n',
    )
    expect((await analyzed(at('repo'), '-v')).stderr).toContain(`  ${at('repo/sub/gen')}\n`)
  })
})
