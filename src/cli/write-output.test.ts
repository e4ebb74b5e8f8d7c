import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { writeOutput } from './write-output'

const file = (path: string) => ({ path, bytes: new TextEncoder().encode(path), executable: false })
const built = (...paths: string[]) => ({ files: paths.map(file), zip: () => new Uint8Array([1, 2, 3]) })

describe('what is written', () => {
  let folder: string
  const at = (...path: string[]): string => join(folder, ...path)
  const all = (): string[] => readdirSync(folder, { recursive: true }).map(String).sort()
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'plimsoll-write-'))
  })
  afterEach(() => {
    vi.restoreAllMocks()
    rmSync(folder, { recursive: true })
  })

  test.each(['out', join('a', 'b', 'out')])('is a new folder %s', async out => {
    await writeOutput(at(out), built('1.yaml', 'in/2.yaml'))
    expect(readdirSync(at(out)).sort()).toEqual(['1.yaml', 'in'])
    expect(readFileSync(at(out, 'in/2.yaml'), 'utf8')).toBe('in/2.yaml')
  })

  test('fills a folder that is there and empty', async () => {
    mkdirSync(at('out'))
    await writeOutput(at('out'), built('1.yaml', 'in/2.yaml'))
    expect(all()).toEqual(['out', join('out', '1.yaml'), join('out', 'in'), join('out', 'in', '2.yaml')].sort())
  })

  test('is a zip where the name says so', async () => {
    await writeOutput(at('a', 'out.zip'), built('1.yaml'))
    expect(all()).toEqual(['a', join('a', 'out.zip')])
    expect([...readFileSync(at('a', 'out.zip'))]).toEqual([1, 2, 3])
  })

  // A name that no file system takes stands for a disk that is full: it is met after the first file was written.
  const broken = built('1.yaml', `${'x'.repeat(5000)}.yaml`)

  test.each([
    ['a new folder', 'out'],
    ['a new folder in new folders', join('a', 'b', 'out')],
    ['a folder that is there', 'there'],
  ])('is all or nothing in %s', async (_, out) => {
    mkdirSync(at('there'))
    await expect(writeOutput(at(out), broken)).rejects.toMatchObject({ status: 3 })
    expect(all()).toEqual(['there'])
  })

  test('never overwrites what came meanwhile', async () => {
    const late = {
      files: [],
      zip: () => {
        writeFileSync(at('out.zip'), 'theirs')
        return new Uint8Array([1])
      },
    }
    await expect(writeOutput(at('out.zip'), late)).rejects.toMatchObject({ status: 2 })
    expect(readFileSync(at('out.zip'), 'utf8')).toBe('theirs')
    expect(all()).toEqual(['out.zip'])
  })

  test('never leads out of its folder', async () => {
    await expect(writeOutput(at('out'), built('1.yaml', '../2.yaml'))).rejects.toThrow('../2.yaml leads out of it')
    expect(all()).toEqual([])
  })

  test('is gone after a signal, which ends the process all the same', async () => {
    const seen: unknown[] = []
    vi.spyOn(process, 'kill').mockImplementation((_, signal) => {
      seen.push(signal, all())
      return true
    })
    const signalling = {
      ...file('2.yaml'),
      get bytes() {
        process.emit('SIGINT', 'SIGINT')
        return new Uint8Array()
      },
    }
    await writeOutput(at('a', 'out'), { files: [file('1.yaml'), signalling], zip: () => new Uint8Array() }).catch(
      () => {},
    )
    expect(seen).toEqual(['SIGINT', []])
    expect(process.listenerCount('SIGINT')).toBe(0)
  })
})
