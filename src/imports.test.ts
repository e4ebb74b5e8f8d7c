import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { drawnParts, graphOfRooms, withParts } from '../scripts/rooms/draw.mjs'
import { unusedExports } from '../scripts/rooms/exports.mjs'
import { importsOf, shippedFiles, specifiersIn, src } from '../scripts/rooms/imports.mjs'
import { beside, fault, flow } from '../scripts/rooms/rules.mjs'

const files = shippedFiles()

describe('the import graph', () => {
  test('keeps to the table of the architecture', () => {
    const faults = files
      .flatMap(importsOf)
      .flatMap(found => (fault(found) ? [`${found.file} imports ${found.specifier}: ${fault(found)}`] : []))
    expect(faults).toEqual([])
  })

  test('has every folder of the core in the table', () => {
    const known = [...flow.flat(), ...beside.map(entry => entry.room), 'testing']
    const folders = readdirSync(join(src, 'core'), { withFileTypes: true }).filter(entry => entry.isDirectory())
    expect(folders.map(folder => folder.name).filter(name => !known.includes(name))).toEqual([])
  })

  test('has no cycle between rooms', () => {
    const edges = new Map([...graphOfRooms()].map(([room, to]) => [room, new Set(to)]))
    expect(edges.size).toBeGreaterThan(20)
    expect(roomsOnCycles(edges)).toEqual([])
  })

  test('has no circle of files in the store: a slice needs only what stands above it', () => {
    const edges = new Map<string, Set<string>>()
    for (const { file, specifier } of files.filter(file => file.startsWith('app/store/')).flatMap(importsOf)) {
      if (specifier.startsWith('./'))
        edges.set(file, (edges.get(file) ?? new Set()).add(`app/store/${specifier.slice(2)}.ts`))
    }
    expect(edges.size).toBeGreaterThan(10)
    expect(roomsOnCycles(edges)).toEqual([])
  })

  test('is drawn as it is in docs/architecture.md: `npm run rooms` draws it anew', () => {
    const page = readFileSync(join(src, '../docs/architecture.md'), 'utf8')
    expect(page).toBe(withParts(page, drawnParts()))
    expect(page.match(/<!-- made: /g)).toHaveLength(Object.keys(drawnParts()).length)
  })

  test('has nothing that is exported and imported nowhere', () => {
    // Taken by scripts from what vite builds of them.
    const built = ['src/cli/main.ts', 'src/core/testing/server-objects.ts', 'src/core/testing/stored-objects.ts']
    const unused = unusedExports().filter(found => found.startsWith('src/'))
    expect(unused.filter(found => !built.some(file => found.startsWith(file)))).toEqual([])
  })

  test('leads from the core to no clock and no chance', () => {
    const impure = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\b|\bsetTimeout\b/
    const core = files.filter(file => file.startsWith('core/'))
    expect(core.filter(file => impure.test(withoutComments(readFileSync(join(src, file), 'utf8'))))).toEqual([])
  })
})

/** Takes away rooms that import nothing until only rooms on cycles, or above one, are left. */
function roomsOnCycles(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  let left = [...edges.keys()]
  for (;;) {
    const next = left.filter(room => [...(edges.get(room) ?? [])].some(to => left.includes(to)))
    if (next.length === left.length) return next
    left = next
  }
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
}

describe('the guard itself', () => {
  test('sees every way a module can name another', () => {
    const code = `
      import type { A } from './a'
      import './b'
      export { c } from './c'
      export * from './d'
      const e = await import('./e')
      new Worker(new URL('./f.worker.ts', import.meta.url), { type: 'module' })
      // import g from './g'
    `
    expect(specifiersIn('x.ts', code).toSorted()).toEqual(['./a', './b', './c', './d', './e', './f.worker.ts'])
  })

  test.each([
    ['core/plan/plan.ts', '../bytes', null],
    ['core/plan/plan.ts', './stage', null],
    ['core/plan/deep/x.ts', '../../verdict', null],
    ['core/route/create.ts', '../limit', null],
    ['core/export/zip.ts', '../archive', null],
    ['cli/main.ts', '../core/analysis', null],
    ['cli/main.ts', 'node:fs', null],
    ['app/main.tsx', './shell', null],
    ['app/kit/size.tsx', '../../core/bytes', null],
    ['core/plan/plan.ts', '../bytes/bytes', 'core/bytes is imported by its index only'],
    ['core/bytes/bytes.ts', '../source', 'core/source is not above core/bytes in the flow'],
    ['core/plan/plan.ts', '../remedy', null],
    ['core/remedy/remedy.ts', '../plan', 'core/plan is not above core/remedy in the flow'],
    ['core/encoding/json.ts', '../limit', 'core/limit is not above core/encoding in the flow'],
    ['core/limit/limits.ts', '../source', 'core/source is not above core/limit in the flow'],
    [
      'core/compare/compare.ts',
      '../source',
      'core/compare must not import core/source: it compares results, not texts',
    ],
    ['core/proof/proof.ts', '../testing', 'core/testing is not above core/proof in the flow'],
    ['core/plan/plan.ts', '../../engine/engine', 'core must not import engine'],
    ['core/plan/plan.ts', 'node:fs', 'core/plan must not import node:fs'],
    ['core/plan/plan.ts', 'yaml', 'core/plan must not import yaml'],
    ['core/export/zip.ts', 'fflate', 'core/export must not import fflate'],
    ['engine/engine.ts', 'react', 'engine must not import react'],
    ['engine/engine.ts', '../app', 'engine must not import app'],
    ['cli/main.ts', '../engine/worker-engine', 'cli must not import engine'],
    ['app/shell/page.tsx', '../store/store', 'app/store is imported by its index only'],
    ['app/kit/size.tsx', '../store', 'app/kit knows nothing but how bytes are written'],
    ['app/kit/size.tsx', '../../core/plan', 'app/kit knows nothing but how bytes are written'],
    ['app/shell/page.tsx', 'left-pad', 'left-pad is in no row of the table of libraries'],
  ])('judges %s importing %s', (file, specifier, expected) => {
    expect(fault({ file, specifier })).toBe(expected)
  })

  test('finds a cycle', () => {
    const edges = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c'])],
      ['c', new Set(['b', 'd'])],
    ])
    expect(roomsOnCycles(edges)).toEqual(['a', 'b', 'c'])
  })
})
