import { expect } from '@playwright/test'
import { configMap, paste, verdict } from './bring-in'
import { test } from './page-test'

test('what was brought in and planned survives a reload when asked for, until it is forgotten', async ({ page }) => {
  await page.goto('/')
  await paste(page, `${configMap('a')}---\n${configMap('b')}`)
  await verdict(page, '2 of 2 resources fit')
  await page.getByRole('button', { name: 'Keep it for a reload' }).click()
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('kept in this browser for this tab')).toBeVisible()

  let asked = 0
  page.on('dialog', dialog => {
    asked++
    void dialog.accept()
  })
  await page.reload()
  await expect(page.getByRole('heading', { name: '2 in, 2 out, equal' })).toBeVisible()
  expect(asked).toBe(0)

  await page.getByRole('button', { name: 'Forget' }).click()
  await expect(page.getByRole('button', { name: 'Keep it for a reload' })).toBeVisible()
  await page.reload()
  // Nothing is kept any more, so the browser asks first.
  expect(asked).toBe(1)
  await page.getByRole('button', { name: 'Analyze', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Does your manifest fit?' })).toBeVisible()
})

test('an input that may hold a Secret is never kept', async ({ page }) => {
  await page.goto('/')
  await paste(page, 'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {k: hunter2hunter2}\n')
  await verdict(page, '1 of 1 resource fits')
  await page.getByRole('button', { name: 'Keep it for a reload' }).click()
  await expect(page.getByText('not kept: it may hold a Secret')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Does your manifest fit?' })).toBeVisible()
})
