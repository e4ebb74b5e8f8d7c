import { test as alone, expect, type Page } from '@playwright/test'
import { paste, verdict } from './bring-in'
import { test } from './page-test'
import { smallOperator } from './small-operator'
import { withoutEditor } from './without-editor'

alone.use(withoutEditor)
test.use(withoutEditor)

alone.describe('a browser that speaks Chinese', () => {
  alone.use({ locale: 'zh-CN' })

  alone('is answered in Chinese, from the verdict to the zip', async ({ page }) => {
    await page.goto('/')
    await verdict(page, '你的清单放得下吗？')
    await expect(page).toHaveTitle('Plimsoll：你的清单放得下吗？')
    await paste(page, smallOperator())
    await verdict(page, '在 Kubernetes 默认上限 下，29 个资源中有 28 个可用 kubectl apply 部署')
    await expect(page.getByRole('row', { name: /拒绝 kubectl apply 28 \/ 29 · 注解/ })).toBeVisible()
    await page.getByRole('button', { name: '改为拆分' }).click()
    await expect(page.getByRole('heading', { name: '安装顺序' })).toBeVisible()
    await expect(page.getByRole('heading', { name: '输入 29 个，输出 29 个，相等；1 个被拒绝' })).toBeVisible()
    await expect(page.getByRole('button', { name: '仍然下载…' })).toBeEnabled()
    await expect(page.getByText('在此标签页内计算')).toBeVisible()
  })
})

test('language and theme are changed at once and remembered', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('combobox', { name: 'Language' }).selectOption('简体中文')
  await verdict(page, '你的清单放得下吗？')
  await page.getByRole('combobox', { name: '主题' }).selectOption('深色')
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  expect(await scheme()).toBe('dark')
  await page.reload()
  await verdict(page, '你的清单放得下吗？')
  expect(await scheme()).toBe('dark')
  await expect(page.getByRole('combobox', { name: '语言' })).toHaveValue('zh')
})

test('dark is painted where the system is light, and light where it is dark', async ({ page }) => {
  await page.goto('/')
  for (const [system, theme, painted] of [
    ['light', 'Dark', [10, 16, 22]],
    ['dark', 'Light', [243, 246, 247]],
  ] as const) {
    await page.emulateMedia({ colorScheme: system })
    await page.getByRole('combobox', { name: 'Theme' }).selectOption(theme)
    // The status bar is drawn on paper.
    const bar = page.getByRole('contentinfo')
    await expect.poll(async () => firstPixel(page, await bar.screenshot())).toEqual(painted)
  }
})

/** The colour of a picture near its lower left corner: red, green, blue. */
function firstPixel(page: Page, picture: Buffer): Promise<number[]> {
  return page.evaluate(
    async address => {
      const image = new Image()
      image.src = address
      await image.decode()
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
      context?.drawImage(image, 0, 0)
      return [...(context?.getImageData(1, image.height - 2, 1, 1).data.slice(0, 3) ?? [])]
    },
    `data:image/png;base64,${picture.toString('base64')}`,
  )
}

test('settings that another version wrote are not believed', async ({ page }) => {
  await page.goto('/')
  await page.evaluate(() => {
    localStorage.setItem('plimsoll.language', 'xx')
    localStorage.setItem('plimsoll.theme', '{"dark":1}')
  })
  await page.reload()
  await verdict(page, 'Does your manifest fit?')
  await expect(page.getByRole('combobox', { name: 'Theme' })).toHaveValue('system')
})
