import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closeText, mostBytes, type OpenText, openText, unmasked } from './open-text'

const sourceOf = (...parts: BlobPart[]) => ({ id: 1, name: 'a.yaml', content: new Blob(parts) })
const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer())

async function opened(source: ReturnType<typeof sourceOf>, part: Parameters<typeof openText>[1] = null) {
  const text = await openText(source, part, unmasked)
  if (typeof text === 'string') throw new Error(text)
  return text
}

/** As the editor would hand the text back. */
const edit = (text: OpenText, change: (text: string) => string) => closeText(text, change(text.text))

describe('a text that is opened and closed', () => {
  test('is the same bytes, with any mark and any line ends', async () => {
    const piece = fc.constantFrom('a: b', '\n', '\r\n', 'é中😀', '\ufeff', '  - x', '\u2028')
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async pieces => {
        const source = sourceOf(pieces.join(''))
        expect(await bytesOf(edit(await opened(source), text => text))).toEqual(await bytesOf(source.content))
      }),
    )
  })

  test.each([
    ['utf-16le', [0xff, 0xfe, 0x61, 0x00, 0x2d, 0x4e]],
    ['utf-16be', [0xfe, 0xff, 0x00, 0x61, 0x4e, 0x2d]],
  ] as const)('stays %s', async (encoding, bytes) => {
    const source = sourceOf(new Uint8Array(bytes))
    const text = await opened(source)
    expect(text).toMatchObject({ encoding, text: 'a中', mark: true })
    expect([...(await bytesOf(edit(text, same => same)))]).toEqual(bytes)
  })

  test('keeps the byte order mark out of the text and before an edit', async () => {
    const text = await opened(sourceOf('\ufeffa: b\n'))
    expect(text.text).toBe('a: b\n')
    expect(await edit(text, () => 'c: d\n').arrayBuffer()).toEqual(await new Blob(['\ufeffc: d\n']).arrayBuffer())
  })
})

describe('a source that is too large', () => {
  const padding = `# ${'x'.repeat(mostBytes)}\n`
  const document = 'kind: ConfigMap\n'
  const source = sourceOf(padding, document, '---\nlast: é\n')
  const part = { start: padding.length, end: padding.length + document.length, firstLine: 2, isSecret: false }

  test('is opened at one document, and an edit of it is put back between the rest', async () => {
    const text = await opened(source, part)
    expect(text).toMatchObject({ extent: 'part', text: document, firstLine: 2 })
    expect(await edit(text, () => 'kind: Secret\n').text()).toBe(`${padding}kind: Secret\n---\nlast: é\n`)
  })

  test('with one document that is too large itself shows the beginning of that', async () => {
    const text = await opened(source, { start: 0, end: padding.length, firstLine: 1, isSecret: false })
    expect(text.extent).toBe('peek')
    expect(text.text).toHaveLength(1_000_000)
  })
})

describe('what an edit would change beside', () => {
  test.each([
    ['a\nb\n', false],
    ['a\r\nb\r\n', false],
    ['a\r\nb\n', true],
    ['a\rb\n', true],
    ['\na\r\n', true],
  ])('is known of the line ends of %j', async (content, mixedLines) => {
    expect((await opened(sourceOf(content))).mixedLines).toBe(mixedLines)
  })

  test('is known of bytes that are no UTF-8, and of U+FFFD that is', async () => {
    expect((await opened(sourceOf('a', new Uint8Array([0xff])))).damaged).toBe(true)
    expect((await opened(sourceOf('a\ufffd'))).damaged).toBe(false)
  })
})

test('a binary source has no text', async () => {
  expect(await openText(sourceOf(new Uint8Array([0x89, 0x50, 0x00])), null, unmasked)).toBe('binary')
})
