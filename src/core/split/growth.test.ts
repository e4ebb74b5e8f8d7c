import { expect, test } from 'vitest'
import { loadTexts, manifest } from '../testing/manifest'
import { buildSplit } from '.'

test('invariant 20: ten times the input takes about ten times as long', () => {
  const microsecondsFor = (count: number): number => {
    const pairs = Array.from(
      { length: count },
      (_, i) => manifest`ConfigMap c${i} ns=shop; Widget.example.org/v1 w${i}`,
    )
    const load = loadTexts(manifest`Namespace shop; CRD Widget.example.org/v1` + pairs.join(''))
    const times = [1, 2, 3].map(() => {
      // Time of this process alone: the machine may be busy with other things.
      const begun = process.cpuUsage()
      buildSplit(load, { preset: 'fit', form: 'text', target: 'kubectl', maxBytes: null, name: 'shop' })
      const { user, system } = process.cpuUsage(begun)
      return user + system
    })
    return Math.min(...times)
  }
  microsecondsFor(100)
  // 12 is the rule; collecting garbage comes when it comes.
  expect(microsecondsFor(3000) / microsecondsFor(300)).toBeLessThan(24)
})
