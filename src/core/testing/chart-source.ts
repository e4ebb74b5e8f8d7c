import { gzip, tarEnd, tarHeader, tarPadding } from '../archive'
import { concat } from '../bytes'
import type { Source } from '../source'

/** Files of a chart by their paths. */
export type ChartTexts = Readonly<Record<string, string | Uint8Array>>

/** A chart's folder as a source, as the command line and the page bring it in. */
export function chartFolder(texts: ChartTexts, name = 'web/'): Source {
  return { name, bytes: tarOf(texts) }
}

/** The same, packed. */
export function chartArchive(texts: ChartTexts, name = 'web.tgz'): Source {
  return { name, bytes: gzip(tarOf(texts)) }
}

function tarOf(texts: ChartTexts): Uint8Array {
  const files = Object.entries(texts).map(([path, content]) => ({
    path: `web/${path}`,
    content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  }))
  const parts = files.flatMap(({ path, content }) => [
    tarHeader({ path, size: content.length }),
    content,
    tarPadding(content.length),
  ])
  return concat([...parts, tarEnd])
}

/** Bytes that no deflate makes smaller, the same every time. */
export function noise(count: number): Uint8Array {
  let state = 1
  return Uint8Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 24
  })
}
