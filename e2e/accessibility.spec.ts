import { expect } from '@playwright/test'
import { choose, configMap, paste, verdict } from './bring-in'
import { objections } from './objections'
import { overflow } from './overflow'
import { test } from './page-test'
import { saidIn } from './said'
import { smallOperator } from './small-operator'
import { walks } from './walks'

// Several screens in a row, each looked at twice. Their other states, widths and languages: npm run test:screens.
test.slow()

for (const [name, walk] of Object.entries(walks)) {
  test(`${name}: nothing that axe objects to`, async ({ page }) => {
    const look = async (sight: string, what: string): Promise<void> => {
      if (sight === 'state') return
      expect.soft(await objections(page, sight === 'dialog' ? '[role=dialog]' : undefined), what).toEqual([])
    }
    await walk({ page, said: saidIn('en'), narrow: false, look })
  })
}

test.describe('in a hand', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('nothing sticks out: the verdict, the split, problems of a source with a long name', async ({ page }) => {
    await page.goto('/')
    await paste(page, smallOperator())
    await verdict(page, '28 of 29 resources fit')
    await expect(page.getByRole('figure')).toBeVisible()
    expect(await overflow(page)).toBe(0)
    await page.getByRole('button', { name: 'Split', exact: true }).click()
    await expect(page.getByRole('status').filter({ hasText: /2 bundles/ })).toBeVisible()
    expect(await overflow(page)).toBe(0)
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('button', { name: 'Clear all sources' }).click()
    await choose(page, [{ name: `${'long-'.repeat(30)}name.yaml`, text: `${configMap('good')}---\nkind: [broken\n` }])
    await verdict(page, /not readable/)
    await expect(page.getByRole('radio', { name: 'Data' })).toBeVisible()
    expect(await overflow(page)).toBe(0)
    await page.getByRole('button', { name: '1 problem' }).click()
    expect(await overflow(page)).toBe(0)
  })
})
