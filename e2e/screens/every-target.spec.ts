import { expect } from '@playwright/test'
import { operatorWithCrds } from '../../src/core/sample'
import { paste, verdict } from '../bring-in'
import { test } from '../page-test'
import { choosePlan } from '../split'
import { expectZipFor, targets } from '../targets'
import { withoutEditor } from '../without-editor'

test.use(withoutEditor)

test('every target: proved on screen, downloaded, unpacked', async ({ page }) => {
  await page.goto('/')
  await paste(page, operatorWithCrds())
  await verdict(page, /28 of 29 resources fit/)
  await page.getByRole('button', { name: 'Split instead' }).click()
  await choosePlan(page, 'Install stages')
  await expect(page.getByRole('heading', { name: /^29 in, 29 out, equal/ })).toBeVisible()
  for (const target of targets) await test.step(target.label, () => expectZipFor(page, target))
})
