import { expect, test } from 'vitest'
import { bytes } from '../../core/bytes'
import { fileRows } from './file-rows'

test('files stand in their folders, those at the top first', () => {
  const files = ['10-crds/10-crds.yaml', '10-crds/a/b', 'README.md', 'unparsed/README.md'].map(path => ({
    path,
    bytes: bytes(1),
  }))
  expect(fileRows(files, 'shop').map(({ name, depth, file }) => [name, depth, file?.path ?? null])).toEqual([
    ['shop/', 0, null],
    ['README.md', 1, 'README.md'],
    ['10-crds/', 1, null],
    ['10-crds.yaml', 2, '10-crds/10-crds.yaml'],
    ['a/', 2, null],
    ['b', 3, '10-crds/a/b'],
    ['unparsed/', 1, null],
    ['README.md', 2, 'unparsed/README.md'],
  ])
})
