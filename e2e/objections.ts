import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Rules that the page breaks in light, and those of colour that it breaks in dark, each with the first place where it
 * does. `within` looks at a part of the page only: what a dialog covers is looked at without it. Nothing moves
 * meanwhile: a colour on its way to another is none of the page's.
 */
export async function objections(page: Page, within?: string): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const light = await (await builder(page, within)).withTags(tags).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await (await builder(page, within)).withRules(['color-contrast']).analyze()
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: null })
  return [
    ...light.violations.map(({ id, nodes }) => `light: ${id}: ${nodes[0]?.html}`),
    ...dark.violations.map(({ id, nodes }) => `dark: ${id}: ${nodes[0]?.html}`),
  ]
}

/**
 * Legacy mode adds the results up on this page; the other way opens a second one for it, which costs as much as all
 * rules, and there are no frames. axe itself is read once a page, and does not describe what it has nothing against.
 */
async function builder(page: Page, within?: string): Promise<AxeBuilder> {
  const isThere = await page.evaluate(() => 'axe' in window)
  const axe = new AxeBuilder(isThere ? { page, axeSource: 'void 0' } : { page })
  axe.setLegacyMode(true).options({ resultTypes: ['violations'] })
  return within === undefined ? axe : axe.include(within)
}
