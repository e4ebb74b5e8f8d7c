import { type ComponentType, lazy } from 'react'

/** What puts a fresh one in the place of each part that did not load. */
const failed = new Set<() => void>()

/**
 * As `lazy` of React, which never asks again for what did not load: after `renewParts` this is loaded anew where it is
 * next shown.
 */
export function part<Props extends object>(load: () => Promise<{ readonly default: ComponentType<Props> }>) {
  const fresh = () =>
    lazy(async () => {
      try {
        return await load()
      } catch (error) {
        failed.add(renew)
        throw error
      }
    })
  let Loaded = fresh()
  function renew(): void {
    Loaded = fresh()
  }
  return function Part(props: Props) {
    const Current = Loaded as ComponentType<Props>
    return <Current {...props} />
  }
}

/** Parts that did not load are asked for again when they are next shown. */
export function renewParts(): void {
  for (const renew of failed) renew()
  failed.clear()
}
