import type { Mapping, Path } from '../manifest'
import { secretParts, type Visible, visibleIn } from './secret-parts'
import { hiddenWord } from './secret-words'

/** Tells the steps of a path in an object as they may be shown. */
export type NamesOf = (path: Path) => Path

const known = new WeakMap<Mapping, NamesOf>()

/**
 * The steps of a path in an object, every name hidden that may not be told: what is below a hidden value of a Secret,
 * and what is no key of one. Hidden names differ by a number, so that they stay apart.
 */
export function shownNames(object: Mapping): NamesOf {
  const found = known.get(object) ?? createNames(object)
  known.set(object, found)
  return found
}

function createNames(object: Mapping): NamesOf {
  const parts = new Map(secretParts(object).map(part => [keyOf(part.path), visibleIn(part)]))
  if (parts.size === 0) return path => path
  const hidden = new Map([...parts].map(([at, visible]) => [at, placesIn(visible)]))
  const numbers = new Map<string, number>()
  const hide = (path: Path): string => {
    const key = keyOf(path)
    const number = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, number)
    return `${hiddenWord} ${number}`
  }
  const isHidden = (path: Path): boolean => {
    for (let length = path.length - 1; length >= 0; length--) {
      const at = keyOf(path.slice(0, length))
      const visible = parts.get(at)
      const places = hidden.get(at)
      if (!visible || !places) continue
      const below = path.slice(length)
      for (let depth = below.length; depth > 0; depth--) {
        const place = keyOf(below.slice(0, depth))
        if (places.others.has(place)) return false
        if (depth < below.length && places.hidden.has(place)) return true
      }
      return places.hidden.has('[]') || !visible.keys.has(String(path.at(-1)))
    }
    return false
  }
  return path =>
    path.map((step, index) => {
      const upTo = path.slice(0, index + 1)
      return typeof step === 'string' && isHidden(upTo) ? hide(upTo) : step
    })
}

/** Whether what stands at a path of the object may not be seen: it is secret, or lies in what is. */
export function hiddenIn(object: Mapping): (path: Path) => boolean {
  const hidden = new Set<string>()
  const others = new Set<string>()
  for (const part of secretParts(object)) {
    const visible = visibleIn(part)
    for (const path of visible.hidden) hidden.add(keyOf([...part.path, ...path]))
    for (const path of visible.others) others.add(keyOf([...part.path, ...path]))
  }
  if (hidden.size === 0) return () => false
  return path => {
    for (let length = path.length; length >= 0; length--) {
      const at = keyOf(path.slice(0, length))
      if (others.has(at)) return false
      if (hidden.has(at)) return true
    }
    return false
  }
}

function placesIn({ hidden, others }: Visible): Readonly<Record<'hidden' | 'others', ReadonlySet<string>>> {
  return { hidden: new Set(hidden.map(keyOf)), others: new Set(others.map(keyOf)) }
}

function keyOf(path: Path): string {
  return JSON.stringify(path)
}
