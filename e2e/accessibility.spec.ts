import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { operatorWithCrds } from '../src/core/sample'
import { choose, configMap, paste, verdict } from './bring-in'

const screens: readonly { title: string; open: (page: Page) => Promise<void> }[] = [
  { title: 'the empty page', open: page => verdict(page, 'Will your manifest go in?') },
  {
    title: 'the weighed operator',
    open: async page => {
      await paste(page, operatorWithCrds())
      await verdict(page, '28 of 29 resources go in')
      await expect(page.getByRole('figure')).toBeVisible()
    },
  },
  {
    title: 'the text of a resource',
    open: async page => {
      await paste(page, configMap('one'))
      await verdict(page, 'The one resource goes in')
      await page.getByRole('button', { name: 'Look at one' }).click()
      await page.getByRole('radio', { name: 'Text' }).check({ force: true })
      await expect(page.getByRole('region', { name: 'Text of one' })).toBeVisible()
    },
  },
  {
    title: 'one resource of the operator',
    open: async page => {
      await paste(page, operatorWithCrds())
      await verdict(page, '28 of 29 resources go in')
      await page.getByRole('button', { name: /^Look at/ }).click()
      await expect(page.getByRole('region', { name: 'Byte ledger' })).toBeVisible()
      await expect(page.getByRole('figure', { name: /^Where the bytes of/ })).toBeVisible()
    },
  },
  {
    title: 'the map of the operator',
    open: async page => {
      await paste(page, operatorWithCrds())
      await verdict(page, '28 of 29 resources go in')
      await page.getByRole('radio', { name: 'Map' }).check({ force: true })
      await expect(page.getByRole('figure', { name: /^Where the bytes of/ })).toBeVisible()
    },
  },
  {
    title: 'problems',
    open: async page => {
      await choose(page, [{ name: 'mixed.yaml', text: `${configMap('good')}---\nkind: [broken\n` }])
      await verdict(page, /cannot be read/)
      await page.getByRole('button', { name: '1 problem' }).click()
      await expect(page.getByRole('region', { name: 'Problems' })).toBeVisible()
    },
  },
  {
    title: 'nothing but problems',
    open: async page => {
      await choose(page, [{ name: 'empty.yaml', text: '' }])
      await verdict(page, /No resource was found/)
    },
  },
  {
    title: 'the split',
    open: async page => {
      await paste(page, operatorWithCrds())
      await page.getByRole('button', { name: 'Plan the split' }).click()
      await page.getByRole('combobox', { name: 'For', exact: true }).selectOption('ClusterResourceSet')
      await expect(page.getByRole('region', { name: /cannot be placed/ })).toBeVisible()
    },
  },
  {
    title: 'a toast',
    open: async page => {
      await choose(page, [{ name: 'one.yaml', text: configMap('one') }])
      await verdict(page, 'The one resource goes in')
      await page.getByRole('button', { name: 'Clear all sources' }).click()
      await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
    },
  },
  {
    title: 'the help',
    open: async page => {
      await page.getByRole('button', { name: 'Help' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
]

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })
    for (const { title, open } of screens) {
      test(`${title} has nothing that axe objects to`, async ({ page }) => {
        await page.goto('/')
        await open(page)
        expect(await objections(page)).toEqual([])
      })
    }
  })
}

test.describe('in a hand', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('the verdict, the menu and the split have nothing that axe objects to, and nothing sticks out', async ({
    page,
  }) => {
    await page.goto('/')
    await page.getByRole('button', { name: 'Menu' }).click()
    await expect(page.getByRole('combobox', { name: 'Theme' })).toBeVisible()
    expect(await objections(page)).toEqual([])
    await page.keyboard.press('Escape')
    await paste(page, operatorWithCrds())
    await verdict(page, '28 of 29 resources go in')
    await expect(page.getByRole('figure')).toBeVisible()
    expect(await objections(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    await page.getByRole('button', { name: 'Split', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1, name: /2 bundles/ })).toBeVisible()
    expect(await objections(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
  })

  test('a mix of good, broken and data sticks out nowhere', async ({ page }) => {
    await page.goto('/')
    await choose(page, [{ name: `${'long-'.repeat(30)}name.yaml`, text: `${configMap('good')}---\nkind: [broken\n` }])
    await verdict(page, /cannot be read/)
    await expect(page.getByRole('radio', { name: 'Data' })).toBeVisible()
    expect(await overflow(page)).toBe(0)
    await page.getByRole('button', { name: '1 problem' }).click()
    expect(await overflow(page)).toBe(0)
    expect(await objections(page)).toEqual([])
  })
})

/** Rules broken, each with the first place where it is. */
async function objections(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/** Pixels by which the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
