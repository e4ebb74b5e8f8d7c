import { Fragment, type ReactNode } from 'react'
import { Rich } from '../kit'

/** Stands around the name of a part in a sentence; of no text is it a part. */
const edge = '\uE000'

/** The place of a part in a sentence of our words. */
export function placeOf(part: string): string {
  return `${edge}${part}${edge}`
}

/** A sentence of our words with controls in the places of its parts, wherever a language has them. */
export function WithParts(props: { readonly children: string; readonly parts: Readonly<Record<string, ReactNode>> }) {
  return props.children.split(edge).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a sentence have no other identity
    <Fragment key={index}>{index % 2 === 1 ? props.parts[piece] : <Rich>{piece}</Rich>}</Fragment>
  ))
}

/** The same as plain text. */
export function plainParts(sentence: string, names: Readonly<Record<string, string>>): string {
  return sentence
    .split(edge)
    .map((piece, index) => (index % 2 === 1 ? (names[piece] ?? '') : piece.replace(/<\/?b>/g, '')))
    .join('')
}
