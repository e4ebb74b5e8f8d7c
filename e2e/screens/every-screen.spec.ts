import { expect, test } from '@playwright/test'
import { objections } from '../objections'
import { overflow } from '../overflow'
import { type Language, saidIn } from '../said'
import { walks } from '../walks'

const hand = { width: 390, height: 844 }
const desk = { width: 1280, height: 800 }

/** Each way a person may see the page; light and dark are looked at in each. */
const ways: readonly { name: string; language: Language; viewport: typeof desk; forcedColors?: 'active' }[] = [
  { name: 'English, 1280 wide', language: 'en', viewport: desk },
  { name: 'English, 390 wide', language: 'en', viewport: hand },
  { name: 'Chinese, 1280 wide', language: 'zh', viewport: desk },
  { name: 'Chinese, 390 wide', language: 'zh', viewport: hand },
  { name: 'English, 1280 wide, forced colours', language: 'en', viewport: desk, forcedColors: 'active' },
]

for (const { name, language, viewport, forcedColors } of ways) {
  test.describe(name, () => {
    test.use({ locale: language === 'en' ? 'en-US' : 'zh-CN', viewport })

    for (const [walk, go] of Object.entries(walks)) {
      test(walk, async ({ page }) => {
        if (forcedColors) await page.emulateMedia({ forcedColors })
        const look = async (_sight: string, what: string): Promise<void> => {
          expect.soft(await objections(page), what).toEqual([])
          expect.soft(await overflow(page), `${what} sticks out`).toBe(0)
        }
        await go({ page, said: saidIn(language), narrow: viewport === hand, look })
      })
    }
  })
}
