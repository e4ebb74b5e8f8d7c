import { Fragment, type ReactNode } from 'react'
import type { HeadlinePart } from '../../core/words'
import { Rich } from '../kit'

/**
 * Stand around a part and its name; of no text are they a part, so that a name of the input opens and closes nothing.
 */
const marks = { open: '\uE000', named: '\uE001', close: '\uE002' }
const markedPart = /\uE000(\w+)\uE001([^\uE002]*)\uE002/

/** Marks a part of a sentence for `Marked`. */
export function mark(part: HeadlinePart, text: string): string {
  return `${marks.open}${part}${marks.named}${unmarked(text)}${marks.close}`
}

/** The sentence as plain text. */
export function plainText(sentence: string): string {
  return unmarked(sentence.replace(new RegExp(markedPart, 'g'), '$2').replace(/<\/?b>/g, ''))
}

/** A sentence with `<b>` and marked parts; `show` says how a part looks. */
export function Marked(props: {
  readonly children: string
  readonly show: (part: HeadlinePart, text: string) => ReactNode
}) {
  const pieces = props.children.split(markedPart)
  return pieces.map((piece, index) => {
    // Text, name of the part, its text, and so on.
    if (index % 3 === 1) return null
    const shown = index % 3 === 2 ? props.show(pieces[index - 1] as HeadlinePart, piece) : <Rich>{piece}</Rich>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a sentence have no other identity
    return <Fragment key={index}>{shown}</Fragment>
  })
}

function unmarked(text: string): string {
  return text.replace(/[\uE000-\uE002]/g, '')
}
