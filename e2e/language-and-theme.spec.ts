import { expect, test } from '@playwright/test'
import { operatorWithCrds } from '../src/core/sample'
import { paste, verdict } from './bring-in'
import { withoutEditor } from './without-editor'

test.use(withoutEditor)

test.describe('a browser that speaks Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('is answered in Chinese, from the verdict to the zip', async ({ page }) => {
    await page.goto('/')
    await verdict(page, '您的清单装得下吗？')
    await expect(page).toHaveTitle('Plimsoll：清单装得下吗？')
    await paste(page, operatorWithCrds())
    await verdict(page, '在 Kubernetes 默认上限 下，29 个资源中有 28 个可用 kubectl apply 部署')
    await expect(page.getByRole('row', { name: /拒绝 kubectl apply 28 \/ 29 · 注解/ })).toBeVisible()
    await page.getByRole('button', { name: '制定拆分计划' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '2 个分包 分属 2 个阶段' })).toBeVisible()
    await expect(page.getByRole('heading', { name: '输入 29 个，输出 29 个，相等' })).toBeVisible()
    await expect(page.getByRole('button', { name: /^下载 zip/ })).toBeEnabled()
    await expect(page.getByText('在此标签页内计算')).toBeVisible()
  })
})

test('language and theme are changed at once and remembered', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文')
  await verdict(page, '您的清单装得下吗？')
  await page.getByRole('combobox', { name: '主题' }).selectOption('深色')
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  expect(await scheme()).toBe('dark')
  await page.reload()
  await verdict(page, '您的清单装得下吗？')
  expect(await scheme()).toBe('dark')
  await expect(page.getByRole('combobox', { name: '语言' })).toHaveValue('zh')
})

test('settings that another version wrote are not believed', async ({ page }) => {
  await page.addInitScript(() => {
    localStorage.setItem('plimsoll.language', 'xx')
    localStorage.setItem('plimsoll.theme', '{"dark":1}')
  })
  await page.goto('/')
  await verdict(page, 'Will your manifest go in?')
  await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveValue('system')
})
