import { Fragment, type ReactNode } from 'react'

/**
 * A sentence of our own words with its facts in `<b>`, its commands in `<c>` and its keys in `<k>`. Meant for words
 * with numbers in them: a name from the input could hold such a tag and would be set as one (it still could do no more
 * than look bold).
 */
export function Rich({ children }: { readonly children: string }) {
  const open: { tag: string; parts: ReactNode[] }[] = [{ tag: '', parts: [] }]
  for (const [index, piece] of children.split(/(<\/?[bck]>)/).entries()) {
    const [, closing, tag] = /^<(\/?)([bck])>$/.exec(piece) ?? []
    if (tag === undefined) open.at(-1)?.parts.push(piece)
    else if (closing === '') open.push({ tag, parts: [] })
    else {
      const closed = open.pop()
      if (closed) open.at(-1)?.parts.push(<Fragment key={index}>{wrap(closed)}</Fragment>)
    }
  }
  return open[0]?.parts
}

function wrap({ tag, parts }: { readonly tag: string; readonly parts: readonly ReactNode[] }): ReactNode {
  if (tag === 'b') return <b>{parts}</b>
  if (tag === 'k') return <kbd className="key">{parts}</kbd>
  return <code>{parts}</code>
}
