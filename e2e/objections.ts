import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * Rules that the page breaks in light, and those of colour that it breaks in dark, each with the first place where it
 * does. `within` looks at a part of the page only: what a dialog covers is looked at without it.
 */
export async function objections(page: Page, within?: string): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: 'light' })
  const light = await builder(page, within).withTags(tags).analyze()
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await builder(page, within).withRules(['color-contrast']).analyze()
  await page.emulateMedia({ colorScheme: 'light' })
  return [
    ...light.violations.map(({ id, nodes }) => `light: ${id}: ${nodes[0]?.html}`),
    ...dark.violations.map(({ id, nodes }) => `dark: ${id}: ${nodes[0]?.html}`),
  ]
}

/**
 * Legacy mode adds the results up on this page; the other way opens a second one for it, which costs as much as all
 * rules, and there are no frames.
 */
function builder(page: Page, within?: string): AxeBuilder {
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  return within === undefined ? axe : axe.include(within)
}
