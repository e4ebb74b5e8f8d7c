import { expect, test } from '@playwright/test'
import { choose, configMap } from '../bring-in'
import { objections } from '../objections'
import { overflow } from '../overflow'
import { type Language, saidIn } from '../said'
import { walks } from '../walks'

const hand = { width: 390, height: 844 }
const desk = { width: 1280, height: 800 }

/** Each way a person may see the page; light and dark are looked at in each. */
const routes: readonly { name: string; language: Language; viewport: typeof desk }[] = [
  { name: 'English, 1280 wide', language: 'en', viewport: desk },
  { name: 'English, 390 wide', language: 'en', viewport: hand },
  { name: 'Chinese, 1280 wide', language: 'zh', viewport: desk },
  { name: 'Chinese, 390 wide', language: 'zh', viewport: hand },
]

for (const { name, language, viewport } of routes) {
  test.describe(name, () => {
    test.use({ locale: language === 'en' ? 'en-US' : 'zh-CN', viewport })

    for (const [walk, go] of Object.entries(walks)) {
      test(walk, async ({ page }) => {
        const look = async (_sight: string, what: string): Promise<void> => {
          expect.soft(await objections(page), what).toEqual([])
          expect.soft(await overflow(page), `${what} sticks out`).toBe(0)
        }
        await go({ page, said: saidIn(language), narrow: viewport === hand, look })
      })
    }
  })
}

// The one screen whose text has colours of its own; the others are not looked at in forced colours.
test('the editor in forced colours', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await page.goto('/')
  await choose(page, [{ name: 'one.yaml', text: configMap('one') }])
  await expect(page.getByRole('region', { name: 'Editor' })).toContainText('name: one')
  expect(await objections(page)).toEqual([])
})
