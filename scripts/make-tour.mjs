import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { preview } from 'vite'
import { buildIfStale } from './build.mjs'
import { provideChromium } from './chromium.mjs'
import { animatedWebp } from './docs/animated-webp.mjs'
import { root } from './run.mjs'

// `node scripts/make-tour.mjs` makes docs/plimsoll.webp, the moving picture of the README, of the built page: an
// operator's manifest comes in, what is refused, the route that takes it, the split with its receipt. Run by hand when
// the page looks different; the picture is committed.

const size = { width: 1200, height: 750 }

buildIfStale('page')
const server = await preview({ root, logLevel: 'warn', preview: { port: 0 } })
const browser = await chromium.launch({ executablePath: provideChromium() ?? '' })
const page = await browser.newPage({ viewport: size, locale: 'en-US', colorScheme: 'light', reducedMotion: 'reduce' })

/** @type {{ webp: Buffer, milliseconds: number }[]} */
const frames = []

/** @param {number} milliseconds how long it is shown */
async function show(milliseconds) {
  const png = await page.screenshot({ animations: 'disabled', caret: 'hide' })
  frames.push({ webp: await asWebp(png), milliseconds })
}

await page.goto(server.resolvedUrls?.local[0] ?? '')
await page.getByRole('heading', { level: 1 }).waitFor()
await show(1500)
await page.getByRole('button', { name: 'Operator with CRDs' }).click()
await page.getByRole('heading', { level: 1, name: /28 of 29 resources fit/ }).waitFor()
await page.getByRole('region', { name: 'Editor' }).getByText('apiVersion').first().waitFor()
await settled()
await show(4000)
await page
  .getByRole('row', { name: /kubectl apply --server-side/ })
  .first()
  .click()
await page.getByRole('heading', { level: 1, name: /29 of 29 resources fit/ }).waitFor()
await settled()
await show(2500)
await page.getByRole('button', { name: 'Split', exact: true }).click()
await page.getByRole('heading', { name: /^29 in, 29 out, equal/ }).waitFor()
await settled()
await show(4000)

await browser.close()
await server.close()
const file = join(root, 'docs/plimsoll.webp')
writeFileSync(file, animatedWebp(frames, size))
console.log(`${frames.length} frames, ${readFileSync(file).length.toLocaleString('en')} bytes`)

/** Until nothing on the page says that it is being computed. */
async function settled() {
  while ((await page.getByText(/computing|reading back/i).count()) > 1) await page.waitForTimeout(200)
}

/**
 * A picture as WebP, made by the browser itself.
 * @param {Buffer} png
 */
async function asWebp(png) {
  const drawing = await browser.newPage()
  const base64 = await drawing.evaluate(async source => {
    const image = new Image()
    image.src = `data:image/png;base64,${source}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    canvas.getContext('2d', { alpha: false })?.drawImage(image, 0, 0)
    return canvas.toDataURL('image/webp', 0.82).replace(/^.*,/, '')
  }, png.toString('base64'))
  await drawing.close()
  return Buffer.from(base64, 'base64')
}
